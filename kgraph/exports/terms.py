"""IRIs and literals as Turtle writes them."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import quote

VOCABULARY = "urn:kgraph:vocabulary#"
PREFIXES = {
    "kg": VOCABULARY,
    "dcterms": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
# What no IRI may hold between its angle brackets.
_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\\x7f-\x9f\ud800-\udfff]')
_ESCAPED = re.compile('["\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]')
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_HALVES = re.compile("[\ud800-\udfff]")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_DATE_TYPES = {4: "gYear", 7: "gYearMonth", 10: "date"}


def iri(base: str, id: str) -> str:
    """Return the IRI of an id: all but letters and digits of ASCII, ``-._~`` and ``:`` encoded."""
    return f"<{base}{quote(_whole(id), safe=':')}>"


def term(name: str) -> str:
    """Return a term of kgraph's vocabulary, as short as it can be."""
    return f"kg:{name}" if re.fullmatch("[A-Za-z][A-Za-z_]*", name) else iri(VOCABULARY, name)


def page(url: str | None) -> str | None:
    """Return the IRI of an address in the web, None for anything else."""
    if url is None or not re.match(r"https?://[^/\s]", url):
        return None
    return f"<{_NOT_IN_IRI.sub(lambda found: quote(_whole(found[0])), url)}>"


def text(value: str | None) -> str | None:
    """Return a string literal, None for None."""
    if value is None:
        return None
    return '"' + _ESCAPED.sub(_escape, _whole(value)) + '"'


def boolean(value: bool) -> str:
    """Return a boolean literal."""
    return "true" if value else "false"


def double(value: float | None) -> str | None:
    """Return a literal of the type xsd:double, None for None."""
    return None if value is None else f'"{float(value)!r}"^^xsd:double'


def dated(value: str | None) -> str | None:
    """Return a date with the type that is as precise as it is, a string for what is no date."""
    if value is None:
        return None
    found = _DATE.fullmatch(value)
    try:
        year, month, day = (int(part or 1) for part in found.groups()) if found else (0, 0, 0)
        date(year, month, day)
    except ValueError:
        return text(value)
    return f'"{value}"^^xsd:{_DATE_TYPES[len(value)]}'


def _whole(value: str) -> str:
    return _HALVES.sub("\ufffd", value)


def _escape(found: re.Match[str]) -> str:
    return _SHORT.get(found[0]) or f"\\u{ord(found[0]):04X}"
