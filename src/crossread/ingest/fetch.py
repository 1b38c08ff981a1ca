"""Links fetched with care: public addresses only, robots.txt heeded, redirects checked again, limits on size and time."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

import httpx
from protego import Protego

from crossread.ingest.addresses import is_public, resolve
from crossread.ingest.blobs import Blob, refuse, size_of
from crossread.ingest.settings import FetchSettings
from crossread.model.outcomes import Rejected

_READABLE = (
    "text/",
    "application/xhtml+xml",
    "application/json",
    "application/ld+json",
    "application/x-ndjson",
    "application/jsonl",
)
_STATUS = {
    401: ("forbidden", "the site asks for a log-in; save the page and hand over the file"),
    402: ("forbidden", "the site asks for payment; save the page and hand over the file"),
    403: ("forbidden", "the site refuses this request; save the page from a browser and hand over the file"),
    404: ("missing", "there is no such page (404); check the link"),
    410: ("missing", "the page was taken down (410); an archive may have it"),
    429: ("busy", "the site asks to come back later (429)"),
    451: ("forbidden", "the page is withheld for legal reasons (451); an archive may have it"),
}
_ROBOTS_BYTES = 500_000


class _RefusedError(Exception):
    """A fetch that ends in a refusal, with its cause and sentence."""

    def __init__(self, cause: str, detail: str) -> None:
        self.cause, self.detail = cause, detail
        super().__init__(detail)


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    url: str
    data: bytes
    content_type: str
    charset: str


@dataclass(slots=True)
class _Errand:
    """One fetch with what is left of its time."""

    client: httpx.Client
    settings: FetchSettings
    deadline: float
    resolver: Callable[[str, int], tuple[str, ...]] = field(default=resolve)


def fetch(url: str, settings: FetchSettings) -> Blob | Rejected:
    """The bytes behind a link; Rejected with its cause for whatever goes wrong on the way."""
    with httpx.Client(
        transport=settings.transport,
        timeout=settings.timeout,
        follow_redirects=False,
        trust_env=False,
        headers={"User-Agent": settings.agent, "Accept": "text/html,application/json,text/plain;q=0.9,*/*;q=0.1"},
    ) as client:
        errand = _Errand(client, settings, time.monotonic() + settings.total_time, settings.resolver or resolve)
        try:
            answer = _get(errand, url, most=settings.max_bytes, robots=settings.robots)
        except _RefusedError as refused:
            return refuse(url, refused.cause, refused.detail)
    if answer.status >= 400 or answer.status < 200:
        cause, detail = _STATUS.get(
            answer.status, ("unreachable", f"the site answered with an error ({answer.status}); try later")
        )
        return refuse(url, cause, detail)
    return Blob(source=url, data=answer.data, is_url=True, charset=answer.charset, content_type=answer.content_type)


def _get(errand: _Errand, url: str, *, most: int, robots: bool) -> _Answer:
    """The answer at the end of the redirects. Each hop is checked like the first."""
    for _ in range(errand.settings.max_redirects + 1):
        _check_link(url)
        if robots:
            _ask_robots(errand, url)
        answer = _one_request(errand, url, most=most)
        if answer.status not in (301, 302, 303, 307, 308) or not answer.url:
            return answer
        url = answer.url
    raise _RefusedError("redirects", f"more than {errand.settings.max_redirects} redirects; hand over the final link")


def _check_link(url: str) -> None:
    """Refuse a link whose parts cannot be read, before any of them is used."""
    try:
        parts, parsed = urlsplit(url), httpx.URL(url)
        readable = bool(parts.netloc and parsed.host) or parsed.scheme not in {"http", "https"}
    except (httpx.InvalidURL, ValueError) as problem:
        raise _RefusedError("bad-link", f"not a link that can be read ({problem}); check it") from problem
    if not readable:
        raise _RefusedError("bad-link", "not a link that can be read (it names no host); check it")


def _ask_robots(errand: _Errand, url: str) -> None:
    parts = urlsplit(url)
    place = f"{parts.scheme}://{parts.netloc}/robots.txt"
    answer = _get(errand, place, most=_ROBOTS_BYTES, robots=False)
    if answer.status >= 500:
        raise _RefusedError("robots", "the site's robots.txt cannot be read just now, which counts as a no; try later")
    if answer.status == 200:
        rules = Protego.parse(answer.data.decode("utf-8", "replace"))
        if not rules.can_fetch(url, errand.settings.agent):
            raise _RefusedError(
                "robots", "the site's robots.txt asks programs not to read this page; save it and hand over the file"
            )


def _one_request(errand: _Errand, url: str, *, most: int) -> _Answer:
    """One request, sent to an address that was checked: the name is not looked up a second time."""
    parts = urlsplit(url)
    target, headers, extensions = _target(errand, url)
    try:
        with errand.client.stream("GET", target, headers=headers, extensions=extensions) as response:
            if response.is_redirect:
                return _Answer(response.status_code, urljoin(url, response.headers.get("location", "")), b"", "", "")
            _check_type(response, parts.path)
            data = _body(errand, response, most=most)
            kind = response.headers.get("content-type", "").split(";")[0].strip().lower()
            return _Answer(response.status_code, url, data, kind, response.charset_encoding or "")
    except httpx.TimeoutException as problem:
        raise _RefusedError("timeout", "the site did not answer in time; try later") from problem
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as problem:
        raise _RefusedError(
            "unreachable", f"the site cannot be reached ({problem or type(problem).__name__}); check the link"
        ) from problem


def _target(errand: _Errand, url: str) -> tuple[httpx.URL, dict[str, str], dict[str, object]]:
    """The link with its host put in numbers, the headers and the name for TLS that belong to it."""
    try:
        parsed = httpx.URL(url)
    except (httpx.InvalidURL, ValueError) as problem:
        raise _RefusedError("bad-link", f"not a link that can be read ({problem})") from problem
    if parsed.scheme not in {"http", "https"} or not parsed.host:
        raise _RefusedError("scheme", "only http and https links can be fetched")
    if parsed.userinfo:
        raise _RefusedError("bad-link", "links with a user name or password are not fetched")
    port = parsed.port or (443 if parsed.scheme == "https" else 80)
    address = _checked_address(errand, parsed.host, port)
    name = parsed.netloc.decode("ascii")
    return parsed.copy_with(host=address), {"Host": name}, {"sni_hostname": parsed.host.strip("[]")}


def _checked_address(errand: _Errand, host: str, port: int) -> str:
    try:
        addresses = errand.resolver(host.strip("[]"), port)
    except OSError as problem:
        raise _RefusedError("unreachable", "the host name is not known; check the link") from problem
    except UnicodeError as problem:
        raise _RefusedError("bad-link", "the host name cannot be read; check the link") from problem
    if not addresses:
        raise _RefusedError("unreachable", "the host name has no address; check the link")
    if not errand.settings.allow_private and not all(is_public(address) for address in addresses):
        raise _RefusedError(
            "private-address", "the link leads to an address that is not public; hand over the file instead"
        )
    return next((address for address in addresses if ":" not in address), addresses[0])


def _check_type(response: httpx.Response, path: str) -> None:
    kind = response.headers.get("content-type", "").split(";")[0].strip().lower()
    if response.status_code < 300 and kind and not kind.startswith(_READABLE) and not path.endswith("/robots.txt"):
        raise _RefusedError(
            "content-type", f"the link holds {kind}, not text, HTML or JSON; fetch and convert it yourself"
        )


def _body(errand: _Errand, response: httpx.Response, *, most: int) -> bytes:
    data = bytearray()
    for chunk in response.iter_bytes(65_536):
        data += chunk
        if len(data) > most:
            raise _RefusedError("too-large", f"the page is larger than {size_of(most)}; hand over the article's text")
        if time.monotonic() > errand.deadline:
            raise _RefusedError("timeout", f"the page took longer than {errand.settings.total_time:g} s; try later")
    return bytes(data)
