"""Pronouns, and institutions that a pronoun owns ("its army")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from kgraph.actors import minds
from kgraph.actors.antecedents import History
from kgraph.actors.blamed import blamed
from kgraph.actors.catalogue import Catalogue
from kgraph.actors.chains import Chain, Chains
from kgraph.actors.followers import of_group
from kgraph.actors.gender import PRONOUNS, genders
from kgraph.actors.mention import ActorMention
from kgraph.actors.nominals import TELLING, Nominals
from kgraph.actors.owned import governs, institution
from kgraph.actors.pronouns import THIRD_PERSON, class_of, options
from kgraph.actors.ranking import Chooser, Ranker
from kgraph.actors.roles import RoleSpan, is_one_person, is_person_noun
from kgraph.actors.salience import Salience
from kgraph.actors.spans import children, has_child, with_pos
from kgraph.actors.words import where_small

_ADDRESSING = frozenset({"on", "to", "upon"})
_PERSONAL = frozenset({"her", "his"})
_BODIES = frozenset({"state", "organisation", "institution", "group"})
_OF_BODIES = frozenset(
    {"boss", "ceo", "chairman", "chairwoman", "director", "executive", "founder", "headquarters"}
)
_HOMES = frozenset({"country", "homeland", "nation"})
_NEIGHBOURS = frozenset({"neighbor", "neighbour"})
# "his fighters" are those of a commander; the soldiers of who leads a state are the state's.
_FOLLOWING = frozenset({"fighters", "forces", "men", "militia", "rebels", "soldiers", "troops"})
# A pronoun is linked where the ranker is fairly sure.
_LEAST_CHANCES = {"person": 0.65, "thing": 0.4, "plural": 0.65}
# What the rules would take is taken on less: the ranker learnt from texts in which states and
# bodies seldom act.
_LEAST_CHANCE_BY_RULE = 0.3
# The only person that it may be.
_LEAST_CHANCE_ALONE = 0.5


def find_references(
    doc: Doc,
    mentions: Sequence[ActorMention],
    roles: Sequence[RoleSpan],
    catalogue: Catalogue,
) -> list[ActorMention]:
    """Return pronouns, definite nouns and what they own, linked to earlier mentions."""
    resolver = Resolver(doc, mentions, roles, catalogue)
    pronouns = {*with_pos(doc, "PRON", "DET")}.intersection(where_small(doc, THIRD_PERSON))
    definite = {doc[at].head.i for at in where_small(doc, TELLING)}
    nouns = {*with_pos(doc, "NOUN"), *(role.root for role in roles)}
    for at in sorted(pronouns | (nouns & definite)):
        resolver.read(doc[at])
    return resolver.found


class Resolver:
    """Reads a document from left to right and links what takes up an earlier mention."""

    def __init__(
        self,
        doc: Doc,
        mentions: Sequence[ActorMention],
        roles: Sequence[RoleSpan],
        catalogue: Catalogue,
        chooser: Chooser | None = None,
    ) -> None:
        self.doc = doc
        self.found: list[ActorMention] = []
        self._catalogue = catalogue
        self._genders = genders(doc, list(mentions))
        self._history = History(doc, mentions)
        self._chains = Chains(doc, mentions)
        self._chooser = chooser or Ranker.load()
        self._nominals = Nominals(doc, mentions, roles, self._history, self._chains, self._chooser)
        self._taken = {token for m in mentions for token in range(m.start, m.end)}
        self._roles = {role.root: role for role in roles}
        self._people = {role.root for role in roles if is_one_person(doc, role)}
        self._salience = Salience(doc, self._history, self._people)
        self._rooted = {m.root: m for m in mentions if m.kind != "demonym"}
        self._chains.people = self._people

    def read(self, token: Token) -> None:
        """Link the token if it is a pronoun or the head of a definite noun phrase."""
        if token.i in self._taken:
            return
        word = token.lower_
        antecedents: list[ActorMention] = []
        start = token.i
        if kind := class_of(token):
            antecedents = self._pronoun(token, kind)
        elif token.pos_ == "NOUN" or (token.pos_ == "PROPN" and token.i in self._people):
            start, antecedents = self._nominals.read(token)
        for antecedent in antecedents:
            if word in PRONOUNS:
                self._genders.setdefault(antecedent.id, PRONOUNS[word])
            self._take(start, token, antecedent)
            if not kind and len(antecedents) == 1:
                self._chains.refer(antecedent, token.i)

    def _take(self, start: int, token: Token, antecedent: ActorMention) -> None:
        reference = replace(
            antecedent, start=start, end=token.i + 1, root=token.i, kind="reference"
        )
        self.found.append(reference)
        self._history.add(reference)
        self._own(token, reference)

    def _own(self, token: Token, owner: ActorMention) -> None:
        """Make "its army" an institution of what "its" refers to."""
        self._home(token, owner)
        role = self._roles.get(token.head.i)
        if role is None or token.dep_ != "nmod:poss" or token.i >= role.start:
            return
        led = owner.type == "person" and owner.state is not None and governs(owner, role)
        followed = owner.type == "person" and role.role.slug in _FOLLOWING
        if owner.type not in _BODIES and not led and not followed:
            return
        if any(i in self._taken for i in range(role.start, role.end)):
            return
        mention = institution(self.doc, role.start, role.end, role, owner, self._catalogue)
        self.found.append(mention)
        self._history.add(mention)
        self._taken |= set(range(role.start, role.end))

    def _home(self, token: Token, owner: ActorMention) -> None:
        """Make "his country" the state of who is meant, "its neighbour" the other of two."""
        noun = token.head
        if token.dep_ != "nmod:poss" or noun.i < token.i or noun.i in self._taken:
            return
        state = None
        personal = owner.type != "state" and token.lower_ in _PERSONAL
        if personal and owner.state is not None and noun.lower_ in _HOMES:
            state = self._catalogue.actor(owner.state)
        elif owner.type == "state" and noun.lower_ in _NEIGHBOURS:
            state = self._catalogue.actor(self._history.other_state(token, owner.id) or "")
        if state is None or state.type != "state":
            return
        mention = ActorMention(
            noun.i, noun.i + 1, noun.i, state.id, state.name, state.type, state.state, "reference"
        )
        self.found.append(mention)
        self._history.add(mention)
        self._taken.add(noun.i)

    def _pronoun(self, token: Token, kind: str) -> list[ActorMention]:
        if is_empty(token):
            return []
        if (judged := self._judged(token, kind)) is not None:
            return [judged]
        if token.lower_ == "its" and (asked := self._asked(token)) is not None:
            return [asked]
        if (group := of_group(token, self._rooted)) is not None:
            return [group]
        chosen = self._salience.best(token, kind)
        found, described = options(token, self._chains, self._genders, chosen)
        chances = self._chooser.chances(token, found, described)
        if kind != "person" and (self._is_of_body(token) or minds.wants(token)):
            chances = self._of_actors(chances, found, no_state=_is_of_no_state(token))
        best = max(range(len(chances)), key=chances.__getitem__)
        least = _LEAST_CHANCES[kind]
        if kind == "person" and len(found) == 1:
            least = _LEAST_CHANCE_ALONE
        if kind == "thing" and (best == len(found) or not found[best].mention):
            likely = [n for n in range(len(found)) if chances[n] >= _LEAST_CHANCE_BY_RULE]
            best = next((n for n in likely if _is(found[n], chosen)), best)
        if kind == "thing" and best < len(found) and _is(found[best], chosen):
            least = _LEAST_CHANCE_BY_RULE
        if best == len(found):
            self._chains.begin(token.i, PRONOUNS.get(token.lower_, kind))
            return []
        # Where too unsure to say so, the next pronoun is still likelier to go on from here.
        self._chains.go_on(found[best], token.i)
        return list(found[best].actors) if chances[best] >= least else []

    def _judged(self, token: Token, kind: str) -> ActorMention | None:
        """Return whom the clause blames or praises for what is "its"."""
        noun = blamed(token)
        if noun is None:
            return None
        fitting = {"person"} if kind == "person" else _BODIES
        for candidate in self._history.before(token):
            mention = candidate.mention
            if candidate.root == noun.i and mention is not None and mention.type in fitting:
                return mention
        return None

    def _asked(self, token: Token) -> ActorMention | None:
        """Return who is asked to do what one does with one's own: "urged Peru to recall its"."""
        verb = token.head.head
        own = token.head.dep_ == "obj" and verb.lemma_ in minds.verbs("own")
        if not own or not _is_infinitive(verb):
            return None
        asked = children(verb.head, "obj", "iobj")
        asked += [
            c
            for c in children(verb.head, "obl")
            if any(case.lower_ in _ADDRESSING for case in children(c, "case"))
        ]
        found = [self._rooted[c.i] for c in asked if c.i < verb.i and c.i in self._rooted]
        return found[-1] if found and found[-1].type in _BODIES else None

    def _is_of_body(self, token: Token) -> bool:
        """Tell whether a thing can have no such part: "its army", "its spokesman"."""
        return token.dep_ == "nmod:poss" and token.head.i in self._roles

    def _of_actors(
        self, chances: Sequence[float], found: Sequence[Chain], *, no_state: bool
    ) -> list[float]:
        """Return the chances of actors and people where no thing may be meant."""
        fit = [self._acts(c) and not (no_state and _is_state(c)) for c in found]
        likely = [*fit, *[True] * (len(chances) - len(found))]
        kept = [chance * can for chance, can in zip(chances, likely, strict=True)]
        total = sum(kept)
        return [c / total for c in kept] if total else list(chances)

    def _acts(self, chain: Chain) -> bool:
        if chain.actors or chain.noun in self._roles:
            return True
        return is_person_noun(self.doc, chain.noun)


