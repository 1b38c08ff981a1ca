from dataclasses import replace

import pytest

from crossread.annotate import Reader, annotate, load_reader
from crossread.extract.parties import find_parties
from crossread.extract.statements import find_statements
from crossread.model.claims import Statement
from crossread.model.reports import Report
from crossread.testing import make_report


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load_reader()


@pytest.fixture(params=["rules and model", "rules alone"])
def read(request: pytest.FixtureRequest, reader: Reader):  # type: ignore[no-untyped-def]  # returns a local function
    def statements(text: str, **fields: object) -> tuple[Report, tuple[Statement, ...]]:
        report = make_report(text, **fields)
        notes = annotate(report, reader)
        if request.param == "rules alone":
            notes = replace(notes, attributions=())
        return report, find_statements(report, notes, find_parties(report, notes, ()))

    return statements


def content(report: Report, statement: Statement) -> str:
    return " ~ ".join(report.read(piece) for piece in statement.content)


def said(report: Report, statements: tuple[Statement, ...]) -> dict[str, Statement]:
    return {content(report, s): s for s in statements if s.voice != "own"}


def test_indirect_speech_after_its_cue(read) -> None:  # type: ignore[no-untyped-def]
    report, found = read("The Norwegian coast guard said that six people were missing.")
    one = said(report, found)["six people were missing"]
    assert (one.voice, one.cue_lemma, one.speaker.key) == ("indirect", "say", "coast guard|NO")


def test_indirect_speech_before_its_cue(read) -> None:  # type: ignore[no-untyped-def]
    report, found = read("Six people were missing after the storm, the harbour master said on Sunday.")
    assert "Six people were missing after the storm" in said(report, found)


def test_direct_speech_of_several_sentences_is_one_statement(read) -> None:  # type: ignore[no-untyped-def]
    report, found = read('"We heard the bell. Then the lights went out," said Ada Falk, a teacher.')
    one = said(report, found)["We heard the bell. Then the lights went out"]
    assert (one.voice, one.speaker.name) == ("direct", "Ada Falk")
    assert [report.read(q) for q in one.quoted] == ["We heard the bell. Then the lights went out"]


def test_quotation_after_a_colon(read) -> None:  # type: ignore[no-untyped-def]
    report, found = read('The mayor, Bruno Castellan, said: "We cannot promise a date for the bridge."')
    one = said(report, found)["We cannot promise a date for the bridge."]
    assert (one.speaker.key, one.speaker.role, one.polarity) == ("castellan", "mayor", "negative")


def test_a_quotation_split_by_its_cue_keeps_one_speaker(read) -> None:  # type: ignore[no-untyped-def]
    _, found = read('"The pier is gone," Bruno Castellan said. "We will build it up again next year."')
    speakers = {s.speaker.key for s in found if s.quoted and s.speaker}
    assert speakers == {"castellan"}
    assert sum(len(s.quoted) for s in found) == 2


def test_quotation_keeps_its_speaker_across_paragraphs(read) -> None:  # type: ignore[no-untyped-def]
    text = (
        "“The harbour has been closed since the morning and the boats are out.\n\n"
        "“We are looking for them with everything that we have,” Ilva Torn said.\n\n"
        "“Nobody told us anything at all about the storm,” said Ada Falk."
    )
    report, found = read(text)
    by_quote = {report.read(s.quoted[0])[:11]: s.speaker.key for s in found if s.quoted and s.speaker}
    assert by_quote == {"The harbour": "torn", "We are look": "torn", "Nobody told": "falk"}


def test_a_quotation_without_a_cue_takes_no_speaker_from_the_next_paragraph(read) -> None:  # type: ignore[no-untyped-def]
    text = (
        "“The sea was black and the wind took the roof away.”\n\n"
        "Ilva Torn said that the search would go on in the morning."
    )
    _, found = read(text)
    lone = next(s for s in found if s.quoted)
    assert lone.speaker is None


def test_according_to(read) -> None:  # type: ignore[no-untyped-def]
    report, found = read("According to the Norwegian Ministry of Health, forty people were in hospital.")
    one = said(report, found)["forty people were in hospital"]
    assert (one.cue_lemma, one.speaker.key) == ("according to", "ministry of health|NO")


