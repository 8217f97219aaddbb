"""Turtle: what rdflib reads, what SPARQL finds, and that every term is in the vocabulary."""

from __future__ import annotations

import csv
import io
from importlib import resources

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.namespace import DCTERMS, OWL, PROV, RDF, RDFS, SKOS

from kgraph.documents import Document
from kgraph.exports import generate_turtle, write_turtle
from kgraph.exports.terms import dated, iri, page, term, text

KG = rdflib.Namespace("urn:kgraph:vocabulary#")
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
XSD = rdflib.Namespace("http://www.w3.org/2001/XMLSchema#")
WD = rdflib.Namespace("http://www.wikidata.org/entity/")
VOCABULARY = resources.files("kgraph.exports").joinpath("data", "vocabulary.ttl")


def content(triples, documents=(), **options) -> str:
    stream = io.StringIO()
    write_turtle(triples, stream, documents, **options)
    return stream.getvalue()


def read(triples, documents=(), **options) -> rdflib.Graph:
    return rdflib.Graph().parse(data=content(triples, documents, **options), format="turtle")


def actor(id: str) -> rdflib.URIRef:
    return rdflib.URIRef(f"urn:kgraph:actor:{id}")


def value(triple, name: str, **options):
    """Return the one value that the relation of a triple has for a term of the vocabulary."""
    found = list(read([triple], **options).objects(relation(triple), KG[name]))
    assert len(found) <= 1
    return found[0] if found else None


def relation(triple) -> rdflib.URIRef:
    return rdflib.URIRef(f"urn:kgraph:relation:{triple.id}")


def test_sparql_tells_who_did_what_to_whom(triples):
    found = read(triples).query("""
        PREFIX kg: <urn:kgraph:vocabulary#>
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        SELECT ?who ?what ?whom (COUNT(?r) AS ?n) WHERE {
          ?r a kg:Relation ; kg:category kg:ACCUSE ; kg:predicate ?what ; kg:negated false ;
             kg:subject/rdfs:label ?who ; kg:object/rdfs:label ?whom .
        } GROUP BY ?who ?what ?whom ORDER BY ?who ?whom""")
    assert [tuple(cell.toPython() for cell in row) for row in found] == [
        ("Belarus", "accuse", "NATO", 3),
        ("China", "meet", "Belarus", 1),
    ]


def test_sparql_finds_the_words_of_the_evidence(triples):
    found = read(triples).query("""
        PREFIX kg: <urn:kgraph:vocabulary#> PREFIX oa: <http://www.w3.org/ns/oa#>
        PREFIX prov: <http://www.w3.org/ns/prov#>
        SELECT ?start ?end ?words ?sentence WHERE {
          ?r kg:category kg:THREATEN ; prov:wasDerivedFrom ?e .
          ?e oa:hasSelector/oa:exact ?sentence ; kg:relationWords/oa:hasSelector ?p, ?q .
          ?p oa:start ?start ; oa:end ?end . ?q oa:exact ?words . }""")
    ((start, end, words, sentence),) = (tuple(c.toPython() for c in row) for row in found)
    assert (words, sentence) == ("threaten", "Belarus threaten NATO.")
    assert sentence[start:end] == words


