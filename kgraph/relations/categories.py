"""Categories and modes with their quad class and score, and the codings made of them."""

from __future__ import annotations

from kgraph.relations.coding import NONE, Coding
from kgraph.relations.tables import read_table, yes


class Categories:
    """The categories of ``categories.csv`` and the modes of ``modes.csv``.

    ``names`` are all, ``events`` those of PLOVER, both in the order of the table.
    """

    def __init__(self) -> None:
        rows = list(read_table("categories.csv"))
        self.names = tuple(row["category"] for row in rows)
        self.events = tuple(row["category"] for row in rows if row["quad_class"])
        self.descriptions = {row["category"]: row["description"] for row in rows}
        self._quad = {row["category"]: row["quad_class"] or None for row in rows}
        self._scores = {(row["category"], ""): _number(row["intensity"]) for row in rows}
        self._symmetric = {row["category"]: yes(row["symmetric"]) for row in rows}
        for row in read_table("modes.csv"):
            self._scores[row["category"], row["mode"]] = _number(row["intensity"])

    def quad_class(self, category: str) -> str | None:
        """Return the quad class of a category, None for standing relations and OTHER."""
        return self._quad[category]

    def score(self, category: str, mode: str = "") -> float | None:
        """Return the score of a mode, or of a category itself."""
        return self._scores[category, mode]

    def modes(self, category: str) -> dict[str, float | None]:
        """Return the modes of a category with their scores, in the order of the table."""
        return {
            mode: score for (name, mode), score in self._scores.items() if name == category and mode
        }

    def coding(
        self,
        category: str,
        mode: str = "",
        direction: str | None = None,
        detail: str = "",
        preposition: str = "",
    ) -> Coding:
        """Return a coding with the quad class and the score of the mode, else the category.

        Without a direction the category's usual one is taken. Raises KeyError for a category
        or mode that the tables do not have.
        """
        if category == NONE:
            return Coding(NONE, "", "", None, None, detail, preposition)
        if direction is None:
            direction = "symmetric" if self._symmetric[category] else ""
        return Coding(
            category,
            direction,
            mode,
            self._quad[category],
            self._scores[category, mode],
            detail or f"the category {category} itself",
            preposition,
        )


def _number(cell: str) -> float | None:
    return float(cell) if cell else None
