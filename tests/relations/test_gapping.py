"""Verbs said once for two pairs."""

from __future__ import annotations

import pytest
from relation_docs import triples_of
