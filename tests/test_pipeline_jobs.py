"""Reading with several processes: the same results, whatever their number."""

from __future__ import annotations

import pytest

import kgraph.pipeline
from kgraph.actors.dictionaries import Dictionaries
from kgraph.documents import Document
from kgraph.errors import ModelError
from kgraph.pipeline import Pipeline
from kgraph.relations.codebook import Codebook

SENTENCES = (
    "Norway accused Iceland of taking fish.",
    "Peru’s envoy met the president of Chile on Tuesday.",
    "Wexcorp visited Norway.",
    "He said that Peru had not threatened it.",
)


def documents(number: int) -> list[Document]:
    """Return documents of various lengths, one of them very long."""
    texts = (" ".join(SENTENCES[i % 4 :] * (1 + i % 3)) for i in range(number))
    long = Document("long", " ".join(SENTENCES) * 20, "2024-07-08")
    return [
        long,
        *(Document(str(i), text, f"2024-07-{1 + i % 28:02}") for i, text in enumerate(texts)),
    ]


@pytest.fixture
def soon(monkeypatch):
    """Start processes for little, and give them little at a time."""
    monkeypatch.setattr(kgraph.pipeline, "_WORTH_PROCESSES", 500)
    monkeypatch.setattr(kgraph.pipeline, "_PIECE", 1500)


@pytest.fixture
def started(monkeypatch):
    """Keep how many processes were asked for."""
    import kgraph.workers

    numbers: list[int] = []
    whole = kgraph.workers.ordered

    def ordered(make, tasks, jobs, **options):
        numbers.append(jobs)
        return whole(make, tasks, jobs, **options)

    monkeypatch.setattr(kgraph.workers, "ordered", ordered)
    return numbers


def test_the_same_is_read_whatever_the_number_of_processes(soon, started):
    news = documents(40)
    alone = list(Pipeline().pipe(news))
    assert sum(len(extraction.triples) for extraction in alone) > 40
    for jobs in (2, 3):
        assert list(Pipeline(jobs=jobs).pipe(news)) == alone
    assert started == [2, 3]


def test_own_actors_and_entries_are_known_to_the_processes(soon, started, tmp_path):
    (tmp_path / "actors.csv").write_text("name,id\nWexcorp,WEX\n")
    (tmp_path / "book.csv").write_text("kind,lemma,category\nverb,visit,THREATEN\n")
    parts = (None, Dictionaries.read([tmp_path / "actors.csv"]), Codebook([tmp_path / "book.csv"]))
    # The files are read once: what becomes of them then changes nothing.
    (tmp_path / "actors.csv").unlink()
    (tmp_path / "book.csv").unlink()
    news = [Document(str(i), SENTENCES[2]) for i in range(60)]
    found = list(Pipeline(*parts, jobs=2).pipe(news))
    assert found == list(Pipeline(*parts).pipe(news))
    assert {(t.subject.id, t.category) for e in found for t in e.triples} == {("WEX", "THREATEN")}
    assert started == [2]


@pytest.mark.parametrize(
    "news", [[], documents(2)[1:], documents(0), [*documents(0), *documents(1)[1:]]]
)
def test_for_little_or_for_one_long_document_no_process_is_started(started, news):
    assert len(list(Pipeline(jobs=4).pipe(news))) == len(news)
    assert not started


def test_documents_stream_through_processes(soon):
    taken: list[int] = []

    def many():
        for number in range(100_000):
            taken.append(number)
            yield Document(str(number), SENTENCES[0])

    found = Pipeline(jobs=2).pipe(many())
    assert [next(found).document.id for _ in range(5)] == list("01234")
    found.close()
    assert len(taken) < 1000


def test_a_bad_model_is_told_as_ever(soon):
    with pytest.raises(ModelError, match="nosuchmodel is not installed"):
        list(Pipeline("nosuchmodel", jobs=2).pipe(documents(20)))


@pytest.mark.parametrize("jobs", [0, -1])
def test_there_must_be_a_process(jobs):
    with pytest.raises(ValueError, match=f"jobs must be 1 or more, not {jobs}"):
        Pipeline(jobs=jobs)
