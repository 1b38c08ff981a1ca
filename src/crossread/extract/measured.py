"""What a count measures, as a record, and whether people can be meant by its noun."""

from dataclasses import dataclass

from crossread.extract.counts import Count, people_nouns, thing_nouns
from crossread.extract.harmed import harmed_words
from crossread.lib.gazetteer import is_people

_PEOPLE_ONLY = frozenset({"rescued", "affected", "evacuated", "displaced", "missing", "detained"})
_NO_PEOPLE = frozenset(
    "animals sheep cows cattle cats dogs birds chickens livestock goats pigs horses houses jobs posts positions seats votes points "
    "games matches goals hours days weeks months years miles metres kilometres acres hectares trees contracts orders sales flights "
    "trains routes shops stores branches factories plants businesses firms companies products licences permits".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What a count measures, its unit, and the stretch of text that says so, number included.

    `by`: how it was read (`unit`, `toll`, `before`, `after`, `noun`, `thing`, `weak`, ...).
    """

    measure: str
    unit: str
    start: int
    end: int
    by: str
    of: str = ""


def of_people(measure: str, by: str, start: int, end: int, count: Count) -> Measured | None:
    """Checks that the noun can be meant: only people are rescued, and no animals are counted."""
    noun = count.noun.lower()
    unknown = noun and noun not in people_nouns() and not is_people(count.noun) and noun not in harmed_words()
    if noun in _NO_PEOPLE or (noun in thing_nouns() and measure != "displaced"):
        return None
    if unknown and (measure in _PEOPLE_ONLY or not noun.endswith(("s", "men", "people"))):
        return None
    return Measured(measure=measure, unit="person", start=min(start, count.start), end=max(end, count.end), by=by)
