"""Who does it: the subject of a verb, own or shared through control, coordination and clauses."""

from __future__ import annotations

from spacy.tokens import Token

from kgraph.relations import ud

# "criticised Minsk for jailing …": after these the object of the main verb acts.
_OBJECT_CONTROL_MARKS = {"of", "for", "from", "into", "as"}
_DEPTH = 6
# "called on Kenya to leave": who is asked acts.
_ASKING = {
    *(("call", "on"), ("call", "upon"), ("prevail", "on"), ("prevail", "upon"), ("lean", "on")),
    *(("appeal", "to"), ("plead", "with"), ("press", "on")),
}


def agents(verb: Token) -> list[Token]:
    """Return the by-phrases of a passive verb, and "at the hands of" ones."""
    found = ud.children(verb, "obl:agent")
    found += [c for c in ud.children(verb, "obl") if ud.case(c) == "by" and c not in found]
    for c in ud.children(verb, "obl"):
        if c.lemma_ == "hand" and ud.case(c) == "at":
            found += [phrase for preposition, phrase in ud.prepositional(c) if preposition == "of"]
    return found


def patient(verb: Token, depth: int = _DEPTH) -> Token | None:
    """Return what a passive verb is done to, or None."""
    found = ud.child(verb, "nsubj:pass")
    if found is not None:
        return found
    if verb.dep_ in {"acl", "amod"}:
        return verb.head
    if verb.dep_ == "acl:relcl":
        return verb.head if ud.child(verb, "nsubj") is None else None
    return _shared(verb, depth)


def subject(verb: Token, depth: int = _DEPTH) -> Token | None:
    """Return the grammatical doer of an active verb, own or shared, or None."""
    found = ud.children(verb, "nsubj", "csubj")
    if found:
        # Where a parser gives two, the one beside the verb is the subject.
        return found[-1]
    return _shared(verb, depth)


def doers(verb: Token) -> list[Token]:
    """Return all who may do it: the subject, or every by-phrase of a passive."""
    if ud.is_passive(verb):
        return agents(verb)
    found = subject(verb)
    beside = _with_phrase(verb)
    return [token for token in (found, beside) if token is not None]


def _with_phrase(verb: Token) -> Token | None:
    """Return who acts in "it ended with Kenya visiting Norway and signing a treaty"."""
    while verb.dep_ == "conj" and ud.is_verb(verb.head):
        verb = verb.head
    if ud.base(verb) != "advcl" or ud.marker(verb) or ud.feature(verb, "VerbForm") == "Inf":
        return None
    before = [c for c in ud.children(verb.head, "obl") if c.i < verb.i and ud.case(c) == "with"]
    return before[-1] if before else None


def doer(verb: Token) -> Token | None:
    """Return who does it whatever the voice: the subject, or the agent of a passive."""
    return next(iter(agents(verb)), None) if ud.is_passive(verb) else subject(verb)


def _holder(verb: Token, depth: int) -> Token | None:
    """Return the grammatical subject whatever the voice."""
    return patient(verb, depth) if ud.is_passive(verb) else subject(verb, depth)


def _shared(verb: Token, depth: int) -> Token | None:
    if depth == 0 or verb.head == verb:
        return None
    head, label = verb.head, ud.base(verb)
    if label == "conj":
        return _of_conjunct(verb, head, depth)
    if label == "xcomp":
        return _controller(head, depth)
    if label == "advcl":
        if ud.is_verb(head):
            return _of_adverbial(verb, head, depth)
        return _of_noun_clause(head, depth)
    if label == "acl":
        return _of_noun_clause_verb(verb, depth)
    if label in {"ccomp", "parataxis"} and ud.feature(verb, "VerbForm") != "Fin":
        return _holder(head, depth - 1) if ud.is_verb(head) else None
    return None


def _of_conjunct(verb: Token, head: Token, depth: int) -> Token | None:
    if ud.is_verb(head) or ud.child(head, "cop") is not None:
        return _holder(head, depth - 1)
    return None


def _controller(head: Token, depth: int) -> Token | None:
    """The object of the governing verb acts if there is one, else its subject."""
    if not ud.is_verb(head):
        return predicate_subject(head, depth)
    target = ud.child(head, "obj", "iobj") or _asked(head)
    # "promised Kyiv to …" keeps the subject, as does an object that no one can act through.
    if target is not None and head.lemma_ not in {"promise", "vow", "use", "take"}:
        return target
    return _holder(head, depth - 1)


def _of_adverbial(verb: Token, head: Token, depth: int) -> Token | None:
    marks = set(ud.marker(verb).split())
    target = ud.child(head, "obj", "nsubj:pass")
    if "to" in marks and (asked := _asked(head)) is not None and asked.i < verb.i:
        return asked
    if target is not None and marks & _OBJECT_CONTROL_MARKS and target.i < verb.i:
        return target
    return _holder(head, depth - 1)


def _asked(verb: Token) -> Token | None:
    """Return who is to act in "called on Kenya to leave", or None."""
    for token in ud.children(verb, "obl"):
        if (str(verb.lemma_), ud.case(token)) in _ASKING:
            return token
    return None


def _of_noun_clause(noun: Token, depth: int) -> Token | None:
    return predicate_subject(noun, depth) or _governing_subject(noun, depth)


def predicate_subject(word: Token, depth: int = _DEPTH) -> Token | None:
    """Return the subject of an adjective or noun that is said of someone, or None."""
    found = ud.child(word, "nsubj", "nsubj:pass")
    if found is not None:
        return found
    if ud.base(word) == "xcomp" and depth:
        return _controller(word.head, depth - 1)
    if ud.base(word) == "conj" and depth and word.head.pos_ == word.pos_:
        return predicate_subject(word.head, depth - 1)
    if word.pos_ == "ADJ" and word.dep_ in {"acl:relcl", "amod", "acl"}:
        return word.head
    return None


def _of_noun_clause_verb(verb: Token, depth: int) -> Token | None:
    noun = verb.head
    infinitive = "to" in ud.marker(verb).split() or ud.feature(verb, "VerbForm") == "Inf"
    if not infinitive and not set(ud.marker(verb).split()) & {"of", "for", "in"}:
        return noun
    # "Warsaw's decision to send …": the owner of the plan acts, else who governs the plan.
    for possessor in ud.possessors(noun):
        return possessor
    for modifier in ud.premodifiers(noun):
        if modifier.pos_ in {"PROPN", "ADJ"} and modifier.text[:1].isupper():
            return modifier
    for preposition, phrase in ud.prepositional(noun):
        if preposition == "by":
            return phrase
    return _governing_subject(noun, depth)


def _governing_subject(noun: Token, depth: int) -> Token | None:
    for head in ud.ancestors(noun):
        if ud.is_verb(head):
            # "gave Kenya the right to …": who is given it will act.
            receiver = ud.child(head, "iobj")
            if receiver is not None or depth <= 1:
                return receiver
            return _holder(head, depth - 1)
        if ud.base(noun) not in {"obj", "obl", "nmod", "conj", "xcomp"}:
            return None
    return None
