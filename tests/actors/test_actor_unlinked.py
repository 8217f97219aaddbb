"""The list of names and nouns that no known actor takes."""

from __future__ import annotations

from benchmarks.unlinked import count, texts, unlinked

CONLLU = """# newdoc id = news_one
# newpar
# text = Peru spoke.
1\tPeru\tPeru\tPROPN\t_\t_\t2\tnsubj\t_\t_

# text = Chile did.
1\tChile\tChile\tPROPN\t_\t_\t2\tnsubj\t_\t_

# newdoc id = blog_two
# text = Nobody did.
1\tNobody\tnobody\tPRON\t_\t_\t2\tnsubj\t_\t_
"""


def test_texts_of_a_treebank_are_those_of_the_documents_asked_for(tmp_path):
    path = tmp_path / "some.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    assert list(texts(path, "")) == ["Peru spoke. Chile did.", "Nobody did."]
    assert list(texts(path, "news")) == ["Peru spoke. Chile did."]


def test_texts_of_other_files_are_what_the_program_reads(tmp_path):
    path = tmp_path / "some.jsonl"
    path.write_text('{"id": "a", "text": "Peru spoke."}\n', encoding="utf-8")
    assert list(texts(path, "")) == ["Peru spoke."]
    assert list(texts(path, "b")) == []


def _doc(build):
    return build(
        ("Peru", "PROPN", 1, "nsubj"),
        ("hired", "VERB", 1, "ROOT"),
        ("smugglers", "NOUN", 1, "obj"),
        ("for", "ADP", 4, "case"),
        ("Elena", "PROPN", 1, "obl"),
        ("and", "CCONJ", 6, "cc"),
        ("praised", "VERB", 1, "conj"),
        ("Ivo", "PROPN", 6, "obj"),
        ("Zarek", "PROPN", 7, "flat"),
        ents=[(0, 1, "LOC"), (7, 9, "PER")],
    )


def test_strangers_and_bare_nouns_are_listed_and_known_actors_are_not(build):
    found = [(kind, words) for kind, words, _ in unlinked(_doc(build))]
    assert found == [("stranger", "person Ivo Zarek"), ("noun", "smugglers")]


def test_each_is_counted_with_its_first_example(build):
    found, examples = count([_doc(build), _doc(build)])
    assert found["noun", "smugglers"] == 2
    assert "hired smugglers for" in examples["noun", "smugglers"]
