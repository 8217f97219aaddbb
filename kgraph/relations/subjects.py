"""Who does it: the subject of a verb, own or shared through control, coordination and clauses."""

from __future__ import annotations

from spacy.tokens import Token

from kgraph.relations import attached, by_phrases, ud
from kgraph.relations.coordination import resumed
from kgraph.trees import remembered

# "criticised Minsk for jailing …": after these the object of the main verb acts.
_OBJECT_CONTROL_MARKS = {"of", "for", "from", "into", "as", "against"}
# "helped Kenya in defeating …", "sent Wagner to fight …": who is helped or sent acts.
_SENDING = {
    *("aid", "arm", "assist", "back", "deploy", "dispatch", "encourage", "equip", "help", "hire"),
    *("join", "lead", "mobilise", "mobilize", "order", "pay", "send", "support", "train"),
}
# "charged Minsk with jailing …": so does it after "with" here.
_CHARGING_WITH = {"accuse", "charge", "credit", "entrust", "indict", "task", "trust"}
# "pressed Minsk to leave": so it does after "to" where somebody is asked or made to act.
_MAKING = {
    *("advise", "allow", "ask", "beg", "coerce", "command", "compel", "direct", "enable"),
    *("encourage", "force", "implore", "induce", "instruct", "invite", "lobby", "oblige"),
    *("order", "permit", "persuade", "press", "pressure", "prompt", "push", "remind"),
    *("require", "tell", "urge", "warn"),
}
# "called on Minsk to leave", "an appeal to Minsk to leave": who is addressed is to act.
_ADDRESSING = {"appeal", "call", "plead", "pray", "shout", "signal"}
_ADDRESSED = {"on", "to", "upon", "with"}
_ASKING = {"appeal", "call", "demand", "invitation", "order", "plea", "request", "warning"}
_CHARGING = {"accuse", "acquit", "charge", "convict", "suspect"}
_ANSWERING = {"accept", "decline", "defy", "deny", "grant", "ignore", "obey", "refuse", "reject"}
_ASKED = {"for", "on", "to", "upon"}
_BELIEVED = {"allege", "believe", "claim", "know", "say", "suppose", "suspect", "think"}
_GRANTING = {"give", "grant"}
_TEXTS = {
    *("appeal", "article", "bill", "communique", "declaration", "decree", "editorial", "law"),
    *("letter", "message", "motion", "note", "order", "petition", "post", "proclamation"),
    *("report", "resolution", "speech", "statement", "tweet", "ultimatum", "warning"),
}
_ISSUING = {
    *("adopt", "approve", "deliver", "draft", "file", "issue", "launch", "pass", "post"),
    *("present", "publish", "release", "send", "sign", "start", "submit", "table", "write"),
}
_DEPTH = 6


def patient(verb: Token, depth: int = _DEPTH) -> Token | None:
    """Return what a passive verb is done to, or None."""
    found = ud.children(verb, "nsubj:pass")
    if not found and ud.child(verb, "aux:pass") is not None:
        found = ud.children(verb, "nsubj")
    if found:
        return found[-1]
    if verb.dep_ in {"acl", "amod"} and ud.goes_on_from(verb) is None:
        return said_of(verb.head)
    if verb.dep_ == "acl:relcl":
        return verb.head if ud.child(verb, "nsubj") is None else None
    return _shared(verb, depth)


def said_of(noun: Token) -> Token:
    """Return whom a predicate is said of: Kenya in "Kenya is one of the states hit by …"."""
    head = predicate(noun)
    return noun if head is None else ud.child(head, "nsubj") or noun


def predicate(noun: Token) -> Token | None:
    """Return the predicate that a noun is or is counted among: "is one of the states", or None."""
    head = noun.head if ud.case(noun) == "of" and noun.head.pos_ == "NUM" else noun
    if ud.child(head, "cop") is None or ud.case(head) not in {"", "among"}:
        return None
    return head


