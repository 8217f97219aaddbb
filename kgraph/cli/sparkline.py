"""A row of numbers as a row of blocks."""

from __future__ import annotations

from collections.abc import Sequence

_BLOCKS = "·▁▂▃▄▅▆▇█"
_PLAIN = "._-=+*#%@"


def sparkline(values: Sequence[float], width: int, encoding: str = "utf-8") -> str:
    """Return a letter for each value, as high as it is; 0 is a dot.

    More values than ``width`` are summed in groups of neighbours. Letters are ASCII when the
    encoding has no blocks.
    """
    size = -(-len(values) // max(width, 1))
    sums = [sum(values[at : at + size]) for at in range(0, len(values), size or 1)]
    letters = _BLOCKS if _can(encoding) else _PLAIN
    most = max(sums, default=0)
    steps = len(letters) - 1
    # Rounded up: what is more than nothing is seen.
    return "".join(letters[-int(-value * steps // most) if value > 0 else 0] for value in sums)


def _can(encoding: str) -> bool:
    try:
        _BLOCKS.encode(encoding)
    except (LookupError, UnicodeEncodeError):
        return False
    return True
