"""The eval of places, on invented documents."""

import math

from crossread.model.claims import Toponym
from crossread.model.spans import Span
from evals.places import Gold, error, kilometres, read_sets, run, trimmed

WORDS = "A bus from Kampala met Kenyan police in Nairobi. The area was calm."
XML = f"""<articles><article><text>{WORDS}</text><url>http://www.example.co.ke/a</url><toponyms>
<toponym><start>11</start><end>18</end><phrase>Kampala</phrase>
<gaztag geonameid="232422"><lat>0.316</lat><lon>32.58</lon></gaztag></toponym>
<toponym><start>40</start><end>47</end><phrase>Nairobi</phrase>
<gaztag geonameid="184745"><lat>-1.28</lat><lon>36.81</lon></gaztag></toponym>
</toponyms></article></articles>"""
BRAT = f"""T1\tLiteral 11 18\tKampala
#1\tAnnotatorNotes T1\t232422
T2\tLiteral 40 47\tNairobi
#2\tAnnotatorNotes T2\t-1.283, 36.817
T3\tDemonym 23 29\tKenyan
#3\tAnnotatorNotes T3\t192950
T4\tNon_Toponym {WORDS.index("area")} {WORDS.index("area") + 4}\tarea
"""


def test_both_formats_are_read_and_scored(tmp_path):
    (tmp_path / "lgl.xml").write_text(XML, "utf8")
    folder = tmp_path / "GeoWebNews"
    folder.mkdir()
    (folder / "0.txt").write_text(WORDS, "utf8")
    (folder / "0.ann").write_text(BRAT, "utf8")
    sets = read_sets(tmp_path)
    assert {name: [len(text.gold) for text in texts] for name, texts in sets.items()} == {"lgl": [2], "geowebnews": [3]}
    metrics = run(tmp_path).metrics
    assert {"toponym_f1", "acc_161km", "acc_161km_gold"} <= metrics.keys()
    assert metrics["acc_161km_gold"] == 1.0


def test_nothing_there_is_nothing_scored(tmp_path):
    assert run(tmp_path).n == 0


def test_same_number_is_right_and_no_coordinates_are_wrong():
    span = Span(report="r", start=0, end=1)
    gold = Gold(0, 1, id="7", point=(0.0, 0.0))
    near = Toponym(span=span, name="x", key="x", latitude=0.0, longitude=1.0)
    assert error(gold, Toponym(span=span, name="x", key="x", latitude=50.0, longitude=50.0, gazetteer_id="7")) == 0.0
    assert abs(error(gold, near) - 111.195) < 0.1
    assert error(gold, None) == math.inf
    assert error(gold, Toponym(span=span, name="x", key="x")) == math.inf


def test_distance_is_along_the_great_circle():
    assert abs(kilometres((0.0, 0.0), (0.0, 180.0)) - 20015.1) < 1


def test_article_and_possessive_do_not_count():
    words = "the Hague's mayor"
    assert trimmed(words, 0, 11) == (4, 9)
