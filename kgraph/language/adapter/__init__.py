"""From ClearNLP's dependency labels, which spaCy's English models give, to UD's."""

from __future__ import annotations

from kgraph.language.adapter.component import COMPONENT, adapt, to_ud
from kgraph.language.adapter.tables import scheme

__all__ = ["COMPONENT", "adapt", "scheme", "to_ud"]
