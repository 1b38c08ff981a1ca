"""Quotations of many conventions, chains of hands, interviews, chats, poems: who is given which words."""

import pytest

from crossread.annotate import Reader, annotate, load_reader
from crossread.extract.parties import find_parties
from crossread.extract.statements import find_statements
from crossread.model.claims import Statement
from crossread.testing import make_report


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load_reader()


def said(reader: Reader, text: str) -> list[tuple[str, str, Statement]]:
    """Speaker and words of each statement that is somebody's, in order, and the statement."""
    report = make_report(text)
    notes = annotate(report, reader)
    found = find_statements(report, notes, find_parties(report, notes, ()))
    return [
        (s.speaker.name if s.speaker else "", " ~ ".join(report.read(p) for p in s.content), s)
        for s in found
        if s.voice != "own"
    ]


def pairs(reader: Reader, text: str) -> list[tuple[str, str]]:
    return [(name, words) for name, words, _ in said(reader, text)]


@pytest.mark.parametrize(
    "text",
    [
        '"The dyke is sound," said Tora Lie.',
        "“The dyke is sound,” said Tora Lie.",
        "„The dyke is sound“, said Tora Lie.",
        "„The dyke is sound”, said Tora Lie.",
        "« The dyke is sound », said Tora Lie.",
        "»The dyke is sound«, said Tora Lie.",
        "”The dyke is sound”, said Tora Lie.",
        "「The dyke is sound」, said Tora Lie.",
        "‘The dyke is sound,’ said Tora Lie.",
        "``The dyke is sound,'' said Tora Lie.",
    ],
)
def test_marks_of_many_scripts_give_the_words_to_their_speaker(reader: Reader, text: str) -> None:
    (one,) = said(reader, text)
    assert one[:2] == ("Tora Lie", "The dyke is sound")
    assert one[2].voice == "direct"


def test_a_quotation_within_a_quotation_stays_with_the_outer_speaker(reader: Reader) -> None:
    text = "Tora Lie said: “The inspector told me ‘you must close it at once’ and left.”"
    assert [name for name, _ in pairs(reader, text)] == ["Tora Lie"]


def test_a_mark_that_nothing_closes_takes_no_words_of_the_next_paragraph(reader: Reader) -> None:
    text = '"The dyke is sound, said Tora Lie on Monday. The mayor did not agree.\n\n"It is not sound at all," mayor Per Moe said.\n'
    assert pairs(reader, text) == [("Tora Lie", "The dyke is sound"), ("Per Moe", "It is not sound at all")]


def test_a_quotation_keeps_its_speaker_where_the_next_paragraph_has_another(reader: Reader) -> None:
    text = (
        'Ann Lee said the roof had come down at night. "It fell in one piece," she said. "We heard it from the house."\n\n'
        '"Nobody was in the barn," said Bo Hald, who runs the dairy.\n'
    )
    speakers = {name for name, words in pairs(reader, text) if "house" in words or "piece" in words}
    assert speakers == {"Ann Lee"}


@pytest.mark.parametrize(
    ("text", "speaker", "links"),
    [
        ("The bridge is closed, the ministry said, TASS reported on Monday.", "ministry", ["ministry", "TASS"]),
        ("According to local media citing witnesses, two boats sank off the cape.", "witnesses", ["witnesses", "local media"]),
        (
            "The harbour will not reopen this year, according to a statement obtained by the Vale Herald.",
            "statement",
            ["statement", "Vale Herald"],
        ),
        (
            "Quoting an unnamed diplomat, the Kyodo news agency said the summit would be moved.",
            "unnamed diplomat",
            ["unnamed diplomat", "the Kyodo news agency"],
        ),
        (
            "The foreign ministry said in a statement seen by Reuters that the envoy would leave.",
            "foreign ministry",
            ["foreign ministry", "a statement", "Reuters"],
        ),
    ],
)  # fmt: skip
def test_words_handed_on_name_every_hand(reader: Reader, text: str, speaker: str, links: list[str]) -> None:
    (one,) = said(reader, text)
    assert one[0] == speaker
    assert [link.name for link in one[2].chain] == links
    assert "report" not in one[1]
    assert "citing" not in one[1]


