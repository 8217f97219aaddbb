"""A verb's frame: who does it, and what stands as object or after a preposition."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from kgraph.relations import objects, phrases, subjects, ud
from kgraph.relations.arguments import THROUGH_NOUN, Arguments, Found
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
_COMPANY = {"as", "of", "to", "with"}
_HOSTILE_WORDS = {"ACCUSE", "REJECT", "THREATEN"}
_AGAINST = {"against", "on", "upon"}
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

    def with_found(self, *found: Found) -> Argument:
        """Return the argument with other actors in its place."""
        return replace(self, found=list(found))


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

    def with_doer(self, doer: Found) -> Frame:
        """Return the frame with another doer."""
        return replace(self, doers=[doer])


def frame(verb: Token, arguments: Arguments, codebook: Codebook) -> Frame:
    """Return the frame of a verb, whatever its voice and wherever its arguments stand."""
    return _frame(verb, _doers(verb, arguments, codebook), arguments, codebook)


def telling_frame(verb: Token, arguments: Arguments, codebook: Codebook) -> Frame | None:
    """Return the frame of a verb, None where it relates nobody because none does it.

    Without a doer only a passive and "between" relate actors.
    """
    doers = _doers(verb, arguments, codebook)
    related = doers[1] or ud.is_passive(verb)
    if not related and not any(ud.case(token) in BETWEEN for token in obliques(verb)):
        return None
    return _frame(verb, doers, arguments, codebook)


def _frame(
    verb: Token,
    doing: tuple[Token | None, list[Found]],
    arguments: Arguments,
    codebook: Codebook,
) -> Frame:
    doer, doers = doing
    noun = _object_noun(verb, arguments) or objects.own(verb, arguments)
    return Frame(
        verb=verb,
        lemma=_lemma(verb, codebook),
        particle=ud.particle(verb),
        doer=doer,
        doers=doers,
        given=_given(verb, noun, arguments, codebook),
        noun=noun,
        trigger=[verb, *ud.children(verb, "compound:prt")],
    )


def _lemma(verb: Token, codebook: Codebook) -> str:
    """Return the verb's lemma; one that the codebook does not know is made of the word anew."""
    lemma, word = codebook.lemma(str(verb.lemma_).lower()), verb.lower_
    if not codebook.has_verb(lemma):
        if codebook.has_verb(word):
            return spelling_key(word)
        if irregular := codebook.irregular(word):
            return irregular
        for ending in ("ed", "d", "ing", "es", "s"):
            stem = word.removesuffix(ending)
            if stem != word and codebook.has_verb(stem):
                return stem
        if verb.pos_ == "PROPN":
            lemma = word.removesuffix("ed")
        # "hugg" of "hugged"
        if lemma[-2:-1] == lemma[-1:] and word.startswith(lemma) and lemma[-1:] in "bdgmnprt":
            return lemma[:-1]
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
        for c in ud.children(noun, "compound", "amod")
        if c.i < noun.i and (ud.base(c) == "compound" or (c.dep_ == "amod" and c.text.islower()))
    ]
    return " ".join(str(t.lemma_).lower() for t in [*parts, noun])


def obliques(verb: Token) -> list[Token]:
    """Return the nouns after prepositions that hang on a verb."""
    return ud.children(verb, "obl", "nmod")


def _doers(
    verb: Token, arguments: Arguments, codebook: Codebook
) -> tuple[Token | None, list[Found]]:
    """Return who does it: the first of the possible doers that names or holds actors."""
    for token in subjects.doers(verb):
        found = arguments.of(token) or _behind(token, arguments, codebook)
        if found:
            return token, found
    return None, []


def _behind(token: Token, arguments: Arguments, codebook: Codebook) -> list[Found]:
    """Return who is behind a thing that does it: "hit by sanctions imposed by Kenya"."""
    clauses = [c for c in ud.children(token, "acl") if ud.is_passive(c)]
    light = [c for c in clauses if codebook.is_light(str(c.lemma_).lower(), ud.particle(c))]
    agents = [agent for clause in light for agent in subjects.agents(clause)]
    return [Found(m, THROUGH_NOUN) for agent in agents for m in arguments.direct(agent)]


