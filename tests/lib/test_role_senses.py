"""Words for roles beside other words: which sector somebody is of."""

import pytest

from crossread.lib.sectors import sector_of


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("Army Captain", "MIL"),
        ("the commander of the shuttle", ""),
        ("space station commander", ""),
        ("general manager", ""),
        ("director general", ""),
        ("the general", "MIL"),
        ("a major shareholder", ""),
        ("Major Ann Lee", "MIL"),
        ("a contest judge", ""),
        ("a high court judge", "JUD"),
        ("a Baptist minister", "REL"),
        ("the deputy head of the hospital", "HLH"),
        ("deputy director", ""),
        ("an opposition deputy", "LEG"),
        ("keynote speaker", ""),
        ("brand ambassador", ""),
        ("university chancellor", "EDU"),
        ("former foreign minister", "ELI"),
    ],
)
def test_a_sector_goes_by_what_the_word_means_here(text, sector):
    assert sector_of(text) == sector
