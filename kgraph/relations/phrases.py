"""Set phrases that bring an actor into a clause: "with the help of A", "on behalf of A".

Each says what who acts in the clause does to the actor named, or the other way about: "B took the
port with the help of A" is A's aid to B, "B acted in support of A" is B's support of A.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from spacy.tokens import Token

from kgraph.actors.mention import ActorMention
from kgraph.relations import attached, by_phrases, subjects, ud, uses
from kgraph.relations.arguments import Arguments, Found
from kgraph.relations.candidate import Candidate
from kgraph.relations.codebook import Codebook
from kgraph.relations.spelling import spelling_key
from kgraph.relations.tables import listed, read_table, yes

# What stands after these has happened, whatever becomes of the verb.
_ASIDE = {"after", "amid", "despite", "following", "over"}
# "in Kenya's support" may be what Kenya gives as well as what it gets.
_OWN_ACTS = {"defiance", "opposition", "praise", "support"}
_BEFALLING = {"against", "at", "between", "for", "of", "on", "to", "toward", "towards", "with"}
_CARRYING = {"obl", "nmod", "advcl", "xcomp"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A set phrase: its category, direction from who acts, and the name of the relation.

    ``verbs`` are the only ones that it is read with; empty for any. ``passive`` is true where it
    tells what befalls whom a passive clause is about.
    """

    verbs: tuple[str, ...]
    category: str
    direction: str
    passive: bool
    relation: str


@cache
def _table() -> dict[tuple[str, str, str], Phrase]:
    return {
        (preposition, spelling_key(row["noun"]), link): Phrase(
            listed(row["verbs"]),
            row["category"],
            row["direction"],
            yes(row["passive"]),
            row["relation"],
        )
        for row in read_table("phrases.csv")
        for preposition in listed(row["prepositions"])
        for link in listed(row["links"])
    }


@cache
def _nouns() -> frozenset[str]:
    return frozenset(noun for _, noun, _ in _table())


def heads(lemma: str) -> bool:
    """Tell whether a noun may head a set phrase, which is quick to tell."""
    return spelling_key(lemma) in _nouns()


def named(noun: Token) -> list[tuple[Phrase, Token]]:
    """Return the set phrases that a noun heads, each with the word that names its actor."""
    if not heads(noun.lemma_) or noun.pos_ not in {"NOUN", "PROPN"}:
        return []
    lemma, preposition = spelling_key(noun.lemma_), ud.case(noun)
    found = (
        (_table().get((preposition, lemma, link)), t) for link, t in attached.prepositional(noun)
    )
    return [(phrase, token) for phrase, token in found if phrase is not None] or _owned(noun)


def _owned(noun: Token) -> list[tuple[Phrase, Token]]:
    """Return the set phrase of "at Kenya's request", "under US pressure", with whose it is."""
    if any(link in _BEFALLING for link, _ in attached.prepositional(noun)):
        # "with Kenya's support for Chad": an event with a doer of its own.
        return []
    lemma, preposition = spelling_key(noun.lemma_), ud.case(noun)
    linked = (_table().get((preposition, lemma, link)) for link in ("of", "from", "by"))
    phrase = next((p for p in linked if p is not None), None)
    if phrase is None or (lemma in _OWN_ACTS and phrase.direction != "inverse"):
        return []
    owners = attached.possessors(noun)
    if phrase.direction == "inverse" and not owners:
        owners = [t for t in attached.premodifiers(noun) if t.text[:1].isupper()]
    return [(phrase, t) for t in owners]


def _is_beside(noun: Token, arguments: Arguments) -> bool:
    """Return whether a phrase stands beside who acts or what is done to.

    "Prepares for talks under Kenyan auspices": who prepares for them need not be at them.
    """
    head = noun.head
    return ud.is_verb(head) or ud.base(head) == "obj" or bool(arguments.at(head))


def _is_owner(noun: Token, token: Token, mention: ActorMention) -> bool:
    """Return whether a name makes a phrase its own, as "Iran" in "amid Iran threats" does not."""
    if ud.base(token) != "compound" or token.head != noun or token.text.isupper():
        return True
    return mention.kind == "demonym" or mention.type not in {"place", "state"}


