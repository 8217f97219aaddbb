"""Files, folders and standard input together: order, ids, and what happens to errors."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from kgraph.documents import read_documents
from kgraph.errors import InputError


def write(root: Path, **files: str) -> None:
    for name, content in files.items():
        path = root / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="")


def collect(*paths: str | Path) -> tuple[list[str], list[str]]:
    errors: list[InputError] = []
    documents = read_documents(paths, on_error=errors.append)
    return [document.id for document in documents], [str(error) for error in errors]


@pytest.fixture
def stdin(monkeypatch):
    def give(content: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))

    return give


def test_a_folder_is_read_in_the_order_of_names(tmp_path):
    write(tmp_path, b_dot_txt="b", a__z_dot_md="z", a__y_dot_txt="y", c_dot_jsonl='{"text": "c"}')
    assert collect(tmp_path) == (["a/y", "a/z", "b", "c:1"], [])


def test_other_and_hidden_files_of_a_folder_are_passed_over(tmp_path):
    write(
        tmp_path, a_dot_txt="a", image_dot_png="x", _dot_hidden_dot_txt="h", _dot_git__b_dot_txt="g"
    )
    assert collect(tmp_path) == (["a"], [])


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.DOC", "a.epub"])
def test_known_formats_that_are_not_read_are_named(tmp_path, name):
    (tmp_path / name).write_text("x")
    (tmp_path / "b.txt").write_text("b")
    for path in (tmp_path, tmp_path / name):
        ids, errors = collect(path)
        assert ids == (["b"] if path is tmp_path else [])
        assert errors == [
            f"{tmp_path / name}: this format is not read; "
            "turn it into one of .txt, .md, .jsonl, .json, .csv, .tsv, .html"
        ]


def test_a_file_of_an_unknown_kind_is_refused(tmp_path):
    (tmp_path / "photo.png").write_bytes(b"x")
    assert "this format is not read" in collect(tmp_path / "photo.png")[1][0]


@pytest.mark.parametrize("name", ["", "empty folder"])
def test_a_folder_without_documents_is_reported(tmp_path, name):
    folder = tmp_path / "f" / name
    folder.mkdir(parents=True)
    (folder / "readme.rst").write_text("x")
    assert collect(folder) == (
        [],
        [
            f"{folder}: no documents in this folder; "
            "it needs .txt, .md, .jsonl, .json, .csv, .tsv, .html files"
        ],
    )


def test_a_missing_path_loses_nothing_else(tmp_path):
    write(tmp_path, a_dot_txt="a")
    missing = tmp_path / "nowhere"
    ids, errors = collect(missing, tmp_path)
    assert ids == ["a"]
    assert errors == [f"{missing}: no such file or folder"]


def test_the_first_of_two_documents_with_one_id_is_kept(tmp_path):
    write(
        tmp_path, a_dot_txt="one", sub__b_dot_jsonl='{"id": "a", "text": "two"}\n{"text": "three"}'
    )
    ids, errors = collect(tmp_path, tmp_path / "a.txt")
    assert ids == ["a", "sub/b:2"]
    second = f"{tmp_path / 'sub' / 'b.jsonl'}:1"
    first = tmp_path / "a.txt"
    assert errors == [
        f"{second}: the id 'a' is taken by {first}; give it another id",
        f"{first}: named twice; it is read once",
    ]


@pytest.mark.parametrize("name", ["a.txt", "1: 2?.txt"])
def test_files_of_one_name_in_two_folders_are_told_apart_by_naming_the_folder_above(tmp_path, name):
    for folder in ("2023", "2024"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_text(folder)
    ids, (error,) = collect(tmp_path / "2023", tmp_path / "2024")
    assert len(ids) == 1
    assert error.endswith("rename it, or name the folder that holds both")
    assert len(collect(tmp_path)[0]) == 2


def test_the_results_of_a_build_are_not_taken_for_news(tmp_path):
    write(
        tmp_path,
        a_dot_txt="a",
        output__kgraph_dot_db="",
        output__triples_dot_jsonl='{"id": "x"}',
        output__graph_dot_html="<p>",
        output__notes_dot_txt="b",
        other__triples_dot_jsonl='{"text": "c"}',
    )
    assert collect(tmp_path) == (["a", "other/triples:1", "output/notes"], [])
    assert collect(tmp_path / "output" / "triples.jsonl")[1]


def test_a_path_that_may_not_be_looked_at_is_reported(tmp_path, monkeypatch):
    def refuse(self):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "exists", refuse)
    assert collect("a/b.txt") == ([], ["a/b.txt: cannot be read: Permission denied"])


def test_strict_reading_stops_at_the_first_error(tmp_path):
    write(tmp_path, a_dot_txt="a", b_dot_txt="", c_dot_txt="c")
    seen: list[InputError] = []
    documents = read_documents([tmp_path], strict=True, on_error=seen.append)
    assert next(documents).id == "a"
    with pytest.raises(InputError, match="no text"):
        next(documents)
    assert not seen


def test_without_a_handler_nothing_is_lost_in_silence(tmp_path):
    with pytest.raises(InputError):
        list(read_documents([tmp_path / "nowhere"]))


def test_reading_is_lazy(tmp_path):
    write(tmp_path, a_dot_txt="a", b_dot_txt="b")
    documents = read_documents([tmp_path], strict=True)
    assert next(documents).id == "a"
    (tmp_path / "b.txt").write_text("changed")
    assert next(documents).text == "changed"


def test_a_file_name_that_is_not_utf8_is_reported(tmp_path):
    try:
        (tmp_path / "caf\udce9.txt").write_text("a")
    except OSError:  # some file systems take no such name, and then none can be met
        return
    ids, errors = collect(tmp_path)
    assert ids == []
    assert "the file name is not UTF-8; rename the file" in errors[0]
    errors[0].encode("utf-8")


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        (b"Peru thanked Chile.\r\n", ["Peru thanked Chile.\r\n"]),
        (b"\n\n Peru.", ["\n\n Peru."]),
        (b"\xef\xbb\xbfPeru.", ["Peru."]),
        (b"---\ntitle: x\n\nPeru.", ["Peru."]),
        (b'{"text": "a"}\n{"text": "b"}\n', ["a", "b"]),
        (b'\n \n{"text": "a"}', ["a"]),
        (b'\xef\xbb\xbf{"text": "a"}', ["a"]),
        (b"x" * 100_000, ["x" * 100_000]),
        (b'[{"text": "a"},\n {"text": "b"}]', ["a", "b"]),
        (b'{\n "articles": [\n  {"text": "a"}\n ]\n}', ["a"]),
        (b"[Wire] Peru.", ["[Wire] Peru."]),
        (b"title,text\nx,a\ny,b\n", ["a", "b"]),
        (b"text\tdate\na, b\t2024-01-01\n", ["a, b"]),
        (b"text, he said\nand left", ["text, he said\nand left"]),
        (
            b"<!DOCTYPE html>\n<html><body><p>Peru thanked Chile.</p></body></html>",
            ["Peru thanked Chile."],
        ),
        ("Perú".encode("utf-16"), ["Perú"]),
        ('{"text": "Perú"}\n'.encode("utf-16"), ["Perú"]),
    ],
)
def test_the_format_of_standard_input_is_known_by_its_beginning(stdin, content, texts):
    stdin(content)
    assert [document.text for document in read_documents(["-"])] == texts


def test_documents_of_standard_input_have_ids_and_line_numbers(stdin):
    stdin(b'\n{"text": "a"}\nbad\n{"id": "own", "text": "b"}')
    ids, errors = collect("-")
    assert ids == ["stdin:2", "own"]
    assert errors == ["<stdin>:3: not JSON: Expecting value at column 1"]


@pytest.mark.parametrize("content", [b"", b"\n \n"])
def test_empty_standard_input_is_reported(stdin, content):
    stdin(content)
    assert collect("-") == ([], ["<stdin>: no text; the file is empty"])


@pytest.mark.parametrize(
    ("format", "content", "texts"),
    [
        ("text", b'{"text": "a"}', ['{"text": "a"}']),
        ("csv", b"text\na\n", ["a"]),
        ("json", b'{"text": "a"}', ["a"]),
    ],
)
def test_the_format_of_standard_input_can_be_named(stdin, format, content, texts):
    stdin(content)
    documents = read_documents(["-"], input_format=format)
    assert [document.text for document in documents] == texts


def test_a_file_that_is_named_may_be_of_any_name_when_its_format_is_told(tmp_path):
    (tmp_path / "export.dat").write_text('{"text": "a"}\n')
    documents = read_documents([tmp_path / "export.dat"], input_format="jsonl")
    assert [document.id for document in documents] == ["export.dat:1"]


def test_links_to_folders_are_followed_but_not_in_circles(tmp_path):
    write(tmp_path, news__sub__a_dot_txt="a", elsewhere__b_dot_txt="b")
    for name, target in (("back", ".."), ("again", "sub"), ("other", "../elsewhere")):
        (tmp_path / "news" / name).symlink_to(target)
    (tmp_path / "elsewhere" / "up").symlink_to("..")
    assert collect(tmp_path / "news") == (["other/b", "sub/a"], [])


def test_links_that_lead_nowhere_are_reported(tmp_path):
    write(tmp_path, a_dot_txt="a")
    (tmp_path / "b.txt").symlink_to("nowhere")
    (tmp_path / "c.txt").symlink_to("c.txt")
    ids, errors = collect(tmp_path)
    assert ids == ["a"]
    assert [error.partition(": ")[0] for error in errors] == [
        str(tmp_path / "b.txt"),
        str(tmp_path / "c.txt"),
    ]
    assert all("cannot be read" in error for error in errors)


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path):
    write(tmp_path, a_dot_txt="a")
    os.mkfifo(tmp_path / "b.txt")
    ids, (error,) = collect(tmp_path)
    assert ids == ["a"]
    assert error.startswith(f"{tmp_path / 'b.txt'}: no plain file")


def test_names_with_any_signs_give_messages_of_one_line(tmp_path):
    folder = tmp_path / "odd\nname\t é"
    folder.mkdir()
    (folder / "a.txt").write_text("a")
    (folder / "b.txt").write_text("")
    ids, (error,) = collect(folder)
    assert ids == ["a"]
    assert error == f"{tmp_path}/odd\\nname\\t é/b.txt: no text; the file is empty"


def test_the_position_counts_the_bytes_of_all_files(tmp_path):
    write(tmp_path, a_dot_txt="12345", b_dot_csv="text\na\nb\n", image_dot_png="x")
    reading = read_documents([tmp_path])
    assert (reading.position.read, reading.position.total()) == (0, 14)
    assert len(list(reading)) == 3
    assert reading.position.read == 14


def test_how_much_standard_input_holds_is_not_known(stdin):
    stdin(b"a")
    assert read_documents(["-"]).position.total() is None


def test_ids_are_remembered_however_many_there_are(tmp_path):
    lines = [f'{{"id": "{i % 30_000}", "text": "a"}}' for i in range(30_010)]
    (tmp_path / "n.jsonl").write_text("\n".join(lines))
    ids, errors = collect(tmp_path)
    assert (len(ids), len(errors)) == (30_000, 10)
    assert errors[0].endswith("n.jsonl:1; give it another id")
