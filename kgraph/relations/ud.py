"""Reading a Universal Dependencies tree: small questions that every rule asks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Token

from kgraph.trees import base as base
from kgraph.trees import child as child
from kgraph.trees import children as children
from kgraph.trees import has_child, remembered, sentence

PASSIVE = {"nsubj:pass", "csubj:pass"}
RELATIVES = {"who", "whom", "which", "that", "whose"}
HYPHENS = {"-", "‑", "–"}
_PARTICLES = {"away", "back", "down", "forth", "off", "out", "over", "up"}
_UPON = {"on", "upon"}
_STAYING = {"lie", "remain", "stand", "stay"}
_TWO_OBJECTS = {
    *("award", "deny", "give", "grant", "hand", "lend", "offer", "pay", "promise", "send"),
    *("show", "tell"),
}
_NAMING = {"call", "consider", "deem", "dub", "elect", "label", "name"}


def feature(token: Token, name: str) -> str:
    """Return the value of a morphological feature, or an empty string."""
    return ",".join(token.morph.get(name, []))


def sentence_start(token: Token) -> int:
    """Return the first token of a sentence."""
    return sentence(token)[0]


def sentence_end(token: Token) -> int:
    """Return the token behind a sentence."""
    return sentence(token)[1]


@remembered
def case(token: Token) -> str:
    """Return the preposition before a noun, in lower case, fixed expressions in full."""
    stacked = _stacked(token)
    for c in children(token, "case"):
        if c.dep_ == "case" and c.lower_ not in {"'s", "’s", "'", "’"} and c not in stacked:
            parts = [c, *(k for k in children(c, "fixed") if k.dep_ == "fixed")]
            if c.lower_ == "out":
                # "out of" is two prepositions in some treebanks.
                parts += [k for k in token.children if k.i == c.i + 1 and k.lower_ == "of"]
            if len(parts) == 1:
                return str(c.lower_)
            return " ".join(str(p.lower_) for p in sorted(parts, key=lambda t: t.i))
    return ""


def introduction(word: Token) -> str:
    """Return a preposition, conjunction or marker with the rest of a fixed expression."""
    if base(word) not in {"case", "mark", "cc"}:
        return ""
    parts = [word, *children(word, "fixed")]
    return " ".join(str(p.lower_) for p in sorted(parts, key=lambda t: t.i))


@remembered
def marker(token: Token) -> str:
    """Return the words that introduce a clause (if, to, after, of …), in lower case."""
    return " ".join([str(c.lower_) for c in children(token, "mark", "case")])


@remembered
def particle(verb: Token) -> str:
    """Return the verb's particle ("off" in "kick off"), or an empty string."""
    found = child(verb, "compound:prt")
    if found is None:
        # "pushed back": taggers are not at one whether this is a particle or an adverb.
        # Or, before the object, a preposition: "sealed off the roads".
        cases = (k for o in children(verb, "obj") for k in children(o, "case"))
        beside = (c for c in [*children(verb, "advmod"), *cases] if c.i == verb.i + 1)
        found = next((c for c in beside if c.lower_ in _PARTICLES), None)
    found = found or _behind_object(verb)
    if found is None and child(verb, "obj") is not None:
        # "drove the rebels out of the town"
        out = (c for o in children(verb, "obl") for c in o.children if case(o) == "out of")
        found = next((c for c in out if c.lower_ == "out"), None)
    return str(found.lower_) if found is not None else ""


def _behind_object(verb: Token) -> Token | None:
    """Return a particle after the object: "handed the prisoner over to", however it is hung."""
    objects = children(verb, "obj", "nsubj:pass")
    if not objects:
        return None
    end = max(objects[-1].right_edge.i, verb.i)
    loose = [*children(verb, "advmod"), *(k for o in children(verb, "obl") for k in _stacked(o))]
    return next((c for c in loose if c.i == end + 1 and c.lower_ in _PARTICLES), None)


def _stacked(noun: Token) -> list[Token]:
    """Return a preposition that stands before another one: over in "over to Kenya"."""
    cases = children(noun, "case")
    found = (a for a, b in pairwise(cases) if b.i == a.i + 1 and b.lower_ != "of")
    return [a for a in found if a.lower_ in _PARTICLES]


@remembered
def is_passive(verb: Token) -> bool:
    """Return whether a verb is passive: by its labels, or as a bare past participle."""
    if has_child(verb, *PASSIVE, "aux:pass"):
        return not _acts(verb)
    if child(verb, "aux", "nsubj") is not None or goes_on_from(verb) is not None:
        return False
    if verb.dep_ == "acl" and verb.lemma_ not in _TWO_OBJECTS and _goes_on(verb):
        return False
    if verb.dep_ in {"acl", "amod", "advcl", "advcl:pred"} and feature(verb, "VerbForm") == "Part":
        return feature(verb, "Tense") == "Past" or feature(verb, "Voice") == "Pass"
    # "remains occupied by Kenya"
    return verb.dep_ == "xcomp" and verb.head.lemma_ in _STAYING and has_child(verb, "obl:agent")


