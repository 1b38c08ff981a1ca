"""Codes of the parties of a report, and who was what once."""

import pytest

from crossread.annotate import annotate, load_reader
from crossread.extract import extract
from crossread.lib.actors import Actors
from crossread.testing import make_report


@pytest.fixture(scope="module")
def reader():
    return load_reader()


def parties_of(text, reader, actors=None, **fields):
    report = make_report(text, **fields)
    claims = extract(report, annotate(report, reader), *([actors] if actors else []))
    return {party.name: party for party in claims.parties}


def test_parties_have_country_and_sector(reader):
    found = parties_of("Kenyan police arrested two men on Monday, the Ugandan foreign ministry said.", reader)
    assert {p.code for p in found.values()} >= {"KENCOP", "UGAGOV"}


@pytest.mark.parametrize(
    "text",
    [
        "Former foreign minister Anna Kesten said on Monday that the road was open.",
        "Ex-minister Anna Kesten said on Monday that the road was open.",
        "Anna Kesten, a former Kenyan minister, said on Monday that the road was open.",
    ],
)
def test_role_held_once_is_told_apart(text, reader):
    kesten = parties_of(text, reader)["Anna Kesten"]
    assert kesten.former
    assert kesten.code.endswith("ELI")


@pytest.mark.parametrize(
    "text",
    [
        "Foreign minister Anna Kesten said on Monday that the former mill was open.",
        "Anna Kesten, the foreign minister, met a former colleague on Monday.",
        "Late on Monday foreign minister Anna Kesten said that the road was open.",
    ],
)
def test_role_held_now_is_not(text, reader):
    kesten = parties_of(text, reader)["Anna Kesten"]
    assert not kesten.former
    assert kesten.code.endswith("GOV")


def test_users_dictionaries_come_first(reader):
    text = "The Selm Front attacked two Ardan ferrymen on Monday, Kenyan police said."
    actors = Actors.read(
        actors=["SELM_FRONT_ [ARDREB]\nARDA_ [ARD]\n+ARDAN_\n"], agents=["FERRYMAN_ {FERRYMEN_} [~BUS]"]
    )
    report = make_report(text)
    claims = extract(report, annotate(report, reader), actors)
    assert "ARDREB" in {party.code for party in claims.parties} | {c for e in claims.events for c in e.actor_codes}
