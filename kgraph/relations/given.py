"""What a verb is given: its objects and the phrases after prepositions, with their actors."""

from __future__ import annotations

from spacy.tokens import Token

from kgraph.relations import (
    attached,
    direct_objects,
    objects,
    phrases,
    subjects,
    ud,
    uses,
)
from kgraph.relations.argument import Argument
from kgraph.relations.arguments import Arguments
from kgraph.relations.codebook import Codebook
from kgraph.relations.uses import BETWEEN, obliques, phrase

_INTO = {"in", "into", "to", "under", "at", "on"}
# Verbs with two objects, the first of whom receives the second.
GIVING = {
    *("award", "bring", "cause", "deny", "give", "grant", "guarantee", "hand", "lend", "loan"),
    *("offer", "owe", "pay", "promise", "provide", "sell", "send", "ship", "supply"),
}
_OUT_OF = {"out of", "from", "of"}
_PARTNERS = {"with", "between", "on"}
_FROM = {"from", "in", "of"}
_HOSTILE_WORDS = {"ACCUSE", "REJECT", "THREATEN"}
_AT = {"at", "on"}


def given(
    verb: Token, noun: Token | None, arguments: Arguments, codebook: Codebook
) -> list[Argument]:
    """Return the arguments of a verb whose object that is no actor is ``noun``, objects first."""
    result: list[Argument] = []
    undergoer = subjects.patient(verb) if ud.is_passive(verb) else None
    if undergoer is not None:
        undergoer = objects.counted(undergoer)
    receiver = _receiver(verb, noun, arguments)
    for token in [*([undergoer] if undergoer is not None else []), *objects.of_verb(verb)]:
        if receiver is None or token not in (receiver, noun):
            result += direct_objects.read(verb, token, arguments, codebook)
    if receiver is not None:
        result.append(Argument("to", receiver, arguments.of(receiver), noun))
    result += _asked(verb, arguments)
    result += _phrases(verb, noun, arguments, codebook)
    return result + _left(verb, noun, arguments, codebook)


def _phrases(
    verb: Token, noun: Token | None, arguments: Arguments, codebook: Codebook
) -> list[Argument]:
    """Return the prepositional phrases of a verb, and those that hang on its bare nouns."""
    result: list[Argument] = []
    # "recalled its envoy from Kenya": an actor as object may decide like any noun.
    deciding = [] if noun is not None else objects.of_verb(verb)
    accused = any(arguments.direct(token) for token in deciding)
    placed: set[str] = set()
    for token in obliques(verb):
        preposition = ud.case(token)
        if not preposition or preposition in BETWEEN:
            continue
        if phrases.named(token) or _is_agent(verb, token):
            continue
        if accused and str(token.lemma_).lower() in direct_objects.COURTS:
            # "took Kenya to court": it is Kenya who is accused.
            continue
        found = arguments.of(token)
        if preposition in _AT and found:
            if preposition in placed:
                # "fired at migrants at the Kenyan crossing": the second tells where.
                continue
            placed.add(preposition)
        if decider := uses.decider(verb, preposition, deciding, codebook):
            # "came under attack from Kenya", the last phrase taken for the verb's.
            result.append(Argument(preposition, token, found, decider))
            continue
        result.append(Argument(preposition, token, found, noun))
        if noun is None and preposition in _INTO:
            result += _of_event(verb, token, arguments, codebook)
            deciding = [*deciding, token]
        elif noun is None and preposition == "for":
            result += _of_wish(token, arguments)
        elif noun is not None and not found:
            # "stood shoulder to shoulder with Kenya", where "with" hangs on the second shoulder.
            result += [
                Argument(inner, t, arguments.of(t), noun)
                for inner, t in attached.prepositional(token)
                # "took part in a raid in Kenya" tells where it was.
                if inner != preposition and uses.decides(verb, inner, noun, codebook)
            ]
    return result


