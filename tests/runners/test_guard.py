"""A part that fails at one document costs that document, under either executor."""

import logging
import signal

import pytest
import spacy
from spacy.language import Language

from crossread.annotate import Reader
from crossread.lib.actors import NO_DICTIONARIES
from crossread.model.outcomes import Rejected
from crossread.model.reports import RawDocument
from crossread.runners.guard import read_guarded
from crossread.runners.pool import _undisturbed

TEXT = "A mill burned down in Arda on Monday, police said. Two people were hurt."


@Language.component("fails_at_every_text")
def fails_at_every_text(doc):
    raise LookupError("no such thing")


@pytest.fixture
def failing():
    nlp = spacy.blank("en")
    nlp.add_pipe("fails_at_every_text")
    return Reader(made_by="failing/1", nlp=nlp)


def test_an_unforeseen_failure_becomes_a_refusal_of_the_document(failing, caplog):
    with caplog.at_level(logging.ERROR, logger="crossread"):
        found = read_guarded(RawDocument(source="a.txt", text=TEXT, digest="0"), failing, NO_DICTIONARIES)
    assert isinstance(found, Rejected)
    assert (found.input, found.stage, found.cause) == ("a.txt", "read", "failed")
    assert "LookupError" in found.detail
    assert "report" in found.detail
    assert "no such thing" in caplog.text


def test_an_interrupt_waits_while_workers_start():
    with _undisturbed():
        assert signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ())
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())