def read(noun: Token, arguments: Arguments, codebook: Codebook) -> Iterator[Candidate]:
    """Yield what a set phrase says of the actor in it and of who acts in its clause."""
    yield from _joint(noun, arguments, codebook)
    for phrase, token in named(noun):
        owned = token.i < noun.i
        if attached.possessors(noun) and not owned:
            # "in its support of Kenya": an event with a doer of its own.
            continue
        others = arguments.of(token, deep=not owned)
        if owned and not _is_beside(noun, arguments):
            continue
        if owned:
            others = [f for f in others if _is_owner(noun, token, f.mention)]
        for holder in _holders(noun, phrase, arguments) if others else []:
            for other in others:
                yield _candidate(noun, phrase, holder, other, codebook)


def _joint(noun: Token, arguments: Arguments, codebook: Codebook) -> Iterator[Candidate]:
    """Yield "A and B are at war", which says with whom without a further word."""
    phrase = _table().get((ud.case(noun), spelling_key(noun.lemma_), "with"))
    if phrase is None or phrase.direction != "symmetric" or ud.child(noun, "cop") is None:
        return
    if any(link == "with" for link, _ in attached.prepositional(noun)):
        return
    holder = subjects.predicate_subject(noun)
    parties = arguments.of(holder, deep=False) if holder is not None else []
    for first, second in combinations(parties, 2):
        yield _candidate(noun, phrase, first, second, codebook)


def _candidate(
    noun: Token, phrase: Phrase, holder: Found, other: Found, codebook: Codebook
) -> Candidate:
    a, b = (other, holder) if phrase.direction == "inverse" else (holder, other)
    coding = codebook.coding(phrase.category, _mode(noun, phrase, codebook), phrase.direction)
    standing = coding.quad_class is None
    aside = standing or ud.case(noun) in _ASIDE
    return Candidate(
        subject=a.mention,
        object=b.mention,
        relation=phrase.relation,
        coding=coding,
        head=noun if aside or not ud.is_verb(noun.head) else noun.head,
        trigger=[noun],
        rule="phrase",
        directness=a.directness * b.directness,
        symmetric=phrase.direction == "symmetric",
        standing=standing,
    )


def _mode(noun: Token, phrase: Phrase, codebook: Codebook) -> str:
    """Return the mode that the noun with its own words tells: "in a phone call with Kenya"."""
    entry = codebook.noun(uses.phrase(noun))
    return entry.mode if entry is not None and entry.category == phrase.category else ""


def _holders(noun: Token, phrase: Phrase, arguments: Arguments) -> list[Found]:
    """Return who acts in the clause of a phrase, or whom it befalls."""
    if ud.child(noun, "cop") is not None:
        holder = subjects.predicate_subject(noun)
        return arguments.of(holder) if holder is not None else []
    step = noun
    for head in ud.ancestors(noun):
        if ud.base(step) not in _CARRYING and ud.base(step) != "obj":
            return []
        if ud.is_verb(head):
            charge = _is_charge(step)
            if charge or ud.base(step) == "advcl":
                # "jailed two men for spying on behalf of Kenya": they spied.
                charged = ud.child(head, "obj", "nsubj:pass") if charge else None
                doer = charged or subjects.subject(step)
                return arguments.of(doer) if doer is not None else []
            return _of_verb(head, phrase, arguments)
        found = arguments.of(head)
        if found:
            return found
        if ud.child(head, "cop") is not None or head.pos_ == "ADJ":
            holder = subjects.predicate_subject(head)
            if holder is not None:
                return arguments.of(holder)
        step = head
    return []


def _is_charge(noun: Token) -> bool:
    return ud.case(noun) == "for" and noun.lower_.endswith("ing")


def _of_verb(verb: Token, phrase: Phrase, arguments: Arguments) -> list[Found]:
    """Return who does the verb, in person unless the phrase is of what is done together."""
    if phrase.verbs and verb.lemma_ not in phrase.verbs:
        return []
    if verb.lemma_ == "put" and not ud.is_passive(verb):
        # "put Kenya in touch with Norway"
        return [f for token in ud.children(verb, "obj") for f in arguments.of(token)]
    deep = phrase.direction == "symmetric"
    tokens: Sequence[Token]
    if not ud.is_passive(verb):
        tokens = subjects.doers(verb)
    elif phrase.passive:
        patient = subjects.patient(verb)
        tokens = by_phrases.agents(verb) or ([patient] if patient is not None else [])
    else:
        # "was built with the help of Kenya": help for the builders or for the thing built.
        tokens = by_phrases.agents(verb) if deep else []
    return [found for token in tokens for found in arguments.of(token, deep=deep)]
