"""The pipelines that can read a report: the shipped one, and any that spaCy has installed."""

from __future__ import annotations

import spacy
from spacy.language import Language

from crossread.annotate import Reader, components
from crossread.errors import SettingsError, UnknownPart

MAX_LENGTH = 20_000_000

_ADVICE = (
    "install one that has a parser and names (pip install its package, or python -m spacy download en_core_web_sm), "
    "or leave the name out: the pipeline that ships with crossread then reads"
)


def shipped_language() -> Language:
    """SpaCy's English words with our components."""
    nlp = spacy.blank("en")
    for name in components.NAMES:
        nlp.add_pipe(name)
    nlp.max_length = MAX_LENGTH
    return nlp


def shipped() -> Reader:
    """The reader that ships with the package."""
    about = components.shipped().about
    return Reader(made_by=f"{about['name']}/{about['version']}", nlp=shipped_language())


def installed(name: str) -> Reader:
    """A reader around an installed spaCy pipeline."""
    known = spacy.util.get_installed_models()
    if name not in known:
        advice = _ADVICE if known else f"no other spaCy pipeline is installed; {_ADVICE}"
        raise UnknownPart("pipeline", name, known, advice=advice)
    nlp = spacy.load(name)
    if not {"token.dep", "doc.ents"} <= {made for part in nlp.pipe_names for made in nlp.get_pipe_meta(part).assigns}:
        raise SettingsError(f"the pipeline {name!r} has no parser or no names: crossread needs both")
    nlp.max_length = MAX_LENGTH
    return Reader(made_by=f"spacy.{name}/{nlp.meta.get('version', '0')}", nlp=nlp)
