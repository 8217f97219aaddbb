"""The views: what other programs read in the file is what the library answers."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from contextlib import closing

import pytest

from kgraph.documents import Document
from kgraph.identity import Judgement
from kgraph.store import Store
from kgraph.store.profile import listed
from kgraph.store.schema import MIGRATIONS, VERSION
from kgraph.store.views import NAMES

SAME = Judgement(True, "person:anna-nowak", "person:jan-kowal", "who.txt, line 1")
QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")


@pytest.fixture
def path(make_triple, tmp_path):
    """Return a store of three documents in which two ids are one actor."""
    triples = {
        "a": [
            make_triple("person:anna-nowak", "accuse", "CHN", date="2024-05"),
            make_triple("person:anna-nowak", "accuse", "CHN", at=100, negated=True),
            make_triple("NATO", "meet", "POL", at=200, category="CONSULT",
                        quad_class="verbal cooperation", intensity=2.5),
        ],
        "b": [
            make_triple("person:jan-kowal", "accuse", "CHN", doc_id="b", source="Wire"),
            make_triple("CHN", "accuse", "person:jan-kowal", doc_id="b", source="Wire", at=100,
                        modality="reported", attributed_to_id="POL", attributed_to_text="Warsaw"),
            make_triple("person:anna-nowak", "accuse", "person:jan-kowal", doc_id="b",
                        source="Wire", at=200),
        ],
        "c": [
            make_triple("BLR", "border with", "POL", doc_id="c", doc_date=None, category="BORDERS",
                        quad_class=None, intensity=None),
        ],
    }  # fmt: skip
    path = tmp_path / "kgraph.db"
    sources = {"b": ("2024-07-08", "Title", "Wire", "https://example.org/b"), "c": (None,)}
    with Store.open(path, create=True) as store, store.batch():
        for id, found in triples.items():
            store.add(Document(id, f"text of {id}", *sources.get(id, ("2024-07-08",))), found)
        store.judge([SAME])
    with Store.open(path) as store:
        store.identities()
    return path


def rows(path, view, columns="*"):
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(f"SELECT {columns} FROM {view}")]


def asked(path):
    """Return the triples of a store under the ids and names of who is who."""
    with Store.open(path, readonly=True) as store:
        who = store.identities()
        return [(triple, who.triple(triple)) for triple in store.triples()]


def when(triple):
    return triple.date or triple.doc_date


def span(triples):
    days = sorted(day for triple in triples if (day := when(triple)))
    return (days[0], days[-1]) if days else (None, None)


def test_every_view_is_there_and_can_be_asked(path):
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'")
        assert sorted(name for (name,) in found) == sorted(NAMES)
    assert all(rows(path, name) for name in NAMES)


def test_actors_are_those_of_the_library(path):
    with Store.open(path, readonly=True) as store:
        expected = listed(store.identities())
    found = rows(path, "actors")
    fields = ("id", "name", "type", "state", "triples")
    assert [tuple(row[f] for f in fields) for row in found] == [
        tuple(getattr(actor, f) for f in fields) for actor in expected
    ]
    assert SAME.a not in {row["id"] for row in found} or SAME.b not in {r["id"] for r in found}
    for row in found:
        mine = [t for _, t in asked(path) if row["id"] in (t.subject.id, t.object.id)]
        assert (row["first_date"], row["last_date"]) == span(mine)


def test_edges_count_what_says_the_same_of_the_same_actors(path):
    groups = defaultdict(list)
    for _, t in asked(path):
        key = (t.subject.id, t.relation, t.object.id, t.category, t.negated, t.modality)
        groups[key].append(t)
    expected = {
        key: (
            same[0].subject.name,
            same[0].object.name,
            same[0].quad_class,
            len(same),
            len({t.doc_id for t in same}),
            len({t.source for t in same if t.source}),
            *span(same),
        )
        for key, same in groups.items()
    }
    keys = ("subject_id", "relation", "object_id", "category", "negated", "modality")
    values = ("subject", "object", "quad_class", "triples", "documents", "sources", "first_date")
    found = rows(path, "edges")
    assert {
        tuple(row[k] for k in keys): tuple(row[v] for v in (*values, "last_date")) for row in found
    } == expected
    assert len(found) == len(expected)
    assert max(row["triples"] for row in found) == 2


def test_evidence_has_each_triple_with_its_document(path):
    with Store.open(path, readonly=True) as store:
        documents = {document.id: document for document in store.documents()}
    found = rows(path, "evidence")
    assert len(found) == 7
    for row, (triple, joined) in zip(found, asked(path), strict=True):
        document = documents[triple.doc_id]
        assert row == {
            "id": triple.id,
            "subject_id": joined.subject.id,
            "subject": joined.subject.name,
            "relation": triple.relation,
            "object_id": joined.object.id,
            "object": joined.object.name,
            "category": triple.category,
            "quad_class": triple.quad_class,
            "intensity": triple.intensity,
            "negated": triple.negated,
            "modality": triple.modality,
            "date": when(triple),
            "sentence": triple.sentence,
            "said_by": triple.attributed_to_text,
            "confidence": triple.confidence,
            "source": document.source,
            "title": document.title,
            "url": document.url,
            "doc_id": triple.doc_id,
        }


def test_dyads_are_those_of_stats(path):
    from kgraph.questions.corpus import Corpus
    from kgraph.questions.overview import overview

    with Store.open(path, readonly=True) as store:
        expected = overview(Corpus(store), top=99).top_dyads
    assert [tuple(row.values()) for row in rows(path, "dyads")] == [
        (dyad.one, dyad.one_name, dyad.other, dyad.other_name, dyad.triples) for dyad in expected
    ]


def test_the_timeline_counts_by_month_and_class(path):
    months = defaultdict(list)
    for triple, _ in asked(path):
        months[(when(triple) or "")[:7] or None].append(triple)
    found = rows(path, "timeline")
    assert [row["month"] for row in found] == sorted(months, key=lambda month: month or "")
    for row in found:
        triples = months[row["month"]]
        said = Counter(t.quad_class for t in triples if not t.negated)
        assert row == {
            "month": row["month"],
            "triples": len(triples),
            **{quad.replace(" ", "_"): said[quad] for quad in QUADS},
            "other": said[None],
            "denied": sum(t.negated for t in triples),
        }


def test_categories_and_sources_count_triples(path):
    triples = [triple for triple, _ in asked(path)]
    categories = Counter(t.category for t in triples)
    found = {row["category"]: row for row in rows(path, "categories")}
    assert {name: row["triples"] for name, row in found.items()} == categories
    for name, row in found.items():
        mine = [t for t in triples if t.category == name]
        assert row["quad_class"] == mine[0].quad_class
        assert row["denied"] == sum(t.negated for t in mine)
        assert (row["first_date"], row["last_date"]) == span(mine)
    assert rows(path, "sources") == [
        {"source": "Wire", "documents": 1, "triples": 3, "first_date": "2024-07-08",
         "last_date": "2024-07-08"}
    ]  # fmt: skip


@pytest.mark.parametrize("view", NAMES)
def test_the_views_of_an_empty_store_are_empty(view, tmp_path):
    Store.open(tmp_path / "empty.db", create=True).close()
    assert rows(tmp_path / "empty.db", view) == []


def test_a_store_without_views_gets_them_with_the_first_change(path):
    before = {view: rows(path, view) for view in NAMES}
    with closing(sqlite3.connect(path)) as connection:
        drops = "".join(f"DROP VIEW {name};" for name in NAMES)
        indexes = "DROP INDEX joined_actor; DROP INDEX facts_subject_day;"
        connection.executescript(f"{drops}{indexes}PRAGMA user_version = 4;")
    size = path.stat().st_size
    with Store.open(path) as store:
        # Asking changes nothing.
        assert store.counts().triples == 7
    assert path.stat().st_size == size
    with Store.open(path, create=True) as store:
        # Who is who is found out when it is first asked.
        store.identities()
    with Store.open(path, readonly=True) as store:
        assert store.version == VERSION
    assert {view: rows(path, view) for view in NAMES} == before


def test_what_costs_is_looked_up_for_the_shown_rows_alone(path):
    with closing(sqlite3.connect(path)) as connection:
        for view, kept in (("edges", "statements_number"), ("evidence", "SCAN t")):
            plan = connection.execute(f"EXPLAIN QUERY PLAN SELECT * FROM {view} LIMIT 9").fetchall()
            assert kept in plan[0][-1]
            assert not any(row[1] == 0 and "TEMP B-TREE" in row[-1] for row in plan)


def test_views_change_nothing_in_the_file(path):
    before = path.read_bytes()
    for view in NAMES:
        rows(path, view)
    assert path.read_bytes() == before
    assert max(MIGRATIONS) == VERSION
