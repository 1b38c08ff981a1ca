"""One raw document to one report: the order in which the parts of this room look at it."""

import re
from itertools import islice

from crossread.clean.assembly import assemble
from crossread.clean.language import foreign_language
from crossread.clean.lines import split_lines, unfold
from crossread.clean.sheets import Sheet
from crossread.clean.writing import Writer
from crossread.model.outcomes import Rejected
from crossread.model.reports import RawDocument, Report

STAGE = "clean"
_FEWEST_WORDS = 5
_WORD = re.compile(r"[^\W\d_]+")


def clean(document: RawDocument) -> Report | Rejected:
    """The report in a raw document: text in zones, what its head and credits tell, and what was dropped.

    Rejected where nothing or next to nothing is left to read, and where the text is not English.
    """
    lines = unfold(split_lines(document.text))
    language = foreign_language("\n".join(line.text for line in lines))
    if language:
        detail = f"this looks like {language}; crossread reads English only, so hand over a translation"
        return Rejected(input=document.source, stage=STAGE, cause="not-english", detail=detail)
    sheet = Sheet(document=document, lines=lines)
    sheet.cut_lines()
    sheet.drop_junk()
    if not any(sheet.stays):
        detail = "nothing is left once page furniture is taken away; hand over the report's text"
        return Rejected(input=document.source, stage=STAGE, cause="empty", detail=detail)
    if _is_too_little(document.text):
        detail = f"fewer than {_FEWEST_WORDS} words, too little to compare; hand over the report's whole text"
        return Rejected(input=document.source, stage=STAGE, cause="too-little-text", detail=detail)
    sheet.read_head()
    kept = sheet.kept()
    return Writer(sheet=sheet, text=assemble(kept, sheet.gaps(kept)), kept=kept).write()


def _is_too_little(text: str) -> bool:
    """Whether the text has hardly a word in it."""
    return sum(1 for _ in islice(_WORD.finditer(text), _FEWEST_WORDS)) < _FEWEST_WORDS