def _acts(verb: Token) -> bool:
    """Return whether a subject taken for a patient does it: "A, not B, expelled C"."""
    if has_child(verb, "aux:pass", "aux", "obl:agent") or verb.lemma_ in _TWO_OBJECTS:
        return False
    called = verb.lemma_ == "call" and any(case(c) in _UPON for c in children(verb, "obl"))
    return called or has_child(verb, "obj")


def _goes_on(verb: Token) -> bool:
    """Tell whether a participle is a sentence's verb: "Kenya, whose border …, accused Chad"."""
    if verb.head.dep_ not in {"ROOT", "root"} or child(verb, "obj") is None:
        return False
    if verb.i == verb.head.i + 1 and verb.lemma_ not in _NAMING and not has_child(verb.head, "cop"):
        # "Kenya's opposition accused Chad of …": what has an object of its own is no passive.
        return True
    start = verb.left_edge.i
    behind = start > 0 and verb.doc[start - 1].is_punct
    return behind and child(verb.head, "acl:relcl") is not None


def is_verb(token: Token) -> bool:
    """Return whether a token heads a verbal clause."""
    if token.pos_ == "VERB" or (token.pos_ == "AUX" and base(token) not in {"aux", "cop"}):
        return True
    if token.pos_ == "NOUN" and token.dep_ == "ROOT" and child(token, "obj") is not None:
        # "Kenya resumes talks", "Kenya will chair talks": verbs that are taken for nouns
        return heading(token) is not None or has_child(token, "aux")
    # "Kenya hobnobbed with …": a tagger that never saw the verb may take it for a name.
    odd = token.pos_ == "PROPN" and token.lower_.endswith("ed") and token.is_lower
    return odd and child(token, "nsubj") is not None


def heading(verb: Token) -> Token | None:
    """Return the subject of a headline whose verb is taken for a noun: "Kenya resumes talks"."""
    if verb.dep_ != "ROOT" or not verb.lower_.endswith("s") or child(verb, "obj") is None:
        return None
    named = children(verb, "compound", "nsubj")
    before = [c for c in named if c.i == verb.i - 1 and c.pos_ == "PROPN"]
    return before[0] if before and len(named) == 1 and child(verb, "cop") is None else None


def goes_on_from(verb: Token) -> Token | None:
    """Return the verb before "and" that another goes on from, taken for a participle.

    "Kenya shut its border and accused Uganda of …": "accused" hangs on the border or on Uganda.
    """
    if verb.dep_ != "amod" or verb.pos_ != "VERB" or verb.doc[verb.i - 1].pos_ != "CCONJ":
        return None
    noun = verb.head
    own = has_child(verb, "obj") if noun.i < verb.i else _is_object_beside(noun, verb)
    if not own:
        return None
    return next((above for above in ancestors(noun) if is_verb(above) and above.i < verb.i), None)


def _is_object_beside(noun: Token, verb: Token) -> bool:
    beside = noun.i == verb.i + 1 and noun.pos_ == "PROPN"
    return beside and has_child(verb, "advcl", "ccomp", "obl", "xcomp")


def is_relative(token: Token) -> bool:
    """Return whether a token is a relative pronoun inside a relative clause."""
    return _may_relate(token) and relative_clause(token) is not None


def _may_relate(token: Token) -> bool:
    return token.lower_ in RELATIVES and token.pos_ in {"PRON", "SCONJ", "DET"}


def relative_clause(token: Token) -> Token | None:
    """Return the verb of the relative clause that holds the token, or None."""
    step = token
    for _ in range(8):
        if step.dep_ == "acl:relcl":
            return step
        if step.head == step:
            return None
        step = step.head
    return None


def antecedent(token: Token) -> Token:
    """Return what a relative pronoun stands for, and any other word itself."""
    clause = relative_clause(token) if _may_relate(token) else None
    if clause is None or clause.head == clause or clause.head.i >= token.i:
        return token
    near, above = clause.head, clause.head.head
    if base(near) == "nmod" and feature(clause, "Number") == "Sing":
        # "a coalition of groups that includes …": groups include.
        return above if feature(near, "Number") == "Plur" != feature(above, "Number") else near
    return near


def ancestors(token: Token) -> Iterator[Token]:
    """Yield the token's heads, nearest first."""
    while token.head != token:
        token = token.head
        yield token
