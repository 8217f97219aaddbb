"""From a parsed document with its actors to triples."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import chain

from spacy.tokens import Doc, Token

from kgraph import trees
from kgraph.actors.mention import ActorMention
from kgraph.documents.document import Document
from kgraph.relations import (
    beside,
    clauses,
    dates,
    ends,
    gapping,
    modifiers,
    nominals,
    phrases,
    pledges,
    predicates,
    roles,
    subjects,
    ud,
    uses,
)
from kgraph.relations.arguments import Arguments
from kgraph.relations.attribution import Status
from kgraph.relations.candidate import Candidate
from kgraph.relations.codebook import Codebook
from kgraph.relations.confidence import confidence
from kgraph.relations.moments import When
from kgraph.relations.moods import is_future
from kgraph.relations.status import StatusReader
from kgraph.relations.uses import phrase
from kgraph.relations.weeding import Reading, nonsense, weed
from kgraph.triples import Mention, Triple

# The rules that have a reading for words of a part of speech, in their order.
Rule = Callable[[Token, Arguments, Codebook], Iterator[Candidate]]
_NOUN: tuple[Rule, ...] = (nominals.read, phrases.read, roles.read)
_RULES: dict[str, tuple[Rule, ...]] = {
    "VERB": (clauses.read, predicates.read),
    "AUX": (clauses.read,),
    "NOUN": _NOUN,
    "PROPN": (clauses.read, *_NOUN),
    "ADJ": (roles.read, predicates.read),
}


def read(doc: Doc, document: Document, codebook: Codebook | None = None) -> list[Triple]:
    """Return the triples of a document in the order of the text.

    ``doc`` is a parsed Doc whose ``doc._.actors`` holds its actor mentions; offsets in the
    triples are those of ``document.text``, which must be the text of ``doc``. Without a
    codebook the one shipped is used.
    """
    kept = (r.triple for r in readings(doc, document, codebook) if not r.dropped)
    return sorted(kept, key=_order)


@trees.keeping_tree
def readings(doc: Doc, document: Document, codebook: Codebook | None = None) -> list[Reading]:
    """Return all that the rules have read, with the reason why some of it is no triple."""
    codebook = codebook or Codebook.load()
    gaps = gapping.pairs(doc)
    arguments = Arguments(gapping.without(doc._.actors, gaps), codebook)
    statuses = StatusReader(arguments, codebook)
    found = [
        Reading(
            candidate,
            _triple(candidate, document, statuses, codebook),
            nonsense(candidate) or pledges.no_offer(candidate, codebook),
        )
        for candidate in chain(
            _candidates(doc, arguments, codebook), gapping.read(doc, gaps, arguments, codebook)
        )
    ]
    weed(found)
    return found


def _candidates(doc: Doc, arguments: Arguments, codebook: Codebook) -> Iterator[Candidate]:
    for token in _tokens(doc):
        named = bool(arguments.at(token))
        for rule in _rules(codebook, token.pos_, token.lemma_, named):
            yield from rule(token, arguments, codebook)
        if token.pos_ == "NOUN" and token.dep_ == "ROOT":
            yield from clauses.read(token, arguments, codebook)
        if token.pos_ == "NOUN" and token.lemma_ in ends.NOUNS:
            yield from ends.read(token, arguments, codebook)
        if token.pos_ == "VERB":
            yield from pledges.conditional(token, arguments, codebook)
            if pledges.governed(token, codebook):
                yield from pledges.read(token, arguments, codebook)
        if ud.base(token) in modifiers.LABELS and modifiers.is_one(token.lower_):
            yield from modifiers.read(token, arguments, codebook)
        if named:
            yield from beside.read(token, arguments, codebook)


@lru_cache(maxsize=50_000)
def _rules(codebook: Codebook, pos: str, lemma: str, named: bool) -> tuple[Rule, ...]:
    """Return the rules that may read a word; most nouns are in no table and name nobody."""
    useless: set[Rule] = set()
    if named or not (codebook.ends_noun(lemma) or uses.heads_of_name(lemma)):
        useless.add(nominals.read)
    if not phrases.heads(lemma):
        useless.add(phrases.read)
    if not named and not codebook.heads_role(lemma):
        useless.add(roles.read)
    return tuple(rule for rule in _RULES.get(pos, ()) if rule not in useless)


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
    when = None if candidate.standing else _date(candidate, document, status, codebook)
    trigger_start, trigger_end = _span(candidate.trigger)
    coding = candidate.coding
    return Triple(
        doc_id=document.id,
        doc_date=document.date,
        source=document.source,
        sentence=text[start:end],
        sentence_start=start,
        sentence_end=end,
        subject=_mention(doc, candidate.subject, text),
        relation=candidate.relation,
        relation_text=text[trigger_start:trigger_end],
        relation_start=trigger_start,
        relation_end=trigger_end,
        category=coding.category,
        quad_class=coding.quad_class,
        intensity=coding.intensity,
        object=_mention(doc, candidate.object, text),
        symmetric=candidate.symmetric,
        negated=status.negated,
        modality=status.modality,
        attributed_to_id=status.speaker.id if status.speaker else None,
        attributed_to_text=status.speaker_text,
        date=when.iso if when else None,
        date_text=when.text if when else None,
        rule=candidate.rule,
        confidence=confidence(candidate),
    )


def _status(candidate: Candidate, statuses: StatusReader, codebook: Codebook) -> Status:
    if candidate.standing:
        return statuses.standing(candidate.head)
    if candidate.rule == pledges.RULE and candidate.head.pos_ == "NOUN":
        # "rejected Kenya's offer to mediate": it was made all the same.
        return statuses.alone(candidate.head)
    parties = (candidate.subject, candidate.object)
    # A request that is denied was made all the same, and "blocked roads in protest" is a protest.
    apart = candidate.rule in {"noun-answered", "phrase"}
    noun = _act(candidate, codebook)
    act = None if apart else noun
    status = statuses.read(candidate.head, act, parties, candidate.coding.category)
    if candidate.rule == "noun-answered" and noun is not None and status.modality != "reported":
        # "never accepted Kenya's offer", "may grant its request": it was made all the same.
        own = statuses.alone(noun)
        status.negated, status.modality = own.negated, own.modality
    clause = candidate.head.dep_ in {"acl", "acl:relcl"}
    whole = subjects.predicate(candidate.head.head) if clause else None
    if whole is not None and any(c.lower_ == "it" for c in ud.children(whole, "nsubj", "expl")):
        # "It was not Kenya that …" is denied as a whole.
        whole = None
    if whole is not None and statuses.negates(whole):
        # "Kenya is not one of the states hit by …"
        status.negated = not status.negated
    return status


def _act(candidate: Candidate, codebook: Codebook) -> Token | None:
    """Return the noun that the relation is about, where it is the act and not its verb."""
    noun = candidate.trigger[-1]
    entry = codebook.noun(phrase(noun)) if noun.pos_ in {"NOUN", "PROPN"} else None
    same = entry is not None and entry.category == candidate.coding.category
    return noun if same else None


def _date(
    candidate: Candidate, document: Document, status: Status, codebook: Codebook
) -> When | None:
    """Return the date beside the event itself, else that of the clause it stands in."""
    ahead = status.ahead or status.modality == "planned" or is_future(candidate.head)
    for word in dict.fromkeys((_act(candidate, codebook) or candidate.head, candidate.head)):
        found = dates.read(word, document.date, codebook, ahead=ahead)
        if found is not None:
            return found
    return None


def _mention(doc: Doc, mention: ActorMention, text: str) -> Mention:
    last = doc[mention.end - 1]
    start, end = doc[mention.start].idx, last.idx + len(last)
    return Mention(
        id=mention.id,
        name=mention.name,
        type=mention.type,
        state=mention.state,
        text=text[start:end],
        start=start,
        end=end,
    )


def _span(words: list[Token]) -> tuple[int, int]:
    first = min(words, key=lambda t: t.i)
    last = max(words, key=lambda t: t.i)
    return first.idx, last.idx + len(last)


def _sentence(token: Token, text: str) -> tuple[int, int]:
    """Return where the token's sentence begins and ends in the text, without outer blanks."""
    doc, end = token.doc, ud.sentence_end(token) - 1
    return _trim(text, doc[ud.sentence_start(token)].idx, doc[end].idx + len(doc[end]))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return start, end
