"""Links, fetched from a server on this machine, and refused where they lead inside."""

import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest

from crossread.ingest import FetchSettings, IngestSettings, read_inputs
from crossread.ingest.fetch import fetch
from crossread.model.outcomes import Rejected
from crossread.model.reports import RawDocument

ARTICLE = b"A mill burned down in Arda on Monday, police said. Two people were hurt.\n"
REDIRECTS = {"/moved": "/mill", "/loop": "/loop", "/out": "http://10.0.0.1/secret", "/odd": "file:///etc/passwd"}
STATUS = {"/gone": 410, "/forbidden": 403, "/busy": 429, "/broken": 500}


class Site(BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def do_GET(self):
        if self.path in REDIRECTS:
            self.answer(302, b"", Location=REDIRECTS[self.path])
        elif self.path in STATUS:
            self.answer(STATUS[self.path], b"")
        elif self.path == "/robots.txt":
            self.answer(200, b"User-agent: *\nDisallow: /closed\n")
        elif self.path == "/picture":
            self.answer(200, b"\x89PNG", **{"Content-Type": "image/png"})
        elif self.path == "/large":
            self.answer(200, b"word " * 50_000, **{"Content-Type": "text/plain"})
        else:
            self.answer(200, ARTICLE, **{"Content-Type": "text/plain; charset=utf-8"})

    def answer(self, status, body, **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="module")
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://localhost:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


HERE = FetchSettings(allow_private=True, max_bytes=100_000)


def cause(url, settings=HERE):
    found = fetch(url, settings)
    assert isinstance(found, Rejected)
    assert found.input == url
    return found.cause


def test_a_link_gives_a_document(site):
    (found,) = read_inputs([f"{site}/moved"], settings=IngestSettings(fetch=HERE))
    assert isinstance(found, RawDocument)
    assert found.is_url
    assert found.text == ARTICLE.decode()
    assert found.source == f"{site}/moved"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/gone", "missing"),
        ("/forbidden", "forbidden"),
        ("/busy", "busy"),
        ("/broken", "unreachable"),
        ("/loop", "redirects"),
        ("/odd", "scheme"),
        ("/picture", "content-type"),
        ("/large", "too-large"),
        ("/closed/mill", "robots"),
    ],
)
def test_each_failure_has_its_cause(site, path, expected):
    assert cause(f"{site}{path}") == expected


def test_a_closed_port_is_unreachable():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert cause(f"http://127.0.0.1:{port}/") == "unreachable"


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://192.168.1.1/",
        "http://0.0.0.0/",
        "http://100.64.0.1/",
        "http://[fe80::1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
    ],
)
def test_addresses_that_are_not_public_are_refused(url):
    assert cause(url, FetchSettings()) == "private-address"


def test_links_with_a_password_are_refused():
    assert cause("http://user:secret@example.org/", FetchSettings()) == "bad-link"


def public(handler, names):
    return FetchSettings(transport=httpx.MockTransport(handler), resolver=lambda host, port: names[host])


def test_a_redirect_into_the_own_network_is_refused():
    def answer(request):
        if request.url.path == "/robots.txt":
            return httpx.Response(404)
        return httpx.Response(302, headers={"Location": "http://inside.example/"})

    settings = public(answer, {"outside.example": ("93.184.216.34",), "inside.example": ("10.0.0.7",)})
    assert cause("http://outside.example/", settings) == "private-address"


def test_one_private_address_among_public_ones_is_enough():
    settings = public(lambda request: httpx.Response(200), {"mixed.example": ("93.184.216.34", "127.0.0.1")})
    assert cause("http://mixed.example/", settings) == "private-address"


def test_the_request_goes_to_the_address_that_was_checked():
    seen, lookups = [], iter([("93.184.216.34",), ("93.184.216.34",), ("10.0.0.7",)])

    def answer(request):
        seen.append((request.url.host, request.headers["host"], request.extensions.get("sni_hostname")))
        return httpx.Response(404) if request.url.path == "/robots.txt" else httpx.Response(200, text=ARTICLE.decode())

    settings = FetchSettings(transport=httpx.MockTransport(answer), resolver=lambda host, port: next(lookups))
    assert not isinstance(fetch("https://rebound.example/mill", settings), Rejected)
    assert set(seen) == {("93.184.216.34", "rebound.example", "rebound.example")}
    assert cause("https://rebound.example/mill", settings) == "private-address"


def test_robots_that_cannot_be_read_count_as_a_no():
    settings = public(lambda request: httpx.Response(503), {"down.example": ("93.184.216.34",)})
    assert cause("http://down.example/", settings) == "robots"


def test_a_site_that_does_not_answer_is_a_timeout():
    def answer(request):
        raise httpx.ReadTimeout("slow", request=request)

    assert cause("http://slow.example/", public(answer, {"slow.example": ("93.184.216.34",)})) == "timeout"


def test_an_unknown_host_is_unreachable():
    def unknown(host, port):
        raise socket.gaierror(-2, "Name or service not known")

    assert cause("http://nowhere.example/", FetchSettings(resolver=unknown)) == "unreachable"
