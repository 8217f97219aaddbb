"""A verb's frame: who does it, and what stands as object or after a preposition."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from kgraph.relations import objects, subjects, ud
from kgraph.relations.arguments import Arguments, Found
from kgraph.relations.codebook import Codebook
from kgraph.relations.spelling import spelling_key

BETWEEN = {"between", "among"}
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
_LEADING = {"lead", "run", "go", "head", "flow", "connect"}
_LONGEST_TRIGGER = 4


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of a verb: the preposition before it ("" for objects), its head, its actors.

    ``noun`` is the noun that decides what the verb means: the object that is no actor.
    """

    preposition: str
    token: Token
    found: list[Found]
    noun: Token | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """A verb with its doer, the actors that the doer names, and its arguments."""

    verb: Token
    lemma: str
    particle: str
    doer: Token | None
    doers: list[Found]
    given: list[Argument]
    noun: Token | None
    trigger: list[Token]

    @property
    def name(self) -> str:
        """Return the verb with its particle, in lemmas."""
        return " ".join(part for part in (self.lemma, self.particle) if part)


def frame(verb: Token, arguments: Arguments, codebook: Codebook) -> Frame:
    """Return the frame of a verb, whatever its voice and wherever its arguments stand."""
    doer, doers = _doers(verb, arguments)
    noun = _object_noun(verb, arguments) or objects.own(verb, arguments)
    return Frame(
        verb=verb,
        lemma=_lemma(verb, codebook),
        particle=ud.particle(verb),
        doer=doer,
        doers=doers,
        given=[
            *_given(verb, noun, arguments, codebook),
            *_left(verb, noun, arguments, codebook),
        ],
        noun=noun,
        trigger=[verb, *ud.children(verb, "compound:prt")],
    )


def _lemma(verb: Token, codebook: Codebook) -> str:
    """Return the verb's lemma; one that the codebook does not know is made of the word anew."""
    lemma, word = codebook.lemma(str(verb.lemma_).lower()), verb.lower_
    if not codebook.has_verb(lemma):
        if codebook.has_verb(word):
            return spelling_key(word)
        for ending in ("ed", "d", "ing", "es", "s"):
            stem = word.removesuffix(ending)
            if stem != word and codebook.has_verb(stem):
                return stem
    return lemma


def trigger(frame: Frame, noun: Token | None, arguments: Arguments) -> list[Token]:
    """Return the words that say the relation: the verb, with its noun where that stands near."""
    words = list(frame.trigger)
    if noun is not None and 0 < noun.i - frame.verb.i <= _LONGEST_TRIGGER:
        between = frame.verb.doc[frame.verb.i + 1 : noun.i]
        if not any(arguments.at(token) for token in between):
            words.append(noun)
    return words


def phrase(noun: Token) -> str:
    """Return a noun's lemma with what may belong to its entry: "peace talk", "nuclear test"."""
    if noun.pos_ == "SYM":
        return "money"
    parts = [
        c
        for c in noun.children
        if c.i < noun.i and (ud.base(c) == "compound" or (c.dep_ == "amod" and c.text.islower()))
    ]
    return " ".join(str(t.lemma_).lower() for t in [*parts, noun])


def obliques(verb: Token) -> list[Token]:
    """Return the nouns after prepositions that hang on a verb."""
    return [c for c in verb.children if ud.base(c) in {"obl", "nmod"}]


def _doers(verb: Token, arguments: Arguments) -> tuple[Token | None, list[Found]]:
    """Return who does it: the first of the possible doers that names or holds actors."""
    for token in subjects.doers(verb):
        found = arguments.of(token)
        if found:
            return token, found
    return None, []


def _given(
    verb: Token, noun: Token | None, arguments: Arguments, codebook: Codebook
) -> list[Argument]:
    result: list[Argument] = []
    undergoer = subjects.patient(verb) if ud.is_passive(verb) else None
    receiver = _receiver(verb, noun, arguments)
    for token in [*([undergoer] if undergoer is not None else []), *_objects(verb)]:
        if receiver is None or token not in (receiver, noun):
            result += _object(token, arguments, codebook)
    if receiver is not None:
        result.append(Argument("to", receiver, arguments.of(receiver), noun))
    result += _asked(verb, arguments)
    for token in obliques(verb):
        preposition = ud.case(token)
        if preposition and preposition not in BETWEEN and not _is_agent(verb, token):
            result.append(Argument(preposition, token, arguments.of(token), noun))
            if noun is None and preposition in _INTO:
                result += _of_event(token, arguments, codebook)
            elif noun is None and preposition == "for":
                result += _of_wish(token, arguments)
    return result


