"""Whose words end where; who is meant by a surname that another's double name holds; names behind a title."""

import pytest

from crossread.extract.attributions import Attribution
from crossread.extract.bounds import within_sentences


def _told(text: str, source: str, cue: str, content: str) -> Attribution:
    at, verb, words = (text.index(part) for part in (source, cue, content))
    return Attribution(
        source=(at, at + len(source)),
        cue=(verb, verb + len(cue)),
        lemma="say",
        kind="say",
        content=((words, words + len(content)),),
        score=1.0,
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("the bridge was old.", "Jonas Berg, an engineer, added the steel was rusted through"),
        ("the mill burned in 1931.", "Una Dahl, a nurse, added nobody was hurt"),
        ("the road was closed!", "Ivo Marsh of the union added it was mined"),
    ],
)
def test_told_words_do_not_go_into_anothers_sentence(first, second):
    text = f"Oda Lund said {first} {second}."
    name, _, rest = second.partition(" added ")
    own, other = _told(text, "Oda Lund", "said", f"{first} {second}"), _told(text, name, "added", rest)
    cut = within_sentences(text, [own, other])
    assert text[slice(*cut[0].content[0])].rstrip(".!") == first.rstrip(".!")
    assert cut[1] == other


@pytest.mark.parametrize("title", ["Mrs.", "Dr.", "St."])
def test_a_title_ends_no_sentence(title):
    text = f"Oda Lund said the money went to {title} Berg, who added it was spent."
    own = _told(text, "Oda Lund", "said", f"the money went to {title} Berg, who added it was spent")
    assert within_sentences(text, [own, _told(text, "Berg", "added", "it was spent")])[0] == own


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Oda Berg-Hansen said the bridge was old. Jonas Berg, an engineer, said the steel was bad. “Many may die,” Berg said.",
        "Minister Ana Berg-Rowe said the dam held. Jonas Berg, a farmer, said it leaked. “It may break,” Berg said.",
        "Colonel Pia Berg-Vance said she was late. Jonas Berg, a baker, said the mill was hot. Berg said that nobody was there.",
    ],
)
def test_a_whole_surname_goes_before_a_part_of_a_double_one(hear, text):
    last = [one for one in hear(text).said.values() if one.source][-1]
    assert last.speaker.name == "Jonas Berg"


@pytest.mark.parametrize("hear", ["rules and model"], indirect=True)
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Citing Mrs. Lund, Tom Hale said the bridge was closed.", "Lund"),
        ("Citing Dr. Berg, the Daily Post said the steel was rusted through.", "Berg"),
        ("The Evening Mail, citing Mr. Costa, reported that the dam leaked.", "Costa"),
    ],
)
def test_a_title_alone_is_no_speaker(hear, text, name):
    names = {one.speaker.name for one in hear(text).statements if one.voice != "own" and one.speaker}
    assert name in names
    assert not names & {"Mrs.", "Dr.", "Mr.", "Mrs", "Dr", "Mr"}