def test_pronouns_and_bare_nouns_are_resolved(read) -> None:  # type: ignore[no-untyped-def]
    text = (
        "The Norwegian Ministry of Health said that forty people were in hospital. "
        "The ministry said that two had gone home. It said that nobody was in danger.\n\n"
        "Spokeswoman Ilva Torn said that the ward was full. She said that the doctors were tired."
    )
    _, found = read(text)
    keys = [s.speaker.key for s in found if s.speaker]
    assert keys == ["ministry of health|NO"] * 3 + ["torn"] * 2


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Torn said the boat appeared to have been overloaded.", "hedged"),
        ("Torn denied that the boat had been overloaded.", "denied"),
        ("Norway called on both sides to stop the shooting.", "demanded"),
        ("The union believes that sparks set off the blast.", "believed"),
        ("Torn warned that the dam could break.", "feared"),
        ("Torn said the town would be safe if the dam held.", "conditional"),
        ("Torn said the boat was overloaded.", "asserted"),
    ],
)
def test_modality_of_what_is_said(read, text: str, modality: str) -> None:  # type: ignore[no-untyped-def]
    _, found = read(text)
    assert next(s for s in found if s.voice != "own").modality == modality


def test_naming_is_mixed_speech(read) -> None:  # type: ignore[no-untyped-def]
    report, found = read('The seamen\'s union called the sinking "murder by timetable" on Monday.')
    one = next(s for s in found if s.quoted)
    assert (one.voice, one.modality, report.read(one.quoted[0])) == ("mixed", "asserted", "murder by timetable")


def test_headlines_and_metonyms(read) -> None:  # type: ignore[no-untyped-def]
    title = "Oslo urges calm after shots at border"
    _, found = read(title + "\n\nNothing more was known.", title=title)
    assert found[0].speaker.key == "state|NO"


def test_the_rest_is_the_outlets_own_voice(read) -> None:  # type: ignore[no-untyped-def]
    report, found = read("The ferry sank in the night. The mayor said that six people were missing.")
    own = [content(report, s) for s in found if s.voice == "own"]
    assert own == ["The ferry sank in the night"]


def test_words_handed_on_have_a_chain(read) -> None:  # type: ignore[no-untyped-def]
    _, found = read('"The pier is gone and the boats with it," Ilva Torn told Reuters.')
    assert [(link.kind, link.name) for link in found[0].chain] == [("speaker", "Ilva Torn"), ("agency", "Reuters")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "word",
        '"',
        '"Unbalanced, he said.',
        "“‘“‘“‘",
        "Roses are red,\nviolets are blue,\nsugar is sweet,\nand so are you.",
        "“All of this report is one quotation. It has no speaker at all. It goes on.”",
        "said said said said",
        ": : :",
        "He said. She said. It said.",
    ],
)
def test_odd_input_invents_nothing(read, text: str) -> None:  # type: ignore[no-untyped-def]
    report, found = read(text)
    for statement in found:
        assert all(report.read(piece).strip() for piece in statement.content)
        assert statement.voice == "own" or statement.source or statement.quoted or statement.cue


def test_interviews_give_each_line_to_its_speaker(read) -> None:  # type: ignore[no-untyped-def]
    text = "Q: What happened to the pier?\nA: The storm took it.\nQ: Will it be rebuilt?\nA: Not before the spring."
    report, found = read(text)
    answers = [content(report, s).rstrip(".") for s in found if s.source and report.read(s.source) == "A"]
    assert answers == ["The storm took it", "Not before the spring"]


def test_the_same_report_gives_the_same_statements(read) -> None:  # type: ignore[no-untyped-def]
    text = 'The mayor said: "We cannot promise a date." Norway denied that six boats had sunk.'
    assert read(text)[1] == read(text)[1]


def test_an_agency_that_hands_words_on_is_the_last_link(read) -> None:  # type: ignore[no-untyped-def]
    _, found = read('Ilva Torn said the boats had gone "into the dark without a word", Reuters reported.')
    speakers = [(s.speaker.name, s.chain[-1].name) for s in found if s.speaker and s.chain]
    assert speakers == [("Ilva Torn", "Reuters")]


def test_a_release_speaks_for_its_issuer(read) -> None:  # type: ignore[no-untyped-def]
    _, found = read("The road over the pass is open again.", outlet="Ministry of Transport of Norway")
    assert [(s.voice, s.speaker.key) for s in found] == [("own", "ministry of transport|NO")]


