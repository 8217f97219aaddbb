"""Labels of CAMEO and of older versions of PLOVER, and what they are called here.

The facts are those of PLOVER's manual 2.0 and its table of CAMEO codes of 2021; where the two
disagree the manual, which is newer, decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kgraph.relations.categories import Categories
from kgraph.relations.tables import read_table

CAMEO = "cameo"
SCHEMES = {
    CAMEO: "CAMEO codes of two to four digits",
    "plover-0.5": "PLOVER 0.5 and its records of 2016, with FIGHT, DEMAND, DISAPPROVE",
    "plover-1.3": "PLOVER 0.8 to 1.3, with the modes that 2.0 dropped",
    "plv": "the fifteen labels of the PLV data, with YIELD",
}


@dataclass(frozen=True, slots=True)
class Label:
    """A label of another scheme and its category and mode here, empty where it has none."""

    scheme: str
    label: str
    category: str
    mode: str = ""
    note: str = ""

    @property
    def name(self) -> str:
        """Return category and mode as one word: ``SANCTION.expel``."""
        return f"{self.category}.{self.mode}" if self.mode else self.category


@cache
def labels() -> tuple[Label, ...]:
    """Return all labels of all schemes in the order of the table."""
    return tuple(Label(**row) for row in read_table("versions.csv"))


def to_current(scheme: str, label: str) -> tuple[Label, ...]:
    """Return what a label of another scheme is here; two where it was divided.

    A CAMEO code that is not listed is read as the code that it refines. Empty for an unknown
    label; raises KeyError for an unknown scheme.
    """
    known = _by_label(scheme)
    if scheme == CAMEO:
        shorter = (label[:length] for length in range(len(label), 1, -1))
        return next((known[code] for code in shorter if code in known), ())
    if label not in known and scheme == "plover-1.3":
        return _unchanged(scheme, label)
    return known.get(label, ())


def from_current(scheme: str, category: str, mode: str = "") -> tuple[str, ...]:
    """Return the labels of another scheme for a category and mode, the most general first.

    Without a label for the mode, those of its category alone. Raises KeyError for an unknown
    scheme.
    """
    known = [row for found in _by_label(scheme).values() for row in found]
    if scheme == "plover-1.3":
        known += _unchanged(scheme, f"{category}.{mode}" if mode else category)
    for wanted in dict.fromkeys((mode, "")):
        found = [row.label for row in known if (row.category, row.mode) == (category, wanted)]
        if found:
            return tuple(sorted(found, key=lambda label: (len(label), label)))
    return ()


def _unchanged(scheme: str, label: str) -> tuple[Label, ...]:
    """Return a label that the sixteen categories and their modes still have."""
    category, _, mode = label.partition(".")
    categories = Categories()
    known = category in categories.events and mode in ("", *categories.modes(category))
    return (Label(scheme, label, category, mode),) if known else ()


@cache
def _by_label(scheme: str) -> dict[str, tuple[Label, ...]]:
    if scheme not in SCHEMES:
        raise KeyError(scheme)
    result: dict[str, tuple[Label, ...]] = {}
    for row in labels():
        if row.scheme == scheme:
            result[row.label] = (*result.get(row.label, ()), row)
    return result
