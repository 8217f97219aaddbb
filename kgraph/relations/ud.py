"""Reading a Universal Dependencies tree: small questions that every rule asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from spacy.tokens import Token

from kgraph.trees import base as base
from kgraph.trees import child as child
from kgraph.trees import children as children
from kgraph.trees import has_child, remembered, sentence

PASSIVE = {"nsubj:pass", "csubj:pass"}
RELATIVES = {"who", "whom", "which", "that", "whose"}
HYPHENS = {"-", "‑", "–"}
_STANCES = {"anti", "pro"}
_PARTICLES = {"away", "back", "down", "forth", "off", "out", "over", "up"}
_LATEST = 20
_LAID = {("ascribe", "to"), ("attribute", "to"), ("blame", "on"), ("pin", "on")}
_KEEPING = {
    *("administer", "control", "flag", "govern", "hold", "occupy", "operate", "own", "register"),
    *("rule", "run"),
}
_UPON = {"on", "upon"}
_TWO_OBJECTS = {
    *("award", "deny", "give", "grant", "hand", "lend", "offer", "pay", "promise", "send"),
    *("show", "tell"),
}
_CARRYING = {"carry", "ferry", "transport"}
_NAMING = {"call", "consider", "deem", "dub", "elect", "label", "name"}
_ARGUMENTS_OF_NOUNS = {"nmod", "obl"}


def feature(token: Token, name: str) -> str:
    """Return the value of a morphological feature, or an empty string."""
    return ",".join(token.morph.get(name, []))


def sentence_start(token: Token) -> int:
    """Return the first token of a sentence."""
    return sentence(token)[0]


def sentence_end(token: Token) -> int:
    """Return the token behind a sentence."""
    return sentence(token)[1]


@remembered
def case(token: Token) -> str:
    """Return the preposition before a noun, in lower case, fixed expressions in full."""
    stacked = _stacked(token)
    for c in children(token, "case"):
        if c.dep_ == "case" and c.lower_ not in {"'s", "’s", "'", "’"} and c not in stacked:
            parts = [c, *(k for k in children(c, "fixed") if k.dep_ == "fixed")]
            if c.lower_ == "out":
                # "out of" is two prepositions in some treebanks.
                parts += [k for k in token.children if k.i == c.i + 1 and k.lower_ == "of"]
            if len(parts) == 1:
                return str(c.lower_)
            return " ".join(str(p.lower_) for p in sorted(parts, key=lambda t: t.i))
    return ""


def introduction(word: Token) -> str:
    """Return a preposition, conjunction or marker with the rest of a fixed expression."""
    if base(word) not in {"case", "mark", "cc"}:
        return ""
    parts = [word, *children(word, "fixed")]
    return " ".join(str(p.lower_) for p in sorted(parts, key=lambda t: t.i))


@remembered
def marker(token: Token) -> str:
    """Return the words that introduce a clause (if, to, after, of …), in lower case."""
    return " ".join([str(c.lower_) for c in children(token, "mark", "case")])


@remembered
def conjuncts(token: Token) -> tuple[Token, ...]:
    """Return the token and everything coordinated to it, in the order of the text."""
    return (*_listed_before(token), *_coordinated(token))


def _listed_before(token: Token) -> list[Token]:
    """Return the subjects before one, in "Kenya, the wider bloc and Chad" cut into two by a parser.

    Only commas may stand between them, and the last must go on with a conjunction.
    """
    if base(token) != "nsubj" or child(token, "conj") is None:
        return []
    found: list[Token] = []
    first = token
    for sibling in sorted(token.head.children, key=lambda t: -t.i):
        if sibling.dep_ == token.dep_ and sibling.i < first.i and _comma_between(sibling, first):
            found = [*_coordinated(sibling), *found]
            first = sibling
    return found


def _comma_between(first: Token, second: Token) -> bool:
    """Return whether nothing but a comma, which may belong to either, parts two phrases."""
    start = second.left_edge.i
    start += second.doc[start].is_punct
    return first.doc[start - 1].lower_ == "," and start - first.right_edge.i in {1, 2}


def _coordinated(token: Token) -> list[Token]:
    result = [token]
    for c in children(token, "conj"):
        if not _resumes(c):
            result += _coordinated(c)
    return [*result, *(c for c in children(token, "appos", "nmod") if _is_listed(token, c))]


def _is_listed(first: Token, second: Token) -> bool:
    """Return whether a headline names two by a comma: "Kenya, Chad sign", "Kenya, Chad to sign"."""
    if second.pos_ != "PROPN" or second.dep_ not in {"appos", "nmod:unmarked"}:
        return False
    start, after = second.left_edge.i, second.right_edge.i + 1
    start += first.doc[start].is_punct
    between = first.doc[first.i + 1 : start].text == ","
    if not between or after >= sentence_end(first) or first.left_edge.i != sentence_start(first):
        return False
    verb = first.doc[after]
    return verb.lower_ == "to" or (is_verb(verb) and verb.lower_ == verb.lemma_)


def late_party(noun: Token) -> int:
    """Return where the last party starts in "between A, led by C, and B", or 0."""
    doc, stop = noun.doc, sentence_end(noun)
    if case(noun) != "between":
        return 0
    listed = children(noun, "conj")
    if listed:
        # "between A, B, and C": a parser may begin a clause with the last of a list.
        end = listed[-1].right_edge.i + 1
        closed = any(child(c, "cc") is not None for c in listed) or end + 2 >= stop
        return 0 if closed or doc[end : end + 2].text.lower() != ", and" else end + 2
    commas = [i for i in range(noun.i + 1, min(stop, noun.i + _LATEST)) if doc[i].text == ","]
    for at in commas[1:]:
        if at + 2 < stop and doc[at + 1].lower_ == "and" and doc[commas[0] + 1].pos_ == "VERB":
            return at + 2
    return 0


def _resumes(conjunct: Token) -> bool:
    """Tell whether a conjunct resumes a "between" that a clause in commas has interrupted."""
    start = conjunct.left_edge.i
    while start < conjunct.i and conjunct.doc[start].pos_ in {"PUNCT", "CCONJ"}:
        start += 1
    if start < 2 or conjunct.doc[start - 2].text != ",":
        return False
    first = max(sentence_start(conjunct), start - _LATEST)
    return any(late_party(t) == start for t in conjunct.doc[first : start - 2])


def first_conjunct(token: Token) -> Token:
    """Return the head of the coordination that the token belongs to."""
    while token.dep_ == "conj" and token.head != token:
        token = token.head
    return token


@remembered
def particle(verb: Token) -> str:
    """Return the verb's particle ("off" in "kick off"), or an empty string."""
    found = child(verb, "compound:prt")
    if found is None:
        # "pushed back": taggers are not at one whether this is a particle or an adverb.
        # Or, before the object, a preposition: "sealed off the roads".
        cases = (k for o in children(verb, "obj") for k in children(o, "case"))
        beside = (c for c in [*children(verb, "advmod"), *cases] if c.i == verb.i + 1)
        found = next((c for c in beside if c.lower_ in _PARTICLES), None)
    found = found or _behind_object(verb)
    if found is None and child(verb, "obj") is not None:
        # "drove the rebels out of the town"
        out = (c for o in children(verb, "obl") for c in o.children if case(o) == "out of")
        found = next((c for c in out if c.lower_ == "out"), None)
    return str(found.lower_) if found is not None else ""


