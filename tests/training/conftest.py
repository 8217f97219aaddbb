"""``training`` is no part of the package: it is found in the source tree, after the installed."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[2]))
