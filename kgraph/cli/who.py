"""From the names that options give to ids of the store."""

from kgraph.questions.who import ACTORS, Who, among, level_fields

__all__ = ["ACTORS", "Who", "among", "level_fields"]
