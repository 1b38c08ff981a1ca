"""The grammar of time expressions: small named patterns over the text, and what each of them read.

A pattern reads words only; what day they mean is settled in `when_values`, in text order. Every pattern is bounded, so
hostile text costs no more than its length.
"""

import re
from dataclasses import dataclass

from crossread.lib.dates import MONTHS, WEEKDAYS

_S = r"[ \t\u00a0]{1,3}"
_O = r"[ \t\u00a0]{0,3}"
_WD = rf"(?:{'|'.join(f'{d}|{d.upper()}' for d in WEEKDAYS)})"
_WD_SHORT = rf"(?:{_WD}|Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\.?"
_MON_LONG = "|".join(f"{m}|{m.upper()}" for m in MONTHS)
_MON_SHORT = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
_MON = rf"(?:(?:{_MON_LONG})|(?:{_MON_SHORT}|{_MON_SHORT.upper()})\b\.?)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_NTH = rf"(?:{_DAY}(?:st|nd|rd|th)?)"
_YEAR = r"(?:1[5-9]\d\d|20\d\d)(?![\d%]|[,.]\d)"
_NUM = (
    r"(?i:\d{1,4}(?:\.\d)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|sixteen|twenty|"
    rf"thirty|forty|fifty|sixty|ninety|half{_S}an?|a{_S}few|several|a{_S}couple{_S}of)"
)
_UNIT = r"(?:second|minute|hour|day|week|fortnight|month|quarter|year|decade|century)"
_PART = r"(?:morning|afternoon|evening|night|lunchtime|dawn|midnight|noon)"
_ZONE = (
    r"(?:GMT|UTC|BST|CEST|CET|EEST|EET|WEST|WET|EST|EDT|ET|CST|CDT|CT|MST|MDT|MT|PST|PDT|PT|HST|AKST|MSK|IST|PKT|JST|"
    r"KST|SGT|HKT|AEST|AEDT|NZST|NZDT|SAST|WAT|EAT|CAT|Z)\b"
    rf"|(?:GMT|UTC){_O}[+\-−]{_O}\d{{1,2}}(?::?[03]0)?|(?i:local){_S}time"
    rf"|[A-Z][\w'.\-]{{1,20}}(?:{_S}[A-Z][\w'.\-]{{1,20}}){{0,2}}{_S}time\b"
)
_AMPM = r"(?:[aApP]\.?[mM]\b\.?)"
_SEASON = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"

