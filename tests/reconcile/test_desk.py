"""What the rules ask of a story's desk."""

import pytest

from crossread.reconcile.desk import Desk
from crossread.testing import make_copy, make_reading, make_report, make_story


@pytest.mark.parametrize(("share", "is_copy"), [(0.9, True), (0.1, False)])
def test_one_shared_paragraph_makes_no_copy_of_a_report(share: float, is_copy: bool) -> None:
    wire, paper = make_report("The dam broke at noon.", outlet="Wire"), make_report("The dam broke.", outlet="Paper")
    copy = make_copy((wire, "The dam broke"), (paper, "The dam broke"), share=share)
    readings = (make_reading(wire), make_reading(paper))
    desk = Desk.of(make_story((wire, paper), copies=(copy,)), readings)
    assert (desk.is_copy(paper.id), desk.is_copy(wire.id)) == (is_copy, False)
