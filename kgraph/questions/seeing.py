"""As whom the actors of a store count at a level."""

from __future__ import annotations

from collections import Counter

from kgraph.graph.rollup import NOWHERE, Place, Roller, usual_names
from kgraph.identity import Identities
from kgraph.store import Store
from kgraph.store.briefs import TIES, Actor, actors, under


class Sight:
    """From actors as texts name them to the ids of whom they count as; ``names`` are theirs."""

    def __init__(self, store: Store, level: str, identities: Identities) -> None:
        self.names: dict[str, str] = {}
        self.forms = actors(store.rows)
        self.fixed = _Fixed(self)
        self._into = into = identities.into
        ties = [
            tie._replace(subject=under(tie.subject, into), object=under(tie.object, into))
            for tie in store.briefs(categories=TIES, negated=False)
        ]
        names = usual_names(Counter(who for tie in ties for who in (tie.subject, tie.object)))
        self._roll = Roller(level, names, ties)
        self._known: dict[tuple[Actor, int, str | None], str] = {}

    def always(self, actor: Actor) -> str | None:
        """Return as whom an actor counts in all triples, None where that hangs on the triple."""
        acting = under(actor, self._into)
        return self._counted(acting, NOWHERE) if self._roll.is_fixed(acting) else None

    def id(self, actor: Actor, document: int, day: str | None) -> str:
        """Return as whom an actor counts in a document, by its number, and on a day."""
        key = actor, document, day
        if key not in self._known:
            self._known[key] = self._counted(under(actor, self._into), Place(document, day))
        return self._known[key]

    def _counted(self, actor: Actor, place: Place) -> str:
        acting = self._roll(actor, place)
        self.names.setdefault(acting.id, acting.name)
        return acting.id


class _Fixed(dict[int, "str | None"]):
    """As whom each form of a name always counts, found out when it is first asked."""

    def __init__(self, sight: Sight) -> None:
        super().__init__()
        self._sight = sight

    def __missing__(self, form: int) -> str | None:
        self[form] = self._sight.always(self._sight.forms[form])
        return self[form]
