"""What a verb is given by its object: the actor itself, or the phrases that hang on a noun."""

from __future__ import annotations

from spacy.tokens import Token

from kgraph.relations import attached, coordination, objects, ud, uses
from kgraph.relations.argument import Argument
from kgraph.relations.arguments import Arguments, Found
from kgraph.relations.codebook import Codebook
from kgraph.relations.uses import obliques, phrase

_INSIDE_OBJECT = {"of", "from"}
_PLACING = {"before", "behind", "in", "into", "on"}
_COMPANY = {"as", "of", "to", "under", "with"} | _PLACING
COURTS = {"court", "tribunal"}
_HANDING = {"deport", "extradite", "repatriate", "transfer"}
_BLAMING = {"blame", "pin"}
_PAYING = {"for", "to"}
_BUYING = {"import", "purchase"}
_LEADING = {"lead", "run", "go", "head", "flow", "connect"}


def read(verb: Token, token: Token, arguments: Arguments, codebook: Codebook) -> list[Argument]:
    """Return the object and, where it is no actor, the phrases that hang on it."""
    if arguments.direct(token):
        preposition, noun = _company(verb, token, arguments, codebook)
        away = _away(verb, token, arguments, codebook)
        if not away and verb.lemma_ in _HANDING:
            # "extradited the minister to Kenya", where "to" hangs on the minister
            to = [t for preposition, t in attached.prepositional(token) if preposition == "to"]
            away = [Argument("to", t, arguments.of(t)) for t in to if arguments.of(t)]
        return away or [Argument(preposition, token, _told(verb, token, arguments), noun)]
    others = [
        _is_anothers(part, verb, arguments, codebook) for part in coordination.conjuncts(token)
    ]
    against = any(
        p in attached.AGAINST and arguments.of(t) for p, t in attached.prepositional(token)
    )
    won = others[0] and against and not attached.possessors(token)
    result = [] if won else [Argument("", token, arguments.of(token), token)]
    for part, of_another in zip(coordination.conjuncts(token), others, strict=True):
        if of_another:
            continue
        result += _ended(verb, part, arguments, codebook)
        inner = uses.of_part(part)
        loose = attached.prepositional(inner) if inner is not None else ()
        for preposition, t in [*attached.prepositional(part), *loose, *_leading(part)]:
            if _is_attacked(verb, preposition):
                continue
            if preposition not in _INSIDE_OBJECT:
                result.append(Argument(preposition, t, arguments.of(t), part))
                result += _paid(part, preposition, t, arguments)
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
                    for inner, named in attached.prepositional(t)
                    if inner not in inside
                ]
    return result


def _told(verb: Token, token: Token, arguments: Arguments) -> list[Found]:
    """Return the actors of an object; a clause behind a noun tells of none after it.

    So in "Kenya (backed by Norway) and Chad".
    """
    found = arguments.of(token)
    if verb.head != token or token.i > verb.i:
        return found
    return [f for f in found if f.mention.start < verb.i]


def _is_attacked(verb: Token, preposition: str) -> bool:
    """Tell whether "on" leads to whom it struck: "blamed an attack on Kenya on Chad"."""
    blaming = verb.lemma_ in _BLAMING and preposition == "on"
    return blaming and any(ud.case(t) == "on" for t in obliques(verb))


def _decided(verb: Token, token: Token, noun: Token, codebook: Codebook) -> str:
    """Return what leads to whom an act befalls: "threatened a boycott of Kenya" is one "on" it."""
    if verb.lemma_ in _BLAMING:
        return ""
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
        for preposition, t in attached.prepositional(token)
        if uses.decides(verb, preposition, token, codebook) and arguments.of(t)
    ]


def _beyond(
    verb: Token, actor: Token, noun: Token, arguments: Arguments, codebook: Codebook
) -> list[Argument]:
    """Return whom "filed a complaint with Kenya against Chad" is against, hung on Kenya."""
    return [
        Argument(preposition, t, arguments.of(t), noun)
        for preposition, t in attached.prepositional(actor)
        if preposition in attached.AGAINST and uses.decides(verb, preposition, noun, codebook)
    ]


def _paid(noun: Token, preposition: str, use: Token, arguments: Arguments) -> list[Argument]:
    """Return who gets money whose use stands between: "gave $5 million in food aid to Kenya"."""
    if preposition != "in" or noun.pos_ != "SYM" or arguments.of(use):
        return []
    inside = attached.prepositional(use)
    return [Argument(p, t, arguments.of(t), noun) for p, t in inside if p in _PAYING]


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
    named = [t for inner, t in attached.prepositional(act) if inner == "of"]
    return [Argument(preposition, t, arguments.of(t), noun) for t in named]


def _ended(verb: Token, noun: Token, arguments: Arguments, codebook: Codebook) -> list[Argument]:
    """Return whom an act befell that is given up: "ended its blockade of Kenya"."""
    event, lemma = codebook.noun(phrase(noun)), str(verb.lemma_).lower()
    if event is None or event.of_role != "recipient" or not attached.possessors(noun):
        return []
    if codebook.light_kind(lemma, ud.particle(verb)) != "ender":
        return []
    named = [t for preposition, t in attached.prepositional(noun) if preposition == "of"]
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
        event = codebook.noun(phrase(beside))
        if preposition in _PLACING and event is not None and event.direction == "symmetric":
            # "drew Kenya into the war"
            continue
        if uses.decides(verb, preposition, beside, codebook):
            return preposition, beside
    return "", None


def _is_party(token: Token, arguments: Arguments) -> bool:
    """Return whether a phrase is an actor, and no court before which one is taken."""
    return any(m.type != "institution" or m.kind == "name" for m in arguments.direct(token)) and (
        str(token.lemma_).lower() not in COURTS
    )


def _is_anothers(noun: Token, verb: Token, arguments: Arguments, codebook: Codebook) -> bool:
    """Tell whether a phrase belongs to its owner's act: "ratified Norway's accession to OPEC"."""
    if codebook.noun(phrase(noun)) is None:
        return False
    gained = codebook.light_kind(str(verb.lemma_).lower()) == "inverse"
    owners = attached.premodifiers(noun) if gained else []
    # "secured EU sanctions on Norway" gains what the EU does, which is no act of Norway's.
    owned = objects.is_of_another(noun, verb, arguments)
    return owned or any(arguments.direct(owner) for owner in owners)


def _leading(noun: Token) -> list[tuple[str, Token]]:
    """Return where a way goes: "the roads leading into Chad", "pipelines running to Kenya"."""
    clauses = [c for c in ud.children(noun, "acl", "acl:relcl") if c.lemma_ in _LEADING]
    return [(ud.case(t), t) for clause in clauses for t in ud.children(clause, "obl")]
