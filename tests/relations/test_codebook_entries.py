"""Nouns, roles, governing words and cues that the codebook knows."""

from __future__ import annotations

import pytest

from kgraph.relations.codebook import Codebook

NOUNS = [
    ("invasion", "ASSAULT", "", "recipient"),
    ("attack", "ASSAULT", "", "recipient"),
    ("air strike", "ASSAULT", "", "actor"),
    ("shelling", "ASSAULT", "", "recipient"),
    ("war", "ASSAULT", "symmetric", "party"),
    ("clash", "ASSAULT", "symmetric", "party"),
    ("annexation", "ASSAULT", "", "recipient"),
    ("assassination", "ASSAULT", "", "recipient"),
    ("talk", "CONSULT", "symmetric", "party"),
    ("summit", "CONSULT", "symmetric", "party"),
    ("phone call", "CONSULT", "symmetric", "party"),
    ("visit", "CONSULT", "", "actor"),
    ("agreement", "AGREE", "symmetric", "party"),
    ("pledge", "AGREE", "", "actor"),
    ("invitation", "AGREE", "", "recipient"),
    ("treaty", "SUPPORT", "symmetric", "party"),
    ("endorsement", "SUPPORT", "", "recipient"),
    ("backing", "SUPPORT", "", "actor"),
    ("recognition", "SUPPORT", "", "recipient"),
    ("apology", "CONCEDE", "", "actor"),
    ("pardon", "CONCEDE", "", "recipient"),
    ("cooperation", "COOPERATE", "symmetric", "party"),
    ("trade", "COOPERATE", "symmetric", "party"),
    ("joint exercise", "COOPERATE", "symmetric", "party"),
    ("extradition", "COOPERATE", "", "recipient"),
    ("import", "COOPERATE", "inverse", "recipient"),
    ("aid", "AID", "", "actor"),
    ("rescue", "AID", "", "recipient"),
    ("withdrawal", "RETREAT", "", "actor"),
    ("release", "RETREAT", "", "recipient"),
    ("ceasefire", "RETREAT", "symmetric", "party"),
    ("prisoner swap", "RETREAT", "symmetric", "party"),
    ("request", "REQUEST", "", "actor"),
    ("call", "REQUEST", "", "actor"),
    ("criticism", "ACCUSE", "", "recipient"),
    ("accusation", "ACCUSE", "", "actor"),
    ("investigation", "ACCUSE", "", "recipient"),
    ("rejection", "REJECT", "", "recipient"),
    ("opposition", "REJECT", "", "actor"),
    ("threat", "THREATEN", "", "actor"),
    ("ultimatum", "THREATEN", "", "actor"),
    ("demonstration", "PROTEST", "", "actor"),
    ("hunger strike", "PROTEST", "", "actor"),
    ("sanction", "SANCTION", "", "actor"),
    ("expulsion", "SANCTION", "", "recipient"),
    ("trade war", "SANCTION", "symmetric", "party"),
    ("deployment", "MOBILIZE", "", "actor"),
    ("missile test", "MOBILIZE", "", "actor"),
    ("arrest", "COERCE", "", "recipient"),
    ("crackdown", "COERCE", "", "actor"),
    ("cyberattack", "COERCE", "", "recipient"),
    ("alliance", "ALLY_OF", "symmetric", "party"),
    ("rivalry", "OPPONENT_OF", "symmetric", "party"),
    ("border", "BORDERS", "symmetric", "party"),
    ("press conference", "NONE", "", ""),
    ("heart attack", "NONE", "", ""),
]

ROLES = [
    ("president", "LEADS", "", True),
    ("prime minister", "LEADS", "", True),
    ("foreign minister", "LEADS", "", True),
    ("secretary of state", "LEADS", "", True),
    ("governor", "LEADS", "", True),
    ("chairman", "LEADS", "", True),
    ("supreme leader", "LEADS", "", True),
    ("spokeswoman", "AFFILIATED_WITH", "", True),
    ("ambassador", "AFFILIATED_WITH", "", True),
    ("major general", "AFFILIATED_WITH", "", True),
    ("adviser", "AFFILIATED_WITH", "", True),
    ("press secretary", "AFFILIATED_WITH", "", True),
    ("citizen", "AFFILIATED_WITH", "", True),
    ("member", "MEMBER_OF", "", False),
    ("member state", "MEMBER_OF", "", False),
    ("ally", "ALLY_OF", "symmetric", False),
    ("partner", "ALLY_OF", "symmetric", False),
    ("supporter", "SUPPORT", "", False),
    ("critic", "ACCUSE", "", True),
    ("rival", "OPPONENT_OF", "symmetric", False),
    ("opponent", "OPPONENT_OF", "", False),
    ("branch", "PART_OF", "", False),
    ("province", "PART_OF", "", False),
    ("ministry", "PART_OF", "", False),
    ("capital", "LOCATED_IN", "", False),
    ("neighbour", "BORDERS", "symmetric", False),
]

