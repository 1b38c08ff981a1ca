"""Surnames that are a verb of saying."""

import pytest


@pytest.mark.parametrize("hear", ["rules and model"], indirect=True)
@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        ("Mayor Karim Said said the road was open. “It is safe,” Said said.", "Karim Said", 2),
        ("Nurse Lina Said said the ward was full. Said added that it was hot.", "Lina Said", 2),
        ("Minister Omar Said told reporters the dam held. Said said that it was dry.", "Omar Said", 2),
        ("Mayor Karim Said said the road was open. Said denied that it was mined.", "Karim Said", 2),
    ],
)
def test_a_name_may_be_a_verb_of_saying(hear, text, name, told):
    said = [one for one in hear(text).statements if one.voice != "own"]
    assert [one.speaker.name for one in said] == [name] * told
