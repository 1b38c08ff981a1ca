"""Small invented stories about words: what somebody denies, and what only looks like it."""

from pathlib import Path

import pytest

import crossread
from crossread.present.layout import lay_out
from tests.reconcile.stories import kinds, pair


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The barge was safe, the shipping company Olm Lines said.", "No matter how safe a barge is, police said."),
        (
            '"This is a reality and not a threat," harbour master Tora Lie said of the closing.',
            '"This closing is no threat but a reality," Lie said.',
        ),
        (
            "The pier had been shut off, police said.",
            "The pier had not been shut off yet, harbour master Tora Lie said.",
        ),
        ("The northern lane was closed, police said.", "The northern lane would not be closed, Olm Lines said."),
        ("Barges keep a safe distance, Olm Lines said.", "The distance is not safe, police said."),
        ("Olm Lines will deal with the damage, it said.", '"That was no deal of ours," harbour master Tora Lie said.'),
        ("The crew was drunk, police said.", "There has been no drunk crew on the Olm since 1931."),
    ],
)
def test_what_only_looks_like_a_denial_is_none(tmp_path: Path, one: str, other: str) -> None:
    assert "denial" not in kinds(pair(tmp_path, one, other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The crew was drunk, police said.", '"Nobody of the crew was drunk," Olm Lines director Per Moe said.'),
        (
            "The crew had been drinking gin, police said.",
            'Per Moe of Olm Lines said: "I do not think the crew had been drinking gin."',
        ),
        (
            "The crew had been drinking, police said.",
            "The crew had been drinking, police said. Olm Lines disputed the media reports.",
        ),
    ],
)
def test_a_denial_of_what_is_so_is_told(tmp_path: Path, one: str, other: str) -> None:
    assert "denial" in kinds(pair(tmp_path, one, other))


def test_the_same_negation_in_two_reports_is_no_denial(tmp_path: Path) -> None:
    words = '"She was not breathing when we pulled her out of the water," {who} said.'
    found = pair(tmp_path, words.format(who="diver Kai Roth"), words.format(who="another diver"))
    assert "denial" not in kinds(found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            '"No-one lifted the barge on to the quay that day," diver Kai Roth said.',
            '"No one lifted the barge onto the quay that day," diver Kai Roth said.',
        ),
        (
            '"We honour the labour of all who cooperate," diver Kai Roth said.',
            '"We honor the labor of all who co-operate," diver Kai Roth said.',
        ),
        (
            "Harbour master Tora Lie called for peace on the old river quay.",
            '"Barges disturb the security and peace of the old river quay," Tora Lie said.',
        ),
    ],
)
def test_another_spelling_and_what_is_only_wished_for_are_no_variants(tmp_path: Path, one: str, other: str) -> None:
    assert "quote_variant" not in kinds(pair(tmp_path, one, other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A RSIB spokesman", "The River Safety Investigation Board"),
        ("Arlsund police and divers", "Arlsund River Police"),
    ],
)
def test_initials_and_joined_bodies_are_no_other_speaker(tmp_path: Path, one: str, other: str) -> None:
    words = '{who} called the accident "a warning to every skipper on the river".'
    found = pair(tmp_path, words.format(who=one), words.format(who=other))
    assert "attribution_conflict" not in kinds(found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The film sparked debate about the skipper's refusal to turn, police said.",
            "The pictures told of the skipper's refusal to turn.",
        ),
        (
            "The skipper fell asleep at the wheel at noon, police said.",
            "The skipper reportedly fell asleep at the wheel at noon.",
        ),
    ],
)
def test_a_kept_doubt_and_a_bare_phrase_lose_no_source(tmp_path: Path, one: str, other: str) -> None:
    assert "attribution_loss" not in kinds(pair(tmp_path, one, other))


def test_an_outlet_that_another_names_as_its_source_lost_none(tmp_path: Path) -> None:
    own = """Outlet: Olm Courier
Title: Mayor's cousin sold town the new bridge
Date: 2024-05-06 06:00

The town of Arlsund bought a steel bridge for 12 million crowns from a cousin of its mayor, papers seen by the Olm Courier show.

Mayor Tilda Brekk signed the deal with Holm Steel on 14 February. Her cousin Arvid owns 70 percent of the company.
"""
    other = """Outlet: Fjord Times
Title: Brekk under pressure over bridge
Date: 2024-05-06 13:00

Mayor Tilda Brekk is under pressure after the Olm Courier reported on Monday that Arlsund bought a bridge for 12 million
crowns from her cousin.

Brekk signed the deal with Holm Steel on 14 February, according to the Courier.
Her cousin Arvid owns 70 percent of the company, the paper said.
"""
    for name, text in (("own.txt", own), ("other.txt", other)):
        (tmp_path / name).write_text(text, encoding="utf8")
    record = crossread.compare([str(tmp_path)])
    assert not [f.summary for s in record.sheets for f in s.findings if f.kind == "attribution_loss"]
    section = lay_out(record).stories[0].section("speakers")
    assert section and [row.label for row in section.rows] == ["Olm Courier"]


def test_who_speaks_in_the_next_sentence_is_no_lost_source(tmp_path: Path) -> None:
    one = "A second barge had touched the northern lamp post of the lock on Sunday and lost its rudder, police said."
    bare = "A second barge had touched the northern lamp post of the lock on Sunday."
    assert "attribution_loss" in kinds(pair(tmp_path, one, bare))
    heard = tmp_path / "heard"
    heard.mkdir()
    assert "attribution_loss" not in kinds(pair(heard, one, f"{bare} Police say nobody was hurt."))