def _behind_object(verb: Token) -> Token | None:
    """Return a particle after the object: "handed the prisoner over to", however it is hung."""
    objects = children(verb, "obj", "nsubj:pass")
    if not objects:
        return None
    end = max(objects[-1].right_edge.i, verb.i)
    loose = [*children(verb, "advmod"), *(k for o in children(verb, "obl") for k in _stacked(o))]
    return next((c for c in loose if c.i == end + 1 and c.lower_ in _PARTICLES), None)


def _stacked(noun: Token) -> list[Token]:
    """Return a preposition that stands before another one: over in "over to Kenya"."""
    cases = children(noun, "case")
    found = (a for a, b in pairwise(cases) if b.i == a.i + 1 and b.lower_ != "of")
    return [a for a in found if a.lower_ in _PARTICLES]


@remembered
def is_passive(verb: Token) -> bool:
    """Return whether a verb is passive: by its labels, or as a bare past participle."""
    if has_child(verb, *PASSIVE, "aux:pass"):
        return not _acts(verb)
    if child(verb, "aux", "nsubj") is not None:
        return False
    if verb.dep_ == "acl" and verb.lemma_ not in _TWO_OBJECTS and _goes_on(verb):
        return False
    if verb.dep_ in {"acl", "amod", "advcl", "advcl:pred"} and feature(verb, "VerbForm") == "Part":
        return feature(verb, "Tense") == "Past" or feature(verb, "Voice") == "Pass"
    return False


