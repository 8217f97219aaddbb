"""``kgraph_actors`` and ``kgraph_relations`` in a pipeline of anybody's."""

from __future__ import annotations

import configparser
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from kgraph.actors.component import COMPONENT as ACTORS
from kgraph.documents.document import Document
from kgraph.errors import ModelError
from kgraph.language import load
from kgraph.pipeline import Pipeline
from kgraph.relations.component import COMPONENT as RELATIONS
from kgraph.triples import Triple

ROOT = Path(__file__).parents[2]
TEXT = "Poland accused Belarus of theft. NATO visited Ukraine on Monday. He sleeps."
# Words, parts of speech, ClearNLP's labels and heads, as spaCy's English models give them.
PARSES = {
    "Chad accused Mali of spying .": (
        ["PROPN", "VERB", "PROPN", "ADP", "VERB", "PUNCT"],
        ["nsubj", "ROOT", "dobj", "prep", "pcomp", "punct"],
        [1, 1, 1, 1, 3, 1],
    ),
    "Mali was accused by Chad .": (
        ["PROPN", "AUX", "VERB", "ADP", "PROPN", "PUNCT"],
        ["nsubjpass", "auxpass", "ROOT", "agent", "pobj", "punct"],
        [2, 2, 2, 2, 3, 2],
    ),
}


@Language.component("parser_of_the_test")
def parser_of_the_test(doc: Doc) -> Doc:
    # The entity ruler shows its patterns to what comes before it.
    tags, labels, heads = PARSES.get(doc.text, (["PROPN"], ["ROOT"], [0]))
    for token, tag, label, head in zip(doc, tags, labels, heads, strict=True):
        token.pos_, token.dep_, token.head = tag, label, doc[head]
        token.lemma_ = "accuse" if token.text == "accused" else token.text.lower()
    return doc


@pytest.fixture(scope="module")
def own() -> Language:
    """Return kgraph's own pipeline with both components."""
    nlp = load()
    nlp.add_pipe(ACTORS)
    nlp.add_pipe(RELATIONS)
    return nlp


@pytest.fixture
def foreign() -> Language:
    """Return a pipeline with ClearNLP's labels and both components."""
    nlp = spacy.blank("en")
    for name in ("parser_of_the_test", ACTORS, RELATIONS):
        nlp.add_pipe(name)
    return nlp


def said(doc: Doc) -> list[tuple[str, str, str]]:
    return [(t.subject.id, t.relation, t.object.id) for t in doc._.triples]


def test_triples_are_what_the_pipeline_of_kgraph_reads(own):
    doc = own.make_doc(TEXT)
    doc._.date, doc._.doc_id, doc._.source = "2024-07-10", "d", "wire"
    doc = own(doc)
    (read,) = Pipeline().pipe([Document("d", TEXT, date="2024-07-10", source="wire")])
    assert doc._.triples == read.triples
    assert isinstance(doc._.triples, tuple)
    assert said(doc) == [("POL", "accuse", "BLR"), ("NATO", "visit", "UKR")]
    assert doc._.triples[1].date == "2024-07-08"
    assert {(t.doc_id, t.source) for t in doc._.triples} == {("d", "wire")}


def test_without_an_id_it_is_made_of_the_text(own):
    first, again, other = (own(text) for text in (TEXT, TEXT, f"{TEXT} "))
    ids = [doc._.triples[0].doc_id for doc in (first, again, other)]
    assert ids[0] == ids[1] != ids[2]
    assert first._.triples[0].doc_date is None


@pytest.mark.parametrize("text", ["", " ", "\n\n", "Hello.", "😀"])
def test_a_text_without_relations_has_no_triples(own, text):
    assert own(text)._.triples == ()


def test_offsets_are_those_of_the_text(own):
    text = "  \n“Poland accused\tBelarus” – 😀.\n\nNATO  visited Ukraine.  "
    for triple in own(text)._.triples:
        for mention in (triple.subject, triple.object):
            assert text[mention.start : mention.end] == mention.text
        assert text[triple.sentence_start : triple.sentence_end] == triple.sentence


@pytest.mark.parametrize("text", PARSES)
def test_labels_of_spacys_models_are_read_and_stay(foreign, text):
    doc = foreign(text)
    assert said(doc) == [("TCD", "accuse", "MLI")]
    tags, labels, heads = PARSES[text]
    assert [token.dep_ for token in doc] == labels
    assert [token.head.i for token in doc] == heads
    assert [token.pos_ for token in doc] == tags


