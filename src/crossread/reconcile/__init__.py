"""The claims of a story -> findings: what its reports agree on, what rests on one origin, where they conflict.

What comes in is a story and all readings of the run; what goes out is its sheet: findings with evidence and reasons,
ranked, and what each codebook profile would record of its counts.
"""

from collections.abc import Sequence

from crossread.model.findings import CONFLICTS
from crossread.model.reading import Reading
from crossread.model.stories import Sheet, Story
from crossread.reconcile import (
    agreement,
    calendar,
    copied_days,
    date_pairs,
    dates,
    denials,
    epithets,
    figures,
    inner,
    listings,
    loaded,
    losses,
    names,
    offices,
    omissions,
    places,
    quotes,
    same_numbers,
    shared_passages,
    sites,
    sources,
    strangers,
    told,
)
from crossread.reconcile.codebooks import codings_of
from crossread.reconcile.desk import Desk
from crossread.reconcile.reprints import is_of_a_reprint
from crossread.reconcile.rules import RULES
from crossread.reconcile.settle import settle

__all__ = ["reconcile"]

BUILT_IN = (
    epithets,
    figures,
    dates,
    date_pairs,
    copied_days,
    places,
    sites,
    names,
    strangers,
    offices,
    quotes,
    sources,
    denials,
    inner,
    listings,
    calendar,
    loaded,
    losses,
    shared_passages,
    told,
    agreement,
    same_numbers,
    omissions,
)
"""Importing a module registers its rules."""


def reconcile(story: Story, readings: Sequence[Reading]) -> Sheet:
    """The sheet of a story: all its findings, those that matter most first, and the codings of its counts."""
    desk = Desk.of(story, readings)
    found = [f for _, rule in RULES for f in rule(desk) if f.kind not in CONFLICTS or not is_of_a_reprint(desk, f)]
    return Sheet(story=story, findings=settle(found), codings=codings_of(desk))