def _acts(verb: Token) -> bool:
    """Return whether a subject taken for a patient does it: "A, not B, expelled C"."""
    if has_child(verb, "aux:pass", "aux", "obl:agent") or verb.lemma_ in _TWO_OBJECTS:
        return False
    called = verb.lemma_ == "call" and any(case(c) in _UPON for c in children(verb, "obl"))
    return called or has_child(verb, "obj")


def _goes_on(verb: Token) -> bool:
    """Tell whether a participle is a sentence's verb: "Kenya, whose border …, accused Chad"."""
    if verb.head.dep_ not in {"ROOT", "root"} or child(verb, "obj") is None:
        return False
    if verb.i == verb.head.i + 1 and verb.lemma_ not in _NAMING and not has_child(verb.head, "cop"):
        # "Kenya's opposition accused Chad of …": what has an object of its own is no passive.
        return True
    start = verb.left_edge.i
    behind = start > 0 and verb.doc[start - 1].is_punct
    return behind and child(verb.head, "acl:relcl") is not None


def is_verb(token: Token) -> bool:
    """Return whether a token heads a verbal clause."""
    if token.pos_ == "VERB" or (token.pos_ == "AUX" and base(token) not in {"aux", "cop"}):
        return True
    if token.pos_ == "NOUN" and token.dep_ == "ROOT" and child(token, "obj") is not None:
        # "Kenya resumes talks", "Kenya will chair talks": verbs that are taken for nouns
        return heading(token) is not None or has_child(token, "aux")
    # "Kenya hobnobbed with …": a tagger that never saw the verb may take it for a name.
    odd = token.pos_ == "PROPN" and token.lower_.endswith("ed") and token.is_lower
    return odd and child(token, "nsubj") is not None


def heading(verb: Token) -> Token | None:
    """Return the subject of a headline whose verb is taken for a noun: "Kenya resumes talks"."""
    if verb.dep_ != "ROOT" or not verb.lower_.endswith("s") or child(verb, "obj") is None:
        return None
    named = children(verb, "compound", "nsubj")
    before = [c for c in named if c.i == verb.i - 1 and c.pos_ == "PROPN"]
    return before[0] if before and len(named) == 1 and child(verb, "cop") is None else None


def is_relative(token: Token) -> bool:
    """Return whether a token is a relative pronoun inside a relative clause."""
    return _may_relate(token) and relative_clause(token) is not None


def _may_relate(token: Token) -> bool:
    return token.lower_ in RELATIVES and token.pos_ in {"PRON", "SCONJ", "DET"}


def relative_clause(token: Token) -> Token | None:
    """Return the verb of the relative clause that holds the token, or None."""
    step = token
    for _ in range(8):
        if step.dep_ == "acl:relcl":
            return step
        if step.head == step:
            return None
        step = step.head
    return None


def antecedent(token: Token) -> Token:
    """Return what a relative pronoun stands for, and any other word itself."""
    clause = relative_clause(token) if _may_relate(token) else None
    if clause is None or clause.head == clause or clause.head.i >= token.i:
        return token
    near, above = clause.head, clause.head.head
    if base(near) == "nmod" and feature(clause, "Number") == "Sing":
        # "a coalition of groups that includes …": groups include.
        return above if feature(near, "Number") == "Plur" != feature(above, "Number") else near
    return near


def ancestors(token: Token) -> Iterator[Token]:
    """Yield the token's heads, nearest first."""
    while token.head != token:
        token = token.head
        yield token