def test_a_pipeline_that_has_the_adapter_already_reads_the_same(foreign):
    adapted = spacy.blank("en")
    for name in ("parser_of_the_test", "kgraph_labels", ACTORS, RELATIONS):
        adapted.add_pipe(name)
    for text in PARSES:
        assert adapted(text)._.triples == foreign(text)._.triples


def test_entities_of_the_pipeline_stay(foreign):
    ruler = foreign.add_pipe("entity_ruler", after="parser_of_the_test")
    ruler.add_patterns([{"label": "GPE", "pattern": "Mali"}])
    doc = foreign("Mali was accused by Chad .")
    assert [(e.text, e.label_) for e in doc.ents] == [("Mali", "GPE")]
    assert said(doc) == [("TCD", "accuse", "MLI")]


@pytest.mark.parametrize("name", [ACTORS, RELATIONS])
def test_a_pipeline_without_a_parser_is_one_line(name):
    nlp = spacy.blank("en")
    nlp.add_pipe(ACTORS)
    if name == RELATIONS:
        nlp.add_pipe(RELATIONS)
        nlp.disable_pipe(ACTORS)
    with pytest.raises(ModelError) as caught:
        nlp("Poland accused Belarus.")
    message = str(caught.value)
    assert message.startswith(f"{name} needs a dependency tree: add a parser before it")
    assert "\n" not in message
    assert nlp("")._.actors == []


def test_a_pipeline_without_parts_of_speech_is_one_line():
    @Language.component("untagged_parser_of_the_test")
    def parse(doc: Doc) -> Doc:
        for token in doc:
            token.dep_, token.head = "dep", doc[0]
        return doc

    nlp = spacy.blank("en")
    nlp.add_pipe("untagged_parser_of_the_test")
    nlp.add_pipe(ACTORS)
    with pytest.raises(ModelError, match="kgraph_actors needs parts of speech: add a tagger"):
        nlp("Poland accused Belarus.")


def test_relations_need_actors():
    with pytest.raises(ModelError, match="add the component kgraph_actors before it"):
        spacy.blank("en").add_pipe(RELATIONS)


def test_documents_travel_between_processes(own):
    docs = list(own.pipe([TEXT] * 3, n_process=2, batch_size=1))
    assert [doc._.triples for doc in docs] == [own(TEXT)._.triples] * 3
    assert docs[0]._.actors == own(TEXT)._.actors


def test_documents_are_kept_with_their_triples(own):
    doc = own(TEXT)
    kept = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (back,) = DocBin().from_bytes(kept).get_docs(own.vocab)
    assert back._.triples == doc._.triples
    assert all(isinstance(triple, Triple) for triple in back._.triples)
    assert list(back._.actors) == doc._.actors


def test_a_saved_pipeline_reads_the_same(own, tmp_path):
    own.to_disk(tmp_path / "saved")
    assert spacy.load(tmp_path / "saved")(TEXT)._.triples == own(TEXT)._.triples


def factories() -> dict[str, str]:
    settings = configparser.ConfigParser()
    settings.read(ROOT / "setup.cfg", encoding="utf-8")
    lines = settings["options.entry_points"]["spacy_factories"].strip().splitlines()
    return dict(line.split(" = ") for line in lines)


def test_every_entry_point_is_a_factory_of_its_name():
    found = factories()
    assert {ACTORS, RELATIONS} <= set(found)
    for name, place in found.items():
        module, attribute = place.split(":")
        assert callable(getattr(import_module(module), attribute))
        assert Language.has_factory(name)


def test_spacy_finds_the_components_without_an_import_of_kgraph(tmp_path):
    info = tmp_path / "kgraph-0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: kgraph\nVersion: 0\n")
    lines = [f"{name} = {place}\n" for name, place in factories().items()]
    (info / "entry_points.txt").write_text("".join(["[spacy_factories]\n", *lines]))
    code = (
        "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('kgraph_parser')\n"
        "nlp.add_pipe('kgraph_actors'); nlp.add_pipe('kgraph_relations')\n"
        "print([t.relation for t in nlp('Poland accused Belarus.')._.triples])\n"
    )
    path = os.pathsep.join([str(tmp_path), str(ROOT)])
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        encoding="utf-8",
        cwd=tmp_path,
    )
    assert (done.stdout, done.returncode) == ("['accuse']\n", 0), done.stderr
