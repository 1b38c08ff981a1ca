"""The sheet as one HTML page that needs nothing else: no network, no script but its own.

The words of reports are hostile until they are escaped: the template escapes everything, no attribute holds code, and
the page's policy lets nothing run but the one script and the one style sheet whose digests it names.
"""

import base64
import hashlib
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from crossread.present.directions import apart
from crossread.present.document import Document
from crossread.present.names import count_of, listed
from crossread.present.words import clip

_STATES = {"said": "said", "denied": "denied", "other": "other value", "absent": "absent"}
"""What the states of the matrix's cells are called."""


def draw_page(document: Document) -> str:
    """The document as HTML text."""
    style, script = _part("page.css"), _part("page.js")
    template = _environment().get_template("page.html.j2")
    return template.render(
        document=document,
        style=style,
        script=script,
        policy=_policy(style, script),
        states=_STATES,
        inputs=_made(document, "inputs").split(),
        made={name: value for name, value in document.made_by if name != "inputs"},
    )


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("crossread.present", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["apart"] = apart
    environment.globals.update(clip=clip, count_of=count_of, listed=listed, is_link=is_link)
    return environment


def is_link(address: str) -> bool:
    """Whether an address may become a link: http and https only, never a script."""
    return address.lower().startswith(("http://", "https://"))


def _part(name: str) -> str:
    return files("crossread.present").joinpath("templates", name).read_text(encoding="utf8")


def _policy(style: str, script: str) -> str:
    """The page's content security policy: nothing is fetched; only this style and this script apply."""
    return f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; base-uri 'none'; form-action 'none'"


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _made(document: Document, name: str) -> str:
    return dict(document.made_by).get(name, "")