_PATTERNS = {
    "iso": r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"
    r"(?:[T ](?P<hour>\d\d):(?P<minute>\d\d)(?::\d\d(?:\.\d{1,6})?)?(?P<offset>Z|[+-]\d\d:?\d\d)?)?(?![\d-])",
    "numeric": r"(?<![\d.,/])(?P<a>\d{1,2})(?P<sep>[./])(?P<b>\d{1,2})(?P=sep)(?P<year>(?:19|20)\d\d)(?![\d/])",
    "range_dmy": rf"(?<![\d.,:])(?P<day>{_NTH})(?:{_O}[-–]{_O}|{_S}(?:to|and|until){_S})(?P<day2>{_NTH}){_S}(?:of{_S})?"
    rf"(?P<month>{_MON})(?:,?{_S}(?P<year>{_YEAR}))?",
    "range_mdy": rf"\b(?P<month>{_MON}){_S}(?P<day>{_NTH}){_O}[-–]{_O}(?P<day2>{_NTH})(?![\d:])(?:,?{_S}(?P<year>{_YEAR}))?",
    "dmy": rf"(?:\b(?P<weekday>{_WD_SHORT}),?{_S}(?:the{_S})?)?(?<![\d.,:/])(?P<day>{_NTH})(?:{_S}|-)(?:of{_S})?"
    rf"(?P<month>{_MON})(?:(?:,?{_S}|-)(?P<year>{_YEAR})|(?!\w))",
    "mdy": rf"(?:\b(?P<weekday>{_WD_SHORT}),?{_S})?\b(?P<month>{_MON}){_S}(?P<day>{_NTH})(?![\d:%]|[.,]\d(?!\d\d\d)|\.\d)"
    rf"(?:,?{_S}(?P<year>{_YEAR}))?(?!\w)",
    "month_year": rf"\b(?P<month>{_MON}),?{_S}(?:of{_S})?(?P<year>{_YEAR})",
    "month": rf"(?:\b(?P<lead>[Ii]n|[Oo]f|[Ss]ince|[Uu]ntil|[Bb]y|[Dd]uring|[Ff]rom|[Tt]o|[Bb]efore|[Aa]fter|[Aa]nd|[Ll]ate"
    rf"|[Ee]arly|[Mm]id|[Ll]ast|[Nn]ext|[Tt]his|[Bb]etween)(?:{_S}|-))(?P<month>{_MON_LONG})\b(?!{_S}\d)",
    "bare_month": r"\b(?P<month>January|February|April|June|July|September|October|November|December)\b",
    "nth": r"\b[Tt]he" + _S + r"(?P<day>" + _DAY + r")(?:st|nd|rd|th)\b"
    r"(?=\s*(?:[,.;:)\"”’]|$|\s(?:and|at|in|of|that|when|but|the|local|to|as|with|by|for|from|after|before|near|on)\b))",
    "weekday": rf"\b(?:(?P<mod>[Ll]ast|[Nn]ext|[Tt]his|[Pp]ast|[Cc]oming|[Ff]ollowing|[Ee]very|[Ee]ach){_S})?"
    rf"(?:(?P<stage>[Ll]ate|[Ee]arly){_S}(?:on{_S})?)?(?P<weekday>{_WD})\b(?:['’]s(?!{_S}(?:{_PART})))?"
    rf"(?:(?:['’]s)?{_S}(?P<part>{_PART})\b)?",
    "season_year": rf"\b(?:(?:[Tt]he{_S})?(?P<season>{_SEASON}){_S}(?:of{_S})?(?P<year>{_YEAR}))",
    "season": rf"\b(?P<mod>[Ll]ast|[Nn]ext|[Tt]his|[Tt]he){_S}(?P<season>{_SEASON})\b(?!{_S}(?:of|in)\b)",
    "unit_mod": rf"\b(?P<mod>[Ll]ast|[Nn]ext|[Tt]his|[Pp]revious|[Cc]urrent|[Tt]he{_S}(?:following|previous|next|same|past|last))"
    rf"{_S}(?P<unit>week|month|quarter|year|decade|century|weekend|day)\b(?!{_S}(?:of|in){_S})",
    "ago": rf"\b(?P<num>{_NUM}){_S}(?P<unit>{_UNIT})s?{_S}(?P<way>ago|earlier|previously|later|afterwards?|before(?=\s*[,.;)]"
    r"|\s*$))\b",
    "past_span": rf"\b(?:[Tt]he{_S})?(?P<mod>past|last|next|coming|first){_S}(?P<num>{_NUM}){_S}(?P<unit>{_UNIT})s\b",
    "duration": rf"(?<![\w.,$£€-])(?P<num>(?:{_NUM}|\d{{1,3}}(?:,\d{{3}})+)(?:{_S}and{_S}a{_S}half)?)(?:{_S}|-)(?P<unit>{_UNIT})s?\b"
    rf"(?![-– \u00a0]{{0,2}}olds?\b)(?!-\w)(?<!\ba second)(?<!\bA second)(?! of (?:mourning|an?|the)\b)",
    "last_night": rf"\b(?P<mod>[Ll]ast|[Tt]hat|[Tt]his){_S}(?P<part>night|evening|morning|afternoon)\b",
    "deictic": rf"\b(?P<word>[Tt]oday|[Tt]onight|[Yy]esterday|[Tt]omorrow|[Oo]vernight|(?:[Tt]he|[Tt]hat){_S}same{_S}day"
    rf"|[Tt]he{_S}day{_S}before|[Tt]he{_S}day{_S}after)\b(?:{_S}(?P<part>{_PART}))?",
    "military": rf"(?<![\w.,:-])(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d){_O}(?P<zone>GMT|UTC|Z|hours|hrs)\b"
    rf"(?:{_S}(?:on{_S})?(?P<weekday>{_WD}))?",
    "clock12": rf"(?<![\w.,:$£€-])(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?)?{_O}(?P<ampm>{_AMPM})(?!\w)"
    rf"(?:{_O},?{_O}(?:(?P<zone>{_ZONE})|\((?P<zone2>{_ZONE})\)))?",
    "clock24": rf"(?<![\w.,:/$£€-])(?P<hour>[01]?\d|2[0-3])[:](?P<minute>[0-5]\d)(?::[0-5]\d)?(?![\w:/]|[.,]\d)"
    rf"(?:{_O}(?:(?P<zone>{_ZONE})|\((?P<zone2>{_ZONE})\)))?",
    "dotted24": rf"(?<![\w.,:/$£€-])(?P<hour>[01]?\d|2[0-3])\.(?P<minute>[0-5]\d){_O}(?P<zone>{_ZONE})",
    "spoken": r"\b(?:at|about|around|by|until|after|before|since)"
    + _S
    + r"(?P<word>one|two|three|four|five|six|seven|eight|nine|ten|"
    rf"eleven|twelve){_S}(?:o['’]clock(?:{_S}in{_S}the{_S}(?P<part>morning|afternoon|evening))?"
    rf"|in{_S}the{_S}(?P<part2>morning|afternoon|evening))(?:{_S}(?P<zone>{_ZONE}))?",
    "noon": r"\b(?P<word>[Nn]oon|[Mm]idday|[Mm]idnight)\b(?:" + _S + rf"(?P<zone>{_ZONE}))?",
    "year_range": rf"(?<![\w.,$£€/-])(?P<year>{_YEAR}){_O}[-–/]{_O}(?P<year2>(?:19|20)\d\d|\d\d)(?![\w/-]|[.,]\d)",
    "decade": r"\b[Tt]he" + _S + r"(?P<decade>1[89]\d|20\d)0['’]?s\b",
    "year": rf"(?:(?<=\bin )|(?<=\bIn )|(?<=since )|(?<=Since )|(?<=\bof )|(?<=from )|(?<=From )|(?<=\bto )|(?<=until )"
    rf"|(?<=till )|(?<=\bby )|(?<=before )|(?<=after )|(?<=during )|(?<=early )|(?<=late )|(?<=mid-)|(?<=\band )"
    rf"|(?<=between )|(?<=Between )|(?<=year )|(?<=\bfor )|(?<=[(])(?=\d{4}[)])"
    rf"|(?<=\bthe )(?=\d{{4}}{_S}[a-z]))(?P<year>{_YEAR})(?![\w$£€])(?!{_S}(?:people|persons|men|women|km|"
    r"metres|meters|tonnes|soldiers|troops))",
    "quarter": rf"\b(?:the{_S})?(?:(?P<year>{_YEAR})['’]?s?{_S})?(?P<quarter>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth)"
    rf"(?:{_S}|-)(?:fiscal{_S})?quarter\b(?:{_S}of{_S}(?P<year2>{_YEAR}))?(?!{_S}of{_S}the)",
    "vague": rf"\b(?P<word>[Nn]ow|[Cc]urrently|[Aa]t{_S}present|[Rr]ecently|[Ss]oon|(?:the{_S})?(?:near{_S})?future|[Cc]urrent"
    rf"|[Rr]ecent(?:{_S}(?:days|weeks|months|years))?)\b",
    "some_ago": rf"\b(?P<unit>{_UNIT})s{_S}ago\b",
    "set": rf"\b(?P<word>[Dd]aily|[Ww]eekly|[Mm]onthly|(?:[Ee]very|[Ee]ach){_S}(?P<unit>day|week|month|year|morning|evening|"
    r"night|hour)|(?P<per>per" + _S + r"annum|a" + _S + r"month(?=\s+(?:more|less))))\b",
}
PATTERNS = {name: re.compile(pattern) for name, pattern in _PATTERNS.items()}

