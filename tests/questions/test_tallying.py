"""Counting at a level: what is counted by numbers is what the triples themselves say."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kgraph.identity import Judgement
from kgraph.questions.corpus import Corpus
from kgraph.questions.tallying import tally
from kgraph.questions.who import among
from kgraph.store.tally import row_of

ACTORS = ["BLR", "CHN", "POL:parliament", "person:anna-nowak", "person:jan-kowal", "person:bo-li"]
SAME = Judgement(True, "person:anna-nowak", "person:jan-kowal", "who.txt, line 1")
said = st.fixed_dictionaries(
    {
        "subject": st.sampled_from(ACTORS),
        "object": st.sampled_from(ACTORS),
        "category": st.sampled_from(["CONSULT", "MEMBER_OF"]),
        "doc_id": st.sampled_from("abc"),
        "date": st.sampled_from([None, "2023", "2024-07-08"]),
        "negated": st.booleans(),
    }
)
filters = st.sampled_from(
    [{}, {"actor": "POL"}, {"between": ("CHN", "POL")}, {"subject": "BLR"}, {"object": "BLR"}]
)


@pytest.mark.parametrize("level", ["institution", "state"])
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(said, max_size=12), filters, st.booleans())
def test_rows_at_a_level_are_those_of_its_triples(event, new_store, level, all, filters, joined):
    triples = [event(**each) for each in all]
    with new_store(triples) as store:
        store.judge([SAME] if joined else [])
        corpus = Corpus(store, level=level)
        chosen = {
            name: value for name, value in filters.items() if {*_names(value)} <= _known(corpus)
        }
        wanted = among(corpus, chosen)
        counts, places = Counter(), defaultdict(set)
        for triple in map(corpus.seen, corpus.triples(wanted)):
            counts[row_of(triple)] += 1
            places[row_of(triple)].add(triple.doc_id)
        rows = sorted(counts, key=lambda row: (-counts[row], row))
        for limit in (None, 0, 2):
            found = tally(corpus, wanted, limit)
            expected = [(row, counts[row], len(places[row])) for row in rows[:limit]]
            assert list(found.rows) == expected
            assert found.number == len(rows)


def _names(value):
    return [value] if isinstance(value, str) else value


def _known(corpus):
    return {id for triple in corpus.triples(lambda *_: True) for id in corpus.ends(triple)}
