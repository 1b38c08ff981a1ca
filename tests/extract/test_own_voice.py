"""What of a report's sentences is left to the outlet's own voice; tokens and readings are put in by hand."""

import re

from crossread.extract.own_voice import own_stretches
from crossread.extract.statements import find_statements
from crossread.model.notes import AttributionMention, Notes, Token
from crossread.model.reports import Report
from crossread.testing import make_notes, make_report

FINED = "Skipper Ilva Torn was fined on Monday by a court in Brisk, which found her guilty of smuggling eels."
TAGS = {"was": "AUX", "fined": "VERB", "by": "ADP", "in": "ADP", "found": "VERB", "a": "DET", ",": "PUNCT"}


def stretch(text: str, words: str) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


def notes_of(report: Report, *attributions: AttributionMention) -> Notes:
    """Notes of a report of one sentence, in which the reader saw no subject."""
    tokens = [
        Token(index=i, start=m.start(), end=m.end(), text=m[0], lemma=m[0].lower(), tag=TAGS.get(m[0], "NOUN"), morph="",
              dep="dep", head=i, sentence=0)
        for i, m in enumerate(re.finditer(r"\w+|[^\w\s]", report.text))
    ]  # fmt: skip
    return make_notes(report, tokens=tokens, attributions=attributions)


def test_a_phrase_after_a_preposition_is_told_too_though_it_names_who_says_something() -> None:
    report = make_report(FINED)
    taken = [stretch(FINED, "a court in Brisk"), stretch(FINED, "which found her guilty of smuggling eels")]
    (start, end), *_ = own_stretches(report, notes_of(report), taken)
    assert FINED[start:end] == "Skipper Ilva Torn was fined on Monday by a court in Brisk"


def test_a_sentence_that_begins_in_a_dateline_is_told_from_the_body_on() -> None:
    report = make_report(f"BRISK, 5 May (NPA) -- {FINED}", dateline="BRISK, 5 May (NPA) --")
    ((start, end),) = own_stretches(report, notes_of(report), [])
    assert report.text[start:end] == FINED.rstrip(".")


def test_a_deed_with_a_bare_name_is_nothing_said() -> None:
    report = make_report(FINED)
    mention = AttributionMention(
        source=(stretch(FINED, "which"),), cue=(stretch(FINED, "was"),), content=(stretch(FINED, "Skipper Ilva Torn"),), score=0.98
    )  # fmt: skip
    assert {s.voice for s in find_statements(report, notes_of(report, mention), ())} == {"own"}