_RANK = {name: i for i, name in enumerate(PATTERNS)}


@dataclass(frozen=True, slots=True)
class Expression:
    """Words that tell a time: which pattern read them, where, and its named parts."""

    name: str
    start: int
    end: int
    parts: dict[str, str]


def find_expressions(text: str) -> list[Expression]:
    """The time expressions of a text in order, none within another: the first to begin wins, then the longest."""
    found = [
        Expression(name, *_extent(name, match), {key: value for key, value in match.groupdict().items() if value})
        for name, pattern in PATTERNS.items()
        for match in pattern.finditer(text)
    ]
    found.sort(key=lambda e: (e.start, -e.end, _RANK[e.name]))
    kept: list[Expression] = []
    for expression in found:
        if not kept or expression.start >= kept[-1].end:
            kept.append(expression)
        elif expression.end - expression.start > kept[-1].end - kept[-1].start and kept[-1].name in _WEAK:
            kept[-1] = expression
    return kept


_WEAK = frozenset({"month", "bare_month", "duration", "weekday", "unit_mod"})


def _extent(name: str, match: "re.Match[str]") -> tuple[int, int]:
    """Where the expression itself stands: without a preposition that was only read along."""
    if name == "month" and match["lead"].lower() not in ("last", "next", "this"):
        return match.start("month"), match.end()
    if name == "spoken":
        return match.start("word"), match.end()
    return match.start(), match.end()
