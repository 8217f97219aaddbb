"""Stances on what others do: "A welcomed the resumption of talks with B", "A condemned raids by B".

Covers "A praised an accord between B and C", "A rejected a plan put forward by B", "A criticised
remarks about B".
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kgraph.relations import attached, coordination, ud
from kgraph.relations.arguments import THROUGH_NOUN, Arguments, Found
from kgraph.relations.candidate import Candidate
from kgraph.relations.codebook import Codebook
from kgraph.relations.frames import Frame, trigger
from kgraph.relations.uses import BETWEEN, phrase

_STANCES = {"SUPPORT", "ACCUSE", "REJECT"}
_WITH = BETWEEN | {"with", "alongside"}
_CONTENT = {"of", "on", "over"}
_ABOUT = {"about", "regarding", "concerning"}
# "sent by Kenya", "received from Kenya": who stands after these has done it.
_FROM = {"by", "from"}
_DEEPEST = 3


def read(frame: Frame, arguments: Arguments, codebook: Codebook) -> Iterator[Candidate]:
    """Yield the stance of a doer on the parties or authors of what the verb's object names."""
    if frame.noun is None or not frame.doers:
        return
    coding = codebook.verb(frame.lemma, particle=frame.particle, object=phrase(frame.noun))
    if coding is None or coding.category not in _STANCES or coding.direction:
        return
    doing = {f.mention.id for f in frame.doers}
    for part in coordination.conjuncts(frame.noun):
        for found in _meant(part, arguments, codebook):
            for doer in frame.doers:
                if found.mention.id in doing:
                    continue
                yield Candidate(
                    subject=doer.mention,
                    object=found.mention,
                    relation=f"{frame.name} {part.lemma_.lower()}",
                    coding=coding,
                    head=frame.verb,
                    trigger=trigger(frame, part, arguments),
                    rule="verb-stance",
                    directness=doer.directness * found.directness,
                )


def _meant(noun: Token, arguments: Arguments, codebook: Codebook) -> list[Found]:
    """Return the actors on whom a stance on a thing bears, none where somebody owns the thing."""
    for link in _chain(noun, arguments, codebook):
        entry = codebook.noun(phrase(link))
        mutual = entry is not None and entry.direction == "symmetric"
        found = [
            mention
            for preposition, token in attached.prepositional(link)
            if preposition in _ABOUT or (mutual and preposition in _WITH)
            for mention in arguments.direct(token)
        ]
        found += [m for token in _authors(link, codebook) for m in arguments.direct(token)]
        if found:
            return [Found(mention, THROUGH_NOUN) for mention in found]
    return []


def _chain(noun: Token, arguments: Arguments, codebook: Codebook) -> Iterator[Token]:
    """Yield a noun and what it is "of" or "on": resumption, ties in "resumption of ties"."""
    for _ in range(_DEEPEST):
        yield noun
        of = [t for preposition, t in attached.prepositional(noun) if preposition in _CONTENT]
        entry = codebook.noun(phrase(noun))
        suffered = entry is not None and entry.of_role == "recipient"
        if not of or suffered or arguments.direct(of[0]):
            return
        noun = of[0]


def _authors(noun: Token, codebook: Codebook) -> list[Token]:
    """Return who did the thing: "raids carried out by B", "raids that B carried out"."""
    result = []
    for clause in ud.children(noun, "acl", "acl:relcl"):
        if ud.is_passive(clause):
            result += [t for t in ud.children(clause, "obl") if ud.case(t) in _FROM]
        elif codebook.is_light(str(clause.lemma_).lower(), ud.particle(clause)):
            # "the raids that Kenya carried out"
            result += [t for t in ud.children(clause, "nsubj") if not ud.is_relative(t)]
    return result
