"""With what settings documents were read, which decides whether they must be read again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """Settings that decide what is read from a text, as JSON, and their fingerprint.

    Two documents of the same content and the same reading have the same triples.
    """

    settings: str

    @classmethod
    def of(cls, settings: Mapping[str, object]) -> Reading:
        """Return the reading with these settings, whatever the order of their names."""
        return cls(json.dumps(settings, ensure_ascii=False, sort_keys=True))

    @property
    def fingerprint(self) -> str:
        """Return 16 hexadecimal digits, the same for the same settings."""
        return hashlib.sha256(self.settings.encode("utf-8")).hexdigest()[:16]
