"""What the codebook answers: the coding of a verb or noun, and the entries behind it."""

from __future__ import annotations

from dataclasses import dataclass

NONE = "NONE"
DIRECTIONS = ("", "inverse", "symmetric")
OF_ROLES = ("actor", "party", "recipient")


@dataclass(frozen=True, slots=True)
class Coding:
    """How one use of a word is coded.

    ``category`` is NONE where the use is known to be no event. ``direction`` is empty, or
    "inverse" where the grammatical subject is the recipient, or "symmetric". ``preposition``
    introduces the recipient; empty where it is the direct object or not known. ``detail``
    is a sentence that names the entry.
    """

    category: str
    direction: str
    mode: str
    quad_class: str | None
    intensity: float | None
    detail: str
    preposition: str = ""


@dataclass(frozen=True, slots=True)
class NounEntry:
    """An event noun: "invasion", "talk", "air strike".

    ``of_role`` says what "of X" makes X: the recipient, the actor or a party; empty where it
    names neither. ``prepositions`` introduce the recipient. ``verb`` is the verb that the
    noun is derived from, or empty.
    """

    lemma: str
    coding: Coding
    verb: str
    of_role: str
    prepositions: tuple[str, ...]

    @property
    def category(self) -> str:
        """Return the category of the noun alone."""
        return self.coding.category

    @property
    def direction(self) -> str:
        """Return "symmetric" where the order of the parties means nothing, else empty."""
        return self.coding.direction

    @property
    def mode(self) -> str:
        """Return the mode of the category, or empty."""
        return self.coding.mode


@dataclass(frozen=True, slots=True)
class RoleEntry:
    """A title or relational noun: "president", "member", "ally".

    ``person`` is true where its holder is a person. ``relation`` is the normalised
    relation, such as "president of".
    """

    lemma: str
    coding: Coding
    person: bool
    relation: str

    @property
    def category(self) -> str:
        """Return the category of the relation."""
        return self.coding.category

    @property
    def direction(self) -> str:
        """Return the direction from holder to owner: empty, "inverse" or "symmetric"."""
        return self.coding.direction


@dataclass(frozen=True, slots=True)
class StatusEntry:
    """What a governing word does to the event in its complement.

    ``complements`` are the constructions it holds for: xcomp, ccomp, gerund, noun.
    ``modality`` and ``negated`` are the status of the complement; ``own_event`` is true
    where the governing word is an event of its own.
    """

    lemma: str
    pos: str
    kind: str
    complements: tuple[str, ...]
    modality: str
    negated: bool
    own_event: bool


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb, modal, adverb or negator and the status it lends to an event."""

    lemma: str
    kind: str
    modality: str
    negated: bool
