import pytest

from crossread.extract.chains import is_carrier
from crossread.testing import make_report


@pytest.mark.parametrize(
    ("text", "words", "source", "hand"),
    [
        (
            '"The radar was off," the Defence Ministry said, the VELTASS agency reported.',
            "The radar was off",
            "the Defence Ministry",
            ("the VELTASS agency", "agency"),
        ),
        (
            "The Interior Ministry said, VELTASS reported, that two bridges had been closed.",
            "two bridges had been closed",
            "The Interior Ministry",
            ("VELTASS", "agency"),
        ),
        (
            "The Health Ministry says, the newspaper Dagens Post reports, that beds are full.",
            "beds are full",
            "The Health Ministry",
            ("the newspaper Dagens Post", "outlet"),
        ),
        (
            "The convoy had turned back, the General Staff said on Friday, Interfakt reported.",
            "The convoy had turned back",
            "the General Staff",
            ("Interfakt", "outlet"),
        ),
        (
            '"No drone was lost," said General Otto Brand, SURPRESS reports.',
            "No drone was lost",
            "General Otto Brand",
            ("SURPRESS", "agency"),
        ),
        (
            "The boats were empty, the harbour master said, according to the Telegram channel Dockwatch.",
            "The boats were empty",
            "the harbour master",
            ("the Telegram channel Dockwatch", "outlet"),
        ),
        (
            "The drone fell into the strait, the Air Force announced, as cited by VELTASS.",
            "The drone fell into the strait",
            "the Air Force",
            ("VELTASS", "agency"),
        ),
        (
            '"We saw nothing," Governor Pavel Orlin was quoted by BELPRESS as saying.',
            "We saw nothing",
            "Governor Pavel Orlin",
            ("BELPRESS", "agency"),
        ),
        (
            "Governor Pavel Orlin is quoted as saying by the Norpress news agency that the port will reopen.",
            "the port will reopen",
            "Governor Pavel Orlin",
            ("the Norpress news agency", "agency"),
        ),
        (
            "The KARPINFORM agency quoted Interior Minister Dana Holt as saying that the border was closed.",
            "the border was closed",
            "Interior Minister Dana Holt",
            ("The KARPINFORM agency", "agency"),
        ),
        (
            '"The border is closed," Kanal 7 cites Interior Minister Dana Holt as saying.',
            "The border is closed",
            "Interior Minister Dana Holt",
            ("Kanal 7", "outlet"),
        ),
        (
            "President Anna Lund was quoted as telling VELTASS that she would not resign.",
            "she would not resign",
            "President Anna Lund",
            ("VELTASS", "agency"),
        ),
        (
            '"The convoy turned back," General Otto Brand told KARPINFORM.',
            "The convoy turned back",
            "General Otto",
            ("KARPINFORM", "agency"),
        ),
        (
            "VELTASS, citing the Defence Ministry, reported that the radar was off.",
            "the radar was off",
            "the Defence Ministry",
            ("VELTASS", "agency"),
        ),
    ],
)
def test_a_chain_ends_on_who_handed_the_words_on(hear, text, words, source, hand):
    heard = hear(text)
    assert list(heard.said) == [words]
    one = heard.said[words]
    assert heard.source(one).startswith(source)
    assert [(link.name, link.kind) for link in one.chain[1:]] == [hand]


def test_who_tells_something_else_is_no_carrier(hear):
    heard = hear("A fire broke out, police said, and the hospital reported three deaths.")
    assert not any(link.name == "the hospital" for one in heard.said.values() for link in one.chain)


def test_he_who_is_quoted_is_the_speaker(hear):
    heard = hear('Pavel Orlin visited the dam. "The wall is sound," he was quoted as saying by KARPINFORM on Tuesday.')
    one = heard.said["The wall is sound"]
    assert [link.name for link in one.chain] == ["Pavel Orlin", "KARPINFORM"]


@pytest.mark.parametrize(
    ("words", "carries"),
    [
        ("the VELTASS agency", True),
        ("the Norpress news agency", True),
        ("the Telegram channel Dockwatch", True),
        ("Kessel Radio", True),
        ("the Space Agency", False),
        ("the union", False),
    ],
)
def test_a_carrier_is_known_by_its_words(words, carries):
    assert is_carrier(make_report(words), (0, len(words))) is carries


def test_a_president_is_no_resident(hear):
    heard = hear("The president said on Tuesday, SURPRESS reported, that the vote would be held.")
    assert heard.said["the vote would be held"].chain[0].kind != "witness"