def _is_infinitive(verb: Token) -> bool:
    marked = any(mark.lower_ == "to" for mark in children(verb, "mark"))
    return marked and verb.dep_ in {"xcomp", "advcl", "ccomp"}


def _is_of_no_state(token: Token) -> bool:
    """Tell whether no state has one of these: "its director"."""
    return token.dep_ == "nmod:poss" and token.head.lemma_ in _OF_BODIES


def _is_state(chain: Chain) -> bool:
    return chain.mention is not None and chain.mention.type == "state"


def _is(chain: Chain, actor: str | None) -> bool:
    return chain.mention is not None and chain.mention.id == actor


def _is_matter(token: Token) -> bool:
    """Tell whether "it" is what is told, no actor: "understands it", "take it seriously"."""
    head = token.head
    if head.lemma_ in minds.verbs("matter"):
        return True
    if head.lemma_ == "take":
        return any(c.lower_ == "seriously" for c in children(head, "advmod"))
    # "made it to the moon"
    return head.lemma_ == "make" and has_child(head, "obl") and not has_child(head, "xcomp")


def is_empty(token: Token) -> bool:
    """Tell whether "it" stands for nothing: "it is clear that", "it seems", "it rained"."""
    if token.dep_.startswith("expl"):
        return True
    head = token.head
    if token.dep_ == "obj" and token.lower_ == "it":
        return _is_matter(token)
    if token.lower_ != "it" or not token.dep_.startswith("nsubj"):
        return False
    if head.lemma_ in minds.verbs("impersonal"):
        return True
    clause = has_child(head, "csubj", "ccomp", "xcomp", "advcl")
    if head.pos_ in {"ADJ", "NOUN", "ADV"} and has_child(head, "cop"):
        return clause or has_child(head, "acl") or head.ent_type_ in {"DATE", "TIME"}
    return has_child(head, "csubj") or (token.dep_ == "nsubj:pass" and has_child(head, "ccomp"))