def test_every_field_of_a_triple_is_there(make_triple):
    triple = make_triple(
        "BLR:military", "attack", "person:anna-nowak", negated=True, symmetric=True,
        attributed_to_id="POL", attributed_to_text="Warsaw", modality="reported",
        date="2024-02-29", date_text="on Thursday", source="wire",
    )  # fmt: skip
    graph, node = read([triple]), relation(triple)
    (evidence,) = graph.objects(node, PROV.wasDerivedFrom)
    assert set(graph.predicate_objects(node)) == {
        (RDF.type, KG.Relation),
        (KG.subject, actor("BLR:military")),
        (KG.object, actor("person:anna-nowak")),
        (KG.predicate, rdflib.Literal("attack")),
        (KG.category, KG.ACCUSE),
        (KG.quadClass, rdflib.Literal("verbal conflict")),
        (KG.intensity, rdflib.Literal("-3.0", datatype=XSD.double)),
        (KG.symmetric, rdflib.Literal(True)),
        (KG.negated, rdflib.Literal(True)),
        (KG.modality, KG.reported),
        (PROV.wasAttributedTo, actor("POL")),
        (KG.attributedToText, rdflib.Literal("Warsaw")),
        (KG.date, rdflib.Literal("2024-02-29", datatype=XSD.date)),
        (KG.dateText, rdflib.Literal("on Thursday")),
        (KG.rule, rdflib.Literal("verb")),
        (KG.confidence, rdflib.Literal("0.9", datatype=XSD.double)),
        (PROV.wasDerivedFrom, evidence),
    }
    document = rdflib.URIRef("urn:kgraph:document:a")
    assert (evidence, PROV.wasQuotedFrom, document) in graph
    assert (document, DCTERMS.date, rdflib.Literal("2024-07-08", datatype=XSD.date)) in graph
    assert (document, DCTERMS.source, rdflib.Literal("wire")) in graph
    assert graph.value(actor("BLR:military"), KG.state) == actor("BLR")


@pytest.mark.parametrize(
    ("date", "type"),
    [("2022", XSD.gYear), ("2022-02", XSD.gYearMonth), ("2024-02-29", XSD.date)],
)
def test_a_date_has_the_type_of_its_precision(make_triple, date, type):
    assert value(make_triple(date=date), "date") == rdflib.Literal(date, datatype=type)


@pytest.mark.parametrize("date", ["soon", "2022-13", "2023-02-29", "22", "2022-2", "٢٠٢٢-99"])
def test_what_is_no_date_is_a_string(date):
    assert dated(date) == f'"{date}"'


def test_actors_are_linked_to_wikidata_where_the_catalogue_knows_them(make_triple):
    graph = read([make_triple("BLR", "visit", "NATO"), make_triple("person:jan-kowal")])
    assert graph.value(actor("BLR"), SKOS.exactMatch) == WD.Q184
    assert graph.value(actor("NATO"), SKOS.exactMatch) == WD.Q7184
    assert graph.value(actor("person:jan-kowal"), SKOS.exactMatch) is None
    assert graph.value(actor("person:jan-kowal"), RDF.type) == KG.Person


def test_a_speaker_is_described_by_a_later_mention(make_triple):
    triples = [
        make_triple(attributed_to_id="person:anna-nowak", attributed_to_text="she"),
        make_triple("person:anna-nowak"),
    ]
    graph = read(triples)
    assert list(graph.objects(actor("person:anna-nowak"), RDFS.label)) == [
        rdflib.Literal("Anna Nowak")
    ]
    assert (actor("person:anna-nowak"), RDF.type, KG.Person) in graph
    assert (actor("person:anna-nowak"), RDF.type, KG.Actor) in read(triples[:1])


def test_ids_of_one_actor_are_the_same(make_triple):
    same = {"person:jan-kowal": "person:anna-nowak"}
    graph = read([make_triple("person:jan-kowal"), make_triple("person:anna-nowak")], same=same)
    assert set(graph.subject_objects(OWL.sameAs)) == {
        (actor("person:jan-kowal"), actor("person:anna-nowak"))
    }


def test_documents_bring_their_title_and_address(make_triple):
    known = Document("a", "text", title='The "title"', url="https://example.org/a?b={c d}#é")
    graph = read([make_triple()], [known])
    document = rdflib.URIRef("urn:kgraph:document:a")
    assert graph.value(document, DCTERMS.title) == rdflib.Literal('The "title"')
    assert graph.value(document, RDFS.seeAlso) == rdflib.URIRef(
        "https://example.org/a?b=%7Bc%20d%7D#é"
    )


@pytest.mark.parametrize("url", [None, "", "javascript:alert(1)", "ftp://x", "https:///", "a b"])
def test_what_is_no_address_in_the_web_is_left_out(url):
    assert page(url) is None