def _receiver(verb: Token, noun: Token | None, arguments: Arguments) -> Token | None:
    """Return who is given the object: "sent Kenya tanks", whichever way it is parsed."""
    if noun is None or verb.lemma_ not in GIVING:
        return None
    given = ud.child(verb, "iobj")
    if given is not None and arguments.direct(given):
        return given
    # "sent the Kenyan army old tanks": who is given may be taken for a part of what is.
    beside = [c for c in ud.children(noun, "compound") if c.i + 1 < noun.i]
    for mention in arguments.starting_at(verb.i + 1, verb.doc):
        if any(c.i == mention.root for c in beside) and mention.kind == "institution":
            return verb.doc[mention.root]
    # "ten" may be taken for the head of "Kenya" in "sold Kenya ten buses".
    start = noun.left_edge
    name = start if start == noun or start.head == noun else start.head
    if ud.base(start) != "compound" or start.i != verb.i + 1 or name not in noun.subtree:
        return None
    return start if any(m.kind == "name" for m in arguments.at(start)) else None


def _asked(verb: Token, arguments: Arguments) -> list[Argument]:
    """Return who is to do it: "pressed for Kenya to leave", "demanded that Kenya leave"."""
    result = []
    for clause in ud.children(verb, "xcomp", "ccomp", "advcl"):
        asked, marks = ud.child(clause, "nsubj"), ud.marker(clause).split()
        if asked is not None and ("to" in marks or _is_mandative(clause)):
            preposition = "for" if "for" in marks else ""
            result.append(Argument(preposition, asked, arguments.of(asked)))
    return result


def _is_mandative(clause: Token) -> bool:
    """Return whether a clause tells what shall be, as in "that Kenya leave"."""
    helpers = {c.lower_ for c in ud.children(clause, "aux")}
    copula = ud.child(clause, "cop")
    bare = copula.lower_ == "be" if copula is not None else clause.lower_ == clause.lemma_
    bare = bare and ud.feature(clause, "Tense") != "Past"
    return clause.dep_ == "ccomp" and bare and helpers <= {"be", "must", "not", "should"}


def _of_event(
    verb: Token, token: Token, arguments: Arguments, codebook: Codebook
) -> list[Argument]:
    """Return what hangs on an event noun: "came under attack from", "came to the aid of"."""
    # "warned in a call with Kenya": what is said there need not be against Kenya.
    coding = codebook.verb(str(verb.lemma_).lower(), particle=ud.particle(verb))
    against = coding is not None and coding.category in _HOSTILE_WORDS
    event = not against and codebook.noun(phrase(token)) is not None
    return [
        Argument(preposition, t, arguments.of(t), token)
        for preposition, t in attached.prepositional(token)
        if (event and preposition != "of") or uses.decides(verb, preposition, token, codebook)
    ]


def _left(
    verb: Token, noun: Token | None, arguments: Arguments, codebook: Codebook
) -> list[Argument]:
    """Return with whom one walks out of talks, backs out of a treaty or mediates."""
    result = []
    for token in obliques(verb):
        preposition = ud.case(token)
        if noun is None and preposition in _OUT_OF and codebook.noun(phrase(token)) is not None:
            others = [t for case, t in attached.prepositional(token) if case in _PARTNERS]
            # "pulled out of a pact with Kenya", where "with" hangs on the verb
            others += [t for t in obliques(verb) if t.i > token.i and ud.case(t) == "with"]
            result += [Argument(preposition, t, arguments.of(t), token) for t in others]
        elif preposition in BETWEEN:
            result.append(Argument(preposition, token, arguments.of(token), noun))
    return result


def _of_wish(token: Token, arguments: Arguments) -> list[Argument]:
    """Return whom something is asked of: "applied for asylum in", "appealed for aid from"."""
    if arguments.direct(token):
        return []
    return [
        Argument(preposition, t, arguments.of(t), token)
        for preposition, t in attached.prepositional(token)
        if preposition in _FROM
    ]


def _is_agent(verb: Token, token: Token) -> bool:
    return token.dep_ == "obl:agent" or (ud.case(token) == "by" and ud.is_passive(verb))
