"""The claims of a story -> findings: what its reports agree on, what rests on one origin, where they conflict.

What comes in is a story and all readings of the run; what goes out are findings with evidence and reasons, ranked.
"""

from collections.abc import Sequence

from crossread.model.findings import Finding
from crossread.model.reading import Reading
from crossread.model.stories import Story
from crossread.reconcile import (
    agreement,
    dates,
    denials,
    figures,
    inner,
    loaded,
    names,
    omissions,
    passages,
    places,
    quotes,
    sources,
)
from crossread.reconcile.desk import Desk
from crossread.reconcile.rules import RULES
from crossread.reconcile.settle import settle

__all__ = ["reconcile"]

BUILT_IN = (figures, dates, places, names, quotes, sources, denials, inner, loaded, passages, agreement, omissions)
"""Importing a module registers its rules."""


def reconcile(story: Story, readings: Sequence[Reading]) -> tuple[Finding, ...]:
    """All findings of a story, those that matter most first."""
    desk = Desk.of(story, readings)
    found = [finding for _, rule in RULES for finding in rule(desk)]
    return settle(found)
