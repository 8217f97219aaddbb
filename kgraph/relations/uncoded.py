"""What nothing covered: predicates without a category and names that the catalogue lacks.

Read over a corpus of one's own it says which entries and names are worth adding first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from kgraph.actors.catalogue import Catalogue
from kgraph.actors.mention import ActorMention
from kgraph.documents import Document
from kgraph.relations import attached, clauses, nominals, ud
from kgraph.relations.arguments import Arguments
from kgraph.relations.codebook import Codebook
from kgraph.relations.coding import NONE
from kgraph.relations.frames import Frame, frame
from kgraph.relations.uses import phrase

# In the order in which they are told.
KINDS = ("two actors", "one actor", "person", "organisation")
PREDICATES, MENTIONS = KINDS[:2], KINDS[2:]
_NAMED = ("person", "organisation")
# What stands after these tells where, when or after whom, seldom to whom.
_AROUND = {
    *("according to", "across", "after", "among", "as", "at", "before", "between", "during", "in"),
    *("including", "inside", "like", "near", "outside", "since", "such as", "through", "until"),
    *("throughout", "within"),
}
_EMPTY = {"be", "have", "do", "get", "become", "seem", "appear", "begin", "start", "go", "come"}


@dataclass(slots=True)
class Uncoded:
    """A predicate or name, how often it was met, and a sentence that has it.

    ``kind`` is "two actors" for a predicate between two actors without a category, "one
    actor" for a verb that no entry knows, said of one, or the type of a name.
    """

    kind: str
    words: str
    count: int = 0
    documents: int = 0
    example: str = ""
    doc_id: str = ""
    _last: str | None = field(default=None, repr=False)

    def add(self, document: Document, sentence: str) -> None:
        """Count one more place; the first one is the example."""
        self.count += 1
        if self._last != document.id:
            self.documents += 1
            self._last = document.id
        if not self.example:
            self.example, self.doc_id = sentence, document.id

    def to_dict(self) -> dict[str, object]:
        """Return the fields for a file."""
        names = ("kind", "words", "count", "documents", "example", "doc_id")
        return {name: getattr(self, name) for name in names}


class Tally:
    """Counts what is not covered in the documents that it is shown."""

    def __init__(
        self, codebook: Codebook | None = None, catalogue: Catalogue | None = None
    ) -> None:
        self._codebook = codebook or Codebook.load()
        self._catalogue = catalogue or Catalogue.load()
        self._found: dict[tuple[str, str], Uncoded] = {}

    def add(self, doc: Doc, document: Document) -> None:
        """Count the predicates and names of a parsed document with its actors."""
        arguments = Arguments(doc._.actors, self._codebook)
        for kind, words, token in self._all(doc, arguments):
            key = (kind, words)
            if key not in self._found:
                self._found[key] = Uncoded(kind, words)
            self._found[key].add(document, " ".join(token.sent.text.split()))

    def ranked(self, kinds: Iterable[str] = KINDS) -> list[Uncoded]:
        """Return what was counted by kind, the most frequent first."""
        order = {kind: place for place, kind in enumerate(KINDS) if kind in set(kinds)}
        found = [item for item in self._found.values() if item.kind in order]
        return sorted(found, key=lambda item: (order[item.kind], -item.count, item.words))

    def _all(self, doc: Doc, arguments: Arguments) -> Iterator[tuple[str, str, Token]]:
        for token in doc:
            if ud.is_verb(token):
                yield from self._of_verb(frame(token, arguments, self._codebook), arguments)
            elif token.pos_ == "NOUN" and not arguments.at(token):
                yield from self._of_noun(token, arguments)
        for mention in doc._.actors:
            if self._is_new(mention):
                yield mention.type, mention.name, doc[mention.root]

    def _of_verb(self, found: Frame, arguments: Arguments) -> Iterator[tuple[str, str, Token]]:
        if self._is_known_elsewhere(found):
            return
        doing = {f.mention.id for f in found.doers}
        others = [
            argument
            for argument in found.given
            if argument.preposition not in _AROUND
            and {f.mention.id for f in argument.found if f.directness == 1.0} - doing
        ]
        if doing and others:
            if not self._is_coded(found.verb, arguments):
                nearest = others[0]
                noun = phrase(nearest.noun) if nearest.noun is not None else ""
                parts = (found.name, noun, nearest.preposition)
                yield "two actors", " ".join(part for part in parts if part), found.verb
        elif (doing or others) and not self._codebook.has_verb(found.lemma):
            yield "one actor", found.name, found.verb

    def _is_known_elsewhere(self, found: Frame) -> bool:
        """Return whether a verb only reports, governs another or says nothing by itself."""
        lemma, codebook = found.lemma, self._codebook
        if lemma in _EMPTY or codebook.is_reporting(lemma):
            return True
        governs = any(ud.children(found.verb, "xcomp", "ccomp"))
        if governs and codebook.status(lemma) is not None:
            return True
        noun = phrase(found.noun) if found.noun is not None else ""
        coding = codebook.verb(lemma, particle=found.particle, object=noun)
        return coding is not None and coding.category == NONE

    def _is_coded(self, verb: Token, arguments: Arguments) -> bool:
        """Return whether a rule gives the verb, or an event that it is about, a category."""
        read = [*clauses.read(verb, arguments, self._codebook)]
        for child in verb.children:
            read += nominals.read(child, arguments, self._codebook)
        return any(candidate.coding.category != "OTHER" for candidate in read)

    def _of_noun(self, noun: Token, arguments: Arguments) -> Iterator[tuple[str, str, Token]]:
        """Yield "A's … with B" where no entry knows the noun."""
        name = phrase(noun)
        if self._codebook.noun(name) is not None or self._codebook.role(name) is not None:
            return
        owners = {m.id for token in attached.possessors(noun) for m in arguments.direct(token)}
        for preposition, token in attached.prepositional(noun):
            if owners and {m.id for m in arguments.direct(token)} - owners:
                yield "two actors", f"{name} {preposition}", noun
                return

    def _is_new(self, mention: ActorMention) -> bool:
        named = mention.kind == "name" and mention.type in _NAMED and mention.owner is None
        return named and self._catalogue.actor(mention.id) is None
