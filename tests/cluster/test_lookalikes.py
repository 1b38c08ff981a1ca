"""What was kept apart is told with the days, places, ships, numbers and names that tell it apart."""

import numpy as np

from crossread.cluster.lookalikes import find_lookalikes
from crossread.model.findings import Reason
from crossread.weigh.stories import Traits, features

WORDS = {"raid": 0.5, "masked": 0.5, "jeweller": 0.5, "hammer": 0.5}


def a_raid(report: str, day: str, shop: str, *, dead: float = 0.0, ship: str = "", town: str = "kelmont") -> Traits:
    names = {town: 4.0, shop: 5.0}
    return Traits(
        report=report, body=np.zeros(0, np.float32), words=WORDS, lead_words=WORDS, names=names, heads=names,
        places=frozenset({town}), day=day, published=day, tolls=frozenset({("killed", dead)} if dead else ()),
        vessels=frozenset({ship} if ship else ()),
    )  # fmt: skip


def why_apart(one: Traits, other: Traits) -> tuple[Reason, ...]:
    """The reasons that the first one's story gives."""
    found = find_lookalikes([(0,), (1,)], ["one", "other"], {(0, 1): features(one, other)}, (one, other))
    (like,) = found["one"]
    assert like.story == "other"
    return like.why


def test_days_and_names_are_told_from_the_side_of_each_story() -> None:
    one, other = a_raid("a", "2031-04-07", "birkholt"), a_raid("b", "2031-04-11", "odrey")
    there, back = why_apart(one, other), why_apart(other, one)
    assert [reason.sentence for reason in there] == [
        "It tells of 7 April 2031, the other of 11 April 2031.",
        "It names Birkholt, the other Odrey.",
    ]
    assert back[0].sentence == "It tells of 11 April 2031, the other of 7 April 2031."
    assert (there[0].values, back[0].values) == (("2031-04-07", "2031-04-11"), ("2031-04-11", "2031-04-07"))


def test_places_ships_and_tolls_are_named() -> None:
    one = a_raid("a", "2031-04-07", "birkholt", dead=3, ship="sunfish")
    other = a_raid("b", "2031-04-07", "birkholt", dead=1200, ship="kestrel", town="pellbrook")
    assert [reason.sentence for reason in why_apart(one, other)] == [
        "It leads with Kelmont, the other with Pellbrook.",
        "It is about the Sunfish, the other about the Kestrel.",
        "It counts 3 killed, the other 1,200 killed.",
    ]
