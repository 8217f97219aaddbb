"""RDF as Turtle: each triple a resource with its evidence, who says so, and its status.

A triple is no arc from subject to object, because it may be denied, planned or only reported: it
is a ``kg:Relation`` with ``kg:subject``, ``kg:category`` and ``kg:object``. PROV-O says what it
was derived from and whom it is attributed to, the Web Annotation vocabulary where the words stand
(offsets are code points, as there). The vocabulary is ``data/vocabulary.ttl`` of this package.

Wikidata's items are linked with ``skos:exactMatch`` where the catalogue knows them. Half
surrogate pairs are replaced; all else that a triple holds is kept. Resources are written as they
come: any number of triples fits into memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING

from kgraph.documents.document import Document
from kgraph.exports.files import Target, write_lines
from kgraph.exports.terms import PREFIXES, boolean, dated, double, iri, page, term, text
from kgraph.triples import Mention, Triple

if TYPE_CHECKING:
    from kgraph.actors.catalogue import Catalogue

BASE = "urn:kgraph:"
_WIKIDATA = "http://www.wikidata.org/entity/"
Properties = Iterable[tuple[str, str | None]]


def write_turtle(
    triples: Iterable[Triple],
    path: Target,
    documents: Iterable[Document] = (),
    *,
    same: Mapping[str, str] | None = None,
    base: str = BASE,
) -> None:
    """Write triples as Turtle to a file, which is there whole or not at all, or to a stream.

    ``documents`` add titles and addresses, ``same`` the id of the actor that an id belongs to;
    ``base`` is what the IRIs of actors, documents and relations begin with.
    """
    write_lines(generate_turtle(triples, documents, same=same, base=base), path)


def generate_turtle(
    triples: Iterable[Triple],
    documents: Iterable[Document] = (),
    *,
    same: Mapping[str, str] | None = None,
    base: str = BASE,
) -> Iterator[str]:
    """Yield the lines of triples as Turtle, each actor and document before its first triple."""
    writer = _Writer({d.id: d for d in documents}, same or {}, base)
    for prefix, address in PREFIXES.items():
        yield f"@prefix {prefix}: <{address}> ."
    for triple in triples:
        yield from writer.triple(triple)


class _Writer:
    """Writes each resource once."""

    def __init__(
        self, documents: Mapping[str, Document], same: Mapping[str, str], base: str
    ) -> None:
        self._documents = documents
        self._same = same
        self._base = base
        self._written: set[str] = set()
        self._catalogue: Catalogue | None = None

    def triple(self, triple: Triple) -> Iterator[str]:
        yield from self._once("document", triple.doc_id, lambda: self._document(triple))
        for mention in (triple.subject, triple.object):
            yield from self._actor(mention)
        if triple.attributed_to_id:
            yield from self._named(triple.attributed_to_id)
        id = triple.id
        relation, evidence = self._iri("relation", id), self._iri("evidence", id)
        yield from _resource(relation, "kg:Relation", self._relation(triple, evidence))
        yield from _resource(evidence, "kg:Evidence", self._evidence(triple))

    def _relation(self, triple: Triple, evidence: str) -> Properties:
        speaker = triple.attributed_to_id
        yield "kg:subject", self._iri("actor", triple.subject.id)
        yield "kg:object", self._iri("actor", triple.object.id)
        yield "kg:predicate", text(triple.relation)
        yield "kg:category", term(triple.category or "OTHER")
        yield "kg:quadClass", text(triple.quad_class)
        yield "kg:intensity", double(triple.intensity)
        yield "kg:symmetric", boolean(triple.symmetric)
        yield "kg:negated", boolean(triple.negated)
        yield "kg:modality", term(triple.modality)
        yield "prov:wasAttributedTo", self._iri("actor", speaker) if speaker else None
        yield "kg:attributedToText", text(triple.attributed_to_text)
        yield "kg:date", dated(triple.date)
        yield "kg:dateText", text(triple.date_text)
        yield "kg:rule", text(triple.rule)
        yield "kg:confidence", double(triple.confidence)
        yield "prov:wasDerivedFrom", evidence

    def _evidence(self, triple: Triple) -> Properties:
        document = self._iri("document", triple.doc_id)
        subject, object = triple.subject, triple.object
        yield "prov:wasQuotedFrom", document
        yield "oa:hasSource", document
        place = (triple.sentence, triple.sentence_start, triple.sentence_end)
        yield "oa:hasSelector", _selectors(*place)
        words = (triple.relation_text, triple.relation_start, triple.relation_end)
        yield "kg:subjectWords", _words(document, subject.text, subject.start, subject.end)
        yield "kg:relationWords", _words(document, *words)
        yield "kg:objectWords", _words(document, object.text, object.start, object.end)

    def _document(self, triple: Triple) -> Iterator[str]:
        known = self._documents.get(triple.doc_id)
        properties = (
            ("dcterms:identifier", text(triple.doc_id)),
            ("dcterms:title", text(known.title) if known else None),
            ("dcterms:date", dated(triple.doc_date)),
            ("dcterms:source", text(triple.source)),
            ("rdfs:seeAlso", page(known.url) if known else None),
        )
        yield from _resource(self._iri("document", triple.doc_id), "kg:Document", properties)

    def _actor(self, mention: Mention) -> Iterator[str]:
        if mention.state and mention.state != mention.id:
            yield from self._named(mention.state)
        yield from self._once("actor", mention.id, lambda: self._described(mention))

    def _described(self, mention: Mention) -> Iterator[str]:
        known = self._known().actor(mention.id)
        item = known.wikidata if known else None
        joined = self._same.get(mention.id, mention.id)
        properties = (
            ("rdfs:label", text(mention.name)),
            ("dcterms:identifier", text(mention.id)),
            ("kg:state", self._iri("actor", mention.state) if mention.state else None),
            ("owl:sameAs", self._iri("actor", joined) if joined != mention.id else None),
            ("skos:exactMatch", iri(_WIKIDATA, item) if item else None),
        )
        kind = term(mention.type.capitalize() or "Actor")
        yield from _resource(self._iri("actor", mention.id), kind, properties)

    def _named(self, id: str) -> Iterator[str]:
        """Describe an actor of whom there is but an id, in full if the catalogue knows it."""
        known = self._known().actor(id)
        if known:
            mention = Mention(id, known.name, known.type, known.state, "", 0, 0)
            yield from self._once("actor", id, lambda: self._described(mention))
        else:
            # A later mention may tell the rest.
            properties = (("dcterms:identifier", text(id)),)
            name = self._iri("actor", id)
            yield from self._once("id", id, lambda: _resource(name, "kg:Actor", properties))

    def _once(self, kind: str, id: str, lines: Callable[[], Iterator[str]]) -> Iterator[str]:
        key = f"{kind}:{id}"
        if key not in self._written:
            self._written.add(key)
            yield from lines()

    def _iri(self, kind: str, id: str) -> str:
        return iri(f"{self._base}{kind}:", id)

    def _known(self) -> Catalogue:
        if self._catalogue is None:
            from kgraph.actors.catalogue import Catalogue

            self._catalogue = Catalogue.load()
        return self._catalogue


def _words(document: str, words: str, start: int, end: int) -> str:
    selectors = _selectors(words, start, end)
    return f"[ a oa:SpecificResource ; oa:hasSource {document} ; oa:hasSelector {selectors} ]"


def _selectors(words: str, start: int, end: int) -> str:
    return (
        f"[ a oa:TextPositionSelector ; oa:start {start} ; oa:end {end} ] ,"
        f" [ a oa:TextQuoteSelector ; oa:exact {text(words)} ]"
    )


def _resource(name: str, kind: str, properties: Properties) -> Iterator[str]:
    """Yield the lines of a resource; properties without a value are left out."""
    yield ""
    known = [f"{term} {value}" for term, value in properties if value is not None]
    last = len(known)
    for number, line in enumerate(chain([f"{name} a {kind}"], known)):
        yield f"{'    ' if number else ''}{line} {'.' if number == last else ';'}"
