"""Word-pieces that English text has no use for are left out of the shipped network."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

# The end of the Latin letters with their accents in Unicode, and of signs and currencies.
LAST_LATIN = 0x250
SIGNS = range(0x2000, 0x2190)
CONTINUED = "##"


def is_useful(piece: str) -> bool:
    """Return whether a piece is of Latin letters, digits and signs; place holders are not."""
    letters = piece.removeprefix(CONTINUED)
    if letters.startswith("[unused"):
        return False
    return all(ord(c) < LAST_LATIN or ord(c) in SIGNS for c in letters)


def shorten(tokenizer: Path, out: Path) -> list[int]:
    """Write the tokenizer without useless pieces; return the old ids of those that it keeps."""
    content: dict[str, Any] = json.loads(tokenizer.read_text(encoding="utf-8"))
    old = content["model"]["vocab"]
    kept = sorted((i, piece) for piece, i in old.items() if is_useful(piece))
    content["model"]["vocab"] = {piece: new for new, (_, piece) in enumerate(kept)}
    ids = content["model"]["vocab"]
    for special in content["added_tokens"]:
        special["id"] = ids[special["content"]]
    # Windows bring their own special pieces, and are neither cut nor filled up.
    content["post_processor"] = content["truncation"] = content["padding"] = None
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    out.write_text(text + "\n", encoding="utf-8")
    return [i for i, _ in kept]
