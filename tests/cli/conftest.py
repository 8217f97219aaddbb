"""A pipeline that needs no model, and a way to run commands as a shell would."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable
from typing import ClassVar, NamedTuple

import pytest

from kgraph.cli import main
from kgraph.pipeline import Extraction

_SENTENCE = re.compile(r"(BLR|CHN|POL|NATO) (not )?(accuse|visit|thank) (BLR|CHN|POL|NATO)\.")
_CATEGORIES = {"accuse": "ACCUSE", "visit": "CONSULT", "thank": "SUPPORT"}


class Result(NamedTuple):
    """How a command ended and what it said."""

    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def own_place(tmp_path, monkeypatch):
    """Run each test in an empty folder, without the settings of the one who runs it."""
    monkeypatch.chdir(tmp_path)
    for name in ("KGRAPH_STORE", "COLUMNS", "FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def run(capsys, monkeypatch) -> Callable[..., Result]:
    """Return a function from arguments (and standard input) to a Result."""

    def run(*arguments: object, stdin: bytes = b"") -> Result:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments], prog_name="kgraph")
        out, err = capsys.readouterr()
        return Result(int(ended.value.code or 0), out, err)

    return run


@pytest.fixture
def pipeline(monkeypatch, make_triple):
    """Read ``BLR accuse NATO.`` and its like; keep the models that were asked for."""

    class FakePipeline:
        models: ClassVar[list[str | None]] = []
        jobs: ClassVar[list[int]] = []

        def __init__(self, model=None, dictionaries=None, codebook=None, jobs=1):
            self.models.append(model)
            self.jobs.append(jobs)
            self.dictionaries = dictionaries

        def pipe(self, documents):
            for document in documents:
                found = [
                    make_triple(
                        match[1], match[3], match[4],
                        at=match.start(),
                        negated=bool(match[2]),
                        category=_CATEGORIES[match[3]],
                        doc_id=document.id,
                        doc_date=document.date,
                    )
                    for match in _SENTENCE.finditer(document.text)
                ]  # fmt: skip
                yield Extraction(document, tuple(found), len(found), 3 * len(found))

    monkeypatch.setattr("kgraph.pipeline.Pipeline", FakePipeline)
    return FakePipeline


@pytest.fixture
def page(monkeypatch):
    """Draw a page that says what it was given."""
    calls = []

    def render(graph, triples, *, documents, title, **options):
        calls.append((graph, list(triples), documents))
        return f"<title>{title}</title>{len(graph)} actors\n"

    monkeypatch.setattr("kgraph.page.render", render)
    return calls


@pytest.fixture
def built(run, pipeline, page, tmp_path):
    """Build a small store at its default place."""
    news = tmp_path / "news"
    news.mkdir()
    (news / "one.txt").write_text(
        "---\ndate: 2024-07-08\n\nBLR accuse NATO. POL visit CHN. BLR accuse NATO. POL thank NATO."
    )
    (news / "two.txt").write_text("---\ndate: 2024-08-01\n\nBLR accuse NATO. CHN not thank BLR.")
    assert run("build", "news").code == 0
    return tmp_path / "output"