def subject(verb: Token, depth: int = _DEPTH) -> Token | None:
    """Return the grammatical doer of an active verb, own or shared, or None."""
    found = ud.children(verb, "nsubj", "csubj")
    if not found and (named := ud.heading(verb)) is not None:
        return named
    if not found and not ud.is_passive(verb):
        found = ud.children(verb, "nsubj:pass")
    if found:
        # Where a parser gives two, the one before and beside the verb is the subject.
        return ([c for c in found if c.i < verb.i] or found)[-1]
    return _shared(verb, depth)


@remembered
def doers(verb: Token) -> tuple[Token, ...]:
    """Return all who may do it: the subject, or every by-phrase of a passive."""
    if ud.is_passive(verb):
        found = by_phrases.agents(verb)
        # "helped by money from Kenya", where that hangs on the verb
        beside = [c for c in ud.children(verb, "obl") if found and ud.case(c) == "from"]
        return (*found, *beside)
    candidates = (_sent(verb), subject(verb), _with_phrase(verb))
    return tuple([token for token in candidates if token is not None])


def _sent(verb: Token) -> Token | None:
    """Return the object of a main verb that makes it act: "sent Wagner to fight"."""
    head = verb.head
    if ud.base(verb) not in {"advcl", "conj"} or head.i >= verb.i:
        return None
    if ud.base(verb) == "conj":
        own = head == verb or ud.child(verb, "nsubj") is not None or resumed(verb) is not None
        return None if own else _sent(head)
    if head.lemma_ not in _SENDING or not set(ud.marker(verb).split()) & {"in", "to"}:
        return None
    target = ud.child(head, "obj", "nsubj:pass")
    return target if target is not None and target.i < verb.i else None


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
    return next(iter(by_phrases.agents(verb)), None) if ud.is_passive(verb) else subject(verb)


def _holder(verb: Token, depth: int) -> Token | None:
    """Return the grammatical subject whatever the voice."""
    return patient(verb, depth) if ud.is_passive(verb) else subject(verb, depth)


def _shared(verb: Token, depth: int) -> Token | None:
    if depth == 0 or verb.head == verb:
        return None
    head, label = verb.head, ud.base(verb)
    if label == "conj":
        return _of_conjunct(verb, resumed(verb) or head, depth)
    if (earlier := ud.goes_on_from(verb)) is not None:
        return _holder(earlier, depth - 1)
    if label == "xcomp" and not is_of_believed(verb):
        return _controller(head, depth)
    if label == "advcl":
        if ud.is_verb(head):
            return _of_adverbial(verb, head, depth)
        return _of_noun_clause(head, depth)
    if label == "acl":
        return _of_noun_clause_verb(verb, depth)
    if label in {"ccomp", "parataxis"} and ud.feature(verb, "VerbForm") != "Fin":
        return _holder(head, depth - 1) if ud.is_verb(head) else None
    if is_of_believed(verb):
        said = ud.child(head, "xcomp")
        return said if said is not None and said.pos_ == "NOUN" else _holder(head, depth - 1)
    return None


def is_of_believed(verb: Token) -> bool:
    """Tell whether who is believed to be something does it: "Men believed to be rebels fired"."""
    head = verb.head
    if verb.dep_ not in {"ccomp", "xcomp"} or head.lemma_ not in _BELIEVED or head.i > verb.i:
        return False
    others = [c for c in ud.children(head, "xcomp") if c.i < verb.i]
    return bool(others) and not ud.marker(verb) and ud.child(verb, "nsubj") is None


def is_of_charged(verb: Token) -> bool:
    """Tell whether a clause hung on a noun is the charge: "accused soldiers of looting"."""
    noun = verb.head
    charged = ud.base(noun) in {"obj", "nsubj:pass"} and noun.head.lemma_ in _CHARGING
    return charged and verb.dep_ == "acl" and ud.marker(verb) in {"of", "with"}


def _of_conjunct(verb: Token, head: Token, depth: int) -> Token | None:
    if ud.is_verb(head) or ud.child(head, "cop") is not None:
        return _holder(head, depth - 1)
    return None


def _controller(head: Token, depth: int) -> Token | None:
    """The object of the governing verb acts if there is one, else its subject."""
    if not ud.is_verb(head):
        return predicate_subject(head, depth)
    target = ud.child(head, "obj", "iobj")
    addressed = _addressed(head)
    if addressed is not None:
        return addressed
    # "promised Kyiv to …" keeps the subject, as does an object that no one can act through.
    if target is not None and head.lemma_ not in {"promise", "vow", "use", "take"}:
        return target
    return _holder(head, depth - 1)


