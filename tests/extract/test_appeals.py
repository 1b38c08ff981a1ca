"""Appeals, agreements and breaches as one report tells of them."""

import pytest

from crossread.annotate import annotate, load_reader
from crossread.extract import extract
from crossread.testing import make_report


@pytest.fixture(scope="module")
def reader():
    return load_reader()


def read(text, reader, **fields):
    report = make_report(text, **fields)
    return report, extract(report, annotate(report, reader))


def appeals_of(text, reader):
    report, claims = read(text, reader)
    return [
        (
            report.read(a.caller) if a.caller else a.speaker,
            [report.read(s) for s in a.addressees],
            [(ask.kind, report.read(ask.span)) for ask in a.asks],
        )
        for a in claims.appeals
    ]


def test_each_thing_asked_stands_by_itself(reader):
    ((by, to, asks),) = appeals_of(
        "Norway urged both sides to hold fire, withdraw their troops and return to talks.", reader
    )
    assert (by, to) == ("Norway", ["both sides"])
    assert [words for _, words in asks] == ["hold fire", "withdraw their troops", "return to talks"]
    assert [kind for kind, _ in asks][1:] == ["withdraw", "talk"]


@pytest.mark.parametrize(
    ("text", "by", "to", "kind"),
    [
        ("The mayor called for an end to the violence.", "The mayor", [], "stop fighting"),
        ("Kenya demanded that the rebels release the hostages.", "Kenya", ["the rebels"], "release"),
        ("Ghana said the army must leave the village.", "Ghana", ["the army"], "withdraw"),
        ("The envoy stressed the need to comply with the 2015 accord.", "The envoy", [], "respect an agreement"),
        ("Oslo expects all parties to protect civilians.", "Oslo", ["all parties"], "spare civilians"),
    ],
)
def test_calls_demands_needs_and_expectations(text, by, to, kind, reader):
    ((caller, called, asks),) = appeals_of(text, reader)
    assert caller.lower() == by.lower()
    assert called == to
    assert asks[0][0] == kind


@pytest.mark.parametrize(
    "text",
    [
        "The army refused a call to withdraw its tanks.",
        "The group opened what it called a drive to clean the river.",
        "The council did not call on anybody to leave.",
        "He asked whether the road was open.",
    ],
)
def test_what_calls_on_nobody_is_no_appeal(text, reader):
    assert appeals_of(text, reader) == []


def test_call_in_a_quotation_is_the_speakers(reader):
    _, claims = read("“We call on the guerrillas to lay down their arms,” said minister Ana Roca.", reader)
    (appeal,) = claims.appeals
    assert "Roca" in appeal.speaker


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Chad and Sudan signed a peace accord in March 2010.", "standing"),
        ("Chad and Sudan are discussing a peace accord.", "sought"),
        ("Chad rejected the peace accord.", "refused"),
        ("The ceasefire of 2010 collapsed.", "ended"),
    ],
)
def test_agreement_stands_or_is_only_hoped_for(text, status, reader):
    _, claims = read(text, reader)
    assert [pact.status for pact in claims.pacts] == [status]


def test_agreement_has_date_parties_and_broker(reader):
    _, claims = read("Norway brokered a ceasefire between Chad and Sudan on 3 March 2010.", reader)
    (pact,) = claims.pacts
    assert (pact.kind, pact.dates, pact.parties, pact.brokers) == (
        "ceasefire",
        ("2010-03-03",),
        ("SDN", "TCD"),
        ("NOR",),
    )


@pytest.mark.parametrize(
    "text", ["Ceasefire talks opened in Oslo.", "The chef made a deal of noise.", "He issued a statement."]
)
def test_what_only_sounds_like_an_agreement_is_none(text, reader):
    assert read(text, reader)[1].pacts == ()


def test_term_of_an_agreement_is_kept(reader):
    report, claims = read("The truce of May 2010 provides for the release of all prisoners.", reader)
    (duty,) = claims.duties
    assert duty.how == "term"
    assert "release of all prisoners" in report.read(duty.span)


@pytest.mark.parametrize(
    ("text", "standing", "by"),
    [
        (
            "Observers recorded five violations of the truce by rebels near Bor.",
            "recorded",
            ["rebels near Bor", "rebels"],
        ),
        ("Sudan accused Chad of breaking the ceasefire.", "claimed", ["Chad"]),
        ("Chad denied breaking the ceasefire.", "denied", ["Chad"]),
        ("Chad denied that its troops had violated the truce.", "denied", ["Chad"]),
    ],
)
def test_breach_is_recorded_claimed_or_denied(text, standing, by, reader):
    report, claims = read(text, reader)
    (breach,) = claims.breaches
    assert breach.standing == standing
    assert report.read(breach.by[0]) in by


@pytest.mark.parametrize(
    "text", ["Any violation of the truce would be punished.", "Mali urged both not to violate the truce."]
)
def test_breach_that_is_only_warned_of_is_none(text, reader):
    assert read(text, reader)[1].breaches == ()


@pytest.mark.parametrize(
    "text", ["", "call", "urge to", "must must must", "agreement of of", "truce " * 300, "call on to " * 100]
)
def test_odd_text_is_read_without_failing(text, reader):
    read(text, reader)
