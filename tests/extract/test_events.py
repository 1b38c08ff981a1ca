"""Events in PLOVER: who did what to whom, and whether it was done at all."""

import pytest

from crossread.annotate import annotate, load_reader
from crossread.extract import extract
from crossread.extract.events import find_events
from crossread.extract.places import find_places
from crossread.extract.whens import find_whens
from crossread.testing import make_report, make_statement


@pytest.fixture(scope="module")
def reader():
    return load_reader()


def events_of(text: str, reader, *, statements=(), **fields):
    report = make_report(text, **fields)
    notes = annotate(report, reader)
    made = tuple(make_statement(report, **statement) for statement in statements)
    return report, find_events(report, notes, made, find_whens(report, notes), find_places(report, notes))


def test_attack_has_actor_target_day_and_code(reader):
    report, (event,) = events_of("Rebels attacked an army base near Nairobi on Monday.", reader, published="2024-05-08")
    assert (event.plover, event.cameo, event.date) == ("ASSAULT", "190", "2024-05-06")
    assert report.read(event.actors[0]) == "Rebels"
    assert report.read(event.targets[0]).startswith("an army base")
    assert event.place is not None
    assert report.read(event.place) == "Nairobi"


def test_passive_turns_subject_into_target(reader):
    report, events = events_of("Two students were arrested by police in Kampala.", reader)
    assert [(e.plover, e.mode) for e in events] == [("COERCE", "arrest")]
    assert [report.read(t) for t in events[0].targets] == ["Two students"]
    assert report.read(events[0].actors[0]).startswith("police")


@pytest.mark.parametrize(
    ("text", "lemma", "modality", "polarity"),
    [
        ("The army will attack the town.", "attack", "planned", "positive"),
        ("The army did not attack the town.", "attack", "asserted", "negative"),
        ("The army may attack the town.", "attack", "hedged", "positive"),
        ("The minister urged the rebels to release the hostages.", "release", "demanded", "positive"),
    ],
)
def test_what_is_not_done_is_marked_so(text, lemma, modality, polarity, reader):
    _, events = events_of(text, reader)
    found = [(e.modality, e.polarity) for e in events if e.lemma == lemma]
    assert found == [(modality, polarity)]


@pytest.mark.parametrize(
    ("text", "lemma", "status"),
    [
        ("Mali denied attacking the village.", "attack", "denied"),
        ("Mali denied that its troops had attacked the village.", "attack", "denied"),
        ("The mayor dismissed claims that guards had beaten the prisoners.", "beat", "denied"),
        ("The government accused the rebels of shelling the town.", "shell", "believed"),
        ("The rebels threatened to attack the town.", "attack", "planned"),
        ("Ghana fears that rebels will attack the town.", "attack", "planned"),
        ("If rebels attack the town, the army will respond.", "attack", "conditional"),
        ("Norway demanded that the army withdraw its troops.", "withdraw", "demanded"),
        ("Norway called on both sides to stop fighting and withdraw their troops.", "withdraw", "demanded"),
        ("The rebels never attacked the town.", "attack", "negated"),
        ("No rebels attacked the town.", "attack", "negated"),
    ],
)
def test_no_way_of_not_doing_is_done(text, lemma, status, reader):
    report = make_report(text)
    claims = extract(report, annotate(report, reader))
    told = [e.status for e in claims.events if e.lemma == lemma]
    assert told
    assert "done" not in told
    assert status in told


def test_call_to_cease_fire_of_a_party_is_readiness_and_of_a_bystander_a_request(reader):
    text = (
        "Chad attacked Sudanese troops on Monday. Sudan called on Chad to stop the attacks. "
        "Norway called on Chad to stop the attacks."
    )
    report, events = events_of(text, reader)
    calls = {report.read(e.actors[0]): e for e in events if e.lemma == "call"}
    assert calls["Norway"].plover == "REQUEST"
    assert calls["Norway"].decided_by is None
    assert calls["Sudan"].plover == "AGREE"
    assert "attacked" in report.read(calls["Sudan"].decided_by)


def test_we_in_a_quotation_is_the_speaker(reader):
    text = "“We attacked the base at dawn,” rebel commander Omar Diallo said."
    report = make_report(text)
    claims = extract(report, annotate(report, reader))
    (event,) = [e for e in claims.events if e.lemma == "attack"]
    assert "Diallo" in report.read(event.actors[0])
    assert event.said_by


