"""Who acts in an event and to whom it is done, by the tree and by the words that can be parties at all."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from crossread.data import read_table
from crossread.extract.acts import Act, act_of, is_hostile
from crossread.extract.trees import Trees
from crossread.model.notes import Token

_SUBJECTS = ("nsubj",)
_PASSIVE = ("nsubj:pass", "aux:pass")
_RELATIVES = frozenset(("who", "which", "that", "whose", "whom"))
_LED = (
    "against",
    "with",
    "to",
    "on",
    "upon",
    "from",
    "for",
    "toward",
    "towards",
    "at",
    "into",
    "over",
    "between",
    "by",
    "in",
    "of",
)
"""Prepositions that lead to whom something is done, the likeliest first."""

_HELD_BY = ("xcomp", "conj", "advcl", "ccomp")
_HIGHEST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A report's trees, and by token index whether its words name or describe somebody who can act (`parties`), and
    where the whens stand, or labels of lines (`times`): neither acts."""

    trees: Trees
    parties: frozenset[int]
    times: frozenset[int]


def actors_of(scene: Scene, act: Act) -> list[Token]:
    """Who acts: the subject, who stands in a passive's "by", whose act a noun says it is."""
    token = act.token
    found = _noun_actors(scene, act) if token.tag in ("NOUN", "PROPN") and not _subject(scene, token) else None
    if found is None:
        found = _verb_actors(scene, act)
    found = [doer for one in found for doer in (_doers_of_act(scene, one) or [one])]
    return [member for one in found for member in scene.trees.together(one) if member.index not in scene.times]


def _doers_of_act(scene: Scene, token: Token) -> list[Token]:
    """Who did what is named as the doer: "the shelling by rebels killed six"."""
    if token.tag != "NOUN" or token.index in scene.parties:
        return []
    act = act_of(scene.trees, token)
    return _noun_actors(scene, act) if act is not None and is_hostile(act.code) and not act.does else []


def _subject(scene: Scene, token: Token) -> Token | None:
    return next(scene.trees.of_token(token, *_SUBJECTS), None)


def _is_passive(scene: Scene, token: Token) -> bool:
    return any(
        k.dep in _PASSIVE and (k.dep == "aux:pass" or k.index < token.index) for k in scene.trees.kids[token.index]
    )


def _agents(scene: Scene, token: Token) -> list[Token]:
    """Who stands in a "by" phrase."""
    kids = scene.trees.of_token(token, "obl", "nmod")
    return [k for k in kids if (k.dep == "obl:agent" or scene.trees.case(k) == "by") and k.index not in scene.times]


def _verb_actors(scene: Scene, act: Act, depth: int = 0) -> list[Token]:
    trees, token = scene.trees, act.token
    head = trees.head(token)
    if act.does == "must" and head is not None and token.dep in ("ccomp", "parataxis"):
        return _verb_actors(scene, _bare(head), depth + 1)
    if agents := _agents(scene, token):
        return agents
    if _is_passive(scene, token) or _is_undergone(scene, act):
        return _means(scene, token)
    if (subject := _subject(scene, token)) is not None:
        return [_meant(scene, token, subject)]
    return _actors_above(scene, token, head, depth) if head is not None and depth <= _HIGHEST else []


def _actors_above(scene: Scene, token: Token, head: Token, depth: int) -> list[Token]:
    """Who acts by the word that a verb without a subject hangs on."""
    if token.dep == "acl":
        return [] if _is_past(token) and not _has_object(scene, token) else [head]
    if token.dep == "advcl" and (speaker := _speaker_between(scene, head, token)) is not None:
        return [speaker]
    accused = token.dep == "ccomp" and scene.trees.word(head, accusing()) in accusing()
    if (accused or token.dep in ("xcomp", "advcl")) and (told := _told(scene, head, token)) is not None:
        return [told]
    return _verb_actors(scene, _bare(head), depth + 1) if token.dep in _HELD_BY else []


def _has_object(scene: Scene, token: Token) -> bool:
    """Whether a participle has an object of its own: then it is an active verb ("the ministry accused Norway")."""
    return any(k.index > token.index for k in scene.trees.of_token(token, "obj"))


