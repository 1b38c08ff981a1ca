"""The event that a text turns on, and which of the five classes of event data it belongs to.

Classes: 0 statements and appeals (CAMEO 01, 02), 1 cooperation in words (03 to 05), 2 in deeds (06 to 08), 3 conflict in words
and cut relations (09 to 13, 16), 4 conflict in deeds (14, 15, 17 to 20). The lexicon's reading is weighed with a linear reading of
the sentence's vector (`data/events/classes.npy`, recipe `training.classes`).
"""

from collections.abc import Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

from crossread.data import data_file
from crossread.model.claims import Event
from crossread.model.notes import Notes, Token

CLASSES = ("statement", "verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
_OF_ROOT = {"01": 0, "02": 0, "03": 1, "04": 1, "05": 1, "06": 2, "07": 2, "08": 2, "16": 3}
_LEXICON = 1.6
"""What the lexicon's class counts for beside the vector's log-odds; tuned on half a of cameo_class."""


def class_of_code(code: str) -> int:
    """The class of a CAMEO code.

    >>> class_of_code("0256"), class_of_code("1311"), class_of_code("193")
    (0, 3, 4)
    """
    return _OF_ROOT.get(code[:2], 3 if "09" <= code[:2] <= "13" else 4)


def leading(notes: Notes, events: Sequence[Event]) -> Event | None:
    """The event whose word stands highest in its sentence's tree, of the first sentence that has one; acts that another word
    governs, and those that are said not to have been done, stand behind."""
    return min(events, key=lambda event: _rank(notes, event), default=None)


def _rank(notes: Notes, event: Event) -> tuple[int, float, int]:
    tokens = notes.tokens_between(event.trigger.start, event.trigger.end)
    if not tokens:
        return (len(notes.sentences), 0.0, event.trigger.start)
    token = tokens[0]
    return (token.sentence, _depth(notes, token) + _doubt(event, token), token.start)


_STEPS = {"ccomp": 0.3, "conj": 0.8, "parataxis": 0.3, "xcomp": 1.0, "acl": 1.8, "acl:relcl": 2.2, "advcl": 1.6}


def _depth(notes: Notes, token: Token) -> float:
    """How deep a word stands in its tree; what is said or told in one breath hardly counts as deeper."""
    depth, at = 0.0, token
    for above in notes.ancestors(token):
        depth += _STEPS.get(at.dep, 1.0)
        at = above
    return depth


def _doubt(event: Event, token: Token) -> float:
    """What speaks against an event as what a text turns on."""
    doubt = 0.0 if event.actors else 0.6
    doubt += 0.0 if event.targets else 0.3
    doubt += 0.6 if token.tag == "NOUN" else 0.0
    return doubt + (0.7 if event.status not in ("done", "believed", "planned") else 0.0)


@cache
def _weights() -> npt.NDArray[np.float32]:
    """Weights by class, shape (5, 385); the last column is the bias."""
    with data_file("events", "classes.npy").open("rb") as file:
        weights: npt.NDArray[np.float32] = np.load(file)
    return weights


def vector_scores(notes: Notes, sentence: int) -> npt.NDArray[np.float32]:
    """Log-odds of the five classes by the vector of a sentence; zeros where it has none."""
    vector = notes.sentences[sentence].vector if notes.sentences else ()
    if len(vector) != _weights().shape[1] - 1:
        return np.zeros(len(CLASSES), dtype=np.float32)
    return _weights() @ np.append(np.asarray(vector, dtype=np.float32), np.float32(1.0))


def class_of(notes: Notes, events: Sequence[Event]) -> int:
    """The class of what a text turns on, by its leading event and the vector of that event's sentence."""
    lead = leading(notes, events)
    at = notes.sentence_at(lead.trigger.start) if lead else None
    scores = vector_scores(notes, at.index if at else 0)
    if lead is not None:
        scores[class_of_code(lead.cameo)] += _LEXICON
    return int(scores.argmax())
