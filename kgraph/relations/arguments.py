"""From a word in an argument position to the actors that it stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kgraph.actors.mention import ActorMention, is_unowned
from kgraph.relations import attached, coordination, removals, ud, uses
from kgraph.relations.codebook import Codebook

# What hangs on a noun by these prepositions may act for it: "soldiers from both nations".
_OWNERS = {"of", "from", "by"}
_EXAMPLES = {"such as", "including", "like", "notably"}
_TRAITS = {"bravery", "courage", "decision", "handling", "leadership", "record", "role", "stance"}
_HOMES = {"country", "nation", "home", "homeland", "hometown", "town", "village"}
# What is a state's own, so that "violated its airspace" is done to the state.
_SOVEREIGN = {
    *("affair", "airspace", "border", "capital", "coast", "east", "election", "independence"),
    *("integrity", "island", "land", "north", "port", "province", "referendum", "region", "soil"),
    *("south", "sovereignty", "territory", "village", "vote", "water", "west"),
}
_WHO = {"who", "whom"}
_PLACES = {"place", "state"}
_GENERAL = {"institution", "demonym"}
# "the border with Kenya" is Kenya's as well.
_LINES = {"border", "boundary", "frontier"}
# "deported Kenyans, a move that …" takes up the whole clause.
_SUMMARIES = {
    *("accusation", "act", "action", "charge", "claim", "decision", "development", "event"),
    *("measure", "move", "outcome", "practice", "result", "step", "thing"),
}
_CROWDS = {"crowd", "dozen", "hundred", "million", "score", "ten", "thousand"}
# "freed captives held by Chad": the captives are not Chad's.
_FREEING = {"free", "liberate", "release", "rescue", "save"}
THROUGH_NOUN = 0.7


@dataclass(frozen=True, slots=True)
class Found:
    """An actor and how directly the argument names it (1, or less when inside it)."""

    mention: ActorMention
    directness: float = 1.0


class Arguments:
    """The actors of a document by the word that heads them."""

    def __init__(self, mentions: Iterable[ActorMention], codebook: Codebook) -> None:
        self._codebook = codebook
        self._heads: dict[int, list[ActorMention]] = defaultdict(list)
        self._inside: dict[int, ActorMention] = {}
        # What was asked before, by the number of the word.
        self._headed: dict[int, list[ActorMention]] = {}
        self._single_named: dict[int, list[ActorMention]] = {}
        self._named: dict[int, list[ActorMention]] = {}
        self._found: dict[tuple[int, bool], list[Found]] = {}
        for mention in mentions:
            self._heads[mention.root].append(mention)
            for i in range(mention.start, mention.end):
                held = self._inside.get(i)
                if held is None or mention.end - mention.start > held.end - held.start:
                    self._inside[i] = mention

    def at(self, token: Token) -> list[ActorMention]:
        """Return the actors that the word itself heads, or the longer name that it is part of."""
        i = token.i
        if i not in self._inside and i not in self._heads:
            return []
        if i not in self._headed:
            self._headed[i] = self._at(i)
        return [*self._headed[i]]

    def _at(self, i: int) -> list[ActorMention]:
        found = self._heads.get(i)
        if found:
            longest = max(m.end - m.start for m in found)
            return [m for m in found if m.end - m.start == longest]
        around = self._inside[i]
        return [around] if around.kind == "name" else []

    def person_from(self, start: int, doc: Doc) -> Token | None:
        """Return the head of the person's name that begins at a token, or None."""
        if start >= len(doc):
            return None
        found = self._inside.get(start)
        if found is None or found.type != "person" or found.start != start:
            return None
        return doc[found.root]

    def starting_at(self, start: int, doc: Doc) -> list[ActorMention]:
        """Return the longest actor whose name begins at a token, articles left aside."""
        while start < len(doc) and doc[start].pos_ == "DET":
            start += 1
        found = self._inside.get(start)
        return [found] if found is not None and found.start == start else []

    def in_name(self, token: Token) -> bool:
        """Return whether a word is part of a name that another word heads."""
        around = self._inside.get(token.i)
        return around is not None and around.kind == "name" and around.root != token.i

    def in_body(self, token: Token) -> bool:
        """Return whether a word only tells which body it is: "coast" in "Kenyan coast guard"."""
        around = self._inside.get(token.i)
        modifies = token.dep_ == "compound" and around is not None and token.head.i == around.root
        return modifies and around is not None and around.kind == "institution"

    def end_of(self, index: int) -> int:
        """Return where the longest name around a token ends, or -1."""
        found = self._inside.get(index)
        return found.end if found is not None else -1

    def ending_at(self, end: int) -> list[ActorMention]:
        """Return the actors whose name ends just before a token."""
        found = self._inside.get(end - 1)
        return [found] if found is not None and found.end == end else []

    def direct(self, token: Token) -> list[ActorMention]:
        """Return the actors that a noun phrase names, with what is coordinated to it."""
        found = self._named.get(token.i)
        if found is None:
            parts = coordination.conjuncts(token)
            found = self._named[token.i] = _unique(m for p in parts for m in self._single(p))
        return [*found]

    def _single(self, token: Token) -> list[ActorMention]:
        """Return the actors that a word names without what is coordinated to it."""
        found = self._single_named.get(token.i)
        if found is None:
            found = self._single_named[token.i] = self._read(token)
        return found

    def _read(self, token: Token) -> list[ActorMention]:
        meant = self._meant(token)
        if meant != token:
            return self.direct(meant)
        found = list(self.at(token))
        if not found or all(_is_general(m) for m in found):
            # "their envoy Amina Okoye", "a Kurd, Azad Karim": the name says more than the kind.
            named = [m for m in self._described(token) if not found or m.type == "person"]
            found = named or found
        return self._sharing(token) + found + self.examples(token)

    def _sharing(self, token: Token) -> list[ActorMention]:
        """Return the names that share a name's last word: "North and South Korea"."""
        if not any(m.kind == "name" for m in self.at(token)):
            return []
        sharers = (c for c in token.children if c.dep_ == "compound" and ud.child(c, "conj"))
        named = (m for c in sharers for m in self._heads.get(c.i, ()) if m.kind == "name")
        return [m for m in named if not any(n.id == m.id for n in self.at(token))]

    def _meant(self, token: Token) -> Token:
        """Return what a relative pronoun stands for; "who" is no place but whom it describes."""
        meant = ud.antecedent(token)
        if meant == token:
            return token
        if not self.at(meant) and ud.child(meant, "cop") is not None and not ud.case(meant):
            # "Kenya is a country that …"
            return ud.child(meant, "nsubj") or meant
        if token.lower_ not in _WHO or ud.base(meant) != "nmod":
            return meant
        places = [m.type in _PLACES for m in self.at(meant)]
        return meant.head if places and all(places) else meant

    def _described(self, token: Token) -> list[ActorMention]:
        """Return the name beside a description: "the president, Okoye", "envoy Amina Okoye"."""
        beside = [c for c in ud.children(token, "nmod") if not ud.case(c) and _follows(c, token)]
        beside += [
            named
            for clause in attached.naming(token)
            for named in ud.children(clause, "xcomp", "obj")
        ]
        for c in [*ud.children(token, "appos", "flat", "compound"), *beside]:
            # "rivals Kenya and Uganda": the description is of all of them.
            found = (
                [m for part in coordination.conjuncts(c) for m in self.at(part)]
                if c.i > token.i
                else []
            )
            # "another candidate, the lawyer Amina Okoye"
            apposed = c.i > token.i and ud.base(c) == "appos"
            found = found or (self._described(c) if apposed else [])
            if found:
                return found
        if token.dep_ == "appos" and token.pos_ == "NOUN" and token.lemma_ not in _SUMMARIES:
            return self.at(token.head)
        return []

    def examples(self, noun: Token) -> list[ActorMention]:
        """Return the actors that a noun is illustrated by: "members, including Kenya"."""
        if self._codebook.noun(str(noun.lemma_).lower()) is not None:
            # "the bombing of towns including Aleppo" is hung on the bombing by some parsers.
            return []
        # "such groups as Hamas", but not "like Kenya, the army of Chad …"
        behind = [(p, t) for p, t in attached.prepositional(noun) if t.i > noun.i]
        such = any(p == "as" for p, _ in behind) and any(c.lower_ == "such" for c in noun.children)
        phrases = (t for p, t in behind if p in _EXAMPLES or (such and p == "as"))
        return [m for phrase in phrases for m in self.direct(phrase)]

    def of(self, token: Token, *, deep: bool = True) -> list[Found]:
        """Return the actors of an argument: those it names, else those inside its noun phrase."""
        key = (token.i, deep)
        if key not in self._found:
            self._found[key] = self._of(token, deep)
        return [*self._found[key]]

    def _of(self, token: Token, deep: bool) -> list[Found]:
        # "who" is someone: never what merely stands inside the phrase before it.
        deep = deep and token.lower_ not in _WHO
        token = attached.counted(self._meant(token), _CROWDS)
        named = self.direct(token)
        if named:
            result = [Found(m) for m in named]
            if deep:
                result += [
                    Found(m, THROUGH_NOUN)
                    for m in self._unnamed_conjuncts(token)
                    if m.id not in {n.id for n in named}
                ]
            return result
        if not deep or token.pos_ in {"VERB", "AUX", "ADV", "NUM"}:
            return []
        inner: list[ActorMention] = []
        for part in coordination.conjuncts(token):
            inner += self.inside(part)
        return [Found(m, THROUGH_NOUN) for m in _unique(inner)]

    def _unnamed_conjuncts(self, token: Token) -> list[ActorMention]:
        result: list[ActorMention] = []
        for part in coordination.conjuncts(token):
            if not self._single(part) and part.pos_ == "NOUN":
                result += self.inside(part)
        return _unique(result)

    def inside(self, noun: Token) -> list[ActorMention]:
        """Return the actors that own or make up a noun phrase that is no actor itself."""
        result: list[ActorMention] = []
        lemma = str(noun.lemma_).lower()
        event = self._codebook.noun(lemma)
        # "the jailing of monks": after some nouns "of" names who suffers it.
        owning = _OWNERS - {"of"} if event is not None and event.of_role == "recipient" else _OWNERS
        if event is not None and removals.noun_takes_away(event):
            owning = owning - {"from"}
        other = lemma in _HOMES or self._codebook.role(lemma) is not None
        for possessor in attached.possessors(noun):
            # "his fortune" says too little of him, and his country or his brother is not he.
            said = possessor.pos_ != "PRON" or event is not None or lemma in _TRAITS
            own = possessor.lower_ == "its" and lemma in _SOVEREIGN
            if said or own or ud.is_relative(possessor):
                result += [m for m in self.direct(possessor) if not (other and m.type == "person")]
        for modifier in attached.premodifiers(noun):
            result += self.direct(modifier)
        for author in self._authors(noun):
            result += self.direct(author)
        freed = ud.base(noun) == "obj" and uses.lemma(noun.head, self._codebook) in _FREEING
        for keeper in attached.keepers(noun) if not freed else ():
            result += self.direct(keeper)
        for load in attached.loads(noun):
            result += self.direct(load)
        for preposition, phrase in attached.prepositional(noun):
            if preposition in owning or (preposition == "with" and lemma in _LINES):
                result += self.direct(phrase) or self.inside(phrase)
            elif preposition == "of":
                # "the torture of prisoners by Kenya", where "by" hangs on the prisoners.
                by = attached.agents(phrase)
                result += [m for t in by for m in self.direct(t)]
        return _unique(result)

    def _authors(self, noun: Token) -> list[Token]:
        """Return who did an event noun by its participles; mutual ones have parties instead."""
        event = self._codebook.noun(str(noun.lemma_).lower())
        one_sided = event is not None and event.direction != "symmetric"
        if event is None or not one_sided:
            return []
        loose = attached.loose_authors(noun) if event.of_role == "recipient" else []
        return [*attached.authors(noun, self._codebook.is_light), *loose]


def _is_general(mention: ActorMention) -> bool:
    return mention.kind in _GENERAL or mention.type == "group" or is_unowned(mention.id)


def _follows(name: Token, noun: Token) -> bool:
    """Return whether a phrase begins right behind a noun: "negotiator Amina Okoye"."""
    return name.left_edge.i == noun.i + 1


def _unique(mentions: Iterable[ActorMention]) -> list[ActorMention]:
    seen: dict[tuple[str, int], ActorMention] = {}
    for mention in mentions:
        seen.setdefault((mention.id, mention.start), mention)
    return list(seen.values())
