"""Invented corpora of any size, for what only shows in a crowd."""

from __future__ import annotations

import random

from kgraph.documents.document import Document
from kgraph.triples import Mention, Triple

SYLLABLES = ("ka", "lo", "ma", "ri", "ven", "tor", "sel", "na", "bu", "dra", "fe", "mi")
KINDS = ("state", "person", "organisation", "institution", "group")
RELATIONS = (
    ("ACCUSE", "accuse", "verbal conflict"),
    ("AID", "send aid to", "material cooperation"),
    ("LEADS", "lead", None),
)


def crowd(actors: int, sentences: int, seed: int = 1) -> tuple[list[Triple], dict[str, Document]]:
    """Return triples between so many actors, each in at least one of them."""
    rng = random.Random(seed)
    names = [
        " ".join(
            "".join(rng.choices(SYLLABLES, k=3)).capitalize() for _ in range(rng.randint(1, 3))
        )
        for _ in range(actors)
    ]
    documents = {
        f"d{number}": Document(f"d{number}", "", source=f"Outlet {number % 40}", date=_day(rng))
        for number in range(max(1, sentences // 4))
    }
    triples = []
    for number in range(sentences):
        one = number % actors
        other = rng.choice(
            [at for at in {one // 3, rng.randrange(actors)} if at != one] or [one - 1]
        )
        document = documents[f"d{number // 4 % len(documents)}"]
        triples.append(_triple(rng, document, number, (one, names[one]), (other, names[other])))
    return triples, documents


def _day(rng: random.Random) -> str:
    return f"{rng.randint(2022, 2024)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"


def _triple(
    rng: random.Random,
    document: Document,
    number: int,
    one: tuple[int, str],
    other: tuple[int, str],
) -> Triple:
    category, relation, quad_class = rng.choice(RELATIONS)
    sentence = f"{one[1]} {relation} {other[1]}."
    start = 1000 * number
    trigger = start + len(one[1]) + 1
    target = trigger + len(relation) + 1
    return Triple(
        doc_id=document.id, doc_date=document.date, source=document.source, sentence=sentence,
        sentence_start=start, sentence_end=start + len(sentence),
        subject=_mention(one, start), relation=relation, relation_text=relation,
        relation_start=trigger, relation_end=trigger + len(relation), category=category,
        quad_class=quad_class, intensity=None, object=_mention(other, target), symmetric=False,
        negated=rng.random() < 0.05, modality=rng.choice(("asserted",) * 9 + ("planned",)),
        attributed_to_id=None, attributed_to_text=None, date=None, date_text=None, rule="clause",
        confidence=rng.randint(50, 100) / 100,
    )  # fmt: skip


def _mention(actor: tuple[int, str], start: int) -> Mention:
    number, name = actor
    kind = KINDS[number % len(KINDS)]
    return Mention(f"a{number}", name, kind, None, name, start, start + len(name))
