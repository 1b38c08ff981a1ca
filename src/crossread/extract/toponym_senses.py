"""How a toponym is used: of the ground, for a government or team, for a people, or within another name."""

from crossread.extract.places import is_government
from crossread.extract.toponym_candidates import Scene
from crossread.lib.gazetteer import demonym_spot
from crossread.lib.spots import Spot
from crossread.model.claims import Sense


def sense_of(scene: Scene, start: int, end: int, spot: Spot | None) -> Sense:
    """The sense of the toponym at some characters.

    `people`: an adjective or noun for people ("Kenyan"); `within`: part of the name of somebody or something else ("Bank of
    Kenya"); `modifier`: before the noun that it describes ("Nairobi police"); `government`: it acts or is dealt with;
    `ground` else.
    """
    text = scene.report.text
    words = text[start:end]
    if demonym_spot(words):
        return "people"
    tokens = scene.notes.tokens_between(start, end)
    name = scene.label.get(tokens[0].index) if tokens else None
    if name and name.label in ("ORG", "PERSON", "EVENT", "MISC") and (name.start < start or name.end > end):
        return "within"
    if spot and spot.kind in ("country", "admin1", "region", "city") and is_government(text, start, end):
        return "government"
    after = scene.notes.tokens_between(end, end + 2)
    if after and after[0].tag == "NOUN" and text[end : end + 1] == " ":
        return "modifier"
    return "ground"
