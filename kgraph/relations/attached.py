"""What is attached to a noun: phrases, possessors, modifiers, and who did or keeps a thing."""

from __future__ import annotations

from collections.abc import Callable, Collection

from spacy.tokens import Token

from kgraph.relations import ud
from kgraph.trees import remembered

AGAINST = {"against", "on", "upon"}
_STANCES = {"anti", "pro"}
_CALLED = {"called", "named"}
_LAID = {("ascribe", "to"), ("attribute", "to"), ("blame", "on"), ("pin", "on")}
# Who does this to talks or to a truce stands between the parties.
BETWEEN_OTHERS = {"broker", "facilitate", "mediate"}
_KEEPING = {
    *("administer", "control", "flag", "govern", "hold", "occupy", "operate", "own", "register"),
    *("rule", "run"),
}
_CARRYING = {"carry", "ferry", "transport"}
_WISHING = {
    *("agitate", "appeal", "ask", "call", "campaign", "clamour", "hope", "lobby", "petition"),
    *("plead", "press", "push", "vote", "wish"),
}
# What a call for an act says next: "sanctions against", "a ban on", "talks with".
_REACHING = {"against", "on", "with"}
_ARGUMENTS_OF_NOUNS = {"nmod", "obl"}


@remembered
def prepositional(noun: Token) -> tuple[tuple[str, Token], ...]:
    """Return the (preposition, noun) phrases that hang on a noun, or should."""
    found = ud.children(noun, *_ARGUMENTS_OF_NOUNS)
    if noun.head.lemma_ in _WISHING and ud.base(noun) == "obl":
        found += [c for c in ud.children(noun.head, "obl") if wished(c) == noun]
    named = ((ud.case(c), c) for c in found)
    return tuple([(preposition, c) for preposition, c in named if preposition])


def wished(phrase: Token) -> Token | None:
    """Return the noun of "called for sanctions against", where "against" hangs on the verb."""
    verb = phrase.head
    if verb.lemma_ not in _WISHING or ud.case(phrase) not in _REACHING:
        return None
    start = phrase.left_edge.i
    before = phrase.doc[start - 1] if start else phrase
    return before if before.head == verb and ud.case(before) == "for" else None


def naming(noun: Token) -> list[Token]:
    """Return the participles by which a noun gets a name: "named" in "a lawyer named Okoye"."""
    clauses = ud.children(noun, "acl")
    return [c for c in clauses if c.dep_ == "acl" and c.lower_ in _CALLED and c.i > noun.i]


def agents(noun: Token) -> list[Token]:
    """Return who is told after "by" behind a noun, or behind the name beside it.

    "The arrest of journalist Amina Okoye by Chad" may hang "by" on the journalist or on the name.
    """
    named = [noun, *ud.children(noun, "appos", "flat", "nmod:desc")]
    return [t for part in named for preposition, t in prepositional(part) if preposition == "by"]


def counted(noun: Token, quantities: Collection[str]) -> Token:
    """Return what a noun counts by "of", where it is one of the quantities, else the noun."""
    while noun.lemma_ in quantities:
        inner = ud.child(noun, "nmod")
        if inner is None or ud.case(inner) != "of":
            break
        noun = inner
    return noun


def possessors(noun: Token) -> list[Token]:
    """Return the genitives of a noun ("Russia" in "Russia's invasion")."""
    return ud.children(noun, "nmod:poss")


def authors(noun: Token, is_done: Callable[[str, str], bool]) -> list[Token]:
    """Return who did a thing by a participle: "raids launched by A", "an attack blamed on A".

    ``is_done`` tells of a verb's lemma and particle whether it only says that the thing is done.
    """
    return [
        token
        for clause in ud.children(noun, "acl")
        if ud.is_passive(clause) and clause.lemma_ not in BETWEEN_OTHERS
        for token in ud.children(clause, "obl")
        if (clause.lemma_, ud.case(token)) in _LAID
        or (ud.case(token) == "by" and is_done(str(clause.lemma_).lower(), ud.particle(clause)))
    ] + [
        # "a statement by Kenya criticising Chad", where Kenya is hung on the participle
        token
        for clause in ud.children(noun, "acl")
        for token in ud.children(clause, "nsubj")
        if ud.case(token) == "by"
    ]


def loose_authors(noun: Token) -> list[Token]:
    """Return who is told after "by" behind an active verb: "condemned the killing of A by B"."""
    verb = noun.head
    if ud.base(noun) != "obj" or not ud.is_verb(verb) or ud.is_passive(verb):
        return []
    return [
        t
        for t in ud.children(verb, "obl")
        if t.i > noun.i and ud.case(t) == "by" and t.pos_ != "VERB"
    ]


def keepers(noun: Token) -> list[Token]:
    """Return who keeps a thing: "a village held by A", "arms belonging to A", "an A-owned ship"."""
    found: list[Token] = []
    for c in ud.children(noun, "acl", "amod"):
        if c.lemma_ == "belong":
            found += [t for t in ud.children(c, "obl") if ud.case(t) == "to"]
        if c.lemma_ in _KEEPING or c.lower_.removesuffix("ged") in _KEEPING:
            found += [t for t in ud.children(c, "obl") if ud.case(t) == "by"]
            if c.i > 1 and c.i < noun.i and c.doc[c.i - 1].text in ud.HYPHENS:
                found.append(c.doc[c.i - 2])
    return found


def loads(noun: Token) -> list[Token]:
    """Return what a thing carries, or whose it is: "a boat carrying migrants", "belonging to A"."""
    clauses = [c for c in ud.children(noun, "acl") if c.i > noun.i and not ud.is_passive(c)]
    found = [t for c in clauses if c.lemma_ in _CARRYING for t in ud.children(c, "obj")]
    owned = [c for c in clauses if c.lemma_ == "belong"]
    return found + [t for c in owned for t in ud.children(c, "obl") if ud.case(t) == "to"]


@remembered
def premodifiers(noun: Token) -> tuple[Token, ...]:
    """Return adjectives and nouns that stand before a noun and could name an actor."""
    if not noun.n_lefts:
        return ()
    beside = [
        c
        for c in ud.children(noun, "amod", "compound", "nmod")
        if c.i < noun.i and _describes(c) and not stance(c)
    ]
    # "a Kenyan landing ship", where "Kenyan" is hung on the landing
    kinds = [c for c in beside if ud.base(c) == "compound" and c.n_lefts and c.text.islower()]
    inner = [
        t for kind in kinds for t in ud.children(kind, "amod", "compound") if t.text[:1].isupper()
    ]
    return (*beside, *(t for t in inner if not stance(t)))


def _describes(modifier: Token) -> bool:
    label = modifier.dep_
    if not label.startswith("nmod"):
        return True
    return label == "nmod:desc" or (label == "nmod" and not ud.case(modifier))


def stance(token: Token) -> str:
    """Return the "anti" or "pro" that a hyphen joins to the front of a word, or nothing."""
    hyphen = token.doc[token.i - 1] if token.i > 1 else token
    if hyphen.text not in ud.HYPHENS or hyphen.whitespace_:
        return ""
    prefix = str(token.doc[token.i - 2].lower_)
    return prefix if prefix in _STANCES else ""
