"""Web pages: the article's text, and what the page says of itself."""

from __future__ import annotations

import json
import logging
import socket
import sys
from pathlib import Path

import pytest

from kgraph.documents import Document, read_documents
from kgraph.errors import InputError

BODY = (
    "<nav><a href='/'>Home</a> <a href='/world'>World</a></nav><article>"
    "<p>Norway and Iceland signed a treaty on Monday, and both <b>envoys</b> called it fair.</p>"
    "<p>Peru accused Chile of taking too many fish &amp; of hiding it.</p></article>"
    "<footer>Copyright 2019 The Post. All rights reserved.</footer>"
)
TEXT = (
    "Norway and Iceland signed a treaty on Monday, and both envoys called it fair.\n\n"
    "Peru accused Chile of taking too many fish & of hiding it."
)


def page(head: str = "", body: str = BODY) -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def ld(**article: object) -> str:
    return script({"@type": "NewsArticle"} | article)


def script(content: object) -> str:
    text = content if isinstance(content, str) else json.dumps(content)
    return f'<script type="application/ld+json">{text}</script>'


def read(path: Path, content: str) -> Document:
    path.write_text(content, encoding="utf-8")
    (document,) = read_documents([path])
    return document


@pytest.mark.parametrize("suffix", [".html", ".htm", ".xhtml", ".HTML"])
def test_the_text_of_the_article_is_the_document(tmp_path, suffix):
    document = read(tmp_path / f"a{suffix}", page())
    assert document == Document("a", TEXT)


def test_xhtml_may_begin_with_a_declaration(tmp_path):
    content = '<?xml version="1.0" encoding="utf-8"?>\n' + page("<title>Ö</title>")
    assert read(tmp_path / "a.xhtml", content) == Document("a", TEXT, title="Ö")


GRAPH = (
    {"@type": "WebSite", "name": "no"},
    {
        "@type": ["Thing", "ReportageNewsArticle"],
        "headline": "T",
        "publisher": "Post",
        "datePublished": "2024-07-08",
        "url": "https://p.org/a",
    },
)
CANONICAL = '<link rel="canonical" href="https://p.org/a">'
HEADS = {
    "json-ld": ld(headline="T", datePublished="2024-07-08T23:00:00+02:00", url="https://p.org/a",
                  publisher={"@type": "Organization", "name": "Post"}),
    "json-ld in a graph": script({"@graph": GRAPH}),
    "open graph": '<meta property="og:title" content="T">'
                  '<meta property="og:site_name" content="Post">'
                  '<meta property="article:published_time" content="2024-07-08">'
                  '<meta property="og:url" content="https://p.org/a">',
    "names": '<title> T\n</title><meta name="Date" content="2024/07/08">'
             f'<meta name="application-name" content="Post">{CANONICAL}',
    "mail date": '<title>T</title><meta name="pubdate" content="Mon, 08 Jul 2024 10:00:00 GMT">'
                 f'<meta name="publisher" content="Post">{CANONICAL}',
}  # fmt: skip


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_the_page_says_when_and_by_whom_it_was_published(tmp_path, head):
    expected = Document("a", TEXT, "2024-07-08", "T", "Post", "https://p.org/a")
    assert read(tmp_path / "a.html", page(head)) == expected


def test_a_time_in_the_text_is_the_date_when_it_says_so(tmp_path):
    body = BODY.replace(
        "<p>", '<time itemprop="datePublished" datetime="2024-07-08T10:00">x</time><p>', 1
    )
    assert read(tmp_path / "a.html", page(body=body)).date == "2024-07-08"


@pytest.mark.parametrize(
    "head",
    [
        "",
        '<meta name="date" content="soon">',
        '<meta name="last-modified" content="2024-07-08">',
        ld(datePublished=5, headline=[]),
        ld(datePublished="2024-99-99"),
        script("{not json"),
        script([1, "x", None, {"@graph": [2]}]),
        '<link rel="canonical" href="/relative">',
        script({"@type": "WebPage", "datePublished": "2024-07-08"}),
    ],
)
def test_nothing_is_guessed(tmp_path, head):
    assert read(tmp_path / "a.html", page(head)) == Document("a", TEXT)


@pytest.mark.parametrize("content", ["<p>Peru thanked Chile.</p>", "<html><p>Peru thanked Chile."])
def test_short_pages_and_parts_of_pages_are_read(tmp_path, content):
    assert read(tmp_path / "a.html", content).text == "Peru thanked Chile."


@pytest.mark.parametrize("content", ["", " \n", page(body=""), "<html></html>", "<!-- -->"])
def test_a_page_without_an_article_is_reported(tmp_path, content):
    with pytest.raises(InputError, match=r"a\.html: no text; no article was found in the page"):
        read(tmp_path / "a.html", content)


def test_nothing_is_said_and_the_network_is_left_alone(tmp_path, monkeypatch, capsys, caplog):
    def refuse(*arguments: object, **options: object) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    for number, content in enumerate([page(HEADS["open graph"]), "<html>", "<<>>", page(body="x")]):
        (tmp_path / f"{number}.html").write_text(content)
    list(read_documents([tmp_path], on_error=lambda error: None))
    assert capsys.readouterr() == ("", "")
    assert logging.getLogger("trafilatura").hasHandlers()


def test_without_the_library_it_is_said_how_to_get_it(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    (tmp_path / "a.html").write_text(page())
    (tmp_path / "b.txt").write_text("b")
    errors: list[InputError] = []
    assert [d.id for d in read_documents([tmp_path], on_error=errors.append)] == ["b"]
    assert [str(error) for error in errors] == [
        f"{tmp_path / 'a.html'}: web pages need another library; "
        "install it with: pip install 'kgraph[html]'"
    ]


def test_a_page_over_the_limit_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("kgraph.documents.html.MAX_BYTES", 10)
    with pytest.raises(InputError, match=r"a\.html: longer than"):
        read(tmp_path / "a.html", page())
