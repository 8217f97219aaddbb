"""Short forms that a text introduces for a body, in text that the shipped model parses."""

from __future__ import annotations

from functools import cache

import pytest
import spacy

from kgraph.actors import find_actors
from kgraph.actors.introduced import by_initials, in_order, introductions, is_acronym
from kgraph.language import load


@cache
def _language():
    return load()


def _ids(text, *words):
    """Return the ids of the mentions with these words."""
    doc = _language()(text)
    return {m.id for m in find_actors(doc) if doc[m.start : m.end].text in words}


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("The Baltic Grain Council (BGC) left. BGC paid.", "BGC", "Baltic Grain Council"),
        ("The Acme Trade Council, or ATC, left. ATC paid.", "ATC", "Acme Trade Council"),
        (
            "The Movement for Popular Justice, known as MPJ, attacked Niger. MPJ fled Mali.",
            "MPJ",
            "Movement for Popular Justice",
        ),
        (
            "The Free Highlands Army, known by its initials FHA, attacked Laos. FHA fled.",
            "FHA",
            "Free Highlands Army",
        ),
        ('The Moro Dawn Movement ("MDM") attacked Laos. MDM fled.', "MDM", "Moro Dawn Movement"),
        ("The FHA (Free Highlands Army) attacked Laos. FHA fled.", "FHA", "Free Highlands Army"),
        (
            "The Frente Popular Andino (FPA) attacked Peru. The FPA accused Bolivia.",
            "FPA",
            "Frente Popular Andino",
        ),
        (
            "The European Steel Federation (Eurosteel) left. Eurosteel thanked India.",
            "Eurosteel",
            "European Steel Federation",
        ),
    ],
)
def test_short_and_long_form_are_one_actor(text, short, long):
    assert _ids(text, short) == _ids(text, long) == {f"org:{long.lower().replace(' ', '-')}"}


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        (
            "The Kharun Freedom Party (PAK) attacked Iran. PAK fled Iraq.",
            "PAK",
            "Kharun Freedom Party",
        ),
        (
            "The National Front for Renewal (FNR) accused Togo. The FNR attacked Ghana.",
            "FNR",
            "National Front for Renewal",
        ),
        (
            "The Kharun Miners Party (PML, by its Spanish initials) accused Peru. PML fled.",
            "PML",
            "Kharun Miners Party",
        ),
    ],
)
def test_an_acronym_of_another_language_names_the_body(text, short, long):
    assert _ids(text, short) == _ids(text, long) == {f"org:{short.lower()}"}


@pytest.mark.parametrize(
    ("text", "short", "long", "id"),
    [
        (
            "The Kurdistan Workers' Party (PKK) attacked Turkey. The PKK denied it.",
            "PKK",
            "Kurdistan Workers' Party",
            "PKK",
        ),
        (
            "The Collective Security Treaty Organization (CSTO) met. The CSTO paid.",
            "CSTO",
            "Collective Security Treaty Organization",
            "CSTO",
        ),
        ("The United States (US) accused China.", "US", "United States", "USA"),
    ],
)
def test_known_bodies_keep_their_ids(text, short, long, id):
    assert _ids(text, short) == _ids(text, long) == {id}


def test_a_town_in_brackets_is_no_short_form():
    text = "The Bank of Lusania (Zurich) sued Peru."
    assert _ids(text, "Zurich").isdisjoint(_ids(text, "Bank of Lusania"))


def test_a_body_has_the_state_that_stands_before_its_name():
    doc = _language()("Peru's Grain Board (GB) sued Chile. The GB left.")
    states = {m.state for m in find_actors(doc) if m.id == "org:grain-board"}
    assert states == {"PER"}


class TestIntroductions:
    @staticmethod
    def _doc(text):
        return spacy.blank("en")(text)

    @pytest.mark.parametrize(
        ("text", "short"),
        [
            ("Acme Trade Council (ATC) left", "ATC"),
            ("Acme Trade Council [ATC] left", "ATC"),
            ("Acme Trade Council (known as ATC) left", "ATC"),
            ('Acme Trade Council (the "ATC") left', "ATC"),
            ("Acme Trade Council (Consejo, ATC) left", "ATC"),
            ("Acme Trade Council (ATC, in short) left", "ATC"),
            ("Acme Trade Council, also known as the ATC, left", "ATC"),
            ("Acme Trade Council, abbreviated ATC, left", "ATC"),
        ],
    )
    def test_ways_to_introduce(self, text, short):
        doc = self._doc(text)
        (found,) = introductions(doc)
        assert doc[found.short].text == short
        assert (found.name.start, found.name.end) == (0, 3)

    @pytest.mark.parametrize(
        "text",
        [
            "Acme Trade Council (which sells grain) left",
            "Acme Trade Council, ATC members and others left",
            "Acme Trade Council, or what is left of it, paid",
            "Acme Trade Council ( left",
            "(ATC) left",
        ],
    )
    def test_what_introduces_nothing(self, text):
        assert list(introductions(self._doc(text))) == []

    @pytest.mark.parametrize(
        ("name", "acronym", "start"),
        [
            ("the Movement for Popular Justice", "MPJ", 1),
            ("the Movement for Popular Justice", "MFPJ", 1),
            ("the Movement for Popular Justice", "MJP", 1),
            ("the Movement for Popular Justice", "XPJ", None),
            ("left Popular Justice", "LPJ", None),
        ],
    )
    def test_initials_tell_where_a_name_starts(self, name, acronym, start):
        doc = self._doc(name)
        found = by_initials(doc, len(doc), acronym)
        assert (found.start if found is not None else None) == start

    def test_the_order_of_initials(self):
        doc = self._doc("Movement for Popular Justice")
        name = by_initials(doc, len(doc), "MJP")
        assert in_order(doc, name, "MPJ")
        assert not in_order(doc, name, "MJP")

    @pytest.mark.parametrize(
        ("text", "expected"),
        [("ATC", True), ("A.T.C.", True), ("UNHCRs", True), ("Atc", False), ("A", False)],
    )
    def test_what_looks_like_an_acronym(self, text, expected):
        assert is_acronym(text) is expected
