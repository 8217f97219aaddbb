"""Who is who across documents: which ids of a corpus are one actor, why, and what the user says."""

from __future__ import annotations

from kgraph.identity.judgements import Judgement, read_judgements
from kgraph.identity.merging import Identities, Merge, merge
from kgraph.identity.records import Record, Seen, Tie, gather

__all__ = [
    "Identities",
    "Judgement",
    "Merge",
    "Record",
    "Seen",
    "Tie",
    "gather",
    "merge",
    "read_judgements",
]