def test_an_adviser_to_somebody_is_not_that_somebody(read) -> None:  # type: ignore[no-untyped-def]
    _, found = read("An adviser to President Bo Ek said that the pass would stay closed.")
    speaker = next(s.speaker for s in found if s.voice != "own")
    assert (speaker.key, speaker.role) == ("unnamed|presidency", "adviser")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Water Ministry said on 14 May that the dam had held.", "the dam had held"),
        ("Alder Group said on Wednesday it had agreed to buy Norwick Paints.", "it had agreed to buy Norwick Paints"),
        ("The Rail Office said on Monday, 10 March, that two bridges had been shut.", "two bridges had been shut"),
    ],
)
def test_the_day_of_saying_is_no_content(read, text: str, words: str) -> None:  # type: ignore[no-untyped-def]
    report, found = read(text)
    assert [content(report, s) for s in found if s.speaker] == [words]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (
            "Nine people fell ill at an inn in Carrick Bay, the regional health authority said on Tuesday.",
            "health authority|",
        ),
        ("Dr Ines Moll said the dam was safe.", "moll"),
        ("Chief Executive Marta Lindahl said the mill would close.", "lindahl"),
        ("Finance Chief Ole Brandt said costs rose.", "brandt"),
    ],
)
def test_the_speaker_stands_next_to_the_verb(read, text: str, key: str) -> None:  # type: ignore[no-untyped-def]
    _, found = read(text)
    assert [(s.speaker.key, "Executive" in s.speaker.name, "Chief" in s.speaker.name) for s in found if s.speaker] == [
        (key, False, False)
    ]


def test_a_place_in_the_dateline_is_no_speaker(read) -> None:  # type: ignore[no-untyped-def]
    head = "CARRICK BAY, 3 June 2025 (NBL) - "
    _, found = read(f"{head}Nine people fell ill in Carrick Bay, the regional health authority said.", dateline=head)
    assert [s.speaker.key for s in found if s.speaker] == ["health authority|"]


@pytest.mark.parametrize(
    "text",
    [
        "The Marlow Family Office rejects reports that the family supports the offer.",
        "The firm dismissed claims that the deal was near.",
        "The union called reports of a deal false.",
    ],
)
def test_what_is_rejected_is_denied(read, text: str) -> None:  # type: ignore[no-untyped-def]
    _, found = read(text)
    assert [s.modality for s in found if s.speaker] == ["denied"]


def test_who_is_quoted_by_a_paper_speaks_and_not_the_paper(read) -> None:  # type: ignore[no-untyped-def]
    _, found = read('Harbour master Tora Lie resigned. "The pier will fall," the newspaper quoted her as saying.')
    assert [s.speaker.name for s in found if s.quoted and s.speaker] == ["Tora Lie"]


def test_a_clause_before_a_colon_is_no_label_of_a_chat(read) -> None:  # type: ignore[no-untyped-def]
    text = "\n\n".join(
        f'{who} said: "The {what} was closed at noon."'
        for who, what in (("Kai Roth", "pier"), ("A driver", "road"), ("Police", "lock"))
    )
    _, found = read(text)
    assert not any(s.speaker.name.endswith("said") for s in found if s.speaker)


@pytest.mark.parametrize(
    "head",
    [
        "Press release 14/26",
        "Statement on the night of 3 May",
        "Statement of 4 May",
        "Media notice",
        "For immediate release",
    ],
)
def test_a_text_that_calls_itself_a_release_speaks_for_who_issued_it(read, head: str) -> None:  # type: ignore[no-untyped-def]
    _, found = read(f"{head}\n\nThe road over the pass is open again.", outlet="White Heron Riverside")
    assert {s.speaker.name for s in found if s.speaker and s.voice == "own"} == {"White Heron Riverside"}


@pytest.mark.parametrize(
    "head", ["Statement from minister angers dockers.", "Ferry runs again", "Release of two whales"]
)
def test_an_outlets_own_heading_makes_no_release(read, head: str) -> None:  # type: ignore[no-untyped-def]
    _, found = read(f"{head}\n\nThe road over the pass is open again.", outlet="Norwick Lantern")
    assert not [s for s in found if s.voice == "own" and s.speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The harbour office spoke at noon. By its own account, the boats left at nine.", "harbour office"),
        ("By the dockers' account, the boats left at nine.", "dockers"),
        ("In the mayor's version, the boats left at nine.", "mayor"),
        ("The boats, by the office's own reckoning, left at nine.", "office"),
    ],
)
def test_somebodys_account_is_a_statement(read, text: str, speaker: str) -> None:  # type: ignore[no-untyped-def]
    _, found = read(text)
    assert [s.speaker.name for s in found if s.voice != "own" and s.speaker] == [speaker]


@pytest.mark.parametrize(
    "text", ["The boats left by all accounts.", "The town paid by account.", "The ice was to blame on account of its weight."]
)  # fmt: skip
def test_an_account_of_nobodys_is_none(read, text: str) -> None:  # type: ignore[no-untyped-def]
    _, found = read(text)
    assert not [s for s in found if s.voice != "own"]


@pytest.mark.parametrize(
    "text",
    [
        "At no time was the lock open.",
        "In no way was the lock at fault.",
        "The lock was by no means open.",
        "The lock was at no point shut.",
    ],
)
def test_never_in_other_words_negates(read, text: str) -> None:  # type: ignore[no-untyped-def]
    _, found = read(text)
    assert [s.polarity for s in found] == ["negative"]