def _receiver(verb: Token, noun: Token | None, arguments: Arguments) -> Token | None:
    """Return who is given the object: "sent Kenya tanks", whichever way it is parsed."""
    if noun is None or verb.lemma_ not in GIVING:
        return None
    given = ud.child(verb, "iobj")
    if given is not None and arguments.direct(given):
        return given
    # "ten" may be taken for the head of "Kenya" in "sold Kenya ten buses".
    start = noun.left_edge
    name = start if start == noun or start.head == noun else start.head
    if ud.base(start) != "compound" or start.i != verb.i + 1 or name not in noun.subtree:
        return None
    return start if any(m.kind == "name" for m in arguments.at(start)) else None


def _asked(verb: Token, arguments: Arguments) -> list[Argument]:
    """Return who is to do it in "pressed for Kenya to leave"."""
    result = []
    for clause in ud.children(verb, "xcomp", "ccomp", "advcl"):
        asked = ud.child(clause, "nsubj")
        if asked is not None and {"for", "to"} <= set(ud.marker(clause).split()):
            result.append(Argument("for", asked, arguments.of(asked)))
    return result


def _of_event(token: Token, arguments: Arguments, codebook: Codebook) -> list[Argument]:
    """Return what hangs on an event noun: "came under attack from", "entered talks with"."""
    if codebook.noun(phrase(token)) is None:
        return []
    return [
        Argument(preposition, t, arguments.of(t), token)
        for preposition, t in ud.prepositional(token)
        if preposition != "of"
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


def _objects(verb: Token) -> list[Token]:
    found = ud.children(verb, "iobj", "obj")
    if found:
        return found
    if verb.dep_ == "acl:relcl" and ud.child(verb, "nsubj") is not None:
        # "the convoy that Kenya attacked", "the convoy Kenya attacked"
        gap = not any(ud.is_relative(c) for c in verb.children)
        return [verb.head] if gap and verb.head != verb else []
    if ud.child(verb, "obl", "ccomp", "xcomp") is not None:
        return []
    # "attacked and occupied the town": the object after the last verb serves both.
    return [c for v in ud.children(verb, "conj") if ud.is_verb(v) for c in _late_objects(v)]


def _late_objects(verb: Token) -> list[Token]:
    if ud.child(verb, "nsubj", "nsubj:pass") is not None or verb.i - verb.head.i > 2:
        return []
    return ud.children(verb, "obj")


def _is_agent(verb: Token, token: Token) -> bool:
    return token.dep_ == "obl:agent" or (ud.case(token) == "by" and ud.is_passive(verb))


def _object(token: Token, arguments: Arguments, codebook: Codebook) -> list[Argument]:
    """Return the object and, where it is no actor, the phrases that hang on it."""
    if arguments.direct(token):
        return [Argument("", token, arguments.of(token))]
    result = [Argument("", token, arguments.of(token), token)]
    for part in ud.conjuncts(token):
        event = codebook.noun(phrase(part)) is not None
        if event and objects.is_of_another(part, token.head, arguments):
            # "ratified Norway's accession to OPEC": the phrase belongs to the owner's act.
            continue
        for preposition, t in [*ud.prepositional(part), *_leading(part)]:
            if preposition not in _INSIDE_OBJECT:
                result.append(Argument(preposition, t, arguments.of(t), part))
            elif preposition == "of" and not arguments.of(t):
                # "its offer of loans to Kenya"
                result += [
                    Argument(inner, named, arguments.of(named), part)
                    for inner, named in ud.prepositional(t)
                    if inner not in _INSIDE_OBJECT
                ]
    return result


def _leading(noun: Token) -> list[tuple[str, Token]]:
    """Return where a way goes: "the roads leading into Chad", "pipelines running to Kenya"."""
    clauses = [c for c in ud.children(noun, "acl", "acl:relcl") if c.lemma_ in _LEADING]
    return [(ud.case(t), t) for clause in clauses for t in ud.children(clause, "obl")]


def _object_noun(verb: Token, arguments: Arguments) -> Token | None:
    for token in [*ud.children(verb, "obj"), *ud.children(verb, "nsubj:pass")]:
        if not arguments.direct(token) and token.pos_ in {"NOUN", "PROPN"}:
            return token
    return None