def _speaker_between(scene: Scene, head: Token, token: Token) -> Token | None:
    """Who says the clause that a participle hangs on, where that is told between the two: "six died, the army said, blaming"."""
    above = scene.trees.head(head)
    if above is None or head.dep not in ("ccomp", "parataxis") or not head.index < above.index < token.index:
        return None
    return _subject(scene, above)


def _bare(token: Token) -> Act:
    """A word as an act of which nothing is known but that it stands there."""
    return Act(code="", matter="", token=token)


def _told(scene: Scene, head: Token, token: Token) -> Token | None:
    """Who is told to act: "urged Norway to", "called on Norway to"."""
    trees = scene.trees
    if trees.word(head, accusing()) in accusing():
        return _accused(scene, head)
    if token.dep == "xcomp" and (object_ := next(trees.of_token(head, "obj", "iobj"), None)):
        return object_
    act = act_of(trees, head)
    if act is None or act.does not in ("appeal", "demand", "invite"):
        return None
    kids = [k for k in trees.of_token(head, "obl", "obj") if trees.case(k) in ("", "on", "upon", "to", "for", "from")]
    return next((k for k in kids if k.index in scene.parties and k.index < token.index), None)


@cache
def accusing() -> frozenset[str]:
    """Lemmas of verbs whose object is said to have done what hangs on them; who accuses did it not."""
    return frozenset(row["verb"] for row in read_table("events", "accusing.tsv"))


def _accused(scene: Scene, verb: Token) -> Token | None:
    """Who is accused: the object, the subject of a passive, the noun before "accused of"."""
    trees = scene.trees
    if (found := next(trees.of_token(verb, "obj", "nsubj:pass"), None)) is not None:
        each = found.text.lower() in ("each", "other", "another")
        return next(trees.of_token(verb, *_SUBJECTS), found) if each else found
    return trees.head(verb) if verb.dep == "acl" and _is_past(verb) else None


def _accused_of(scene: Scene, token: Token) -> list[Token]:
    """Who is accused of an act that a noun tells of: "blamed the army for the raid", "blamed the raid on the army"."""
    trees, head = scene.trees, scene.trees.head(token)
    if head is None or trees.word(head, accusing()) not in accusing():
        return []
    if token.dep == "obj":
        return [k for k in trees.of_token(head, "obl") if trees.case(k) == "on"]
    led = token.dep.split(":")[0] in ("obl", "nmod") and trees.case(token) in ("of", "for", "over", "with")
    accused = _accused(scene, head) if led else None
    return [accused] if accused is not None else []


_UNDERGONE = frozenset(("die", "perish", "succumb", "fall", "lose"))


def _is_undergone(scene: Scene, act: Act) -> bool:
    """Whether a verb's subject is acted on: "died", "fell to bullets", "lost their lives"."""
    word = scene.trees.word(act.token, _UNDERGONE)
    return word in _UNDERGONE and (act.code == "180" or word not in ("fall", "lose"))


def _means(scene: Scene, token: Token) -> list[Token]:
    """Whose act it was in which somebody came to harm: "killed in police firing", "died when troops opened fire"."""
    trees = scene.trees
    for kid in trees.of_token(token, "obl", "advcl", "nmod"):
        if kid.index in scene.times:
            continue
        if kid.dep.split(":")[0] == "advcl":
            marks = {k.text.lower() for k in trees.of_token(kid, "mark", "advmod")}
            found = _hostile_doers(scene, kid) if marks & _HARMING else _harm_within(scene, kid)
        elif kid.text.lower() == "which":
            found = _which_harmed(scene, token)
        else:
            found = _harm_within(scene, kid) if trees.case(kid) in _HARMING else []
        if found:
            return found
    return _told_beside(scene, token)


def _told_beside(scene: Scene, token: Token) -> list[Token]:
    """The same by the order of the words, where the parser went astray: "in police firing", "to army bullets"."""
    tokens = scene.trees.notes.tokens[token.index + 1 : token.index + _REACH]
    for before, one, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        led = before.text.lower() in _HARMING or before.tag in ("DET", "ADJ")
        if led and one.index in scene.parties and after.sentence == token.sentence and after.text.lower() in _HARMS:
            return [one]
    return []