@remembered
def prepositional(noun: Token) -> tuple[tuple[str, Token], ...]:
    """Return the (preposition, noun) phrases that hang on a noun."""
    found = ((case(c), c) for c in children(noun, *_ARGUMENTS_OF_NOUNS))
    return tuple([(preposition, c) for preposition, c in found if preposition])


def possessors(noun: Token) -> list[Token]:
    """Return the genitives of a noun ("Russia" in "Russia's invasion")."""
    return children(noun, "nmod:poss")


def authors(noun: Token, is_done: Callable[[str, str], bool]) -> list[Token]:
    """Return who did a thing by a participle: "raids launched by A", "an attack blamed on A".

    ``is_done`` tells of a verb's lemma and particle whether it only says that the thing is done.
    """
    return [
        token
        for clause in children(noun, "acl")
        if is_passive(clause)
        for token in children(clause, "obl")
        if (clause.lemma_, case(token)) in _LAID
        or (case(token) == "by" and is_done(str(clause.lemma_).lower(), particle(clause)))
    ] + [
        # "a statement by Kenya criticising Chad", where Kenya is hung on the participle
        token
        for clause in children(noun, "acl")
        for token in children(clause, "nsubj")
        if case(token) == "by"
    ]


def loose_authors(noun: Token) -> list[Token]:
    """Return who is told after "by" behind an active verb: "condemned the killing of A by B"."""
    verb = noun.head
    if base(noun) != "obj" or not is_verb(verb) or is_passive(verb):
        return []
    return [
        t for t in children(verb, "obl") if t.i > noun.i and case(t) == "by" and t.pos_ != "VERB"
    ]


def keepers(noun: Token) -> list[Token]:
    """Return who keeps a thing: "a village held by A", "arms belonging to A", "an A-owned ship"."""
    found: list[Token] = []
    for c in children(noun, "acl", "amod"):
        if c.lemma_ == "belong":
            found += [t for t in children(c, "obl") if case(t) == "to"]
        if c.lemma_ in _KEEPING or c.lower_.removesuffix("ged") in _KEEPING:
            found += [t for t in children(c, "obl") if case(t) == "by"]
            if c.i > 1 and c.i < noun.i and c.doc[c.i - 1].text in HYPHENS:
                found.append(c.doc[c.i - 2])
    return found


def loads(noun: Token) -> list[Token]:
    """Return what a thing carries, or whose it is: "a boat carrying migrants", "belonging to A"."""
    clauses = [c for c in children(noun, "acl") if c.i > noun.i and not is_passive(c)]
    found = [t for c in clauses if c.lemma_ in _CARRYING for t in children(c, "obj")]
    owned = [c for c in clauses if c.lemma_ == "belong"]
    return found + [t for c in owned for t in children(c, "obl") if case(t) == "to"]


@remembered
def premodifiers(noun: Token) -> tuple[Token, ...]:
    """Return adjectives and nouns that stand before a noun and could name an actor."""
    if not noun.n_lefts:
        return ()
    beside = [
        c
        for c in children(noun, "amod", "compound", "nmod")
        if c.i < noun.i and _describes(c) and not stance(c)
    ]
    # "a Kenyan landing ship", where "Kenyan" is hung on the landing
    kinds = [c for c in beside if base(c) == "compound" and c.n_lefts and c.text.islower()]
    inner = [
        t for kind in kinds for t in children(kind, "amod", "compound") if t.text[:1].isupper()
    ]
    return (*beside, *(t for t in inner if not stance(t)))


def _describes(modifier: Token) -> bool:
    label = modifier.dep_
    if not label.startswith("nmod"):
        return True
    return label == "nmod:desc" or (label == "nmod" and not case(modifier))


def stance(token: Token) -> str:
    """Return the "anti" or "pro" that a hyphen joins to the front of a word, or nothing."""
    hyphen = token.doc[token.i - 1] if token.i > 1 else token
    if hyphen.text not in HYPHENS or hyphen.whitespace_:
        return ""
    prefix = str(token.doc[token.i - 2].lower_)
    return prefix if prefix in _STANCES else ""
