"""What a count measures: what happened to the people counted, or the unit that a number stands in."""

import re
from functools import cache

from crossread.data import read_table
from crossread.extract.around import BLANK, MODIFIERS, around
from crossread.extract.counts import Count, people_nouns, thing_nouns
from crossread.extract.harmed import ATTRIBUTES, harmed_words
from crossread.extract.measured import Measured, of_people
from crossread.extract.totals import total_told
from crossread.lib.verbs import base_forms

_S, _MODS = BLANK, MODIFIERS
_HELPER = (
    r"(?:was|were|is|are|has|have|had|been|be|being|remains?|remained|lay|feared|believed|thought|reported|known|confirmed|"
    r"listed|declared|left|to|also|still|now|already|so|far|later|since|all|both|either|not|yet|\w{1,20}ly)"
)
_AUX = re.compile(rf"\b(?:was|were|is|are|has|have|had|remains?|remained|will|may|could)(?:{_S}{_HELPER}){{0,5}}{_S}")
_LINK = re.compile(
    rf"(?:{_S}(?:more|others?|people|persons|those(?={_S}who)|of{_S}them|of{_S}whom|who|in{_S}all|in{_S}total|so{_S}far|reportedly|still|alone|"
    rf"(?:of|from|in){_S}(?:the{_S})?[A-Z][\w'’-]{{2,20}}(?:{_S}[A-Z][\w'’-]{{2,20}})?)"
    rf"|[ ]?,(?={_S}(?:who|which)))*(?:{_S}|\Z)"
)
_REACH = 140


@cache
def _words_of(form: str) -> tuple[tuple[str, str], ...]:
    """(measure, alternatives) of a form of the lexicon, the longest words first."""
    listed: dict[str, list[str]] = {}
    for row in read_table("units", "casualties.tsv"):
        if row["form"] == form:
            listed.setdefault(row["measure"], []).append(row["words"])
    return tuple((m, "|".join(_spaced(w) for w in sorted(ws, key=lambda w: (-len(w), w)))) for m, ws in listed.items())


def _spaced(words: str) -> str:
    """Words as a pattern: a blank is any blank, `~` up to three words."""
    up_to_three = rf"(?:[\w'-]{{1,20}}{_S}){{0,3}}"
    return (
        _S.join(map(re.escape, words.split()))
        .replace(rf"{_S}\~{_S}", _S + up_to_three)
        .replace(rf"{_S}~{_S}", _S + up_to_three)
    )


@cache
def _patterns(form: str) -> tuple[tuple[str, "re.Pattern[str]"], ...]:
    shapes = {"before": rf"\b(?:{{}}){_S}{_MODS}\Z", "after": r"(?:{})\b", "direct": r"(?:{})\b"}
    before, after = shapes[form].split("{}")
    return tuple((m, re.compile(before + words + after, re.IGNORECASE)) for m, words in _words_of(form))


def measure_of(text: str, count: Count, sentence: tuple[int, int], following: int) -> Measured | None:
    """What a count measures. `sentence` bounds the look around; `following` is where the next count begins."""
    if count.article:
        found = _by_before(text, count, sentence) or _by_after(text, count, sentence, following)
        return found if found and found.measure in _SINGLE else None
    after = _by_after(text, count, sentence, following) if count.noun.lower() in _ROLES else None
    after = _by_later_death(text, count, sentence, following) or after
    return (
        total_told(text, count, sentence)
        or after
        or _hostages_before(text, count, sentence)
        or _by_noun(text, count)
        or _by_before(text, count, sentence)
        or _by_around(text, count, sentence)
        or _by_after(text, count, sentence, following)
        or _by_thing(count)
    )


def _hostages_before(text: str, count: Count, sentence: tuple[int, int]) -> Measured | None:
    """`freed nine hostages`: what happened to people whose name already says what had happened to them before."""
    is_held = count.noun.lower() in _HELD
    found = (_by_before(text, count, sentence) or _by_around(text, count, sentence)) if is_held else None
    return found if found and found.measure in ("killed", "injured", "rescued") else None


_HELD = frozenset("hostages captives detainees refugees".split())
_SINGLE = frozenset({"killed", "injured", "detained", "rescued"})
_ROLES = frozenset("survivors hostages refugees detainees evacuees victims".split())


def _by_later_death(text: str, count: Count, sentence: tuple[int, int], following: int) -> Measured | None:
    """`four of the injured have died`: they are counted with the dead from then on."""
    if not count.group or harmed_words().get(count.noun.lower()) not in ("injured", "missing"):
        return None
    following = sentence[1] if following < count.noun_end else following  # "two of the 31 injured"
    link = _LINK.match(text, count.noun_end, sentence[1])
    direct = what_happened(("direct",), text, link.end(), sentence[1]) if link else None
    found = direct or _helped(text, count, sentence, following)
    return of_people("killed", "after", count.start, found[1], count) if found and found[0] == "killed" else None


def _speaks(text: str, count: Count) -> bool:
    """Whether the counted people are those who say something ("two survivors said"): they are no count of anybody."""
    after = _NEXT_WORD.match(text, count.noun_end)
    return after is not None and any(form in _reporting_verbs() for form in base_forms(after[1].lower()))


_NEXT_WORD = re.compile(r"\s{1,3}(?:\w{2,20}ly\s|also\s|later\s|who\s|have\s|had\s){0,2}([a-z]{3,14})\b")


@cache
def _reporting_verbs() -> frozenset[str]:
    return frozenset(row["verb"] for row in read_table("speech", "reporting_verbs.tsv"))