_REACH = 14
"""Words after a verb in which its harm is looked for."""
_HARMS = frozenset(
    "firing fire bullets shooting shelling raid attack attacks strike strikes airstrike airstrikes bombing bombardment shells "
    "gunfire custody ambush assault crackdown".split()
)


_HARMING = frozenset(("in", "during", "from", "of", "after", "when", "as", "to", "by"))
"""Words that lead to the act in which somebody came to harm."""


def _hostile_doers(scene: Scene, token: Token) -> list[Token]:
    """Who does what a word tells of, where that is done against somebody, by the words that hang on it alone: what is asked for
    its own harm again could go round in a circle."""
    act = act_of(scene.trees, token)
    if act is None or not is_hostile(act.code):
        return []
    if token.tag in ("NOUN", "PROPN"):
        return _owners(scene, token)
    if agents := _agents(scene, token):
        return agents
    subject = _subject(scene, token)
    acts = subject is not None and not _is_passive(scene, token) and not _is_undergone(scene, act)
    return [subject] if subject is not None and acts and subject.text.lower() not in _RELATIVES else []


def _harm_within(scene: Scene, token: Token) -> list[Token]:
    """Who does the harm that a noun phrase tells of: "police firing", "injuries sustained in a raid by troops"."""
    trees = scene.trees
    for fired in (k for k in trees.of_token(token, "obl") if token.tag == "VERB" and k.index < token.index):
        if (
            fired.index in scene.parties
            and trees.case(fired) in ("in", "during")
            and trees.word(token, _SHOOTING) in _SHOOTING
        ):
            return [fired]
    for inner in (token, *trees.below(token)) if token.tag != "VERB" else ():
        if inner.index in scene.parties:
            gerunds = (k for k in trees.of_token(inner, "acl") if k.tag == "VERB" and not _is_past(k))
            if any(_is_hostile(trees, k) for k in gerunds):
                return [inner]
        elif found := _hostile_doers(scene, inner):
            return found
        elif inner.lemma.lower() in _SHOT:
            return [k for k in trees.of_token(inner, "compound", "amod", "nmod:poss") if k.index in scene.parties]
    return []


_SHOOTING = frozenset(("fire", "shoot", "shell", "bomb", "raid"))
_SHOT = frozenset(("bullet", "bullets", "gunfire", "fire", "rocket", "shell", "bomb"))


def _is_hostile(trees: Trees, token: Token) -> bool:
    act = act_of(trees, token)
    return act is not None and is_hostile(act.code)


def _which_harmed(scene: Scene, token: Token) -> list[Token]:
    """Who does the harm that "in which" goes back to: the noun's doers, else those of the verb above it."""
    noun = scene.trees.head(token)
    verb = scene.trees.head(noun) if noun is not None else None
    return next((found for one in (noun, verb) if one is not None and (found := _hostile_doers(scene, one))), [])


def _is_past(token: Token) -> bool:
    return "Tense=Past" in token.morph or token.text.lower().endswith(("ed", "en"))


def _meant(scene: Scene, verb: Token, subject: Token) -> Token:
    """Who a relative or personal pronoun in subject place stands for, where the sentence says it."""
    trees, word = scene.trees, subject.text.lower()
    head = trees.head(verb)
    if word in _RELATIVES and verb.dep.startswith("acl") and head is not None:
        return head
    at = verb
    while (
        word in ("it", "he", "she", "they") and head is not None and at.dep in ("ccomp", "parataxis", "advcl", "conj")
    ):
        above = next((k for k in trees.of_token(head, "nsubj") if k.index != subject.index), None)
        if above is not None and above.tag in ("NOUN", "PROPN"):
            return above
        at, head = head, trees.head(head)
    return subject


def _noun_actors(scene: Scene, act: Act) -> list[Token]:
    """Whose act a noun tells of; of a death whose act it was in which it came."""
    return (
        _owners(scene, act.token)
        or _accused_of(scene, act.token)
        or (_means(scene, act.token) if act.code.startswith("180") else [])
    )


