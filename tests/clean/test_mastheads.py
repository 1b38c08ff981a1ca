"""Names at the head of a text."""

from crossread.clean.mastheads import is_press_desk, is_row_of_sections, outlet_with_short, read_masthead


def test_a_row_of_sections_without_bars_is_told_from_a_headline() -> None:
    assert is_row_of_sections("World Business Courts Opinion Puzzles")
    assert not is_row_of_sections("Minister Opens New Court In Port Town")
    assert not is_row_of_sections("World leaders meet over climate")


def test_a_founding_year_behind_the_name_is_no_headline() -> None:
    named = read_masthead("Harbour Gazette. Since 1894.", letterhead=False, headed=False, alone=False, followed=True)
    assert named is not None
    assert named.name == "Harbour Gazette"


def test_a_name_with_its_short_name_is_an_outlet_and_no_picture_credit() -> None:
    assert outlet_with_short("Northern Business Line / NBL", "") == "Northern Business Line"
    assert outlet_with_short("Harbour Line / HBX", "ARDEN, 3 May (HBX) - ") == "Harbour Line"
    assert outlet_with_short("Jo Doe / AP", "The bridge was shut.") == ""


def test_a_press_desk_is_neither_outlet_nor_headline() -> None:
    assert is_press_desk("Press office")
    assert is_press_desk("Media and Communications Department")
    assert not is_press_desk("Press freedom office opens")
