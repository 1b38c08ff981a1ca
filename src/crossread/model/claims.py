"""What a report claims: statements, figures, events, and the times, places and parties that they speak of."""

from dataclasses import dataclass
from typing import Literal

from crossread.model.appeals import Appeal, Breach, Duty, Pact
from crossread.model.spans import Maker, Span

Voice = Literal["direct", "indirect", "mixed", "own"]
Polarity = Literal["positive", "negative"]
Modality = Literal[
    "asserted", "hedged", "planned", "demanded", "feared", "conditional", "question", "denied", "believed"
]

Saying = Literal["done", "negated", "possible", "conditional", "question"]
"""How a saying itself is put: `done`, or not told as done ("never said", "may have said", "if she said", "whether she said")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A mention of a person, body, state, group, vehicle or vessel: anybody or anything that bears a name or acts.

    `name` is the mention in full form without article and title ("Maria Zakharova"); `head` its last word in lower
    case;
    `kind`: `person`, `body` (ministry, agency, company, party), `state`, `group` (troops, guards, residents), `vessel`,
    `other`. `role` is the title or description it bears here ("foreign ministry spokeswoman"); `country` ISO 3166-1
    alpha-2, empty where it cannot be told; `key` is equal for the mentions of one party within a report.

    `code` is country and sector as PLOVER and CAMEO write them ("KENGOV", "IGO"), by the user's dictionaries or by our
    own lexicon; empty where nothing is known. `former` says that the role was held once ("the former minister").
    """

    span: Span
    name: str
    head: str
    kind: Literal["person", "body", "state", "group", "vessel", "other"]
    role: str = ""
    country: str = ""
    key: str = ""
    code: str = ""
    former: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place named: `name` as written; `key` folded for comparing; `country` ISO alpha-2; coordinates in degrees
    (None: not resolved); `precision` in UCDP's codes, 1 exact to 6 country, 7 sea or air, 0 not resolved.
    `bearing` and `distance_km` where the text places it so ("40 km northeast of")."""

    span: Span
    name: str
    key: str
    country: str = ""
    latitude: float | None = None
    longitude: float | None = None
    gazetteer_id: str = ""
    precision: int = 0
    bearing: str = ""
    distance_km: float | None = None


Sense = Literal["ground", "modifier", "government", "people", "within"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A name of a place, however it is used; `Place` is one at which something is said to be. `key` is folded, one for
    all mentions of the name; `kind`: `country`, `admin1` (province), `admin2` (district), `city` (any populated place),
    `region`, `sea` (any water), `landmark`, empty where the gazetteer does not know it.

    `sense`: `ground` (the place itself), `modifier` ("Nairobi police"), `government` ("Kenya said"), `people` (nationalities
    and the like), `within` (part of another name, "Bank of Kenya"). `country` ISO alpha-2; coordinates in degrees (None: not
    resolved); `gazetteer_id` GeoNames' number, or an own one; `precision` in UCDP's codes as in `Place`. `confidence`, 0
    to 1, that this namesake is meant; `reasons` say why, in sentences."""

    span: Span
    name: str
    key: str
    kind: str = ""
    sense: Sense = "ground"
    country: str = ""
    latitude: float | None = None
    longitude: float | None = None
    gazetteer_id: str = ""
    precision: int = 0
    confidence: float = 0.0
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A time expression. `value` is EDTF / ISO 8601 (`2023-09-19`, `2023-09-19T16:30`, `2020-21`, `1988/..`, `P44D`;
    empty: cannot be resolved). `kind` as in TIMEX3. `utc` is the instant in UTC (`2023-09-19T10:30Z`) where a zone
    is given or
    can be inferred. `weekday` is the weekday as written (0 Monday .. 6 Sunday), also where it contradicts the date.
    `anchor` says what resolved it (`dateline`, `published`, `text`, `written`, `assumed`)."""

    span: Span
    value: str
    kind: Literal["date", "time", "duration", "set"]
    utc: str = ""
    weekday: int | None = None
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who said it, resolved within the report: `key` is one for all mentions of one speaker ("zakharova", "ministry of defence|AZ");
    `body` the body spoken for, `country` its ISO alpha-2. `span` is the mention at this statement, `named_at` the
    fullest one."""

    key: str
    name: str
    role: str = ""
    body: str = ""
    country: str = ""
    span: Span | None = None
    named_at: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainLink:
    """One hand through which words came: a speaker, an agency, an outlet; first the origin, last the nearest to the reader."""

    name: str
    kind: Literal["speaker", "agency", "outlet", "document", "witness", "unnamed"]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Words given to somebody, or (voice `own`) the outlet's own assertion, one clause or sentence of it.

    `span` covers source, cue and content; `content` is one or more pieces in text order. `quoted` are the parts of the
    content in quotation marks (without the marks). `cue_lemma` is the reporting word ("say", "deny", "according to").
    `saying` is `done` unless nobody is told to have said it ("she never said that ...", "if she said that ..."); then
    `polarity` or `modality` tells so too, and no finding takes the words for said.
    """

    id: str
    span: Span
    voice: Voice
    content: tuple[Span, ...]
    source: Span | None = None
    cue: Span | None = None
    cue_lemma: str = ""
    quoted: tuple[Span, ...] = ()
    speaker: Speaker | None = None
    chain: tuple[ChainLink, ...] = ()
    polarity: Polarity = "positive"
    modality: Modality = "asserted"
    saying: Saying = "done"
    made_by: Maker


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A counted quantity. `measure`: killed, injured, missing, evacuated, displaced, detained, rescued, affected,
    buildings, places, amount, share, magnitude, depth, age, votes, other
    (lengths too: whether one is a distance, a height or a width its words alone seldom tell).
    `value` exact; `low`, `high` bounds ("at least 27": low 27); `approx` ("about 600"); `vague` for "dozens".
    `unit`: `person`, `percent`, `USD`, `km`, ...; `of` the counted noun's lemma with its adjectives ("kyrgyz
    border guard");
    `of_country` ISO alpha-2; `part` true where it is a part of a larger total in the same report;
    `as_of` EDTF of the time for which it holds; `when` EDTF of the happening it belongs to, where the text says so;
    `said_by` the key of the speaker (empty: own voice); `sentence` its sentence's index in the notes."""

    id: str
    span: Span
    measure: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    approx: float | None = None
    vague: bool = False
    unit: str = ""
    of: str = ""
    of_country: str = ""
    part: bool = False
    as_of: str = ""
    when: str = ""
    said_by: str = ""
    sentence: int = 0
    made_by: Maker


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Who did what to whom, in PLOVER (`plover` root such as ASSAULT, `mode`, `context` parted by `|`; `cameo` code by the
    crosswalk). `trigger` is the word that says it. `actor_codes` and `target_codes` are country and sector (`RUSGOV`, empty
    where unknown) of each actor and target. `date` EDTF. `said_by` speaker key. `decided_by`: where the code hangs on whether
    the caller is a party to the conflict, the words that make him one."""

    id: str
    span: Span
    trigger: Span
    lemma: str
    plover: str
    mode: str = ""
    context: str = ""
    cameo: str = ""
    actors: tuple[Span, ...] = ()
    targets: tuple[Span, ...] = ()
    actor_codes: tuple[str, ...] = ()
    target_codes: tuple[str, ...] = ()
    date: str = ""
    place: Span | None = None
    polarity: Polarity = "positive"
    modality: Modality = "asserted"
    said_by: str = ""
    decided_by: Span | None = None
    made_by: Maker

    @property
    def status(self) -> str:
        """Whether it is told as done: `done`, `negated`, or the modality that says otherwise (`planned`, `demanded`, ...)."""
        if self.polarity == "negative":
            return "negated"
        return "done" if self.modality == "asserted" else self.modality


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """All that was extracted from one report, each tuple in text order. `event_date` is the day (EDTF) of what the report is
    mainly about, empty where it cannot be told. `appeals`: who calls on whom to do what; `pacts`: agreements named, `duties`
    what they are said to ask for, `breaches` that they were broken."""

    report: str
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    events: tuple[Event, ...] = ()
    whens: tuple[When, ...] = ()
    places: tuple[Place, ...] = ()
    toponyms: tuple[Toponym, ...] = ()
    parties: tuple[Party, ...] = ()
    event_date: str = ""
    appeals: tuple[Appeal, ...] = ()
    pacts: tuple[Pact, ...] = ()
    duties: tuple[Duty, ...] = ()
    breaches: tuple[Breach, ...] = ()