def _owners(scene: Scene, token: Token) -> list[Token]:
    """An owner, a "by" phrase, a party before a noun, both sides of "between"."""
    trees = scene.trees
    found = _agents(scene, token)
    found += [k for k in trees.of_token(token, "nmod:poss") if k.tag != "PRON"]
    found += [k for k in trees.of_token(token, "compound", "amod") if k.index in scene.parties]
    found += [k for k in trees.of_token(token, "nmod") if trees.case(k) == "between"]
    return found


def targets_of(scene: Scene, act: Act, actors: Iterable[Token]) -> list[Token]:
    """To whom it is done; what is no party stands only where nobody else can be found."""
    taken = {t.index for actor in actors for t in (actor, *scene.trees.together(actor))}
    spare: list[Token] = []
    for group in _candidates(scene, act):
        fit = [
            t for t in group if t.index not in taken and t.index not in scene.times and t.text.lower() not in _RELATIVES
        ]
        people = [p for t in fit if (p := _partied(scene, t, taken)) is not None]
        if people:
            return [member for one in people for member in scene.trees.together(one) if member.index not in taken]
        if fit and not spare:
            spare = fit
    return [t for t in spare if t.tag in ("NOUN", "PROPN")][:1]


def _partied(scene: Scene, token: Token, taken: set[int]) -> Token | None:
    """The noun whose phrase names a party that is not taken yet: the token itself, or the party where a clause parts the two."""
    party = next((p for p in party_in(scene, token) if p.index not in taken), None)
    if party is None:
        return None
    start, end = scene.trees.phrase(token)
    return token if start <= party.start < end else party


def party_in(scene: Scene, token: Token) -> list[Token]:
    """The party that a noun phrase is, or else names within it; the phrase's own head where that is the party."""
    if token.index in scene.parties:
        return [token]
    return next(([k] for k in scene.trees.below(token) if k.index in scene.parties and k.index not in scene.times), [])


def _candidates(scene: Scene, act: Act) -> Iterator[list[Token]]:
    """Groups of tokens that may be whom it is done to, the likeliest first."""
    trees, token = scene.trees, act.token
    if act.does == "must":
        yield list(trees.of_token(token, "nsubj"))
    if token.dep == "acl" and _is_past(token) and not _has_object(scene, token) and (head := trees.head(token)):
        yield [head]
    if _is_undergone(scene, act):
        yield list(trees.of_token(token, "nsubj"))
    yield list(trees.of_token(token, "nsubj:pass"))
    yield [k for k in trees.of_token(token, "obj", "iobj") if not act.inner or k.index != act.inner.index]
    yield from _led(scene, token)
    if token.tag in ("NOUN", "PROPN"):
        yield list(trees.of_token(token, "nmod:poss", "compound", "amod"))
    if act.inner is not None:
        yield from _of_inner(scene, act.inner, 0, doers=act.does not in ("threaten", "agree", "plan"))
    yield list(trees.of_token(token, "obj"))
    yield [k for k in trees.below(token) if k.index > token.index and k.index in scene.parties][:1]


def _led(scene: Scene, token: Token) -> Iterator[list[Token]]:
    kids = list(scene.trees.of_token(token, "obl", "nmod"))
    for case in _LED:
        yield [
            k
            for k in kids
            if scene.trees.case(k) == case and k.dep != "nmod:poss" and (case != "by" or k.dep == "nmod")
        ]


def _of_inner(scene: Scene, inner: Token, depth: int, *, doers: bool) -> Iterator[list[Token]]:
    """Whom the governed act is done to, or (`doers`) who is to do it."""
    trees = scene.trees
    if doers:
        yield list(trees.of_token(inner, "nsubj", "nsubj:pass"))
    yield list(trees.of_token(inner, "obj", "iobj"))
    yield from _led(scene, inner)
    yield list(trees.of_token(inner, "nmod:poss", "compound", "amod"))
    if depth < 3 and (act := act_of(trees, inner)) and act.inner is not None and act.inner.index != inner.index:
        yield from _of_inner(scene, act.inner, depth + 1, doers=doers)
