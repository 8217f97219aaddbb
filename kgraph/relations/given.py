"""What a verb is given: its objects and the phrases after prepositions, with their actors."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from kgraph.relations import objects, phrases, subjects, ud, uses
from kgraph.relations.arguments import Arguments, Found
from kgraph.relations.codebook import Codebook
from kgraph.relations.uses import BETWEEN, obliques, phrase

_INTO = {"in", "into", "to", "under", "at", "on"}
# Verbs with two objects, the first of whom receives the second.
GIVING = {
    *("award", "bring", "cause", "deny", "give", "grant", "guarantee", "hand", "lend", "loan"),
    *("offer", "owe", "pay", "promise", "provide", "sell", "send", "ship", "supply"),
}
_INSIDE_OBJECT = {"of", "from"}
_OUT_OF = {"out of", "from", "of"}
_PARTNERS = {"with", "between", "on"}
_FROM = {"from", "in", "of"}
_COMPANY = {"as", "of", "to", "under", "with"}
_HOSTILE_WORDS = {"ACCUSE", "REJECT", "THREATEN"}
_AGAINST = {"against", "on", "upon"}
_AT = {"at", "on"}
_COURTS = {"court", "tribunal"}
_HANDING = {"deport", "extradite", "repatriate", "transfer"}
_BUYING = {"import", "purchase"}
_LEADING = {"lead", "run", "go", "head", "flow", "connect"}


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of a verb: the preposition before it ("" for objects), its head, its actors.

    ``noun`` is the noun that decides what the verb means: the object that is no actor.
    """

    preposition: str
    token: Token
    found: list[Found]
    noun: Token | None = None

    def with_found(self, *found: Found) -> Argument:
        """Return the argument with other actors in its place."""
        return replace(self, found=list(found))


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
            result += _object(verb, token, arguments, codebook)
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
        if accused and str(token.lemma_).lower() in _COURTS:
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
                for inner, t in ud.prepositional(token)
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
        for preposition, t in ud.prepositional(token)
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
            others = [t for case, t in ud.prepositional(token) if case in _PARTNERS]
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
        for preposition, t in ud.prepositional(token)
        if preposition in _FROM
    ]


def _is_agent(verb: Token, token: Token) -> bool:
    return token.dep_ == "obl:agent" or (ud.case(token) == "by" and ud.is_passive(verb))


def _object(verb: Token, token: Token, arguments: Arguments, codebook: Codebook) -> list[Argument]:
    """Return the object and, where it is no actor, the phrases that hang on it."""
    if arguments.direct(token):
        preposition, noun = _company(verb, token, arguments, codebook)
        away = _away(verb, token, arguments, codebook)
        if not away and verb.lemma_ in _HANDING:
            # "extradited the minister to Kenya", where "to" hangs on the minister
            to = [t for preposition, t in ud.prepositional(token) if preposition == "to"]
            away = [Argument("to", t, arguments.of(t)) for t in to if arguments.of(t)]
        return away or [Argument(preposition, token, arguments.of(token), noun)]
    others = [_is_anothers(part, verb, arguments, codebook) for part in ud.conjuncts(token)]
    against = any(p in _AGAINST and arguments.of(t) for p, t in ud.prepositional(token))
    won = others[0] and against and not ud.possessors(token)
    result = [] if won else [Argument("", token, arguments.of(token), token)]
    for part, of_another in zip(ud.conjuncts(token), others, strict=True):
        if of_another:
            continue
        result += _ended(verb, part, arguments, codebook)
        inner = uses.of_part(part)
        loose = ud.prepositional(inner) if inner is not None else ()
        for preposition, t in [*ud.prepositional(part), *loose, *_leading(part)]:
            if preposition not in _INSIDE_OBJECT:
                result.append(Argument(preposition, t, arguments.of(t), part))
                result += _beyond(verb, t, part, arguments, codebook)
                result += _sought(verb, t, part, arguments, codebook)
            elif decided := _decided(verb, t, part, codebook):
                result.append(Argument(decided, t, arguments.of(t), part))
            elif _is_bought(part, t, verb, arguments, codebook):
                result.append(Argument("from", t, arguments.of(t), part))
            elif preposition == "of" and (
                not arguments.of(t) or objects.is_own(t, verb, arguments)
            ):
                # "its offer of loans to Kenya", "a pullout of its troops from Kenya"
                inside = _INSIDE_OBJECT if not arguments.of(t) else {"of"}
                result += [
                    Argument(inner, named, arguments.of(named), part)
                    for inner, named in ud.prepositional(t)
                    if inner not in inside
                ]
    return result


