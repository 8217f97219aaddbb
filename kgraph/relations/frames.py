"""A verb's frame: who does it, and what stands as object or after a preposition."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from kgraph.relations import by_phrases, deeds, objects, subjects, ud, uses
from kgraph.relations.argument import Argument
from kgraph.relations.arguments import THROUGH_NOUN, Arguments, Found
from kgraph.relations.codebook import Codebook
from kgraph.relations.given import given
from kgraph.relations.uses import BETWEEN, obliques

_LONGEST_TRIGGER = 4
_FIRING = {
    *("detonate", "drop", "fire", "hurl", "launch", "lay", "lob", "operate", "plant", "shoot"),
    *("throw",),
}


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
    noun = objects.deciding(verb, arguments) or objects.own(verb, arguments)
    return Frame(
        verb=verb,
        lemma=uses.lemma(verb, codebook),
        particle=ud.particle(verb),
        doer=doer,
        doers=doers,
        given=given(verb, noun, arguments, codebook),
        noun=noun,
        trigger=[verb, *ud.children(verb, "compound:prt")],
    )


def trigger(frame: Frame, noun: Token | None, arguments: Arguments) -> list[Token]:
    """Return the words that say the relation: the verb, with its noun where that stands near."""
    words = list(frame.trigger)
    if noun is not None and 0 < noun.i - frame.verb.i <= _LONGEST_TRIGGER:
        between = frame.verb.doc[frame.verb.i + 1 : noun.i]
        if not any(arguments.at(token) for token in between):
            words.append(noun)
    return words


def _doers(
    verb: Token, arguments: Arguments, codebook: Codebook
) -> tuple[Token | None, list[Found]]:
    """Return who does it: the first of the possible doers that names or holds actors."""
    for token in subjects.doers(verb):
        found = arguments.of(token) or _behind(token, arguments, codebook)
        if found and verb.dep_ == "acl:relcl" and ud.is_relative(token):
            # "Kenya, which led it, and Chad": the clause tells of none behind it.
            found = [f for f in found if f.mention.start < verb.i] or found
        if found:
            return token, [*found, *_joining(verb, token, found, arguments)]
    return _whose(verb, arguments)


def _whose(verb: Token, arguments: Arguments) -> tuple[Token | None, list[Found]]:
    """Return whose weapon it is: Kenya in "a Kenyan missile fired at Chad"."""
    thing = verb.head
    if verb.dep_ != "acl" or verb.lemma_ not in _FIRING or not ud.is_passive(verb):
        return None, []
    if arguments.direct(thing):
        return None, []
    return thing, [Found(m, THROUGH_NOUN) for m in arguments.inside(thing)]


def _joining(verb: Token, doer: Token, found: list[Found], arguments: Arguments) -> list[Found]:
    """Return who does it too: Chad in "Chad joined Kenya in condemning …"."""
    above = verb.head
    if above.lemma_ != "join" or ud.base(verb) != "advcl" or doer.head != above:
        return []
    if "in" not in ud.marker(verb).split():
        return []
    joining = subjects.subject(above)
    ids = {f.mention.id for f in found}
    others = arguments.of(joining) if joining is not None and joining != doer else []
    return [f for f in others if f.mention.id not in ids]


def _is_doing(verb: Token, codebook: Codebook) -> bool:
    """Return whether who did this did what its object does: "missiles fired by Kenya hit …"."""
    lemma = str(verb.lemma_).lower()
    return lemma in _FIRING or codebook.is_light(lemma, ud.particle(verb))


def _behind(token: Token, arguments: Arguments, codebook: Codebook) -> list[Found]:
    """Return who is behind a thing that does it: "hit by sanctions imposed by Kenya"."""
    clauses = [c for c in ud.children(token, "acl") if ud.is_passive(c)]
    agents = [agent for c in clauses if _is_doing(c, codebook) for agent in by_phrases.agents(c)]
    found = [Found(m, THROUGH_NOUN) for agent in agents for m in arguments.direct(agent)]
    # "claimed responsibility for a bomb that killed …", "launched an attack that killed …"
    noun = ud.antecedent(token)
    found = found or deeds.partaker(noun, arguments)
    return found or (_launched(noun, arguments, codebook) if noun != token else [])


def _launched(noun: Token, arguments: Arguments, codebook: Codebook) -> list[Found]:
    """Return who is said in the clause above to have made an attack that a clause tells of."""
    verb = noun.head
    if ud.base(noun) != "obj" or not ud.is_verb(verb) or not _is_doing(verb, codebook):
        return []
    entry = codebook.noun(uses.phrase(noun))
    if entry is None or entry.coding.quad_class != "material conflict":
        return []
    return [Found(f.mention, THROUGH_NOUN) for t in subjects.doers(verb) for f in arguments.of(t)]
