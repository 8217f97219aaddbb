"""The derived tables: always those of the triples, and an index for every kind of question."""

from __future__ import annotations

import sqlite3
import tempfile
from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph.documents import Document
from kgraph.errors import UnknownActorError
from kgraph.graph import build
from kgraph.graph.select import within
from kgraph.identity import Judgement, Seen, Tie, gather, merge
from kgraph.questions.corpus import Corpus
from kgraph.questions.totals import totals
from kgraph.store import Selection, Store
from kgraph.store.names import find, folded
from kgraph.store.plan import facts, ordered

FOLDER = tempfile.TemporaryDirectory()
ACTORS = ["BLR", "CHN", "POL:parliament", "person:anna-nowak", "person:ana-nowak", "person:nowak"]
changes = st.fixed_dictionaries(
    {
        "subject": st.sampled_from(ACTORS),
        "object": st.sampled_from(ACTORS),
        "subject_text": st.sampled_from([None, "Nowak", "it", "Büro"]),
        "relation": st.sampled_from(["accuse", "meet", "president of"]),
        "category": st.sampled_from(["ACCUSE", "CONSULT", "LEADS"]),
        "at": st.integers(0, 3).map(lambda n: 100 * n),
        "date": st.sampled_from([None, "2024", "2024-07", "2024-07-01"]),
        "doc_date": st.sampled_from([None, "2023-12-31"]),
        "negated": st.booleans(),
        "source": st.sampled_from([None, "Wire"]),
    }
)
documents = st.lists(st.tuples(st.sampled_from("abc"), st.lists(changes, max_size=5)), max_size=8)


def filled(make_triple, steps, ask=None) -> Store:
    store = Store.open(Path(tempfile.mkdtemp(dir=FOLDER.name)) / "kgraph.db", create=True)
    for number, (id, triples) in enumerate(steps):
        made = [make_triple(doc_id=id, **change) for change in triples]
        store.add(Document(id, f"text {number}"), made)
        if ask is not None and number % 2:
            ask(store)
    return store


def afresh(store):
    triples = list(store.triples())
    seen = [
        Seen(m.id, m.name, m.type, m.state, m.text) for t in triples for m in (t.subject, t.object)
    ]
    ties = [
        Tie(t.subject.id, t.relation, t.object.id)
        for t in triples
        if t.category in ("LEADS", "AFFILIATED_WITH") and not t.negated
    ]
    return triples, merge(gather(seen, ties), store.judgements())


def answer(look, name):
    try:
        return look(name)
    except UnknownActorError as error:
        return str(error)


@settings(max_examples=40, deadline=None)
@given(documents)
def test_what_is_kept_equals_what_is_gathered_afresh(make_triple, steps):
    with filled(make_triple, steps, Store.identities) as store:
        triples, expected = afresh(store)
        assert store.identities() == expected
        # The second time it is read instead of found.
        assert store.identities() == expected
        names = [(m.id, m.name, m.text) for t in triples for m in (t.subject, t.object)]
        for name in ("BLR", "blr", "nowak", "ana", "buro", "polish parl", "Nowack", "x"):
            assert answer(store.find_actor, name) == answer(lambda n: find(n, names), name)
        merged = [(expected.id(id), *rest) for id, *rest in names]
        for name in ("nowak", "ana nowak", "parliament"):
            found = answer(lambda n: store.find_actor(n, expected), name)
            assert found == answer(lambda n: find(n, merged), name)
        assert store.counts().triples == len(triples)
        assert store.counts().actors == len({id for id, *_ in names})


@settings(max_examples=40, deadline=None)
@given(
    documents,
    st.sampled_from(
        [
            *({}, {"actor": "BLR"}, {"since": "2024"}, {"since": "2024-07"}, {"text": "meet"}),
            *({"categories": ["ACCUSE", "LEADS"]}, {"negated": False}, {"sources": ["Wire"]}),
            {"actor": "person:anna-nowak", "until": "2024"},
            {"categories": ["LEADS"], "since": "2024-07-01"},
        ]
    ),
    # Other lines on who is who than those that the store keeps its answers for.
    st.sampled_from([None, (), (Judgement(True, "CHN", "POL:parliament", "a line"),)]),
)
def test_a_tally_counts_triples_and_documents(make_triple, steps, filters, lines):
    with filled(make_triple, steps) as store:
        store.identities()
        who = store.identities(lines)
        counts, places = Counter(), defaultdict(set)
        for t in map(who.triple, store.triples(**filters)):
            relation = f"not {t.relation}" if t.negated else t.relation
            row = (t.subject.name, relation, t.object.name, t.category, t.modality)
            counts[row] += 1
            places[row].add(t.doc_id)
        rows = sorted(counts, key=lambda row: (-counts[row], row))
        expected = [(row, counts[row], len(places[row])) for row in rows]
        for limit in (None, 0, 1, 3, 99):
            tally = store.tally(who, **filters, limit=limit)
            assert list(tally.rows) == expected[:limit]
            assert tally.number == len(rows)


