"""What a line looks like, whatever it says: a sentence, a row of links, a name, a stamp of the wire."""

import re
from collections.abc import Sequence

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_FINAL = re.compile(r"[.!?…]['’\"”»)\]]{0,3}$|[,:;]['’\"”»]$")
_SPEECH = re.compile(
    r"[\"“”«»]|\b(?:said|says|told|according to|added|reported|announced|stated|warned|denied|killed|injured|died)\b",
    re.IGNORECASE,
)
_READER = re.compile(r"\b(?:you|your|you['’](?:re|ve|ll)|us|our|we|here|free|please)\b", re.IGNORECASE)
_IMPERATIVE = re.compile(
    r"(?:please )?(?:subscribe|support|donate|follow|join|read|watch|listen|click|tap|send|get|give|share|sign|log|download"
    r"|visit|call|write|email|register|buy|help|receive|discover|explore|find|see|try|become|contact|report|tell|accept"
    r"|turn|go|let|learn|check|pick|look|ask|drop|ring|text|phone|swipe|scroll|keep|grab|catch|win|enter|claim|apply|reply|scan|hear|consult|renew|advertise|place|feel|want|need|got|select|press|stay|enjoy|meet|book|order|vote|comment|like|add|save|print|search|unsubscribe)\b",
    re.IGNORECASE,
)
_SLUG = re.compile(
    r"(?:[A-Z]{2,12}(?:[ /-][A-Z]{1,12}){0,3}[ /-]{1,3})(?:\d{3,4}[ /-]?)?\d{3,4} ?(?:GMT|UTC|Z|[A-Z]{2,4})?"
    r"|[A-Z]{2,12} -0-"
    r"|[a-zé]{2,4}(?:[-/][a-zé]{2,4}){1,4}(?: ?\([^()]{2,40}\))?"
    r"|[A-Z]{2,4}(?:[-/][A-Z]{2,4}){1,4}"
    r"|(?:[A-Z]{2,8} )?\d{6,8} ?[A-Z]{3} \d{2}|(?:NNNN|ZCZC).{0,20}"
)
_NAVIGATION = re.compile(r"\s*(?:\||>|»|›|→|•|·|::|—>)\s*|\s/\s")
_GALLERY = re.compile(r"(\d{1,3}) ?(?:/|of) ?(\d{1,3})\b")


def words(text: str) -> list[str]:
    """The words of a text."""
    return _WORD.findall(text)


def is_closed(text: str) -> bool:
    """Whether a line ends as a sentence ends."""
    return bool(_FINAL.search(text[-6:]))


def is_sentence(text: str, *, least: int = 8) -> bool:
    """Whether a line reads as prose: enough words and the end of a sentence, or more words than any heading has."""
    count = len(words(text))
    return (count >= least and is_closed(text)) or count >= 40


def holds_speech(text: str) -> bool:
    """Whether quotation marks or a word of reporting stand in the line."""
    return bool(_SPEECH.search(text))


def speaks_to_reader(text: str) -> bool:
    """Whether the line addresses whoever reads it: an order at its beginning, or "you", "our", "here" with one."""
    return bool(_IMPERATIVE.match(text)) and (bool(_READER.search(text)) or len(words(text)) <= 3)


def addresses_reader(text: str) -> bool:
    """Whether "you", "your", "we", "our", "please" stand in the line."""
    return bool(_READER.search(text))


def is_slug(text: str) -> bool:
    """Whether the line is a wire's stamp ("XYZ/ABC 1925GMT", "ab/cd (AFP)")."""
    return len(text) <= 60 and bool(_SLUG.fullmatch(text))


def is_navigation(text: str) -> bool:
    """Whether the line is a row of short links: a trail with arrows, or three and more names between bars."""
    if len(text) > 240:
        return False
    parts = [part for part in _NAVIGATION.split(text) if part]
    if len(parts) < 2 and _is_row_of_names(text.split(" - ")):
        return True
    if len(parts) < 2 or any(len(part.split()) > 4 or len(part) > 34 for part in parts):
        return False
    arrows = any(mark in text for mark in (" > ", " » ", " › "))
    return (len(parts) >= 3 and not any(c.isdigit() for c in text) and " / " not in text) or (
        arrows and not is_closed(text)
    )


def are_columns(text: str, at: Sequence[int]) -> bool:
    """Whether a line is a row of links set apart by wide gaps ("Home   World   Sport"); `at` are raw offsets of its characters."""
    gaps = [i for i, c in enumerate(text) if c == " " and i + 1 < len(at) and at[i + 1] - at[i] > 1]
    edges = zip([0, *(gap + 1 for gap in gaps)], [*gaps, len(text)], strict=True)
    return _is_row_of_names([text[start:end] for start, end in edges])


def _is_row_of_names(parts: Sequence[str]) -> bool:
    """Whether the parts of a line are the names of a page's sections: four and more, each a capital and a word or two."""
    return len(parts) >= 4 and all(
        part[:1].isupper() and len(part.split()) <= 3 and not is_closed(part) and not any(c.isdigit() for c in part)
        for part in (part.strip() for part in parts)
    )


def gallery_number(text: str) -> tuple[int, int] | None:
    """Number and count of a numbered picture ("3/16 ..."), None for any other line."""
    match = _GALLERY.match(text)
    return (int(match[1]), int(match[2])) if match and 0 < int(match[1]) <= int(match[2]) else None


def is_doubled(text: str) -> bool:
    """Whether a line says the same thing twice ("Jo Doe/AP Jo Doe/AP"), as pages do with the credits of pictures."""
    half, odd = divmod(len(text), 2)
    return bool(odd) and half >= 4 and text[:half] == text[half + 1 :] and text[half] == " "


def is_all_caps(text: str) -> bool:
    """Whether every letter is a capital, and there are letters."""
    return text.isupper() and sum(c.isalpha() for c in text) >= 2


def is_capitalised(text: str) -> bool:
    """Whether every word but the small ones of names begins with a capital or a digit."""
    small = {
        "of",
        "the",
        "and",
        "for",
        "de",
        "la",
        "del",
        "du",
        "des",
        "der",
        "die",
        "das",
        "le",
        "les",
        "el",
        "et",
        "y",
        "al",
        "da",
        "do",
    }
    found = words(text)
    return bool(found) and all(word[0].isupper() or word[0].isdigit() or word in small for word in found)
