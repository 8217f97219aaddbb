"""The words of a document, which most passes over it look at first."""

from __future__ import annotations

from spacy.tokens import Doc

# Only of the document read last: a token makes its text anew each time that it is asked.
_latest: tuple[Doc | None, list[str]] = (None, [])


def texts(doc: Doc) -> list[str]:
    """Return the text of each token; the list is shared and must not be changed."""
    global _latest
    held, found = _latest
    if held is not doc or len(found) != len(doc):
        found = [token.text for token in doc]
        _latest = (doc, found)
    return found


def capitalised(doc: Doc) -> list[int]:
    """Return the indices of the tokens that begin with a capital."""
    return [i for i, text in enumerate(texts(doc)) if text[:1].isupper()]
