"""From a parsed document with its actors to triples."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator
from itertools import chain

from spacy.tokens import Doc, Token

from kgraph import trees
from kgraph.actors.mention import ActorMention, is_unowned
from kgraph.documents.document import Document
from kgraph.relations import clauses, dates, gapping, nominals, predicates, roles
from kgraph.relations.arguments import Arguments
from kgraph.relations.candidate import Candidate
from kgraph.relations.codebook import Codebook
from kgraph.relations.frames import phrase
from kgraph.relations.status import Status, StatusReader
from kgraph.triples import Mention, Triple

_RULES = (clauses.read, nominals.read, roles.read, predicates.read)
_CONFIDENCE = {
    "verb-active-object": 0.9,
    "verb-passive-object": 0.9,
    "verb-active-oblique": 0.8,
    "verb-passive-oblique": 0.75,
    "verb-active-inside": 0.75,
    "verb-passive-inside": 0.7,
    "verb-joint": 0.85,
    "verb-stance": 0.7,
    "noun-event": 0.85,
    "noun-event-lent": 0.8,
    "noun-mutual": 0.85,
    "role": 0.9,
    "belonging": 0.8,
    "adjective": 0.85,
    "noun-answered": 0.75,
}
_REFERENCE = 0.85


@trees.keeping_tree
def read(doc: Doc, document: Document) -> list[Triple]:
    """Return the triples of a document in the order of the text.

    ``doc`` is a parsed Doc whose ``doc._.actors`` holds its actor mentions; offsets in the
    triples are those of ``document.text``, which must be the text of ``doc``.
    """
    codebook = Codebook.load()
    gaps = gapping.pairs(doc)
    arguments = Arguments(gapping.without(doc._.actors, gaps), codebook)
    statuses = StatusReader(arguments, codebook)
    best: dict[tuple[object, ...], Triple] = {}
    for candidate in chain(
        _candidates(doc, arguments, codebook), gapping.read(doc, gaps, arguments, codebook)
    ):
        triple = _triple(candidate, document, statuses, codebook)
        key = _key(candidate, triple)
        held = best.get(key)
        if held is None or triple.confidence > held.confidence:
            best[key] = triple
    return sorted(_without_echoes(best.values()), key=_order)


def _without_echoes(triples: Collection[Triple]) -> Iterator[Triple]:
    """Yield the triples but for a mutual reading of what was also read with a direction."""
    directed = {_words(t) for t in triples if not t.symmetric}
    for triple in triples:
        if not triple.symmetric or _words(triple) not in directed:
            yield triple


def _candidates(doc: Doc, arguments: Arguments, codebook: Codebook) -> Iterator[Candidate]:
    for token in _tokens(doc):
        for rule in _RULES:
            for candidate in rule(token, arguments, codebook):
                if _makes_sense(candidate):
                    yield candidate


def _tokens(doc: Doc) -> Iterator[Token]:
    """Yield the words of the sentences that name two actors: no others relate any."""
    sentences = list(doc.sents)
    starts = [sentence.start for sentence in sentences]
    named: list[set[str]] = [set() for _ in sentences]
    for mention in doc._.actors:
        for end in (mention.start, mention.end - 1):
            named[bisect_right(starts, end) - 1].add(mention.id)
    for sentence, ids in zip(sentences, named, strict=True):
        if len(ids) > 1:
            yield from sentence


def _makes_sense(candidate: Candidate) -> bool:
    """Drop relations of an actor with itself or, read indirectly, with its own part."""
    a, b = candidate.subject, candidate.object
    if a.id == b.id or (candidate.standing and (is_unowned(a.id) or is_unowned(b.id))):
        return False
    related = a.owner == b.id or b.owner == a.id
    return not related or candidate.standing or candidate.directness == 1.0


def _key(candidate: Candidate, triple: Triple) -> tuple[object, ...]:
    """Two readings of the same words about the same actors are one triple."""
    ends = (triple.subject.id, triple.object.id)
    pair = tuple(sorted(ends)) if triple.symmetric else ends
    return (triple.sentence_start, pair, triple.category, triple.negated, triple.modality)


def _words(triple: Triple) -> tuple[object, ...]:
    """Return between whom a triple is, and the end of the words that say so."""
    ends = tuple(sorted((triple.subject.id, triple.object.id)))
    return (triple.sentence_start, ends, triple.relation_end)


def _order(triple: Triple) -> tuple[int, int, int, int, str]:
    return (
        triple.sentence_start,
        triple.relation_start,
        triple.subject.start,
        triple.object.start,
        triple.category,
    )


def _triple(
    candidate: Candidate, document: Document, statuses: StatusReader, codebook: Codebook
) -> Triple:
    doc = candidate.head.doc
    text = document.text
    start, end = _sentence(candidate.head, text)
    status = _status(candidate, statuses, codebook)
    when = None if candidate.standing else _date(candidate, document)
    trigger_start, trigger_end = _span(candidate.trigger)
    coding = candidate.coding
    return Triple(
        doc_id=document.id,
        doc_date=document.date,
        source=document.source,
        sentence=text[start:end],
        sentence_start=start,
        sentence_end=end,
        subject=_mention(doc, candidate.subject),
        relation=candidate.relation,
        relation_text=text[trigger_start:trigger_end],
        relation_start=trigger_start,
        relation_end=trigger_end,
        category=coding.category,
        quad_class=coding.quad_class,
        intensity=coding.intensity,
        object=_mention(doc, candidate.object),
        symmetric=candidate.symmetric,
        negated=status.negated,
        modality=status.modality,
        attributed_to_id=status.speaker.id if status.speaker else None,
        attributed_to_text=status.speaker_text,
        date=when.iso if when else None,
        date_text=when.text if when else None,
        rule=candidate.rule,
        confidence=_confidence(candidate),
    )


def _status(candidate: Candidate, statuses: StatusReader, codebook: Codebook) -> Status:
    if candidate.standing:
        return Status(negated=statuses.negates(candidate.head))
    return statuses.read(candidate.head, _act(candidate, codebook))


def _act(candidate: Candidate, codebook: Codebook) -> Token | None:
    """Return the noun that the relation is about, where it is the act and not its verb."""
    noun = candidate.trigger[-1]
    entry = codebook.noun(phrase(noun)) if noun.pos_ in {"NOUN", "PROPN"} else None
    same = entry is not None and entry.category == candidate.coding.category
    return noun if same else None


def _date(candidate: Candidate, document: Document) -> dates.When | None:
    """Return the date beside the event itself, else that of the clause it stands in."""
    event = dates.read(candidate.trigger[-1], document.date)
    return event or dates.read(candidate.head, document.date)


def _confidence(candidate: Candidate) -> float:
    value = _CONFIDENCE[candidate.rule] * candidate.directness
    for mention in (candidate.subject, candidate.object):
        if mention.kind == "reference":
            value *= _REFERENCE
    if candidate.coding.category == "OTHER":
        value *= 0.8
    return round(value, 2)


def _mention(doc: Doc, mention: ActorMention) -> Mention:
    span = doc[mention.start : mention.end]
    return Mention(
        id=mention.id,
        name=mention.name,
        type=mention.type,
        state=mention.state,
        text=span.text,
        start=span.start_char,
        end=span.end_char,
    )


def _span(words: list[Token]) -> tuple[int, int]:
    first = min(words, key=lambda t: t.i)
    last = max(words, key=lambda t: t.i)
    return first.idx, last.idx + len(last)


def _sentence(token: Token, text: str) -> tuple[int, int]:
    """Return where the token's sentence begins and ends in the text, without outer blanks.

    ``token.sent`` would look through the whole document.
    """
    doc, first, last = token.doc, token.i, token.i + 1
    while first and not doc[first].is_sent_start:
        first -= 1
    while last < len(doc) and not doc[last].is_sent_start:
        last += 1
    return _trim(text, doc[first].idx, doc[last - 1].idx + len(doc[last - 1]))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return start, end
