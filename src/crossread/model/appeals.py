"""Appeals, agreements and breaches, as one report tells of them."""

from dataclasses import dataclass
from typing import Literal

from crossread.model.spans import Maker, Span

Strength = Literal["call", "demand", "expectation", "need"]
PactStatus = Literal["standing", "sought", "refused", "ended"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One thing that somebody is called on to do: its words, and its `kind` (`data/events/asks.tsv`: `stop fighting`,
    `withdraw`, `talk`, `respect an agreement`, ...; `other`)."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Appeal:
    """Somebody calls on somebody to do something. `cue` is the word of calling; `caller` the words that name who calls (None:
    the speaker of the statement that holds the appeal); `caller_code` and `addressee_codes` are country and sector as in
    `Event`; `said_by` the key of the speaker by whose account it is, empty for the report's own; `speaker` that speaker's name."""

    id: str
    span: Span
    cue: Span
    strength: Strength
    caller: Span | None = None
    caller_code: str = ""
    addressees: tuple[Span, ...] = ()
    addressee_codes: tuple[str, ...] = ()
    asks: tuple[Ask, ...]
    said_by: str = ""
    speaker: str = ""
    made_by: Maker


@dataclass(frozen=True, slots=True, kw_only=True)
class Pact:
    """A mention of an agreement. `kind`: `ceasefire`, `peace`, `statement`, `accord`, `convention`, `resolution`. `status`: it is
    there (`standing`), hoped for or talked about (`sought`), turned down (`refused`) or over (`ended`). `dates` EDTF, of the
    agreement itself, with the words that say so in `dated_by`; `sides` how many it is said to have (0: not told); `parties`
    and `brokers` alpha-3 codes of countries; `back` true where the words point back to one named before ("the aforementioned")."""

    id: str
    span: Span
    kind: str
    status: PactStatus = "standing"
    plural: bool = False
    dates: tuple[str, ...] = ()
    dated_by: tuple[Span, ...] = ()
    sides: int = 0
    parties: tuple[str, ...] = ()
    brokers: tuple[str, ...] = ()
    back: bool = False
    said_by: str = ""
    made_by: Maker


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """What an agreement is said to ask for: `pact` its mention's id; `span` the words; `how`: `term` (what it provides for), or
    `invoked` (it is to be kept, or is kept); `said_by` and `speaker` key and name of whoever says so, empty for the report."""

    id: str
    pact: str
    span: Span
    how: Literal["term", "invoked"]
    said_by: str = ""
    speaker: str = ""
    made_by: Maker


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """An agreement is said to have been broken. `pact` is its mention's id (empty: not named); `by` whoever is said to have
    broken it; `count` the words that say how often; `standing`: `recorded` (somebody registered it: `recorded_by`), `claimed`
    or `denied` (`by` denies it); `said_by` the key of the speaker by whose account it is, `speaker` that speaker's name."""

    id: str
    span: Span
    pact: str = ""
    by: tuple[Span, ...] = ()
    by_codes: tuple[str, ...] = ()
    place: Span | None = None
    date: str = ""
    count: Span | None = None
    standing: Literal["recorded", "claimed", "denied"] = "claimed"
    recorded_by: Span | None = None
    said_by: str = ""
    speaker: str = ""
    made_by: Maker