def _decided(verb: Token, token: Token, noun: Token, codebook: Codebook) -> str:
    """Return what leads to whom an act befalls: "threatened a boycott of Kenya" is one "on" it."""
    event = codebook.noun(phrase(noun)) if ud.case(token) == "of" else None
    if event is None or event.of_role != "recipient":
        return ""
    # What its verb only begins or ends is read with the noun.
    if codebook.light_kind(str(verb.lemma_).lower(), ud.particle(verb)):
        return ""
    cases = ("of", *event.prepositions)
    return next((p for p in cases if uses.decides(verb, p, noun, codebook)), "")


def _is_bought(
    noun: Token, goods: Token, verb: Token, arguments: Arguments, codebook: Codebook
) -> bool:
    """Return whether goods tell where they are from: "banned imports of Kenyan coffee"."""
    if noun.lemma_ not in _BUYING or ud.case(goods) != "of" or arguments.direct(goods):
        return False
    return uses.decides(verb, "from", noun, codebook)


def _away(verb: Token, token: Token, arguments: Arguments, codebook: Codebook) -> list[Argument]:
    """Return where an own envoy is or was: "recalled its ambassador to Kenya"."""
    if objects.own(verb, arguments) != token:
        return []
    return [
        Argument(preposition, t, arguments.of(t), token)
        for preposition, t in ud.prepositional(token)
        if uses.decides(verb, preposition, token, codebook) and arguments.of(t)
    ]


def _beyond(
    verb: Token, actor: Token, noun: Token, arguments: Arguments, codebook: Codebook
) -> list[Argument]:
    """Return whom "filed a complaint with Kenya against Chad" is against, hung on Kenya."""
    return [
        Argument(preposition, t, arguments.of(t), noun)
        for preposition, t in ud.prepositional(actor)
        if preposition in _AGAINST and uses.decides(verb, preposition, noun, codebook)
    ]


def _sought(
    verb: Token, act: Token, noun: Token, arguments: Arguments, codebook: Codebook
) -> list[Argument]:
    """Return whom "issued a warrant for the arrest of Kenya's minister" is for."""
    event = codebook.noun(phrase(act)) if not arguments.of(act) else None
    if event is None or event.of_role != "recipient":
        return []
    preposition = ud.case(act)
    if not uses.decides(verb, preposition, noun, codebook):
        return []
    named = [t for inner, t in ud.prepositional(act) if inner == "of"]
    return [Argument(preposition, t, arguments.of(t), noun) for t in named]


def _ended(verb: Token, noun: Token, arguments: Arguments, codebook: Codebook) -> list[Argument]:
    """Return whom an act befell that is given up: "ended its blockade of Kenya"."""
    event, lemma = codebook.noun(phrase(noun)), str(verb.lemma_).lower()
    if event is None or event.of_role != "recipient" or not ud.possessors(noun):
        return []
    if codebook.light_kind(lemma, ud.particle(verb)) != "ender":
        return []
    named = [t for preposition, t in ud.prepositional(noun) if preposition == "of"]
    cases = (p for p in event.prepositions if uses.decides(verb, p, noun, codebook))
    before = next(cases, "")
    return [Argument(before, token, arguments.of(token), noun) for token in named]


def _company(
    verb: Token, token: Token, arguments: Arguments, codebook: Codebook
) -> tuple[str, Token | None]:
    """Return what decides beside an actor: "hit Chad with sanctions", "called Chad a threat"."""
    for beside in [*obliques(verb), *ud.children(verb, "xcomp")]:
        preposition = ud.case(beside) or "as"
        nominal = beside.pos_ in {"NOUN", "ADJ", "PROPN"} and beside.i > token.i
        if not nominal or preposition not in _COMPANY or _is_party(beside, arguments):
            continue
        if uses.decides(verb, preposition, beside, codebook):
            return preposition, beside
    return "", None


def _is_party(token: Token, arguments: Arguments) -> bool:
    """Return whether a phrase is an actor, and no court before which one is taken."""
    return any(m.type != "institution" or m.kind == "name" for m in arguments.direct(token)) and (
        str(token.lemma_).lower() not in _COURTS
    )


def _is_anothers(noun: Token, verb: Token, arguments: Arguments, codebook: Codebook) -> bool:
    """Tell whether a phrase belongs to its owner's act: "ratified Norway's accession to OPEC"."""
    if codebook.noun(phrase(noun)) is None:
        return False
    gained = codebook.light_kind(str(verb.lemma_).lower()) == "inverse"
    owners = ud.premodifiers(noun) if gained else []
    # "secured EU sanctions on Norway" gains what the EU does, which is no act of Norway's.
    owned = objects.is_of_another(noun, verb, arguments)
    return owned or any(arguments.direct(owner) for owner in owners)


def _leading(noun: Token) -> list[tuple[str, Token]]:
    """Return where a way goes: "the roads leading into Chad", "pipelines running to Kenya"."""
    clauses = [c for c in ud.children(noun, "acl", "acl:relcl") if c.lemma_ in _LEADING]
    return [(ud.case(t), t) for clause in clauses for t in ud.children(clause, "obl")]
