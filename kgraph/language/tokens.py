"""spaCy's English tokeniser, tuned to cut words where Universal Dependencies cuts them."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

_LETTER = "A-Za-zÀ-ÖØ-öø-ÿ"
# The treebanks cut hyphenated words everywhere ("11-day", "U.S.-led"), and slashes and dashes.
_INFIXES = (
    rf"(?<=[0-9{_LETTER}.])[-–—](?=[{_LETTER}])",
    rf"(?<=[{_LETTER}])[-–—](?=[0-9])",
    rf"(?<=[{_LETTER}])/(?=[{_LETTER}])",
)
# A run of the same mark is one word there ("!!!", "****").
_RUNS = (r"[!?]{2,}", r"\*{2,}", r"={2,}", r"_{2,}", r"-{2,}", r"#{2,}", r"~{2,}")


def tune(nlp: Language) -> None:
    """Cut hyphens and slashes and keep runs of marks together, in a blank English pipeline."""
    tokenizer = nlp.tokenizer
    assert isinstance(tokenizer, Tokenizer)
    defaults = nlp.Defaults
    infixes = [*(defaults.infixes or ()), *_INFIXES]
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    tokenizer.prefix_search = compile_prefix_regex([*_RUNS, *(defaults.prefixes or ())]).search
    tokenizer.suffix_search = compile_suffix_regex([*_RUNS, *(defaults.suffixes or ())]).search
