"""PLOVER's own single code of a triple, in which the status of the act is part of the code.

kgraph keeps the category of the act and says beside it whether it is denied, planned or
possible; PLOVER has one code for both: a visit that is planned is AGREE.
"""

from __future__ import annotations

from kgraph.relations.categories import Categories
from kgraph.triples import Triple

_PROMISED = {
    **dict.fromkeys(("CONSULT", "SUPPORT", "COOPERATE", "AID"), "AGREE"),
    "RETREAT": "CONCEDE",
}
_WARNED = {"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST"}
_EVENTS = frozenset(Categories().events)


def folded(triple: Triple) -> str | None:
    """Return PLOVER's single code for a triple, None where PLOVER would have no event.

    That is so for standing relations, OTHER, and what is negated: a refusal is an event of
    its own. A planned act of cooperation is AGREE, a planned retreat CONCEDE, and harm that
    the one who would do it speaks of is THREATEN. All else keeps its category.
    """
    category = triple.category
    if category not in _EVENTS or triple.negated:
        return None
    if triple.modality == "planned" and category in _PROMISED:
        return _PROMISED[category]
    ahead = triple.modality in {"planned", "possible"}
    if ahead and category in _WARNED and triple.attributed_to_id == triple.subject.id:
        return "THREATEN"
    return category
