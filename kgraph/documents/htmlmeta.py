"""What a web page says of itself: JSON-LD, meta tags, title and canonical address.

Only what is declared counts: no date is guessed from the text or a copyright line.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from email.utils import parsedate
from typing import Any

_TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title")
_SOURCES = ("og:site_name", "application-name", "dc.publisher", "publisher")
_URLS = ("og:url", "twitter:url", "parsely-link")
_DATES = (
    *("article:published_time", "og:article:published_time", "datepublished", "date", "pubdate"),
    *("publishdate", "publish-date", "publish_date", "published", "dc.date.issued", "dc.date"),
    *("dcterms.issued", "dcterms.created", "dc.date.created", "parsely-pub-date", "sailthru.date"),
    *("article.published", "publication_date", "citation_publication_date"),
)


def metadata(tree: Any) -> dict[str, str | None]:
    """Return date, title, source and url of a page, None for what it does not say.

    ``tree`` is the page's root as lxml reads it.
    """
    articles = list(_articles(tree))
    said = _said(tree)

    def first(key: str, names: tuple[str, ...]) -> Iterator[str]:
        yield from (text for article in articles if (text := _text(article.get(key))))
        yield from (said[name] for name in names if name in said)

    titles = [*first("headline", _TITLES), *tree.xpath("//head/title/text()")]
    urls = [*tree.xpath("//link[@rel='canonical']/@href"), *first("url", _URLS)]
    dates = [*first("datePublished", _DATES), *_times(tree)]
    return {
        "date": next(filter(None, map(_day, dates)), None),
        "title": next((" ".join(title.split()) for title in titles if title.strip()), None),
        "source": next(first("publisher", _SOURCES), None),
        "url": next((url.strip() for url in urls if url.strip().startswith("http")), None),
    }


def _articles(tree: Any) -> Iterator[dict[str, Any]]:
    """Yield the JSON-LD objects that are articles or the like."""
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            found = json.loads(script, strict=False)
        except (RecursionError, ValueError):
            continue
        for item in _objects(found):
            kinds = item.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(str(name).endswith(("Article", "Posting", "Report")) for name in names):
                yield item


def _objects(found: Any) -> Iterator[dict[str, Any]]:
    for item in found if isinstance(found, list) else [found]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            yield from (one for one in graph or () if isinstance(one, dict))


def _said(tree: Any) -> dict[str, str]:
    """Return the contents of meta tags by name in small letters, of two the first."""
    said: dict[str, str] = {}
    for tag in tree.xpath("//meta[@content]"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or ""
        content = " ".join(tag.get("content").split())
        if content:
            said.setdefault(name.strip().lower(), content)
    return said


def _times(tree: Any) -> Iterator[str]:
    yield from tree.xpath("//*[@itemprop='datePublished']/@datetime")
    yield from tree.xpath("//time[@pubdate]/@datetime")


def _text(value: Any) -> str | None:
    """Return a value of JSON-LD as text; of an object, its name or address."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name") or value.get("@id")
    return value.strip() or None if isinstance(value, str) else None


def _day(value: str) -> str | None:
    """Return the day of a date as ISO 8601 or as in mail headers, None for anything else."""
    value = value.strip()
    try:
        if value[:8].isdigit():
            value = f"{value[:4]}-{value[4:6]}-{value[6:8]}"
        return date.fromisoformat(value[:10].replace("/", "-")).isoformat()
    except ValueError:
        pass
    parts = parsedate(value)
    try:
        return date(*parts[:3]).isoformat() if parts else None
    except ValueError:
        return None