def _by_noun(text: str, count: Count) -> Measured | None:
    """`nine deaths`, `140 injured`, `more than 100 wounded people`."""
    words = count.phrase.split()
    if not words or (words[-1] in _ROLES and _speaks(text, count)):
        return None
    harmed = harmed_words().get(words[-1])
    harmed = harmed or (next((ATTRIBUTES[w] for w in words[:1] if w == "dead"), None) if count.group else None)
    if words[-1] == "victims" and not count.group:
        return None
    if words[-1] == "lives" and re.search(r"\bsav(?:ed?|ing)\W", text[max(0, count.start - 20) : count.start]):
        return of_people("rescued", "noun", count.start, count.end, count)
    if harmed:
        return of_people(harmed, "noun", count.start, count.end, count)
    if words[-1] in people_nouns() and not count.group:
        attribute = next((ATTRIBUTES[word] for word in words[:-1] if word in ATTRIBUTES), None)
        return of_people(attribute, "noun", count.start, count.end, count) if attribute else None
    return None


def _by_before(text: str, count: Count, sentence: tuple[int, int]) -> Measured | None:
    """`killing 14 people`, `has freed 21`."""
    low = max(sentence[0], count.start - 60)
    left = text[low : count.start]
    for measure, pattern in _patterns("before"):
        if match := pattern.search(left):
            asked = measure == "rescued" and _ASKED_FOR.search(left[: match.end()])
            return None if asked else of_people(measure, "before", low + match.start(), count.end, count)
    return None


_ASKED_FOR = re.compile(
    r"\b(?:demand|ask|call|press|plead|appeal|beg|urg|negotiat|seek|want|insist|exchange|return|condition|deal|swap)"
    r"(?:s|ed|ing|es)?\b(?:\s(?!(?:and|but|after|before|as|while)\b)[\w-]{1,12}){0,4}\s"
    r"(?:free|release|release of|releasing|freeing)\s"
    rf"{_MODS}\Z",
    re.IGNORECASE,
)


def _by_around(text: str, count: Count, sentence: tuple[int, int]) -> Measured | None:
    """`pulled 41 miners out of the shaft`, `took nine people hostage`."""
    found = around(text, count, sentence)
    return of_people(found[0], "around", found[1], found[2], count) if found else None


def _by_after(text: str, count: Count, sentence: tuple[int, int], following: int) -> Measured | None:
    """`two guards were wounded`, `four people died`, `212 persons in all, were on board`."""
    end = min(sentence[1], count.noun_end + _REACH)
    link = _LINK.match(text, count.noun_end, end)
    at = link.end() if link else count.noun_end
    direct = what_happened(("direct", "after"), text, at, end) if not count.group or not count.noun else None
    helped = _helped(text, count, sentence, following)
    if direct and not (helped and direct[0] == "affected"):
        return of_people(direct[0], "after", count.start, direct[1], count)
    return of_people(helped[0], "after", count.start, helped[1], count) if helped else None


def _helped(text: str, count: Count, sentence: tuple[int, int], following: int) -> tuple[str, int] | None:
    """What a helper verb after the noun says: `(measure, end)`; an aside between them ("including one boy,") is passed over."""
    end = min(sentence[1], count.noun_end + _REACH)
    aside = _ASIDE.match(text, count.noun_end, sentence[1])
    at = aside.end() if aside else count.noun_end
    aux = _AUX.search(text, at, max(end, min(sentence[1], at + 60)))
    if not aux or _is_cut(text[at : aux.start()]):
        return None
    between = text[at : aux.start()]
    if not aside and aux.start() >= following and not _PHRASE_ONLY.match(between):
        return None
    return what_happened(("after", "direct"), text, aux.end(), sentence[1])


_ASIDE = re.compile(
    rf",{_S}(?:including|among{_S}them|most{_S}of{_S}them|mostly|some{_S}of{_S}them|all{_S}of{_S}them|one{_S}of{_S}them|at{_S}least)\b"
    r"[^.;,\n]{0,70},(?=\s)"
)
_PHRASE_ONLY = re.compile(r"\s(?:from|in|of|at|across|near|between|aged)\s[^,.;:]{0,50}\Z")


def what_happened(forms: tuple[str, ...], text: str, at: int, end: int) -> tuple[str, int] | None:
    """The measure whose words stand at an offset, and where they end; the longest words win."""
    found = [
        (match.end(), measure)
        for form in forms
        for measure, pattern in _patterns(form)
        if (match := pattern.match(text, _past_adverb(text, at, end), end))
    ]
    if not found:
        return None
    best = max(found, key=lambda pair: pair[0])
    return None if best[1] == "none" else (best[1], best[0])


def _past_adverb(text: str, at: int, end: int) -> int:
    match = _ADVERB.match(text, at, end)
    return match.end() if match else at


_ADVERB = re.compile(r"(?:\w{2,20}ly|first|still|also|then|since)\s{1,3}")
_CUT = re.compile(
    r"[;:.!?”\"]\s|\b(?:said|says|told|but|because|when|after|before|while|although|that|saying|some|others|which)\b"
)


def _is_cut(between: str) -> bool:
    """Whether another clause begins between a noun and the helper verb."""
    return _CUT.search(between) is not None


def _by_thing(count: Count) -> Measured | None:
    noun = count.noun.lower()
    known = thing_nouns().get(noun)
    if known is None or count.number < 2 or (known[0] == noun and noun not in _invariable()):
        return None  # "10 Downing Street"
    return Measured(measure=known[1], unit=known[0], start=count.start, end=count.end, by="thing")


@cache
def _invariable() -> frozenset[str]:
    """Nouns for things that are the same in the plural ("aircraft", "sheep")."""
    return frozenset(row["noun"] for row in read_table("units", "things.tsv") if row["noun"] == row["plural"])
