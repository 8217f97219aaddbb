"""Offices that one person holds as antecedents, and what is one's own under a request."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Reading = Callable[[str], list[tuple[str, str]]]


@pytest.fixture(scope="module")
def read() -> Reading:
    import kgraph.actors.component  # noqa: F401
    from kgraph.language import load

    nlp = load()
    nlp.add_pipe("kgraph_actors")

    def reading(text: str) -> list[tuple[str, str]]:
        doc = nlp(text)
        return [(doc[m.start : m.end].text, m.id) for m in doc._.actors]

    return reading


@pytest.mark.parametrize(
    ("text", "pronoun", "holder"),
    [
        ("Kenya's president said he would visit Uganda.", "he", "KEN:president"),
        ("Kosovo's prime minister said she had met Okoye.", "she", "XKX:prime-minister"),
        ("The Peruvian ambassador denied that he had spied.", "he", "PER:ambassador"),
        ("A Kenyan army spokesman said he knew nothing.", "he", "KEN:army:spokesman"),
        ("Israel arrested the Turkish mayor, and his lawyer protested.", "his", "TUR:mayor"),
    ],
)
def test_a_personal_pronoun_takes_up_who_holds_an_office(
    text: str, pronoun: str, holder: str, read: Reading
) -> None:
    assert (pronoun, holder) in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Kenyan parliament met, and he left.",
        "Kenya's army advanced. She waited.",
        "Kenya's ministers resigned. He stayed.",
    ],
)
def test_no_body_and_no_group_is_meant_by_it(text: str, read: Reading) -> None:
    assert not [id for words, id in read(text) if words.lower() in {"he", "she"}]


def test_a_thing_s_pronoun_does_not_mean_an_office(read: Reading) -> None:
    found = read("Kenya's president said it would reopen its embassy.")
    assert "KEN:president" not in [id for words, id in found if words in {"it", "its"}]


def test_a_named_person_comes_before_an_office(read: Reading) -> None:
    found = read("Emmanuel Macron met the Egyptian president. He praised Jordan.")
    assert ("He", "person:emmanuel-macron") in found


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Ukraine urged Russia to withdraw its troops.", "RUS"),
        ("France called on Niger to open its border.", "NER"),
        ("Chad asked Libya to recall its ambassador.", "LBY"),
        ("Norway pressed Peru to reverse its decision.", "PER"),
        ("Ukraine asked Germany to support its bid.", "UKR"),
    ],
)
def test_its_is_of_who_is_asked_where_the_act_is_one_on_one_s_own(
    text: str, owner: str, read: Reading
) -> None:
    assert ("its", owner) in read(text)


@pytest.mark.parametrize("name", ["Foreign", "Defence", "Health", "Justice"])
def test_a_ministry_has_its_whole_name(name: str, read: Reading) -> None:
    slug = f"GHA:{name.lower()}-ministry"
    assert (f"{name} Ministry of Ghana", slug) in read(
        f"The {name} Ministry of Ghana condemned Togo."
    )


@pytest.mark.parametrize(
    ("text", "government"),
    [
        ("Hungary's opposition accused the government of theft.", "HUN"),
        ("Peru's courts suspected the government of fraud.", "PER"),
    ],
)
def test_what_a_government_is_accused_of_is_not_whose_it_is(
    text: str, government: str, read: Reading
) -> None:
    assert ("government", government) in read(text)


def test_an_embassy_that_is_opened_is_nobody_yet(read: Reading) -> None:
    assert [id for _, id in read("Mongolia opened an embassy in Ottawa.")] == ["MNG", "CAN"]
    assert "unknown:embassy" in [id for _, id in read("Okoye left the embassy in a taxi.")]


@pytest.mark.parametrize(
    ("text", "words", "state"),
    [
        ("The French president said his country would wait.", "country", "FRA"),
        ("Emmanuel Macron said his country would wait.", "country", "FRA"),
        ("Ukraine's foreign minister said her nation was ready.", "nation", "UKR"),
        ("Kenya's president said his government would wait.", "government", "KEN"),
        ("Kenya's president sent his army to the border.", "army", "KEN:army"),
    ],
)
def test_the_country_of_who_is_in_office_is_the_state(
    text: str, words: str, state: str, read: Reading
) -> None:
    assert (words, state) in read(text)


def test_the_country_of_somebody_unknown_is_nobody(read: Reading) -> None:
    assert "his country" not in [words for words, _ in read("Amos Berg said his country slept.")]
