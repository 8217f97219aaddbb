"""spaCy's English tokeniser, tuned to cut words where Universal Dependencies cuts them."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from pathlib import Path

from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, ALPHA_UPPER, CONCAT_QUOTES, LIST_ICONS
from spacy.language import Language
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

TABLE = Path(__file__).with_name("tokens.csv")

_DASHES = "-‐‑–—"
# A run of the same mark is one word in the treebanks ("!!!", "****", "==---").
_RUNS = (
    *(rf"{mark}{{2,}}" for mark in (r"\*", "_", "#", "~", "<", ">", r"\$", r"\+")),
    r"[!?]{2,}",
    r"[-=]{2,}",
)
_PREFIXES = (*_RUNS, rf"[{_DASHES}](?=[{ALPHA}0-9])", r"/(?=\w)", r"@(?=[0-9])")
_SUFFIXES = (
    *_RUNS,
    rf"(?<=[{ALPHA_LOWER}0-9)])\.[!?]+",
    # In transcripts of speech a hyphen ends a word that was broken off ("th- this").
    rf"(?<=[{ALPHA}]{{4}})[{_DASHES}]",
    rf"(?<=[{ALPHA}])/",
    r"(?<=[A-Z])\+",
    rf"(?<=[{ALPHA}])[`´][sS]",
)
_INFIXES = (
    r"\.\.+",
    "…",
    *LIST_ICONS,
    r"(?<=[0-9])[+*^](?=[0-9-])",
    rf"(?<=[0-9])[{_DASHES}](?=[0-9])",
    rf"(?<=[{ALPHA_LOWER}{CONCAT_QUOTES}])\.(?=[{ALPHA_UPPER}{CONCAT_QUOTES}])",
    rf"(?<=[{ALPHA}])[,;](?=[{ALPHA}])",
    rf"(?<=[{ALPHA}0-9])[:<>=](?=[{ALPHA}])",
    rf"(?<=[{ALPHA}0-9])/(?=[{ALPHA}])",
    rf"(?<=[{ALPHA}0-9])(?:--+|[—~])(?=[{ALPHA}0-9])",
    rf"(?<=[{ALPHA_LOWER}])[!?]+(?=[{ALPHA}])",
    # Brackets and quotes inside a word mark a lost blank: "fell(see below)".
    rf"(?<=[{ALPHA}0-9.,!?)\]])[(\[](?=[{ALPHA}0-9])",
    rf"(?<=[{ALPHA}0-9.!?])[)\]](?=[{_DASHES}{ALPHA}0-9,(\[])",
    rf'(?<=[{ALPHA}0-9.])["“”](?=[{ALPHA}<{_DASHES}])',
)
# Whole words that no rule may cut: telephone numbers, days, decades, files, hashtags, addresses.
_WHOLE = (
    r"(?:[0-9]{1,2}-)?(?:[0-9]{3}-){1,2}[0-9]{4}",
    r"[0-9]{1,2}-[0-9]{1,2}-[0-9]{2,4}",
    r"[0-9]-[0-9]{4}|[0-9]{5}-[0-9]{4}",
    r"'?[0-9]*[0-9]0's",
    r"[\w#%&!.-]+\.(?:docx?|xlsx?|pptx?|pdf|txt|csv|jpe?g|png|zip)",
    r"#[A-Za-z]\w*",
    r"(?:https?|ftp)://\S*[\w/=&-]",
)


def tune(nlp: Language) -> None:
    """Cut words as the treebanks do, in a blank English pipeline.

    Hyphens and slashes are words but for bound prefixes ("non-profit"); the lists of prefixes,
    abbreviations, splits and units are in ``tokens.csv``.
    """
    tokenizer = nlp.tokenizer
    assert isinstance(tokenizer, Tokenizer)
    table = read_table()
    defaults = nlp.Defaults
    units = "|".join(sorted(map(re.escape, table["unit"]), key=len, reverse=True))
    suffixes = [*_SUFFIXES, rf"(?<=[0-9])(?:{units})", *(defaults.suffixes or ())]
    prefixes = [*_PREFIXES, *(defaults.prefixes or ())]
    infixes = [*_INFIXES, _hyphen(table)]
    tokenizer.prefix_search = compile_prefix_regex(prefixes).search
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    tokenizer.token_match = re.compile("|".join(f"(?:{w})$" for w in _WHOLE), re.IGNORECASE).match
    tokenizer.rules = _special_cases(tokenizer, table)


def read_table() -> dict[str, dict[str, str]]:
    """Return kind -> word -> parts (separated by blanks, empty for a word of one part)."""
    table: dict[str, dict[str, str]] = defaultdict(dict)
    with TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            table[row["kind"]][row["word"]] = row["parts"]
    return table


def _hyphen(table: dict[str, dict[str, str]]) -> str:
    """Return the pattern of a hyphen that is a word of its own.

    After a stance ("pro-", "anti-", "ex-") a name keeps its own word, so that it can be found.
    """

    def not_after(prefixes: dict[str, str]) -> str:
        return "".join(rf"(?<!\b(?i:{prefix}))" for prefix in prefixes)

    before = rf"(?<=[{ALPHA}0-9.'’)%]){not_after(table['prefix'])}"
    stance = rf"(?:{not_after(table['stance'])}(?=.)|(?=.[{ALPHA_UPPER}]))"
    return rf"{before}{stance}[{_DASHES}](?=[{ALPHA}0-9])"


def _special_cases(
    tokenizer: Tokenizer, table: dict[str, dict[str, str]]
) -> dict[str, list[dict[int, str]]]:
    rules = dict(tokenizer.rules or {})
    # The treebanks cut this one; spaCy does not.
    rules.pop("and/or", None)
    for word in table["word"]:
        for form in (word, word.title(), word.upper()):
            rules.pop(form, None)
    for contraction, pieces in list(rules.items()):
        # In headlines and in anger contractions come in capitals.
        if len(pieces) > 1 and contraction.isascii():
            rules.setdefault(contraction.upper(), [{ORTH: str(p[ORTH]).upper()} for p in pieces])
    for word in table["abbreviation"]:
        for form in {word, word.upper()} if word[0].isupper() else {word}:
            rules[form] = [{ORTH: form}]
    for word, parts in table["split"].items():
        for form, cut in ((word, parts), (word.capitalize(), parts.capitalize())):
            rules[form] = [{ORTH: part} for part in cut.split()]
    return rules
