"""What a definite noun ("the city", "this agency") may take up, described for the ranker."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from spacy.tokens import Token

from kgraph.actors import minds
from kgraph.actors.antecedents import Candidate, same_clause_subject
from kgraph.actors.catalogue import Catalogue
from kgraph.actors.chains import Chain, Chains
from kgraph.actors.mention import ActorMention
from kgraph.actors.pronouns import role
from kgraph.actors.ranking import Features, features
from kgraph.actors.roles import is_for_one
from kgraph.actors.spans import is_plural
from kgraph.actors.words import exact_text

REACH = 10
_LINKS = frozenset({"of", "for", "on", "in"})
_TOWNS = frozenset({"city", "capital", "town"})
_ADDRESSING = frozenset({"appeal", "call"})
_FARTHEST = 6
_LATELY = 2


@dataclass(frozen=True, slots=True)
class Kind:
    """What a definite noun is a word for.

    ``types`` are those of actors, the likeliest first. ``scope`` is national where no body of
    several states is so called ("the company"), international where no body of one state is
    ("the bloc"). ``state`` is the one told by an adjective ("the Kenyan group"), and ``armed``
    holds where one tells of fighting ("the rebel group").
    """

    types: tuple[str, ...]
    scope: str = ""
    state: str | None = None
    armed: bool = False


def noun_options(
    token: Token, determiner: str, kind: Kind, chains: Chains
) -> tuple[list[Chain], list[Features]]:
    """Return the actors that a definite noun may mean, and features for each and for none.

    An actor whose name holds the noun fits whatever its kind.
    """
    near = chains.single_before(token, actors=REACH)
    fitting = _likeliest(token, [c for c in near if _fits(token, c, kind)], kind, chains)
    described = [
        _describe(token, determiner, chain, rank, chains) for rank, chain in enumerate(fitting)
    ]
    return fitting, [*described, _none(token, determiner, len(fitting))]


def _likeliest(token: Token, fitting: list[Chain], kind: Kind, chains: Chains) -> list[Chain]:
    """Return the actors of the likeliest type alone where one of them was named just before."""
    if len(kind.types) < 2:
        return fitting
    first = [c for c in fitting if c.mention is not None and c.mention.type == kind.types[0]]
    now = chains.sentences[token.i]
    lately = any(now - chains.sentences[c.last] <= _LATELY for c in first)
    return first if lately and not any(is_called(token, c) for c in fitting) else fitting


def _fits(token: Token, chain: Chain, kind: Kind) -> bool:
    mention = chain.mention
    if mention is None or not _is_word_for(token, chain, mention, kind):
        return False
    if kind.state is not None and mention.state != kind.state:
        return False
    last = token.doc[chain.last]
    asked = last.dep_ == "obj" or (last.dep_ == "obl" and last.head.lemma_ in _ADDRESSING)
    if any(a == last or (asked and a == last.head) for a in token.ancestors):
        # "accused Okoye's party of harming the group", "called on Peru to leave the group"
        return False
    candidate = Candidate(chain.last, chain.last + 1, None)
    return token.dep_.startswith("nsubj") or not same_clause_subject(token.doc, candidate, token)


def _is_word_for(token: Token, chain: Chain, mention: ActorMention, kind: Kind) -> bool:
    if is_called(token, chain):
        return True
    if is_plural(token):
        return False
    # "The Polish soldiers" are an institution's members, not a body that "the group" takes up.
    noun = token.doc[chain.noun]
    members = mention.kind == "institution" and (is_plural(noun) or is_for_one(noun))
    members = members or mention.id.endswith(":people")
    if members or not _is_in_scope(mention, kind.scope):
        return False
    return mention.type in kind.types or _is_capital(token, chain)


def _is_in_scope(mention: ActorMention, scope: str) -> bool:
    """Tell whether a body known to be of one state, or of none, may be called so."""
    if not scope or mention.type != "organisation" or mention.id.startswith("org:"):
        return True
    return (mention.state is None) == (scope == "international")


def _is_capital(token: Token, chain: Chain) -> bool:
    """Tell whether a noun is a word for a town, and the actor was called by its capital."""
    if token.lemma_.lower() not in _TOWNS:
        return False
    catalogue, doc = Catalogue.load(), token.doc
    # "Kyiv's forces", "Kyiv said": the government and no town.
    places = [doc[root] for root, _ in chain.places]
    called = {t.text for t in places if t.dep_ != "nmod:poss" and not minds.wants(t)}
    return any(e.kind == "capital" for name in called for e in catalogue.lookup((name,)))


def is_called(token: Token, chain: Chain) -> bool:
    """Tell whether the noun heads the actor's name: "the Supreme Court", "the court"."""
    mention, doc = chain.mention, token.doc
    if mention is None or mention.type in ("person", "state"):
        return False
    return token.lower_ in _heads(mention.name, exact_text(doc, mention.start, mention.end))


@lru_cache(maxsize=4096)
def _heads(*names: str) -> frozenset[str]:
    """Return the words that may head names: the last, and the one before "of" or "for"."""
    cut = [name.lower().split() for name in names]
    linked = (a for words in cut for a, b in pairwise(words) if b in _LINKS)
    return frozenset({*(word for words in cut for word in words[-1:]), *linked})


def _describe(token: Token, determiner: str, chain: Chain, rank: int, chains: Chains) -> Features:
    doc, last = token.doc, chain.last
    distance = chains.sentences[token.i] - chains.sentences[last]
    names = {
        f"distance {min(distance, _FARTHEST)}",
        f"rank {min(rank, 4)}",
        f"role {role(doc[last])}",
        f"mentioned as {chain.places[-1][1]}",
        f"{determiner} at {min(distance, 2)}",
        *chains.profile.prominence(chain),
    }
    if is_called(token, chain):
        names.add("name holds the noun")
    numbers = {
        "mentions": math.log(len(chain.places)),
        "words between": math.log(1 + token.i - last),
    }
    return features("noun", names, numbers)


def _none(token: Token, determiner: str, count: int) -> Features:
    names = ["none", f"none for {determiner}", f"none as {role(token)}"]
    return features("noun", names, {"none among": math.log(1 + count)})
