"""The commonest names and nouns for people and bodies that are linked to no known actor.

Run as ``python -m benchmarks.unlinked PATH... [--documents PREFIX] [--top N]``. A path is a
CoNLL-U file, of which the raw text is read, or anything that ``kgraph extract`` reads. Counted are
subjects, objects and possessors: a *name* that has no actor, an actor of which neither state nor
id is known (*stranger*), and a *noun* for people or a body that no actor takes.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.tokens import Doc, Token

import kgraph.language
from kgraph.actors.catalogue import Catalogue
from kgraph.actors.component import find_actors
from kgraph.actors.roles import find_roles
from kgraph.documents import read_documents

POSITIONS = {"nsubj", "nsubj:pass", "obj", "iobj", "obl:agent", "nmod:poss"}
AROUND = 7


def texts(path: Path, prefix: str) -> Iterator[str]:
    """Yield the texts of a file or folder, of documents with ids that begin with ``prefix``."""
    if path.suffix == ".conllu":
        yield from _treebank(path, prefix)
    else:
        documents = read_documents([path])
        yield from (document.text for document in documents if document.id.startswith(prefix))


def _treebank(path: Path, prefix: str) -> Iterator[str]:
    name = ""
    parts: list[str] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), "# newdoc id ="]:
        key, _, value = line.partition(" = ")
        if line.startswith("# newdoc id"):
            if parts and name.startswith(prefix):
                yield "".join(parts).strip()
            name, parts = value, []
        elif key == "# newpar":
            parts.append("\n\n")
        elif key == "# text":
            parts.append(f"{value} ")


def unlinked(doc: Doc) -> Iterator[tuple[str, str, Token]]:
    """Yield (class, words, head) for each name and noun without a known actor."""
    mentions = find_actors(doc)
    by_token = {i: m for m in mentions for i in range(m.start, m.end)}
    seen: set[int] = set()
    for token in doc:
        if token.pos_ != "PROPN" or token.dep_ not in POSITIONS or not token.text[:1].isupper():
            continue
        mention = by_token.get(token.i)
        if mention is None:
            seen.add(token.i)
            yield "name", _chain(token), token
        elif mention.state is None and Catalogue.load().actor(mention.id) is None:
            yield "stranger", f"{mention.type} {mention.name}", token
    roots = {m.root for m in mentions}
    for role in find_roles(doc):
        token = doc[role.root]
        inside = role.root in by_token or role.root in roots or role.root in seen
        if token.dep_ in POSITIONS and not inside:
            yield "noun", token.lemma_.lower(), token


def _chain(token: Token) -> str:
    parts = [t for t in token.subtree if t.pos_ == "PROPN" and t.dep_ != "conj"]
    return " ".join(t.text for t in parts)


def count(docs: Iterable[Doc]) -> tuple[Counter[tuple[str, str]], dict[tuple[str, str], str]]:
    """Return how often each is met, and the words around its first occurrence."""
    found: Counter[tuple[str, str]] = Counter()
    examples: dict[tuple[str, str], str] = {}
    for doc in docs:
        for kind, words, head in unlinked(doc):
            found[kind, words] += 1
            around = doc[max(0, head.i - AROUND) : head.i + AROUND].text
            examples.setdefault((kind, words), " ".join(around.split()))
    return found, examples


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", type=Path, nargs="+", metavar="PATH")
    parser.add_argument("--documents", default="", metavar="PREFIX")
    parser.add_argument("--top", type=int, default=50)
    options = parser.parse_args()
    nlp = kgraph.language.load()
    read = (text for path in options.paths for text in texts(path, options.documents))
    found, examples = count(nlp.pipe(read))
    for kind in ("name", "stranger", "noun"):
        ranked = sorted((-number, words) for (k, words), number in found.items() if k == kind)
        print(f"{kind}: {-sum(number for number, _ in ranked)}")
        for number, words in ranked[: options.top]:
            print(f"{-number:5} {words:32} {examples[kind, words]}")


if __name__ == "__main__":
    main()