@pytest.mark.parametrize(
    ("id", "encoded"),
    [
        ("a b", "a%20b"),
        ("a>b<c", "a%3Eb%3Cc"),
        ("../x", "..%2Fx"),
        ("x#y?z", "x%23y%3Fz"),
        ("100%", "100%25"),
        ("ö", "%C3%B6"),
        ("BLR:military", "BLR:military"),
    ],
)
def test_hostile_ids_are_encoded(id, encoded):
    assert iri("urn:kgraph:actor:", id) == f"<urn:kgraph:actor:{encoded}>"


def test_a_resource_is_described_once(triples):
    lines = content([*triples, *triples[:1]]).splitlines()
    for id in ("BLR", "NATO", "CHN"):
        assert sum(line.startswith(f"<urn:kgraph:actor:{id}> a ") for line in lines) == 1


def test_another_base_names_other_resources(make_triple):
    graph = read([make_triple()], base="https://example.org/")
    names = {str(s) for s in graph.subjects() if isinstance(s, rdflib.URIRef)}
    assert names and all(name.startswith("https://example.org/") for name in names)


def test_lines_are_generated_as_triples_come(make_triple):
    def endless():
        number = 0
        while True:
            number += 1
            yield make_triple(at=number)

    lines = generate_turtle(endless())
    assert sum("a kg:Relation" in next(lines) for _ in range(1000)) > 10


def test_no_triples_are_a_valid_file():
    assert len(read([])) == 0


@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_any_text_is_read_back(hostile_triples, data):
    triples = data.draw(hostile_triples)
    graph = read(triples)
    assert set(graph.subjects(RDF.type, KG.Relation)) == {relation(triple) for triple in triples}
    for triple in triples:
        node = relation(triple)
        assert str(graph.value(node, KG.predicate)) == triple.relation
        assert graph.value(node, KG.negated).toPython() is triple.negated
        evidence = graph.value(node, PROV.wasDerivedFrom)
        exact = [graph.value(s, OA.exact) for s in graph.objects(evidence, OA.hasSelector)]
        assert [str(found) for found in exact if found is not None] == [triple.sentence]
        subject = graph.value(node, KG.subject)
        assert str(graph.value(subject, DCTERMS.identifier)) == triple.subject.id


@pytest.mark.parametrize("nasty", ["\ud800", "a\x00", '"""', "\\", "\\u0041", "\x85\u2028"])
def test_literals_are_escaped(nasty):
    data = f"<urn:a> <urn:b> {text(nasty)} ."
    ((_, _, found),) = rdflib.Graph().parse(data=data, format="turtle")
    assert str(found) == nasty.replace("\ud800", "\ufffd")


@pytest.fixture(scope="module")
def vocabulary() -> rdflib.Graph:
    return rdflib.Graph().parse(data=VOCABULARY.read_text("utf-8"), format="turtle")


def test_every_term_is_in_the_vocabulary(triples, vocabulary, make_triple):
    rich = make_triple(attributed_to_id="POL", attributed_to_text="x", date="2022", date_text="y")
    graph = read([*triples, rich])
    used = {part for spo in graph for part in spo if str(part).startswith(str(KG))}
    assert len(used) > 20
    for found in used:
        assert (found, None, None) in vocabulary, found


def test_the_vocabulary_has_the_categories_of_the_codebook(vocabulary):
    table = resources.files("kgraph.relations").joinpath("data", "categories.csv")
    rows = list(csv.DictReader(io.StringIO(table.read_text("utf-8"))))
    found = {
        str(category).removeprefix(str(KG)): str(vocabulary.value(category, SKOS.definition))
        for category in vocabulary.subjects(RDF.type, KG.Category)
    }
    assert found == {row["category"]: row["description"] for row in rows}


def test_terms_that_are_no_names_are_encoded():
    assert (term("ACCUSE"), term("a b")) == ("kg:ACCUSE", "<urn:kgraph:vocabulary#a%20b>")


def test_a_failure_leaves_the_old_file(triples, tmp_path):
    path = tmp_path / "t.ttl"
    path.write_text("old")

    def failing():
        yield triples[0]
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_turtle(failing(), path)
    assert path.read_text() == "old"
    assert [found.name for found in tmp_path.iterdir()] == ["t.ttl"]
