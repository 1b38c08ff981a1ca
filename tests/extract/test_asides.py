import pytest


@pytest.mark.parametrize(
    ("text", "words", "sources"),
    [
        ("The report notes that, as Mayor Brice said, nobody came.", "nobody came", ["The report", "Mayor Brice"]),
        (
            "The inquiry concluded that, as the pilot told the court, the lamp was out.",
            "the lamp was out",
            ["The inquiry", "the pilot"],
        ),
        (
            "The letter says that, as engineers warned in June, the wall would give way.",
            "the wall would give way",
            ["The letter", "engineers"],
        ),
    ],
)
def test_who_is_named_beside_what_is_said_is_a_source_too(hear, text, words, sources):
    heard = hear(text)
    assert [heard.words(one) for one in heard.statements] == [words] * 2
    assert [heard.source(one) for one in heard.statements] == sources


@pytest.mark.parametrize(
    ("text", "name", "key"),
    [
        ("One of my readers says that the harbour smells of oil.", "One of my readers", "unnamed|reader"),
        ("Two of our neighbours said they had heard a bang.", "Two of our neighbours", "unnamed|neighbour"),
        ("Some of his colleagues say the pilot was tired.", "Some of his colleagues", "unnamed|colleague"),
    ],
)
def test_some_of_several_keep_their_words(hear, text, name, key):
    (one,) = hear(text).said.values()
    assert (one.speaker.name, one.speaker.key) == (name, key)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The water board, whose head resigned on Friday, said that the dyke would hold.", "the dyke would hold"),
        ("Velmont Rail, whose trains stand still, says that it will pay.", "it will pay"),
        ('"The dyke will hold," said the water board, whose head resigned on Friday.', "The dyke will hold"),
    ],
)
def test_what_a_relative_clause_tells_of_the_speaker_is_not_said(hear, text, words):
    assert list(hear(text).said) == [words]


@pytest.mark.parametrize(
    "poem",
    [
        "The iron speaks and the night says\nthat no one is awake.",
        "The stones say that winter is near,\nand the river tells us that it is late.",
        "The lamp said it was cold. The moss says that it has slept.",
    ],
)
def test_things_say_nothing(hear, poem):
    assert not [one for one in hear(poem).said.values() if one.speaker]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "14:05 Water board says dyke will hold\n\nWater board says dyke will hold\n\nRain fell all day in the town.",
            "dyke will hold",
        ),
        (
            "The army said that it had left the town.\n\nThe army said that it had left the town.",
            "it had left the town",
        ),
    ],
)
def test_a_line_that_stands_twice_is_said_once(hear, text, words):
    heard = hear(text)
    assert [heard.words(one) for one in heard.statements if one.voice != "own"] == [words]


def test_a_line_of_a_chat_is_its_writers_alone(hear):
    heard = hear(
        "[12:01] ana: the bridge is closed\n[12:02] ben: who says so\n[12:03] ana: the police say the bridge is closed"
    )
    found = [(heard.source(one), heard.words(one)) for one in heard.statements]
    assert found == [
        ("ana", "the bridge is closed"),
        ("ben", "who says so"),
        ("ana", "the police say the bridge is closed"),
    ]