def _given(
    verb: Token, noun: Token | None, arguments: Arguments, codebook: Codebook
) -> list[Argument]:
    result: list[Argument] = []
    undergoer = subjects.patient(verb) if ud.is_passive(verb) else None
    receiver = _receiver(verb, noun, arguments)
    for token in [*([undergoer] if undergoer is not None else []), *_objects(verb)]:
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
    deciding = [] if noun is not None else _objects(verb)
    for token in obliques(verb):
        preposition = ud.case(token)
        if not preposition or phrases.named(token) or _is_agent(verb, token):
            continue
        found = arguments.of(token)
        if preposition in BETWEEN:
            continue
        if decider := _decider(verb, preposition, deciding, codebook):
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
                if _decides(verb, inner, noun, codebook)
            ]
    return result


def _decider(verb: Token, preposition: str, nouns: list[Token], codebook: Codebook) -> Token | None:
    return next((n for n in nouns if _decides(verb, preposition, n, codebook)), None)


def _decides(verb: Token, preposition: str, noun: Token, codebook: Codebook) -> bool:
    """Return whether the codebook has a use of the verb with this noun and preposition."""
    lemma, particle = str(verb.lemma_).lower(), ud.particle(verb)
    known = codebook.verb(lemma, particle=particle, prepositions=(preposition,))
    with_noun = codebook.verb(
        lemma, particle=particle, prepositions=(preposition,), object=phrase(noun)
    )
    return with_noun is not None and with_noun.preposition == preposition and with_noun != known


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
    bare = clause.lower_ == clause.lemma_ and ud.feature(clause, "Tense") != "Past"
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
        if (event and preposition != "of") or _decides(verb, preposition, token, codebook)
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
    # "Kenya bombed it, said the minister": who stands behind the verb above is not its object.
    found = [
        c
        for c in ud.children(verb, "iobj", "obj")
        if not (verb.dep_ == "ccomp" and verb.i < verb.head.i < c.i)
    ]
    if found:
        return [ud.antecedent(token) for token in found]
    if verb.dep_ == "acl:relcl" and ud.child(verb, "nsubj") is not None:
        # "the convoy that Kenya attacked", "the convoy Kenya attacked"
        gap = not any(ud.is_relative(c) for c in verb.children)
        return [verb.head] if gap and verb.head != verb else []
    if ud.child(verb, "obl", "ccomp", "xcomp") is not None:
        return []
    # "attacked and occupied the town": the object after the last verb serves both.
    return [c for v in ud.children(verb, "conj") if ud.is_verb(v) for c in _late_objects(v)]


def _late_objects(verb: Token) -> list[Token]:
    """Return the object of a later verb where the earlier breaks off: "A arms and B trains C"."""
    broken = verb.doc[verb.head.i + 1].dep_ == "cc"
    return ud.children(verb, "obj") if broken or verb.i - verb.head.i <= 2 else []


def _is_agent(verb: Token, token: Token) -> bool:
    return token.dep_ == "obl:agent" or (ud.case(token) == "by" and ud.is_passive(verb))


def _object(verb: Token, token: Token, arguments: Arguments, codebook: Codebook) -> list[Argument]:
    """Return the object and, where it is no actor, the phrases that hang on it."""
    if arguments.direct(token):
        preposition, noun = _company(verb, token, arguments, codebook)
        return [Argument(preposition, token, arguments.of(token), noun)]
    others = [_is_anothers(part, token.head, arguments, codebook) for part in ud.conjuncts(token)]
    against = any(p in _AGAINST and arguments.of(t) for p, t in ud.prepositional(token))
    won = others[0] and against and not ud.possessors(token)
    result = [] if won else [Argument("", token, arguments.of(token), token)]
    for part, of_another in zip(ud.conjuncts(token), others, strict=True):
        if of_another:
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


def _company(
    verb: Token, token: Token, arguments: Arguments, codebook: Codebook
) -> tuple[str, Token | None]:
    """Return what decides beside an actor: "hit Chad with sanctions", "called Chad a threat"."""
    for beside in [*obliques(verb), *ud.children(verb, "xcomp")]:
        preposition = ud.case(beside) or "as"
        nominal = beside.pos_ in {"NOUN", "ADJ"} and beside.i > token.i
        if not nominal or preposition not in _COMPANY or arguments.direct(beside):
            continue
        if _decides(verb, preposition, beside, codebook):
            return preposition, beside
    return "", None


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


def _object_noun(verb: Token, arguments: Arguments) -> Token | None:
    undergoer = subjects.patient(verb) if ud.is_passive(verb) else None
    for token in [*_objects(verb), *([undergoer] if undergoer is not None else [])]:
        token = ud.antecedent(token)
        if not arguments.direct(token) and token.pos_ in {"NOUN", "PROPN", "SYM"}:
            return token
    return None
