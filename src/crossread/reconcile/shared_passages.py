"""Copied text told as findings: one for each pair of reports that share passages."""

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from crossread.lib.words import fold, words_in
from crossread.model.findings import Finding, Reason
from crossread.model.stories import Copy
from crossread.reconcile.build import evidence, make_finding
from crossread.reconcile.desk import Desk
from crossread.reconcile.rules import RULES
from crossread.weigh.reprints import LINED_UP, families, first_of, without_go_betweens

MANY = 12
"""Copies in a story from which they are told together, one line for each original."""

TELLING = frozenset(f"copy.{rule}" for rule in ("credit", "cites", "agency", "own", "issuer", "home", "time", "hour"))
"""Reasons that tell who had a text first; that one holds more, or has a dateline, alone only makes it likelier."""


@RULES.add("passages.copied", version=2)
def copied_passages(desk: Desk) -> Iterator[Finding]:
    """Passages that show a common origin."""
    known = {reading.id for reading in desk.everyone}
    copies = [copy for copy in without_go_betweens(desk.story.copies) if {copy.original, copy.copy} <= known]
    if len(copies) <= MANY:
        yield from (_finding(desk, copy) for copy in copies)
        return
    told: set[str] = set()
    firsts = _firsts(desk, copies)
    for original in _originals(firsts):
        group = [c for c, first in zip(copies, firsts, strict=True) if first == original and c.copy not in told]
        if group:
            told.update((original, *(c.copy for c in group)))
            yield _finding(desk, group[0]) if len(group) == 1 else _together(desk, original, group)


def _firsts(desk: Desk, copies: Sequence[Copy]) -> list[str]:
    """The report that each copy goes back to: where very many print one text the one that stands for them."""
    many = [reports for reports in families(desk.story).values() if len(reports) > LINED_UP]
    standing = {report: first_of(desk.story, reports) for reports in many for report in reports}
    return [standing.get(copy.original, copy.original) for copy in copies]


def _originals(firsts: Sequence[str]) -> list[str]:
    """The reports that others carry, those that most carry first."""
    counted = Counter(firsts)
    return sorted(counted, key=lambda report: (-counted[report], report))


def _together(desk: Desk, original: str, copies: Sequence[Copy]) -> Finding:
    lined_up = {reading.id for reading in desk.readings}
    shown = [c for c in copies if {c.original, c.copy} <= lined_up] or copies
    passages = [p for copy in shown for p in copy.passages]
    likeness = max(p.likeness for p in passages)
    count = len({copy.copy for copy in copies} - {original})
    sentence = f"{count} reports have passages of it, the likest to {likeness:.0%}."
    return make_finding(
        desk,
        "copied_text",
        f"{count} reports carry text of {desk.outlet(original)}.",
        evidence((p.original for p in passages), "original") + evidence((p.copy for p in passages), "copy"),
        [Reason(rule="passages.shared", weight=round(0.4 + 0.4 * likeness, 4), sentence=sentence)],
        maker=RULES.maker("passages.copied"),
        values=(desk.outlet(original), *sorted({desk.outlet(copy.copy) for copy in copies})),
        matter=0.7 + max(copy.share for copy in copies),
    )


def _is_verbatim(desk: Desk, copy: Copy) -> bool:
    """Whether many words in a row are the same: one long run, or two shorter ones."""
    runs = [_run(desk.words(p.original), desk.words(p.copy)) for p in copy.passages]
    return max(runs) >= LONG_RUN or sum(run >= RUN for run in runs) > 1


def _run(original: str, copy: str) -> int:
    """How many words in a row two passages have in common at most."""
    one, other = (list(map(fold, words_in(text))) for text in (original, copy))
    return SequenceMatcher(None, one, other, autojunk=False).find_longest_match().size


RUN, LONG_RUN = 8, 12
"""Words in a row that two passages, or one, must have in common to be surely one writer's."""


def _finding(desk: Desk, copy: Copy) -> Finding:
    first, second = desk.outlet(copy.original), desk.outlet(copy.copy)
    count = len(copy.passages)
    passages = f"{count} passage{'s' if count != 1 else ''} ({copy.share:.0%} of it)"
    credit = "credited" if copy.credited else "uncredited"
    if copy.standing:
        summary = f"{first} repeats {count} passage{'s' if count != 1 else ''} of its own in two reports."
    elif copy.directed and any(reason.rule in TELLING for reason in copy.reasons):
        summary = f"{second} carries {passages} of {first}, {credit}."
    else:
        summary = f"{first} and {second} share {passages}, {credit}; which had them first cannot be told."
    likeness = max(p.likeness for p in copy.passages)
    verbatim = _is_verbatim(desk, copy)
    alike = (
        f"{count} passages are alike, the likest to {likeness:.0%}"
        if count > 1
        else f"One passage is alike to {likeness:.0%}"
    )
    most = 0.1 if verbatim else 0.05
    reasons = [
        Reason(
            rule="passages.shared",
            weight=round(0.4 + 0.4 * likeness if verbatim else 0.5 + 0.1 * likeness, 4),
            sentence=f"{alike}." if verbatim else f"{alike}, but few words in a row are the same.",
        ),
        *(
            Reason(rule=r.rule, weight=round(min(most, max(0.0, r.weight)), 4), sentence=r.sentence, values=r.values)
            for r in copy.reasons
        ),
    ]
    grounds = evidence((p.original for p in copy.passages), "original") + evidence(
        (p.copy for p in copy.passages), "copy"
    )
    return make_finding(
        desk,
        "copied_text",
        summary,
        grounds,
        reasons,
        maker=RULES.maker("passages.copied"),
        values=(first, second),
        matter=0.7 + copy.share,
    )
