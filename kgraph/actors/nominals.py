"""Definite nouns that take up an earlier actor: "that nation", "both sides", "the minister"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc, Token

from kgraph.actors.antecedents import (
    History,
    clause_head,
    same_clause_subject,
)
from kgraph.actors.chains import Chain, Chains
from kgraph.actors.descriptions import Kind, is_called, noun_options
from kgraph.actors.mention import ActorMention
from kgraph.actors.pairs import Pairs
from kgraph.actors.ranking import Chooser, Features
from kgraph.actors.roles import RoleSpan
from kgraph.actors.spans import children, has_child
from kgraph.actors.tables import rows, values
from kgraph.actors.titles import office_named, title_before
from kgraph.actors.words import exact_text

_DEFINITE = frozenset({"the", "that", "this"})
# One of these stands before every noun that takes something up.
TELLING = _DEFINITE | {"both", "each"}
_DISTANT = frozenset({"that"})
_ARMED = ("group",)
_ARMED_WORDS = frozenset(
    {"armed", "extremist", "guerrilla", "insurgent", "islamist", "jihadist", "militant"}
    | {"paramilitary", "rebel", "separatist", "terrorist"}
)
# These mean two without saying so: "the pair", "the neighbours".
_TWO = frozenset({"duo", "neighbors", "neighbours", "pair"})
_LEAST_CHANCE = 0.6
_LEAST_CHANCE_ALONE = 0.45
# The only one of which an adjective is true: "the Kenyan group", "the paramilitary group".
_LEAST_CHANCE_TOLD = 0.3
_STATE = ("state",)

Reading = tuple[int, list[ActorMention]]


@cache
def _types() -> dict[str, tuple[str, ...]]:
    table = ((row["noun"], values(row["types"])) for row in rows("reference_nouns"))
    return {noun: types for noun, types in table if types}


@cache
def _scopes() -> dict[str, str]:
    return {row["noun"]: row["scope"] for row in rows("reference_nouns")}


def _word_for(token: Token) -> tuple[str, ...]:
    """Return the types of actors that a noun is a word for, the likeliest first."""
    return _types().get(token.lemma_.lower(), ())


class Nominals:
    """Links definite noun phrases of one document."""

    def __init__(
        self,
        doc: Doc,
        mentions: Sequence[ActorMention],
        roles: Sequence[RoleSpan],
        history: History,
        chains: Chains,
        chooser: Chooser,
    ) -> None:
        self.doc = doc
        self._history = history
        self._chains = chains
        self._chooser = chooser
        self._offices = _offices(doc, mentions, roles)
        self._roles = {role.root: role for role in roles}
        self._pairs = Pairs(doc, mentions, history)
        self._origins = {m.root: m.state for m in mentions if m.kind == "demonym"}

    def read(self, token: Token) -> Reading:
        """Return the start of the noun phrase that the token heads, and what it refers to."""
        start = token.i
        if not token.n_lefts:
            return start, []
        determiners = [t for t in children(token, "det", "nummod", "amod") if t.i < token.i]
        words = [t.lower_ for t in determiners]
        if TELLING.isdisjoint(words):
            return start, []
        two = "the" in words and ("two" in words or (token.lower_ in _TWO and len(words) == 1))
        if two or "both" in words or "each" in words:
            first = min(t.i for t in determiners)
            return first, self._pairs.read(token)
        article = self.article(token)
        if article is None:
            return start, []
        reference = self._single(token, article)
        first = determiners[0].i if article != "the" else self._phrase_start(token)
        return first, [reference] if reference is not None else []

    def article(self, token: Token) -> str | None:
        """Return the word that makes a noun definite, None if others say which one is meant.

        With a capital the noun is a name of its own ("the Church"), but for states.
        """
        if token.text[:1].isupper() and _word_for(token) != _STATE:
            return None
        words = [t.lower_ for t in children(token, "det") if t.i < token.i]
        found = next((word for word in words if word in _DEFINITE), None)
        return None if found is None or self._is_described(token, found) else found

    def options(self, token: Token, article: str) -> tuple[list[Chain], list[Features]]:
        """Return the actors that a definite noun may take up, with features for the ranker."""
        return noun_options(token, article, self._kind(token), self._chains)

    def _kind(self, token: Token) -> Kind:
        types = _word_for(token)
        armed = "group" in types and any(c.lower_ in _ARMED_WORDS for c in token.children)
        origins = [self._origins[c.i] for c in token.children if c.i in self._origins]
        return Kind(
            _ARMED if armed else types,
            _scopes().get(token.lemma_.lower(), ""),
            origins[0] if origins else None,
            armed,
        )

    def _is_described(self, token: Token, article: str) -> bool:
        """Tell whether more words say which one is meant: "the armed group in the hills"."""
        labels = ["nmod", "acl", "appos", "nummod", "cop"]
        if article == "the":
            labels += ["amod", "compound"]
        start = self._phrase_start(token)
        return any(
            not start <= child.i < token.i
            for child in children(token, *labels)
            if not self._tells_kind(token, child)
        )

    def _tells_kind(self, token: Token, child: Token) -> bool:
        """Tell whether a word only adds of what kind it is: "the Kenyan group, which …"."""
        edge = child.left_edge.i
        if child.dep_ == "acl:relcl" and "," in (self.doc[edge].text, self.doc[edge - 1].text):
            return True
        armed = child.lower_ in _ARMED_WORDS and "group" in _word_for(token)
        return child.i < token.i and (armed or child.i in self._origins)

    def _phrase_start(self, token: Token) -> int:
        role = self._roles.get(token.i)
        return role.start if role is not None else token.i

    def _single(self, token: Token, determiner: str) -> ActorMention | None:
        role = self._roles.get(token.i)
        if role is not None and role.role.type == "office":
            return self._by_office(token, role.role.slug)
        if determiner in _DISTANT and _word_for(token) == _STATE:
            return self._other_state(token)
        kind = self._kind(token)
        found, described = noun_options(token, determiner, kind, self._chains)
        if not found:
            return None
        chances = self._chooser.chances(token, found, described)
        best = max(range(len(found)), key=chances.__getitem__)
        if chances[best] < _least(kind, len(found)):
            return None
        return None if self._has_rival(token, found[best], found) else found[best].mention

    def _has_rival(self, token: Token, best: Chain, found: Sequence[Chain]) -> bool:
        """Tell whether the noun names two actors of one sentence alike: "the army" of which?"""
        sentence = self._chains.sentences[best.last]
        alike = [
            chain
            for chain in found
            if is_called(token, chain) and self._chains.sentences[chain.last] == sentence
        ]
        return best in alike and len(alike) > 1

    def _by_office(self, token: Token, office: str) -> ActorMention | None:
        found = None
        for candidate in self._history.before(token):
            mention = candidate.mention
            if mention is None or mention.type != "person":
                continue
            if same_clause_subject(self.doc, candidate, token):
                continue
            if any(_same_office(office, held) for held in self._offices.get(mention.id, ())):
                found = mention
        return found

    def _other_state(self, token: Token) -> ActorMention | None:
        """Return the last state before the token that does not govern it itself.

        A member of a pair ("Peru and Chile") is passed over: one alone is not meant by "that".
        """
        before = [c for c in self._history.before(token) if c.mention is not None]
        governing = _governors(token)
        excluded = {c.mention.id for c in before if c.mention and c.root in governing}
        states = [
            c
            for c in before
            if c.mention and c.mention.type == "state" and c.mention.id not in excluded
        ]
        single = [c for c in states if not _is_paired(self.doc[c.root])]
        return next((c.mention for c in reversed(single or states)), None)


def _least(kind: Kind, options: int) -> float:
    """Return the least chance at which a noun is linked to the likeliest of some actors."""
    if options > 1:
        return _LEAST_CHANCE
    told = kind.state is not None or kind.armed
    return _LEAST_CHANCE_TOLD if told else _LEAST_CHANCE_ALONE


def _is_paired(token: Token) -> bool:
    return token.dep_ == "conj" or has_child(token, "conj")


def _governors(token: Token) -> set[int]:
    """Return the possessor of the noun, or the subject of the verb, that governs the token."""
    for node in token.ancestors:
        found = {child.i for child in children(node, "nmod:poss", "nsubj") if child.i < token.i}
        if found or node.i == clause_head(token).i:
            return found
    return set()


def name_officers(doc: Doc, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """Return the mentions with "the Foreign Secretary" linked to the person so titled before."""
    titled: dict[str, ActorMention] = {}
    found = []
    for mention in mentions:
        if mention.type == "person":
            title = exact_text(doc, title_before(doc, mention.start), mention.start)
            titled[title] = mention
        person = titled.get(exact_text(doc, mention.start, mention.end))
        if person is not None and mention.type == "institution":
            start, end, root = mention.start, mention.end, mention.root
            mention = replace(person, start=start, end=end, root=root, kind="reference")
        found.append(mention)
    return found


def _same_office(wanted: str, held: str) -> bool:
    return wanted == held or (wanted == "minister" and held.endswith("-minister"))


def _offices(
    doc: Doc, mentions: Sequence[ActorMention], roles: Sequence[RoleSpan]
) -> dict[str, set[str]]:
    """Return the offices that the document gives each person, by title or by apposition."""
    by_root = {role.root: role.role.slug for role in roles if role.role.type == "office"}
    held: dict[str, set[str]] = {}
    for mention in mentions:
        if mention.type != "person":
            continue
        offices = held.setdefault(mention.id, set())
        title = office_named(exact_text(doc, title_before(doc, mention.start), mention.start))
        if title:
            offices.add(title)
        root = doc[mention.root]
        near = [*children(root, "appos", "flat", "compound", "nmod"), root.head]
        offices.update(by_root[noun.i] for noun in near if noun.i in by_root)
    return held