def test_heading_without_its_verb_tells_who_was_attacked(reader):
    report, events = events_of("Army base attacked\n\nIt was quiet.", reader, title="Army base attacked")
    (event,) = events
    assert event.actors == ()
    assert [report.read(t) for t in event.targets] == ["Army base"]


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Three men were killed in police firing in Kandi.", "police"),
        ("Three men died when police opened fire on a crowd.", "police"),
        ("Three men fell to army bullets in Kandi.", "army"),
    ],
)
def test_harm_in_an_act_is_its_doers(text, doer, reader):
    report, events = events_of(text, reader)
    (event,) = [e for e in events if e.cameo == "180"]
    assert [report.read(a) for a in event.actors] == [doer]
    assert [report.read(t) for t in event.targets] == ["Three men"]


def test_companion_word_decides_the_code(reader):
    _, events = events_of("The guards opened fire. The company released a video. The envoys met in Oslo.", reader)
    assert [(e.lemma, e.plover) for e in events] == [("open", "ASSAULT"), ("meet", "CONSULT")]


def test_accident_is_no_assault(reader):
    _, events = events_of("An earthquake killed nine people.", reader)
    assert events == ()


def test_event_in_a_statement_is_the_speakers(reader):
    words = "The ministry said that rebels had attacked the town."
    statement = {
        "words": words,
        "content": "rebels had attacked the town",
        "source": "The ministry",
        "speaker": "ministry",
    }
    _, events = events_of(words, reader, statements=[statement])
    assert [e.said_by for e in events if e.lemma == "attack"] == ["ministry"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "Attack",
        "“”",
        "kill " * 300,
        "Six were killed in the deaths in which nine died, killed in the death in which he was killed.",
        "Test firings in which troops died in firing were followed by killing in which they were killed.",
    ],
)
def test_odd_text_is_read_without_failing(text, reader):
    report = make_report(text)
    find_events(report, annotate(report, reader), (), (), ())


def test_a_harm_whose_doer_is_not_told_ends_the_search():
    """A passive that asks the clause below it, which has no subject and would ask the passive again."""
    report = make_report(
        "Three men were wounded when attacked in the harbour, police said. Two were shot after firing at guards."
    )
    assert extract(report, annotate(report, load_reader())).events


@pytest.mark.parametrize(
    "text",
    [
        "Share prices retreated on Monday after the bank of Marl spoke.",
        "The town of Marl was hit by a wave of bankruptcies, the mayor said.",
        "Water was released from the dam above Marl on Monday.",
        "The police did not release the identity of the driver.",
        "A high wall surrounds the town hall of Marl.",
        "The coach captured the imagination of the whole country.",
    ],
)
def test_what_things_do_and_figures_of_speech_are_no_events(text, reader):
    _, events = events_of(text, reader)
    assert not [e.lemma for e in events if e.plover in ("RETREAT", "COERCE", "ASSAULT")]


@pytest.mark.parametrize(
    ("text", "plover"),
    [
        ("Rebels retreated from the town on Monday.", "RETREAT"),
        ("The rebels released two hostages near Marl.", "RETREAT"),
        ("Soldiers surrounded the village on Monday.", "COERCE"),
        ("Rebels captured the town on Monday.", "COERCE"),
    ],
)
def test_the_same_verbs_of_people_are_events(text, plover, reader):
    _, events = events_of(text, reader)
    assert plover in {e.plover for e in events}


def test_the_label_of_an_item_acts_in_nothing(reader):
    text = "News of the day from Marl.\n\n- Economy: Rebels attacked a bank in Marl.\n\n- Army: shot dead at the border on Monday."
    report, events = events_of(text, reader)
    named = {report.read(span) for e in events for span in (*e.actors, *e.targets)}
    assert not named & {"Economy", "Army"}
    assert "Rebels" in named


@pytest.mark.parametrize("text", ["A gas tank exploded in Kandi.", "The boiler exploded and killed three workers."])
def test_what_explodes_by_itself_is_nobodys_act(text, reader):
    assert not events_of(text, reader)[1]


@pytest.mark.parametrize(
    "text", ["A car bomb exploded at a market.", "A truck packed with explosives exploded at the gate."]
)
def test_a_weapon_that_explodes_is_an_assault(text, reader):
    (event,) = events_of(text, reader)[1]
    assert event.plover == "ASSAULT"


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Did the army shell the village?", "question"),
        ("Both armies were to withdraw from the town by Friday.", "planned"),
        ("Both armies were withdrawing from the town on Friday.", "asserted"),
    ],
)
def test_what_is_asked_or_to_be_is_not_done(text, modality, reader):
    (event,) = events_of(text, reader)[1]
    assert event.modality == modality
