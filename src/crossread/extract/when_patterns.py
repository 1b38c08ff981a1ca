"""The grammar of time expressions: small named patterns over the text, and what each of them read.

A pattern reads words only; what day they mean is settled in `when_values`, in text order. Every pattern is bounded, so
hostile text costs no more than its length.
"""

import re
from dataclasses import dataclass

from crossread.lib.dates import MONTHS, WEEKDAYS
from crossread.lib.holidays import holiday_names

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
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_WORDS = rf"(?:{_TENS})(?:[- ](?:{_ONES}))?|{_ONES}|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_FRACTION = rf"(?:{_S}and{_S}a{_S}half|[ -]1/2|½)"
_NUM = (
    rf"(?i:(?:(?:{_WORDS}|\d{{1,3}}(?:,\d{{3}})+|\d{{1,4}}(?:\.\d)?){_FRACTION}?)|an?|half{_S}an?"
    rf"|a{_S}few|several|many|a{_S}couple(?:{_S}of)?|couple{_S}of|(?:a{_S})?(?:one|two|few)?{_S}?hundred|a{_S}thousand)"
)
_UNIT = r"(?:second|minute|hour|day|night|week|weekend|fortnight|month|quarter|year|decade|century)"
_UNITS = r"(?:seconds|minutes|hours|days|nights|weeks|weekends|fortnights|months|quarters|years|decades|centuries)"
_SORT = rf"(?:(?:more|full|whole|straight|consecutive|additional|extra|trading|working|business|calendar|solid|long|other){_S})?"
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
    "range_mdy": rf"\b(?P<month>{_MON}){_S}(?P<day>{_NTH})(?:{_O}[-–]{_O}|{_S}(?:and|to"
    rf"|through){_S})(?P<day2>{_NTH})(?![\d:%]|[.,]\d)"
    rf"(?:,?{_S}(?P<year>{_YEAR})|(?!{_S}(?!in\b|at\b|on\b|for\b|with\b|by\b|when\b|as\b|after\b|the\b)\w))",
    "dmy": rf"(?:\b(?P<weekday>{_WD_SHORT}),?{_S}(?:the{_S})?)?(?<![\d.,:/])(?P<day>{_NTH})(?:{_S}|-)(?:of{_S})?"
    rf"(?P<month>{_MON})(?:(?:,?{_S}|-)(?P<year>{_YEAR})|(?!\w))",
    "mdy": rf"(?:\b(?P<weekday>{_WD_SHORT}),?{_S})?\b(?P<month>{_MON}){_S}(?P<day>{_NTH})(?![\d%]|:\d|[.,]\d(?!\d\d\d)|\.\d)"
    rf"(?:,?{_S}(?P<year>{_YEAR}))?(?!\w)",
    "month_year": rf"\b(?P<month>{_MON}),?{_S}(?:of{_S})?(?P<year>{_YEAR})",
    "month": rf"(?:\b(?P<lead>[Ii]n|[Oo]f|[Ss]ince|[Uu]ntil|[Bb]y|[Dd]uring|[Ff]rom|[Tt]o|[Bb]efore|[Aa]fter|[Aa]nd|[Ll]ate"
    rf"|[Ee]arly|[Mm]id|[Ll]ast|[Nn]ext|[Tt]his|[Bb]etween|[Tt]hrough|[Tt]he)(?:{_S}|-))(?P<month>{_MON_LONG})\b(?!{_S}\d)"
    rf"(?:{_S}(?:of{_S})?(?P<beside>(?:last|next|this){_S}year))?",
    "bare_month": r"\b(?P<month>January|February|April|June|July|September|October|November|December)\b",
    "nth": r"\b[Tt]he" + _S + r"(?P<day>" + _DAY + r")(?:st|nd|rd|th)\b"
    r"(?=\s*(?:[,.;:)\"”’]|$|\s(?:and|at|in|of|that|when|but|the|local|to|as|with|by|for|from|after|before|near|on)\b))",
    "weekday": rf"\b(?:(?P<mod>[Ll]ast|[Nn]ext|[Tt]his(?:{_S}(?:past|coming))?|[Pp]ast|[Cc]oming"
    rf"|(?:[Tt]he{_S})?(?:[Ff]ollowing|[Pp]revious)"
    rf"|[Ee]very|[Ee]ach){_S})?(?:(?P<stage>[Ll]ate|[Ee]arly){_S}(?:on{_S})?)?(?P<weekday>{_WD})"
    rf"(?:(?P<plural>s)\b|\b(?:['’]s(?!{_S}(?:{_PART})))?(?:(?:['’]s)?{_S}(?P<part>{_PART})(?P<plural2>s)?\b)?)",
    "season_year": rf"\b(?:(?:[Tt]he{_S})?(?P<season>{_SEASON}){_S}(?:of{_S})?(?P<year>{_YEAR}))",
    "season": rf"\b(?:(?P<the>[Tt]he(?:{_S}(?:early|late))?)|(?P<mod>[Ll]ast|[Nn]ext|[Tt]his(?:{_S}(?:past"
    rf"|coming))?)){_S}(?P<season>{_SEASON})\b"
    rf"(?!{_S}of\b|{_S}[Ss]torm|{_S}(?:training|season|term|semester))(?(the)(?!{_S}(?:in|from)\b))",
    "unit_mod": rf"\b(?P<mod>[Ll]ast|[Nn]ext|[Tt]his|[Pp]revious|[Cc]urrent|[Tt]hat(?:{_S}same)?"
    rf"|[Tt]he{_S}(?:following|previous|next|same"
    rf"|past|last|current))(?:{_S}(?:fiscal|calendar))?{_S}(?P<unit>week|month|quarter|year|decade|century|weekend|day)\b"
    rf"(?!{_S}of{_S}(?!this|last|next))",
    "before_last": rf"\b[Tt]he{_S}(?P<unit>day|week|weekend|month|year|{_PART}){_S}before{_S}last\b"
    r"(?=\s{0,3}(?:[,.;:)!?\"”’–—]|$|\s(?:when|in|at|on|and|that|as|by|but|an?|near|after|with|for|from|to|was|were|had|said|who|which"
    r"|he|she|they|it|we|police|officials)\b))",
    "ago": rf"(?<!(?<!\w)[-−])\b(?P<num>{_NUM}){_S}(?P<unit>{_UNIT})s?{_S}"
    r"(?P<way>ago|earlier|previously|later|afterwards?|before(?=\s*[,.;)]|\s*$))\b",
    "past_span": rf"\b(?:[Tt]he{_S}|[Tt]hese{_S})?(?P<mod>past|last|next|coming|first|recent"
    rf"|previous){_S}(?:(?P<num>{_NUM}|few){_S})?{_SORT}"
    rf"(?P<unit>{_UNITS})\b(?!{_S}of{_S}(?:the|his|her|its|a)\b)",
    "duration": rf"(?<![\w.,$£€-])(?P<num>{_NUM})(?:{_S}(?:to|or){_S}(?:{_WORDS}|\d{{1,3}}))?(?:{_S}|-){_SORT}(?P<unit>{_UNIT})s?\b"
    rf"(?![-– \u00a0]{{0,2}}olds?\b)(?!-\w)(?<!\ba second)(?<!\bA second)(?! of mourning\b)(?!(?<=quarter) of\b|(?<=quarters) of\b)",
    "vague_span": rf"(?=[hdwmyc])(?:(?<=\bfor )|(?<=\bFor )|(?<=\bin )|(?<=\bafter )|(?<=\bAfter )|(?<=\bover )"
    rf"|(?<=\bwithin )|(?<=\bthrough )"
    rf"|(?<=\btake )|(?<=\btook )|(?<=\btakes )|(?<=\bspent )|(?<=\blasted )|(?<=\bover the )|(?<=\bOver the ))"
    rf"(?P<unit>hours|days|weeks|months|years|decades|centuries)\b(?!{_S}(?:of{_S}(?:the|his|her|its)|before|after|ago|gone)\b)",
    "part_of_day": rf"\b(?P<mod>[Ll]ast|[Tt]hat(?:{_S}same)?|[Tt]his|[Tt]he{_S}(?:next|following|previous|same)"
    rf"|(?<=[Ii]n )the|[Ll]ater{_S}that"
    rf"|[Ee]arlier{_S}that){_S}(?P<part>night|evening|morning|afternoon)\b",
    "deictic": rf"\b(?P<word>[Tt]oday|[Tt]onight|[Yy]esterday|[Tt]omorrow|[Oo]vernight|(?:[Tt]he|[Tt]hat){_S}same{_S}day"
    rf"|(?:[Ll]ater|[Ee]arlier){_S}(?:in{_S}the|that|on{_S}that){_S}day|[Tt]hat{_S}day"
    rf"|[Tt]he{_S}day{_S}before(?:{_S}yesterday)?|[Tt]he{_S}day{_S}after(?:{_S}tomorrow)?)\b(?:{_S}(?P<part>{_PART}))?",
    "military": rf"(?<![\w.,:-])(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d){_O}(?P<zone>GMT|UTC|Z|hours|hrs)\b"
    rf"(?:{_S}(?:on{_S})?(?P<weekday>{_WD})(?!,?{_S}(?:the{_S})?(?:{_NTH}\b|{_MON})))?",
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
    "decade": r"(?:\b[Tt]he"
    + _S
    + r"(?:(?:early|mid|late)(?:"
    + _S
    + r"|-))?|\b(?=1[89]\d0s))(?:(?P<decade>1[89]\d|20\d)0['’]?s|['’](?P<short>[2-9])0s)\b",
    "century": rf"\b(?:[Tt]he{_S})?(?:(?:early|mid|late)(?:{_S}|-))?(?:(?P<nth>1\d|20|21|[4-9])(?:th|st)"
    rf"|(?P<word>nineteenth|twentieth|twenty-first))"
    rf"(?:{_S}|-)[Cc]entury\b",
    "year": rf"(?=[12Ff])(?:(?<=\bin )|(?<=\bIn )|(?<=since )|(?<=Since )|(?<=\bof )|(?<=from )|(?<=From )|(?<=\bto )|(?<=until )"
    rf"|(?<=till )|(?<=\bby )|(?<=By )|(?<=before )|(?<=after )|(?<=during )|(?<=early )|(?<=late )|(?<=mid-)|(?<=post-)|(?<=pre-)"
    rf"|(?<=between )|(?<=Between )|(?<=year )|(?<=\bfor )|(?<=\bFor )|(?<=through )|(?<=into )|(?<=due )|(?<=around )|(?<=circa )"
    rf"|(?<=than )|(?<=and )|(?<=or )|(?<=\d\d\d\d, )|[Ff]iscal{_S}(?:year{_S})?|(?<=[(])(?=\d{{4}}[)])"
    rf"|(?:(?<=\bthe )|(?<=\bThe )|(?<=\ban )|(?<=\ba )|(?<=\bits )|(?<=\bhis )|(?<=\bher )|(?<=\btheir )"
    rf"|(?<=['’]s ))(?=\d{{4}}{_S}[A-Za-z]))"
    rf"(?P<year>{_YEAR})(?![\w$£€-]|['’]s{_S}(?:first|second|third|fourth))(?!{_S}(?:people|persons|men|women|km|metres|meters|"
    r"tonnes|tons|soldiers|troops|workers|jobs|miles|feet|employees|houses|homes|votes|GMT|UTC|hours|dollars|pounds|euros))",
    "spoken_year": rf"\b(?:(?P<century>[Nn]ineteen|[Ee]ighteen){_S}(?P<rest>(?:{_TENS})(?:[- ](?:{_ONES}))?|ten"
    rf"|eleven|twelve|thirteen|fourteen|"
    rf"fifteen|sixteen|seventeen|eighteen|nineteen)|(?:the{_S})?year{_S}two{_S}thousand(?:{_S}(?:and{_S})?(?P<ones>{_ONES}))?)\b",
    "quarter": rf"\b(?:the{_S})?(?:(?P<year>{_YEAR})['’]?s?{_S}|(?P<beside>(?:this|last|next){_S}year['’]s"
    rf"|year-earlier|year-ago){_S})?"
    rf"(?:fiscal{_S})?(?P<quarter>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth)(?:{_S}|-)(?:fiscal{_S})?quarter\b"
    rf"(?:{_S}of{_S}(?:fiscal{_S})?(?P<year2>{_YEAR}))?(?!{_S}of{_S}the)",
    "half": rf"\b(?:the{_S})?(?P<half>[Ff]irst|[Ss]econd){_S}half{_S}of{_S}(?:(?:fiscal{_S})?(?P<year>{_YEAR})"
    rf"|(?P<beside>(?:this|last|next){_S}"
    rf"year|the{_S}year))\b",
    "period": rf"\b(?:(?:the{_S})?(?P<ago>[Yy]ear-(?:earlier|ago))(?:{_S}(?:period|quarter)\b)?"
    rf"|the{_S}(?:(?P<year>{_YEAR})|(?P<mod>latest|same|corresponding|comparable|year-earlier|like"
    rf"|prior))(?:{_S}(?:fiscal|year))?{_S}(?:period|quarter)\b"
    rf"(?:{_S}(?P<beside>(?:of{_S})?(?:last{_S}year|a{_S}year{_S}(?:ago|earlier|before)|the{_S}(?:previous|prior){_S}year))\b)?)",
    "the_unit": rf"(?=[TtLlEe])(?:\b(?:[Ll]ater|[Ee]arlier){_S}in{_S}|(?:(?<=[Dd]uring )|(?<=[Ff]or )|(?<=[Ii]n )"
    rf"|(?<=[Oo]ver )|(?<=[Oo]f )|(?<=[Bb]y )"
    rf"|(?<=[Tt]hroughout )|(?<=[Ff]rom )|(?<=[Aa]s )))[Tt]he{_S}(?:(?:full|fiscal|whole"
    rf"|entire){_S}){{0,2}}(?P<unit>week|weekend|month|quarter|year)\b"
    rf"(?!{_S}of{_S}|{_S}(?:before|after|ago)\b|['’]s{_S}(?:end|most))(?:{_S}(?=(?P<ended>end(?:ed|ing){_S})))?",
    "year_end": rf"\b(?:(?:the{_S})?end{_S}of{_S}(?:the{_S}year\b|(?P<year>{_YEAR}))|year(?:['’]s)?[- ]end\b)",
    "holiday": rf"\b(?:(?P<mod>[Ll]ast|[Nn]ext"
    rf"|[Tt]his){_S})?(?P<holiday>{'|'.join(re.escape(n).replace(chr(39), '[' + chr(39) + '’]') for n in holiday_names())})\b"
    rf"(?:,?{_S}(?P<year>{_YEAR}))?(?!{_S}(?:[Ii]slands?|[Pp]arade))",
    "vague": rf"\b(?P<word>[Nn]ow(?!{_S}that\b)|[Cc]urrently|[Aa]t{_S}(?:present|this{_S}(?:time|point)"
    rf"|the{_S}moment)|[Nn]owadays|[Tt]hese{_S}days|[Rr]ecently"
    rf"|[Ss]oon(?!{_S}(?:as|after|before)\b)|(?:the{_S}|(?<=[Ii]n ))(?:(?:near|foreseeable|immediate){_S})?future"
    rf"|(?<=[Ii]n )the{_S}past|[Cc]urrent|[Ll]ately"
    rf"|a{_S}later{_S}date|once(?=[- ](?:high|power|proud|great))|[Rr]ecent{_S}(?:days|weeks|months|years))\b",
    "some_ago": rf"\b(?P<unit>{_UNITS}){_S}ago\b",
    "set": rf"\b(?P<word>[Dd]aily|[Nn]ightly|[Ww]eekly|[Mm]onthly|[Yy]early|[Aa]nnually|[Hh]ourly|fortnightly"
    rf"|(?:[Ee]very|[Ee]ach){_S}(?:single{_S})?(?:day|week|"
    rf"weekday|weekend|month|quarter|year|morning|evening|night|hour)|per{_S}(?:annum|year|month|week|day|hour)"
    rf"|(?:(?<=once )|(?<=twice )|(?<=times ))an?{_S}(?:day|week|month|year|hour))\b",
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