def test_an_interview_gives_each_line_to_its_speaker_by_surname_too(reader: Reader) -> None:
    text = (
        "Vale Herald: Is the dyke sound?\n\nTora Lie: It is sound.\n\n"
        "Vale Herald: Will it hold?\n\nLie: I cannot promise that.\n"
    )
    assert [name for name, _ in pairs(reader, text)] == ["Vale Herald", "Tora Lie", "Vale Herald", "Tora Lie"]


QUESTIONS = (
    "Q: Is the dyke sound?\n\nA: It is sound. I told the mayor.\n\nQ: Will it hold?\n\nA: I cannot promise that.\n"
)


def test_answers_are_of_the_person_interviewed(reader: Reader) -> None:
    head = "The Vale Herald met Tora Lie, head of the Dyke Board, on Monday.\n\n"
    assert [name for name, _ in pairs(reader, head + QUESTIONS)] == ["", "Tora Lie", "", "Tora Lie"]


@pytest.mark.parametrize("head", ["", "Per Moe and Tora Lie live by the dyke.\n\n", "The water came at night.\n\n"])
def test_answers_have_no_speaker_where_nobody_says_who_answers(reader: Reader, head: str) -> None:
    found = said(reader, head + QUESTIONS)
    assert [name for name, _, _ in found] == ["", "", "", ""]
    assert [s.modality for _, _, s in found] == ["question", "asserted", "question", "asserted"]


@pytest.mark.parametrize("marks", ["Q.|A.", "Q:|A:", "**Q:**|**A:**", "Question:|Answer:", "Q –|A –"])
def test_questions_and_answers_bear_marks_of_many_kinds(reader: Reader, marks: str) -> None:
    asked, answered = marks.split("|")
    text = f"Ann Moe answered questions on Monday.\n{asked} Is it sound?\n{answered} It is sound, I think.\n"
    assert pairs(reader, text) == [("", "Is it sound?"), ("Ann Moe", "It is sound, I think.")]


def test_a_paragraph_without_a_label_goes_on_with_the_answer(reader: Reader) -> None:
    text = QUESTIONS.replace("I told the mayor.", "We looked twice.\n\nThe second time it was dry as well.")
    words = [words for name, words in pairs(reader, "Interview with Tora Lie\n\n" + text) if name == "Tora Lie"]
    assert words[1] == "The second time it was dry as well."


def test_what_follows_the_last_answer_is_the_outlets(reader: Reader) -> None:
    assert len(pairs(reader, QUESTIONS + "\nThis interview has been cut for length.\n")) == 4


def test_initials_before_a_colon_are_the_persons_who_bear_them(reader: Reader) -> None:
    text = (
        "Mayor Per Moe and Tora Lie of the Dyke Board met the press.\n\nTL: It is sound.\n\n"
        "PM: I am not sure of that.\n\nTL: I can promise it.\n\nPM: We shall see.\n"
    )
    assert [name for name, _ in pairs(reader, text)] == ["Tora Lie", "Per Moe"] * 2


def test_a_letter_and_full_stop_is_no_answer_where_nothing_is_asked(reader: Reader) -> None:
    text = "A. Smith was there at night.\n\nQ. Jones was there as well, with a lamp.\n\nA. Smith had a boat.\n"
    assert all("Smith" not in words for name, words in pairs(reader, text) if name)


def test_lines_that_tell_when_and_where_speak_nothing(reader: Reader) -> None:
    text = "Where: the hall by the dyke, door 3\nWhen: Monday at 8 in the evening\nNote: bring a coat and a lamp\nNote: no dogs\n"
    assert pairs(reader, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "[12/03/2024, 20:14] Ann: is it wet\n[12/03/2024, 20:15] Bo: yes water everywhere\n[12/03/2024, 20:17] Ann: where\n",
        "20:14 <Ann> is it wet\n20:15 <Bo> yes water everywhere\n20:17 <Ann> where\n",
        "12/03/2024, 8:14 pm - Ann: is it wet\n12/03/2024, 8:15 pm - Bo: yes water everywhere\n12/03/2024, 8:17 pm - Ann: where\n",
    ],
)
def test_chats_of_several_programs_give_each_line_to_its_writer(reader: Reader, text: str) -> None:
    assert [name for name, _ in pairs(reader, text)] == ["Ann", "Bo", "Ann"]


