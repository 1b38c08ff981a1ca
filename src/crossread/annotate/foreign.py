"""Labels of other spaCy pipelines in the universal ones that crossread speaks."""

from __future__ import annotations

RELATIONS = {
    "ROOT": "root",
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "dobj": "obj",
    "dative": "iobj",
    "pobj": "nmod",
    "prep": "case",
    "agent": "obl:agent",
    "poss": "nmod:poss",
    "relcl": "acl:relcl",
    "prt": "compound:prt",
    "attr": "xcomp",
    "acomp": "xcomp",
    "oprd": "xcomp",
    "pcomp": "advcl",
    "neg": "advmod",
    "npadvmod": "obl:npmod",
    "quantmod": "advmod",
    "predet": "det:predet",
    "preconj": "cc:preconj",
    "intj": "discourse",
    "meta": "parataxis",
    "nounmod": "nmod",
    "npmod": "obl:npmod",
    "case": "case",
}
"""ClearNLP's labels, as spaCy's English pipelines have them; others are taken over in lower case."""

NAMES = {
    "PER": "PERSON",
    "PERSON": "PERSON",
    "ORG": "ORG",
    "GPE": "LOC",
    "LOC": "LOC",
    "FAC": "FAC",
    "NORP": "NORP",
    "EVENT": "EVENT",
    "PRODUCT": "MISC",
    "WORK_OF_ART": "MISC",
    "LAW": "MISC",
    "LANGUAGE": "MISC",
    "MISC": "MISC",
}
"""Labels of names; those for dates and amounts are no names here."""


def relation(label: str) -> str:
    """The universal relation for a pipeline's own label; `dep` where it has none."""
    return RELATIONS.get(label) or label.lower() or "dep"


def name_label(label: str) -> str:
    """Our label for a name, empty where it is none."""
    return NAMES.get(label, "")