@settings(max_examples=30, deadline=None)
@given(documents, st.sampled_from(["actor", "institution", "state"]), st.booleans())
def test_a_graph_of_a_store_is_that_of_its_triples(make_triple, steps, level, joined):
    with filled(make_triple, steps) as store:
        who = store.identities() if joined else None
        one = build(store, level=level, identities=who)
        two = build(store.triples(), level=level, identities=who)
        assert list(one.nodes(data=True)) == list(two.nodes(data=True))
        assert list(one.edges(keys=True, data=True)) == list(two.edges(keys=True, data=True))


def plan(store, question) -> str:
    rows = store._rows(f"EXPLAIN QUERY PLAN {question[0]}", question[1])
    return "\n".join(row[-1] for row in rows)


@pytest.mark.parametrize(
    ("filters", "index"),
    [
        ({}, "SCAN f"),
        ({"actor": "BLR"}, "facts_subject"),
        ({"actor": "BLR"}, "facts_object"),
        ({"subject": "BLR"}, "facts_subject"),
        ({"between": ("BLR", "CHN")}, "facts_statement (subject=? AND object=?)"),
        ({"categories": ["ACCUSE"]}, "facts_category (category=?)"),
        ({"categories": ["ACCUSE"], "since": "2024", "until": "2024"}, "category=? AND day"),
        # Open to one side, a period is read in the order of the answer.
        ({"since": "2024-07-08"}, "SCAN f"),
        ({"since": "2024", "until": "2024-07"}, "facts_day (day>? AND day<?)"),
        ({"relation": "accuse"}, "facts_phrase (phrase=?)"),
        ({"text": "Belarus"}, "facts_sentence (sentence=?)"),
        ({"sources": ["Wire"]}, "facts_source (source=?)"),
        ({"quad_classes": ["verbal conflict"]}, "facts_quad_class (quad_class=?)"),
        ({"attributed_to": "BLR"}, "facts_speaker (speaker=?)"),
        ({"sentence": ("a", 0)}, "facts_sentence (sentence=?)"),
        # Most are sure enough: the first of them are found soon without an index.
        ({"min_confidence": 0.5}, "SCAN f"),
    ],
)
def test_every_kind_of_question_has_an_index(make_triple, filters, index):
    with filled(make_triple, [("a", [{}])]) as store:
        store.counts()
        assert index in plan(store, ordered(Selection(**filters)))


def test_a_tally_of_an_actor_reads_what_is_counted_already(make_triple):
    with filled(make_triple, [("a", [{}])]) as store:
        question = facts(Selection(actor="BLR"), "f.triples", "statements")
        assert "SCAN f" not in plan(store, question).splitlines()


def test_a_store_that_may_only_be_read_is_brought_up_to_date_beside_it(make_triple):
    filled(make_triple, [("a", [{}, {"at": 50}]), ("b", [{}])]).close()
    path = max(Path(FOLDER.name).glob("*/kgraph.db"), key=lambda path: path.stat().st_mtime_ns)
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None)
    with Store(connection, path) as store:
        assert store.counts().triples == 3
        assert len(list(store.triples(text="accuse", actor="BLR"))) == 3
        assert store.find_actor("belarus") == "BLR"
        assert store.identities() == afresh(store)[1]
        assert store.identities() == store.identities()
        assert [row[1:] for row in store.tally(limit=9).rows] == [(3, 2)]
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM facts").fetchone() == (0,)