GOVERNORS = [
    ("promise", "xcomp", "planned", False, True),
    ("plan", "xcomp", "planned", False, False),
    ("intend", "xcomp", "planned", False, False),
    ("hope", "xcomp", "possible", False, False),
    ("try", "xcomp", "possible", False, False),
    ("refuse", "xcomp", "asserted", True, True),
    ("deny", "gerund", "reported", True, False),
    ("deny", "ccomp", "reported", True, False),
    ("fail", "xcomp", "asserted", True, False),
    ("threaten", "xcomp", "possible", False, True),
    ("warn", "ccomp", "possible", False, True),
    ("urge", "xcomp", "possible", False, True),
    ("order", "xcomp", "possible", False, True),
    ("tell", "xcomp", "possible", False, True),
    ("tell", "ccomp", "reported", False, True),
    ("allow", "xcomp", "possible", False, True),
    ("force", "xcomp", "asserted", False, True),
    ("prevent", "gerund", "asserted", True, True),
    ("accuse", "gerund", "reported", False, True),
    ("say", "ccomp", "reported", False, False),
    ("claim", "ccomp", "reported", False, False),
    ("manage", "xcomp", "asserted", False, False),
    ("threat", "noun", "possible", False, True),
    ("plan", "noun", "planned", False, False),
    ("refusal", "noun", "asserted", True, True),
    ("ready", "xcomp", "planned", False, False),
    ("unable", "xcomp", "asserted", True, False),
    ("rule out", "gerund", "planned", True, True),
]

CUES = [
    ("say", "reporting", "reported"),
    ("according to", "reporting", "reported"),
    ("may", "modal", "possible"),
    ("could", "modal", "possible"),
    ("will", "modal", "planned"),
    ("shall", "modal", "planned"),
    ("allegedly", "hedge", "reported"),
    ("reportedly", "hedge", "reported"),
    ("perhaps", "hedge", "possible"),
    ("planned", "hedge", "planned"),
    ("never", "negator", ""),
    ("if", "conditional", "possible"),
]


@pytest.mark.parametrize(("lemma", "category", "direction", "of_role"), NOUNS)
def test_event_nouns(lemma: str, category: str, direction: str, of_role: str) -> None:
    entry = Codebook.load().noun(lemma)
    assert entry is not None
    assert (entry.category, entry.direction, entry.of_role) == (category, direction, of_role)
    assert entry.coding.category == category


@pytest.mark.parametrize(
    ("lemma", "preposition"),
    [
        ("sanction", "on"),
        ("threat", "to"),
        ("aid", "for"),
        ("talk", "with"),
        ("investigation", "into"),
        ("withdrawal", "from"),
        ("ban", "against"),
        ("confidence", "in"),
    ],
)
def test_nouns_name_the_prepositions_of_the_recipient(lemma: str, preposition: str) -> None:
    entry = Codebook.load().noun(lemma)
    assert entry is not None
    assert preposition in entry.prepositions


@pytest.mark.parametrize(
    ("phrase", "lemma"),
    [
        ("cross-border missile strike", "missile strike"),
        ("retaliatory drone strike", "drone strike"),
        ("latest peace talk", "peace talk"),
        ("unprovoked invasion", "invasion"),
        ("new visa ban", "visa ban"),
        ("winter election campaign", "election campaign"),
    ],
)
def test_the_longest_listed_ending_of_a_noun_decides(phrase: str, lemma: str) -> None:
    entry = Codebook.load().noun(phrase)
    assert entry is not None
    assert entry.lemma == lemma


@pytest.mark.parametrize(("lemma", "category", "direction", "person"), ROLES)
def test_roles(lemma: str, category: str, direction: str, person: bool) -> None:
    entry = Codebook.load().role(lemma)
    assert entry is not None
    assert (entry.category, entry.direction, entry.person) == (category, direction, person)
    assert entry.relation == f"{lemma} of"


@pytest.mark.parametrize(
    ("phrase", "lemma"),
    [
        ("deputy foreign minister", "foreign minister"),
        ("junior sports minister", "minister"),
        ("former vice president", "vice president"),
        ("founding board member", "board member"),
        ("retired major general", "major general"),
    ],
)
def test_the_longest_listed_ending_of_a_title_decides(phrase: str, lemma: str) -> None:
    entry = Codebook.load().role(phrase)
    assert entry is not None
    assert entry.lemma == lemma


@pytest.mark.parametrize(("lemma", "complement", "modality", "negated", "own"), GOVERNORS)
def test_governing_words_lend_their_complement_a_status(
    lemma: str, complement: str, modality: str, negated: bool, own: bool
) -> None:
    entry = Codebook.load().status(lemma, complement)
    assert entry is not None
    assert (entry.modality, entry.negated, entry.own_event) == (modality, negated, own)


@pytest.mark.parametrize(("lemma", "kind", "modality"), CUES)
def test_cues(lemma: str, kind: str, modality: str) -> None:
    cue = Codebook.load().cue(lemma)
    assert cue is not None
    assert (cue.kind, cue.modality, cue.negated) == (kind, modality, kind == "negator")


def test_only_reporting_words_report_and_only_negators_negate() -> None:
    codebook = Codebook.load()
    assert codebook.is_reporting("announce")
    assert not codebook.is_reporting("invade")
    assert not codebook.is_reporting("might")
    assert codebook.is_negator("not")
    assert not codebook.is_negator("say")


@pytest.mark.parametrize("word", ["zzyzx", "", "  ", "perambulate quickly"])
def test_unknown_words_have_no_entry(word: str) -> None:
    codebook = Codebook.load()
    assert codebook.verb(word) is None
    assert codebook.noun(word) is None
    assert codebook.role(word) is None
    assert codebook.status(word) is None
    assert codebook.cue(word) is None
    assert not codebook.is_light(word)
