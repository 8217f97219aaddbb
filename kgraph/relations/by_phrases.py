"""Who does what a passive verb tells: by-phrases, wherever a parser hangs them."""

from __future__ import annotations

from spacy.tokens import Token

from kgraph.relations import attached, ud

# Who falls in one of these falls by who does it.
_FALLING = {"damage", "destroy", "hit", "hurt", "injure", "kill", "level", "wound"}
_DEEDS = {
    *("airstrike", "ambush", "assault", "attack", "bombardment", "bombing", "offensive"),
    *("operation", "raid", "shelling", "strike"),
}
_DEPTH = 6


def agents(verb: Token) -> list[Token]:
    """Return the by-phrases of a passive verb, and "at the hands of" ones."""
    found = ud.children(verb, "obl:agent")
    found += [c for c in ud.children(verb, "obl") if ud.case(c) == "by" and c not in found]
    found = found or _sunken_agents(verb) or _agents_of_next(verb) or _doers_of_deeds(verb)
    for c in ud.children(verb, "obl"):
        if c.lemma_ == "hand" and ud.case(c) == "at":
            found += [
                phrase for preposition, phrase in attached.prepositional(c) if preposition == "of"
            ]
    return found


def _doers_of_deeds(verb: Token) -> list[Token]:
    """Return whose deed it was in which somebody fell: "was killed in a Kenyan air strike"."""
    if verb.lemma_ not in _FALLING or ud.child(verb, "aux:pass") is None:
        return []
    return [
        doer
        for c in ud.children(verb, "obl")
        if c.lemma_ in _DEEDS and ud.case(c) in {"during", "in"}
        for doer in (*attached.possessors(c), *attached.premodifiers(c))
        if doer.text[:1].isupper()
    ]


def _agents_of_next(verb: Token) -> list[Token]:
    """Return the by-phrase that stands after the last of several: "was rammed and sunk by"."""
    for other in ud.children(verb, "conj"):
        between = verb.doc[verb.i + 1 : other.i]
        if ud.is_verb(other) and all(t.pos_ in {"CCONJ", "ADV", "PUNCT", "ADP"} for t in between):
            return agents(other)
    return []


def _sunken_agents(verb: Token) -> list[Token]:
    """Return the by-phrase of "was supplied with drones by Kenya" where it hangs on the drones."""
    last = verb
    for _ in range(_DEPTH):
        below = [
            c for c in ud.children(last, "obl", "nmod", "obj", "xcomp", "advcl") if c.i > last.i
        ]
        if not below:
            return []
        last = below[-1]
        if ud.case(last) == "by" and ud.base(last) in {"nmod", "obl"}:
            return [] if ud.is_verb(last.head) and ud.is_passive(last.head) else [last]
    return []
