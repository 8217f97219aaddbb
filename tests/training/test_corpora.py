"""Reading treebanks and entity files, on small files written here."""

from __future__ import annotations

from pathlib import Path

from training.corpora import OUTSIDE, UNSAID, columns, first_words, treebank, universal_ner

TREEBANK = """\
# newdoc id = invented-1
# newpar
# sent_id = s1
# text = President Amina Okoye didn't visit Lagos.
1\tPresident\tpresident\tNOUN\tNN\tNumber=Sing\t2\tnmod:desc\t_\tEntity=(1-person-new-x-1-coref
2\tAmina\tAmina\tPROPN\tNNP\t_\t6\tnsubj\t_\t_
3\tOkoye\tOkoye\tPROPN\tNNP\t_\t2\tflat\t_\tEntity=1)
4-5\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
4\tdid\tdo\tAUX\tVBD\t_\t6\taux\t_\t_
5\tn't\tnot\tPART\tRB\t_\t6\tadvmod\t_\t_
6\tvisit\tvisit\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\t_
6.1\tghost\tghost\tVERB\tVB\t_\t_\t_\t_\t_
7\tLagos\tLagos\tPROPN\tNNP\t_\t6\tobj\t_\tEntity=(2-place-new-x-1-coref)|SpaceAfter=No
8\t.\t.\tPUNCT\t.\t_\t6\tpunct\t_\t_

# sent_id = s2
1\t_\t_\tX\t_\t_\t0\troot\t_\t_

"""


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_a_sentence_has_words_without_ranges_and_empty_nodes(tmp_path: Path) -> None:
    (sentence,) = treebank(write(tmp_path / "t.conllu", TREEBANK))
    assert sentence.words == ["President", "Amina", "Okoye", "did", "n't", "visit", "Lagos", "."]
    assert sentence.heads == [1, 5, 1, 5, 5, 5, 5, 5]
    assert sentence.relations is not None and sentence.relations[5] == "root"
    assert sentence.paragraph_start
    assert sentence.document == "invented-1"


def test_named_entities_leave_titles_out(tmp_path: Path) -> None:
    (sentence,) = treebank(write(tmp_path / "t.conllu", TREEBANK), gum_entities=True)
    assert sentence.entities == ["O", "B-PER", "I-PER", "O", "O", "O", "B-LOC", "O"]


def test_withheld_texts_are_left_out(tmp_path: Path) -> None:
    assert len(list(treebank(write(tmp_path / "t.conllu", TREEBANK)))) == 1


def test_columns_keep_known_labels_and_repair_beginnings(tmp_path: Path) -> None:
    file = write(
        tmp_path / "n.conll", "0 Peru I-LOC\n1 and O\n2 Acme I-ORG\n3 Corp I-ORG\n4 x I-MISC\n"
    )
    (sentence,) = columns(file, 1, 2, {"LOC": "LOC", "ORG": "ORG"})
    assert sentence.entities == ["B-LOC", "O", "B-ORG", "I-ORG", "O"]
    assert sentence.heads is None


def test_tags_of_other_types_become_outside(tmp_path: Path) -> None:
    file = write(tmp_path / "u.iob2", "# sent_id = a\n1\tPeru\tB-LOC\n2\tx\tB-OTH\n\n")
    assert universal_ner(file) == {"a": ["B-LOC", "O"]}


def test_words_far_from_proper_nouns_are_surely_outside_names(tmp_path: Path) -> None:
    (sentence,) = treebank(write(tmp_path / "t.conllu", TREEBANK), outside_names=True)
    # "did" stands beside a name but is an auxiliary; "President" and the full stop may belong.
    assert sentence.entities == [UNSAID, UNSAID, UNSAID, "O", "O", "O", UNSAID, UNSAID]


def test_a_sentence_cut_by_a_window_forgets_heads_outside(tmp_path: Path) -> None:
    (sentence,) = treebank(write(tmp_path / "t.conllu", TREEBANK))
    part = first_words(sentence, 3)
    assert part.words == ["President", "Amina", "Okoye"]
    assert part.heads == [1, OUTSIDE, 1]
    assert part.relations == ["nmod:desc", UNSAID, "flat"]
    assert part.upos == ["NOUN", "PROPN", "PROPN"]
    assert sentence.heads == [1, 5, 1, 5, 5, 5, 5, 5]


def test_a_name_behind_an_occupation_is_a_name(tmp_path: Path) -> None:
    text = (
        "# sent_id = s\n"
        "1\tthe\tthe\tDET\tDT\t_\t2\tdet\t_\tEntity=(1-person-new-x-1-coref\n"
        "2\tphysician\tphysician\tNOUN\tNN\t_\t5\tnsubj\t_\t_\n"
        "3\tAna\tAna\tPROPN\tNNP\t_\t2\tappos\t_\t_\n"
        "4\tSilva\tSilva\tPROPN\tNNP\t_\t3\tflat\t_\tEntity=1)\n"
        "5\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_\n\n"
    )
    (sentence,) = treebank(write(tmp_path / "t.conllu", text), gum_entities=True)
    assert sentence.entities == ["O", "O", "B-PER", "I-PER", "O"]
