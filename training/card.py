"""Write what the model was made from and how well it reads into its card.

Run as ``python -m training.card --model DIR --figures FILE``; the file is what
``benchmarks/language.py --figures FILE`` wrote.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path
from typing import Any

from training import record

COLUMNS = ("tokens", "UPOS", "lemma", "UAS", "LAS", "sentences", "entities")
TEXTS = {"en_ewt-dev": "EWT dev", "en_gum-dev": "GUM dev", "together": "both"}


def table(header: list[str], rows: list[list[str]]) -> str:
    """Return a Markdown table."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def figures_table(figures: dict[str, dict[str, float]]) -> str:
    """Return the scores by treebank; a layer that a treebank lacks stays empty."""
    rows = [
        [TEXTS.get(name, name), *(f"{scores[c]:.1f}" if c in scores else "" for c in COLUMNS)]
        for name, scores in figures.items()
    ]
    return table(["", *COLUMNS], rows)


def origin_table(meta: dict[str, Any]) -> str:
    """Return how the model was made, and the hashes by which to know it and its corpora."""
    made = [["seed", str(meta["seed"])], ["epochs", str(meta["epochs"])]]
    if meta["teachers"]:
        made.append(["opinions of teachers", f"`{meta['teachers']}`"])
    made += [[name, version] for name, version in meta["versions"].items()]
    hashes = {**meta["files"], **meta["corpora"]}
    made += [[f"`{name}`", f"`{value}`"] for name, value in hashes.items()]
    return table(["made with", "version, or SHA-256"], made)


def filled(card: str, parts: dict[str, str]) -> str:
    """Return the card with each part put between its two marks; raises ValueError if absent."""
    for name, text in parts.items():
        begin, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
        pattern = re.compile(re.escape(begin) + ".*?" + re.escape(end), re.DOTALL)
        if not pattern.search(card):
            raise ValueError(f"the card has no place marked {begin}")
        block = f"{begin}\n{text}\n{end}"
        card = pattern.sub(lambda _, block=block: block, card)
    return card


def write_card(model: Path, figures: dict[str, dict[str, float]]) -> None:
    """Put the figures into ``meta.json``, and both into the card ``README.md``."""
    path, card = model / record.META, model / "README.md"
    meta = json.loads(path.read_text(encoding="utf-8"))
    meta["figures"] = figures
    record.write_json(path, meta)
    parts = {"figures": figures_table(figures), "origin": origin_table(meta)}
    card.write_text(filled(card.read_text(encoding="utf-8"), parts), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--figures", type=Path, required=True)
    a = parser.parse_args()
    write_card(a.model, json.loads(a.figures.read_text(encoding="utf-8")))


if __name__ == "__main__":
    main()
