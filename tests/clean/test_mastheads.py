"""Names at the head of a text."""

from crossread.clean.mastheads import is_row_of_sections, read_masthead


def test_a_row_of_sections_without_bars_is_told_from_a_headline() -> None:
    assert is_row_of_sections("World Business Courts Opinion Puzzles")
    assert not is_row_of_sections("Minister Opens New Court In Port Town")
    assert not is_row_of_sections("World leaders meet over climate")


def test_a_founding_year_behind_the_name_is_no_headline() -> None:
    named = read_masthead("Harbour Gazette. Since 1894.", letterhead=False, headed=False, alone=False, followed=True)
    assert named is not None
    assert named.name == "Harbour Gazette"