def test_a_chat_gives_each_line_to_its_writer(reader: Reader) -> None:
    text = "[20:14] ann: are you at the dyke\n[20:15] bo: yes water everywhere\n[20:17] ann: did it break??\n"
    assert [(name, s.voice) for name, _, s in said(reader, text)] == [
        ("ann", "direct"), ("bo", "direct"), ("ann", "direct")
    ]  # fmt: skip


def test_a_poem_that_asks_gives_nothing_to_who(reader: Reader) -> None:
    text = "O river, river, brown and wide,\nwho said that you would turn aside?\nThe heron made no sound.\n"
    assert pairs(reader, text) == []


def test_a_report_that_is_all_one_quotation_names_nobody(reader: Reader) -> None:
    found = pairs(reader, "“The dyke is sound. We looked at it on Monday. Nobody has to leave the village.”")
    assert [name for name, _ in found] == [""]


def test_a_post_is_its_writers(reader: Reader) -> None:
    text = (
        "The board answered late.\n\nWe looked at the dyke and it is sound. — Dyke Board (@dykeboard) March 4, 2024\n"
    )
    assert pairs(reader, text) == [("Dyke Board", "We looked at the dyke and it is sound.")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("“We saw it all fall,” said Tora Lie. “We ran to the quay,” said bo.x.ii.", ["Tora Lie", ""]),
        ("“We ran to the quay,” said Q Ø B-7. “We left at once,” said Mr. Moe.", ["Q Ø B-7", "Moe"]),
        ("“It is sound,” said Tora Lie. “It will hold until the spring.”", ["Tora Lie"]),
        ("“It is sound,” said Tora Lie. “It will hold for now,” said an old pilot.", ["Tora Lie", "old pilot"]),
    ],
)
def test_words_right_before_said_are_of_whom_that_names_or_of_nobody_known(
    reader: Reader, text: str, names: list[str]
) -> None:
    assert [name for name, _ in pairs(reader, text)] == names


def test_labels_that_change_within_an_interview_lose_no_answer(reader: Reader) -> None:
    text = (
        "River Post spoke to Tora Lie, who leads the pilots' union.\n\nQ: Who saw the barge?\n\nA: Two of us saw it.\n\n"
        "Q: Was it dark?\n\nA: It was not dark yet.\n\nRiver Post: How many boats were out?\n\nLie: Seven, and one of them was ours."
    )
    told = [words for name, words in pairs(reader, text) if name == "Tora Lie"]
    assert told == ["Two of us saw it.", "It was not dark yet.", "Seven, and one of them was ours."]


def test_an_office_after_the_name_counts_more_than_the_rank_before_it(reader: Reader) -> None:
    text = '"It will hold," said Colonel Tora Lie, a spokeswoman for the Ordish General Staff.'
    assert [s.speaker.role for _, _, s in said(reader, text) if s.speaker] == ["spokesperson"]


def test_a_script_gives_its_line_to_one_who_speaks_but_once(reader: Reader) -> None:
    text = (
        "BRUN: Good evening. The lock is shut tonight.\n\nRASK: It will stay shut until Sunday.\n\n"
        "MOE (tape): We heard a bang and then the gate was gone.\n\nBRUN: That was the lock keeper.\n"
    )
    assert "moe" in [name.lower() for name, _ in pairs(reader, text)]


@pytest.mark.parametrize("times", [1, 2, 3, 10, 100])
def test_marks_that_nothing_closes_lose_no_report(reader: Reader, times: int) -> None:
    text = "The mayor said " + '"“' * times + "the bridge fell on Tuesday."
    assert all(" ".join(words.split()) for _, words in pairs(reader, text))


@pytest.mark.parametrize("who", ["No official has", "Neither minister has", "None of the ministers has"])
def test_what_nobody_said_has_no_speaker(reader: Reader, who: str) -> None:
    assert said(reader, f"{who} said that the bridge was blown up by the coast guard.") == []


def test_the_not_that_ends_what_was_said_is_part_of_it(reader: Reader) -> None:
    _, (_, words, statement) = said(reader, "Asked whether the bridge was safe, the mayor said it was not.")
    assert words == "it was not" and statement.polarity == "negative"
