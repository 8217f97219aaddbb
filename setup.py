"""Compiles the reading of actors and relations where KGRAPH_COMPILE=1 asks for it.

All else about the package is in setup.cfg, and without the variable nothing is compiled.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from setuptools import Extension, setup

# The rules, and the tree that all of them ask.
ROOMS = ["kgraph/actors", "kgraph/relations"]
ALONE = ["kgraph/trees.py"]
# Left to the interpreter: what spaCy takes apart, what is copied or handed to other processes
# (compiled classes cannot be pickled), and what is asked once, by a person.
LEFT = {
    "__init__.py",
    "catalogue.py",
    "component.py",
    "dictionaries",
    "explain.py",
    "fold.py",
    "mention.py",
    "ownfile.py",
    "packing.py",
    "tracing.py",
    "uncoded.py",
    "versions.py",
}


def compiled() -> list[Extension]:
    """Return the extension modules to build, none unless they are asked for."""
    # pip asks for the metadata first, which are the same either way.
    if os.environ.get("KGRAPH_COMPILE") != "1" or "bdist_wheel" not in sys.argv:
        return []
    try:
        from mypyc.build import mypycify
    except ImportError:
        sys.exit(
            "KGRAPH_COMPILE=1 needs mypy beside the build: pip install mypy setuptools wheel, "
            "then KGRAPH_COMPILE=1 pip install --no-build-isolation ."
        )
    rules = sorted(path for room in ROOMS for path in Path(room).rglob("*.py"))
    paths = [path.as_posix() for path in rules if LEFT.isdisjoint(path.parts)]
    return mypycify(
        [*ALONE, *paths], opt_level="2", debug_level="0", multi_file=True, group_name="kgraph"
    )


setup(ext_modules=compiled())
