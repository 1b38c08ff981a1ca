"""Lines and the way back from each of their characters."""

from hypothesis import given
from hypothesis import strategies as st

from crossread.clean.lines import split_lines, unfold

RAGGED = "The mill burned.\r\nTwo people were hurt.\n\n\n  A third\u00a0was\tsafe.\u200b \x07 \u2028End"


def test_lines_are_parted_at_every_kind_of_break_and_gaps_are_kept():
    lines = split_lines(RAGGED)
    assert [line.text for line in lines] == ["The mill burned.", "Two people were hurt.", "A third was safe.", "End"]
    assert [line.gap for line in lines] == [False, False, True, False]


def test_each_character_leads_back_to_its_own():
    for line in split_lines(RAGGED):
        for character, offset in zip(line.text, line.at, strict=True):
            assert RAGGED[offset] == character or (character == " " and RAGGED[offset].isspace())


@given(st.text())
def test_any_text_gives_lines_that_lead_back(raw):
    for line in split_lines(raw):
        assert line.text
        assert list(line.at) == sorted(set(line.at))
        for character, offset in zip(line.text, line.at, strict=True):
            assert raw[offset] == character or (character == " " and raw[offset].isspace())


FOLDED = """The mayor of Arda said on Tuesday that the old mill by the river had
burned down within an hour, and that two of its workers were taken to a
hospital in the next town with burns on their hands and their faces.

Nobody else was in the building when the fire began, said the mayor, who
spoke to reporters at the gate, and the cause of the fire was not known.
"""


def test_hard_wrapped_paragraphs_become_lines_again():
    lines = unfold(split_lines(FOLDED))
    assert len(lines) == 2
    assert lines[0].text.startswith("The mayor of Arda said on Tuesday that the old mill by the river had burned down")
    assert FOLDED[lines[0].raw_start : lines[0].raw_end].split() == lines[0].text.split()


def test_short_lines_and_lists_stay_as_they_are():
    listed = "Mill burns in Arda\n\nHurt in the fire:\n- Two workers of the mill\n- One driver of a lorry\n- One dog\n"
    assert [line.text for line in unfold(split_lines(listed))] == [line for line in listed.split("\n") if line]


def test_one_paragraph_a_line_is_not_taken_for_folded_text():
    paragraphs = "\n".join(
        f"The fire number {n} burned for {'many ' * n}hours on Monday in the town of Arda." for n in range(1, 9)
    )
    assert len(unfold(split_lines(paragraphs))) == 8
