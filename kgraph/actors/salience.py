"""Which earlier actor a pronoun takes up by rules of salience alone, before any ranking."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Doc, Token

from kgraph.actors.antecedents import Candidate, History, first_conjunct, same_clause_subject
from kgraph.actors.mention import ActorMention
from kgraph.actors.pronouns import POSSESSIVE, REFLEXIVE
from kgraph.actors.spans import children, has_child, is_plural

# Grammar does not keep these from taking up the subject of their own clause.
_UNBOUND = REFLEXIVE | POSSESSIVE
_BODIES = frozenset({"state", "organisation", "institution", "group"})
_UNLIKELY = -1.5
_VERY_UNLIKELY = -2.5


class Salience:
    """Prefers subjects and what was named last; ``people`` are roots of nouns for one person."""

    def __init__(self, doc: Doc, history: History, people: Collection[int]) -> None:
        self.doc = doc
        self._history = history
        self._people = people
        # Each candidate is held against the subjects of the same pronoun.
        self._latest_subjects: tuple[int, set[str]] = (-1, set())

    def best(self, token: Token, kind: str) -> str | None:
        """Return the id of the actor that a pronoun of a kind takes up, None if none is likely."""
        if kind == "person":
            return None
        if kind == "thing":
            best = self._history.best(token, lambda c: self._thing(token, c))
        else:
            best = self._history.best(token, lambda c: self._several(token, c))
        return best.id if best is not None else None

    def _clashes(self, token: Token, candidate: Candidate) -> bool:
        if token.lower_ in _UNBOUND:
            return False
        if token.dep_.startswith("nsubj"):
            return False
        return same_clause_subject(self.doc, candidate, token) or (
            candidate.mention is not None and candidate.mention.id in self._subjects(token)
        )

    def _subjects(self, token: Token) -> set[str]:
        """Return the ids of the actors that are subjects of the token's own clause."""
        at, found = self._latest_subjects
        if at != token.i:
            found = {
                c.mention.id
                for c in self._history.before(token)
                if c.mention is not None and same_clause_subject(self.doc, c, token)
            }
            self._latest_subjects = token.i, found
        return found

    def _thing(self, token: Token, candidate: Candidate) -> float | None:
        mention, noun = candidate.mention, self.doc[candidate.root]
        if self._clashes(token, candidate):
            return None
        if mention is None:
            return None if is_plural(noun) else 0.0
        if is_plural(noun) and mention.type not in {"state", "organisation"}:
            return None
        if mention.type == "place":
            return _UNLIKELY
        if mention.type not in _BODIES or candidate.root in self._people:
            return None
        # One member of "A and B" is seldom meant by a singular pronoun.
        return _VERY_UNLIKELY if noun.dep_ == "conj" or has_child(noun, "conj") else 0.0

    def _several(self, token: Token, candidate: Candidate) -> float | None:
        mention, noun = candidate.mention, self.doc[candidate.root]
        plural = is_plural(noun)
        if self._clashes(token, candidate):
            return None
        if mention is None:
            return 0.0 if plural else None
        if len(self._coordinated(token, mention)) > 1 or (plural and mention.type == "group"):
            return 0.0
        if mention.type in {"organisation", "group", "institution"}:
            return None if candidate.root in self._people else _UNLIKELY / 3
        return _VERY_UNLIKELY if mention.type == "state" else None

    def _coordinated(self, token: Token, mention: ActorMention) -> list[ActorMention]:
        """Return the actors of the coordination that a mention stands in, in order."""
        first = first_conjunct(self.doc[mention.root])
        members = {first.i, *(child.i for child in children(first, "conj"))}
        if len(members) < 2:
            return [mention]
        found: dict[str, ActorMention] = {}
        for candidate in self._history.before(token):
            other = candidate.mention
            same = other is not None and (other.type == "person") == (mention.type == "person")
            if other is not None and same and candidate.root in members:
                found.setdefault(other.id, other)
        return list(found.values()) if len(found) > 1 else [mention]
