"""Copied text told as findings: one for each pair of reports that share passages."""

from collections.abc import Iterator

from crossread.model.findings import Finding, Reason
from crossread.model.stories import Copy
from crossread.reconcile.build import evidence, make_finding
from crossread.reconcile.desk import Desk
from crossread.reconcile.rules import RULES


@RULES.add("passages.copied")
def copied_passages(desk: Desk) -> Iterator[Finding]:
    """Passages that show a common origin."""
    known = {reading.id for reading in desk.everyone}
    for copy in desk.story.copies:
        if {copy.original, copy.copy} <= known:
            yield _finding(desk, copy)


def _finding(desk: Desk, copy: Copy) -> Finding:
    first, second = desk.outlet(copy.original), desk.outlet(copy.copy)
    count = len(copy.passages)
    passages = f"{count} passage{'s' if count != 1 else ''} ({copy.share:.0%} of it)"
    credit = "credited" if copy.credited else "uncredited"
    if copy.directed:
        summary = f"{second} carries {passages} of {first}, {credit}."
    else:
        summary = f"{first} and {second} share {passages}, {credit}; which had them first cannot be told."
    likeness = max(p.likeness for p in copy.passages)
    reasons = [
        Reason(
            rule="passages.shared",
            weight=round(0.4 + 0.4 * likeness, 4),
            sentence=f"{count} passages are alike, the likest to {likeness:.0%}.",
        ),
        *(
            Reason(rule=r.rule, weight=round(min(0.1, max(0.0, r.weight)), 4), sentence=r.sentence, values=r.values)
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