ids = st.sampled_from(ACTORS)
asked = st.fixed_dictionaries(
    {},
    optional={
        "actor": ids | st.lists(ids, min_size=1, max_size=2),
        "between": st.tuples(ids, ids | st.lists(ids, min_size=1, max_size=2)),
        "subject": ids,
        "object": ids,
        "relation": st.sampled_from(["meet", "president", "of president", "x"]),
        "text": st.sampled_from(["meet", "nowak", "buro of"]),
        "categories": st.lists(st.sampled_from(["ACCUSE", "LEADS"]), max_size=2),
        "modality": st.just(["asserted"]),
        "negated": st.booleans(),
        "quad_classes": st.just(["verbal conflict"]),
        "sources": st.just(["Wire"]),
        "attributed_to": ids,
        "min_confidence": st.sampled_from([0.5, 0.9, 1]),
        "since": st.sampled_from(["2024", "2024-07", "2024-07-02"]),
        "until": st.sampled_from(["2023", "2024-06", "2024-07-01"]),
        "sentence": st.tuples(st.sampled_from("abc"), st.sampled_from([0, 100])),
    },
)


def listed(wanted) -> list[str]:
    return [wanted] if isinstance(wanted, str) else list(wanted)


def fits(t, asked) -> bool:
    """Tell whether a triple is one that is asked for, by looking at it alone."""
    ends, day = (t.subject.id, t.object.id), t.date or t.doc_date
    tests = {
        "actor": lambda ids: {*listed(ids)} & {*ends},
        "between": lambda pair: any(
            ends[0] in listed(one) and ends[1] in listed(other) for one, other in (pair, pair[::-1])
        ),
        "subject": lambda id: ends[0] == id,
        "object": lambda id: ends[1] == id,
        "relation": lambda words: (
            {*words.split()} <= {*f"{t.relation} {t.relation_text}".lower().split()}
        ),
        "text": lambda words: all(word in folded(t.sentence) for word in words.split()),
        "categories": lambda names: t.category in names,
        "modality": lambda names: t.modality in names,
        "negated": lambda negated: t.negated == negated,
        "quad_classes": lambda names: t.quad_class in names,
        "sources": lambda names: t.source in names,
        "attributed_to": lambda id: t.attributed_to_id == id,
        "min_confidence": lambda least: t.confidence >= least,
        "since": lambda day_: within(day, day_, None),
        "until": lambda day_: within(day, None, day_),
        "sentence": lambda place: (t.doc_id, t.sentence_start) == place,
    }
    return all(tests[name](value) for name, value in asked.items())


@settings(max_examples=60, deadline=None)
@given(documents, asked)
def test_what_is_asked_for_is_what_a_look_at_each_triple_finds(make_triple, steps, asked):
    with filled(make_triple, steps) as store:
        # A document has one sentence at a place, which is the first that a triple gave it.
        said: dict[tuple[str, int], str] = {}
        expected = [
            t
            for t in store.triples()
            if fits(
                replace(t, sentence=said.setdefault((t.doc_id, t.sentence_start), t.sentence)),
                asked,
            )
        ]
        assert list(store.triples(**asked)) == expected
        who = store.identities()
        corpus = Corpus(store, identities=who, **asked)
        same = [(who.id(t.subject.id), who.id(t.object.id), t.id) for t in expected]
        apart = {
            (a, b, t.id)
            for (a, b, _), t in zip(same, expected, strict=True)
            if a != b or t.subject.id == t.object.id
        }
        assert {(f.subject, f.object, f.id) for f in corpus.facts()} == apart
        counted = totals(corpus)
        assert sum(counted.dyads.values()) == len(apart)
        assert sum(counted.kinds["category"].values()) == len(apart)


@settings(max_examples=20, deadline=None)
@given(documents)
def test_indexes_made_behind_a_large_batch_are_those_of_a_new_store(make_triple, steps):
    sql = "SELECT name, sql FROM sqlite_master WHERE type = 'index' ORDER BY name"

    def indexes(store) -> list[tuple[str, str]]:
        return [(name, str(text).replace("main.", "")) for name, text in store._rows(sql)]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kgraph.store.derive._MANY", 1)
        with filled(make_triple, steps) as store, filled(make_triple, []) as new:
            triples = list(store.triples())
            assert indexes(store) == indexes(new)
            for actor in ACTORS:
                expected = [t for t in triples if actor in (t.subject.id, t.object.id)]
                assert list(store.triples(actor=actor)) == expected