def _of_adverbial(verb: Token, head: Token, depth: int) -> Token | None:
    marks = set(ud.marker(verb).split())
    targets = ud.children(head, "obj", "iobj", "nsubj:pass")
    if not targets and ud.goes_on_from(head) is not None:
        targets = [head.head]
    # "which Kenya is accused of arming": Kenya arms.
    named = [c for c in targets if not ud.is_relative(c)] if len(targets) > 1 else targets
    target = next(iter(named), None)
    controlled = marks & _OBJECT_CONTROL_MARKS or ("to" in marks and head.lemma_ in _MAKING)
    controlled = controlled or ("with" in marks and head.lemma_ in _CHARGING_WITH)
    if target is not None and controlled and target.i < verb.i:
        return target
    receiver = ud.child(head, "iobj") if "to" in marks and head.lemma_ in _GRANTING else None
    if receiver is not None:
        # "gave Kenya a day to leave"
        return receiver
    if "to" in marks and (addressed := _addressed(head)) is not None and addressed.i < verb.i:
        return addressed
    return _holder(head, depth - 1)


def _addressed(verb: Token) -> Token | None:
    """Return whom a verb like "call on" addresses, None for other verbs."""
    if verb.lemma_ not in _ADDRESSING:
        return None
    found = [c for c in ud.children(verb, "obl") if ud.case(c) in _ADDRESSED]
    return found[0] if found else None


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
    if any(c.lower_ == "having" for c in ud.children(verb, "aux")):
        # "Kenya led efforts to help, having sent …" hangs on the wrong word.
        return _clause_subject(noun)
    infinitive = "to" in ud.marker(verb).split() or ud.feature(verb, "VerbForm") == "Inf"
    if is_of_charged(verb):
        return noun
    if not infinitive and not set(ud.marker(verb).split()) & {"of", "for", "in"}:
        return (_governing_subject(noun, depth) if _is_issued(noun) else None) or noun
    if not infinitive and noun.dep_ == "obj" and noun.head.lemma_ in _CHARGING:
        # "accused the group of attacking", where that hangs on the group
        return noun
    if infinitive and noun.lemma_ in _ASKING:
        asked = [t for preposition, t in attached.prepositional(noun) if preposition in _ASKED]
        if asked:
            return asked[0]
        if noun.dep_ == "obj" and noun.head.lemma_ in _ANSWERING:
            # "rejected a request by Chad to leave"
            return _governing_subject(noun, depth)
    if infinitive and noun.pos_ == "PROPN":
        # A headline: "Oslo to visit Lima"
        return noun
    # "Warsaw's decision to send …": the owner of the plan acts, else who governs the plan.
    for possessor in attached.possessors(noun):
        return possessor
    for modifier in attached.premodifiers(noun):
        if modifier.pos_ in {"PROPN", "ADJ"} and modifier.text[:1].isupper():
            return modifier
    for preposition, phrase in attached.prepositional(noun):
        if preposition == "by":
            return phrase
    return _governing_subject(noun, depth) or predicate_subject(noun, depth)


def _is_issued(noun: Token) -> bool:
    """Tell whether who governs a text says it: "issued a statement accusing Chad"."""
    if noun.lemma_ not in _TEXTS or _is_owned(noun):
        return False
    return ud.base(noun) == "obl" or (ud.base(noun) == "obj" and noun.head.lemma_ in _ISSUING)


def _is_owned(noun: Token) -> bool:
    """Tell whether words beside a noun say whose it is: "a statement by Kenya"."""
    named = any(m.text[:1].isupper() for m in attached.premodifiers(noun))
    by = any(p in {"by", "from", "of"} for p, _ in attached.prepositional(noun))
    return named or by or bool(attached.possessors(noun))


def _clause_subject(noun: Token) -> Token | None:
    for head in ud.ancestors(noun):
        found = predicate_subject(head) if not ud.is_verb(head) else _holder(head, _DEPTH)
        if found is not None:
            return found
    return None


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
