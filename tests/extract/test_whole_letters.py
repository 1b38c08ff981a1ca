"""Flags, families and marked letters in reports: no claim cuts one in two."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest

from crossread.annotate import load_reader
from crossread.model.spans import Span
from crossread.pipeline import read
from crossread.testing import make_document

UA, PL, DE = "\U0001f1fa\U0001f1e6", "\U0001f1f5\U0001f1f1", "\U0001f1e9\U0001f1ea"
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
CREW = "\U0001f469\U0001f3fe\u200d\U0001f692"

REPORTS = (
    f"Fire at the quay {UA}{PL}\n\nPort Selva, 12 March - The {CREW} ferry company {DE}said that 12 boats {FAMILY} were lost.\n\n"
    f"“We stand with {UA}{UA}” Mayor Ilva Renk {UA}{PL}said {DE}.",
    f"{DE}{UA}Interior{PL} ministry called on {CREW} crews to leave the {DE}harbour{UA}.\n\nOsman {FAMILY}{UA} denied{PL} that "
    f"“the pier {CREW}{UA}” had burnt.",
    f"Jose\u0301 Rene\u0301 of Cafe\u0301 Lune\u0301 said four were hurt{FAMILY}.\n\nThe u{DE}nion denied {FAMILY}that the "
    f"mayor{UA} had warned anyone\u0301.\n\n1\ufe0f\u20e3 The police{CREW} said nobody died.",
)


def spans(record: object) -> Iterator[Span]:
    if isinstance(record, Span):
        yield record
    elif is_dataclass(record):
        for field in fields(record):
            yield from spans(getattr(record, field.name))
    elif isinstance(record, tuple):
        for one in record:
            yield from spans(one)


@pytest.mark.parametrize("text", REPORTS)
def test_no_claim_cuts_a_letter_in_two(text):
    reading = read(make_document(text), load_reader())
    torn = {at for letter in reading.report.letters for at in range(letter.start + 1, letter.end)}
    found = list(spans(reading.claims))
    assert torn and found
    assert [reading.report.text[s.start : s.end] for s in found if s.start in torn or s.end in torn] == []
