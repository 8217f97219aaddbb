"""Names that several bear, in sentences that the shipped model parses."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

import kgraph.language
from kgraph.actors import Catalogue, find_actors
from kgraph.actors.tables import rows, values

GEORGIA, CITY, STATE = "place:georgia-us-state", "place:washington-d-c", "place:washington-state"


@pytest.fixture(scope="module")
def nlp():
    return kgraph.language.load()


@pytest.fixture
def ids(nlp):
    """Return a function from a text to the pairs of words and id found in it."""

    def find(text):
        doc = nlp(text)
        return [(doc[m.start : m.end].text, m.id) for m in find_actors(doc)]

    return find


def _ids_of(found, word):
    return {id for text, id in found if text == word}


def _flattened(doc):
    """Return the document with everything hung on its first token: a parse gone wrong."""
    return Doc(
        doc.vocab,
        words=[t.text for t in doc],
        spaces=[bool(t.whitespace_) for t in doc],
        lemmas=[t.lemma_ for t in doc],
        pos=[t.pos_ for t in doc],
        morphs=[str(t.morph) for t in doc],
        heads=[t.sent.start for t in doc],
        deps=["ROOT" if t.is_sent_start else "dep" for t in doc],
    )


READINGS = [
    ("The mill in Valdosta, Georgia, shut its gates.", "Georgia", GEORGIA),
    ("Georgia Gov. Mel Harrow vetoed the plan.", "Georgia", GEORGIA),
    ("Tennessee, Georgia and Alabama sued the agency.", "Georgia", GEORGIA),
    ("The Georgia legislature debated a tax on peanuts.", "Georgia", GEORGIA),
    ("Voters in Atlanta grumbled. Georgia counted the ballots twice.", "Georgia", GEORGIA),
    ("Georgia and Armenia opened a crossing.", "Georgia", "GEO"),
    ("A minister landed in Batumi, Georgia, at noon.", "Georgia", "GEO"),
    ("Georgia recalled its envoy from Moscow.", "Georgia", "GEO"),
    ("Washington threatened Venezuela with sanctions.", "Washington", "USA"),
    ("Envoys gathered in Washington on Friday.", "Washington", CITY),
    ("Officials in Washington rebuked Hungary.", "Washington", "USA"),
    ("A ferry sank off Tacoma, Washington, at dawn.", "Washington", STATE),
    ("Oregon and Washington closed the bridge.", "Washington", STATE),
    ("Washington Gov. Ada Plum thanked Canada.", "Washington", STATE),
    ("Washington state fined the plant.", "Washington state", STATE),
    ("The Washington Post scolded Belarus.", "The Washington Post", "WAPO"),
    ("Congo accused Rwanda of theft.", "Congo", "COD"),
    ("Soldiers in Brazzaville said Congo would hold a vote.", "Congo", "COG"),
    ("In Kinshasa, Congolese judges freed a editor.", "Congolese", "COD"),
    ("In Brazzaville, Congolese judges freed an editor.", "Congolese", "COG"),
    ("The Republic of the Congo thanked Italy.", "Republic of the Congo", "COG"),
    ("The Republic of Congo thanked Italy.", "Republic of Congo", "COG"),
    ("Congo and the Republic of Congo shook hands.", "Congo", "COD"),
    ("Congo-Brazzaville thanked Italy.", "Congo-Brazzaville", "COG"),
    ("Pyongyang warned that Korea would answer.", "Korea", "PRK"),
    ("Seoul hoped that Korea would gain.", "Korea", "KOR"),
    ("Korea sold tanks to Poland.", "Korea", "KOR"),
    ("Pyongyang and Seoul argued over Korea.", "Korea", "KOR"),
    ("North Korean divers left Wonsan.", "North Korean", "PRK"),
    ("The Greek region of Macedonia flooded.", "Macedonia", "place:greek-macedonia"),
    ("A strike hit Thessaloniki, Macedonia, on Sunday.", "Macedonia", "place:greek-macedonia"),
    ("Macedonia thanked Bulgaria.", "Macedonia", "MKD"),
    ("Northern Ireland buried its dead.", "Northern Ireland", "GB-NIR"),
    ("Brussels fined Hungary over its courts.", "Brussels", "EU"),
    ("The European Commission met envoys; Brussels then sued Malta.", "Brussels", "EU"),
    ("Belgium recalled its envoy. Brussels protested to Rwanda.", "Brussels", "BEL"),
    ("The Hague, Brussels and Luxembourg City shared the costs.", "Brussels", "BEL"),
    ("Ministers dined in Brussels.", "Brussels", "BEL"),
    ("Niger expelled a French envoy.", "Niger", "NER"),
    ("Gunmen in Niger State burned a school.", "Niger State", "place:niger-state"),
    ("Crews left the Niger Delta.", "Niger Delta", "place:niger-delta"),
    ("The Nigerien army shot three men.", "Nigerien", "NER"),
    ("The Nigerian army shot three men.", "Nigerian", "NGA"),
    ("Equatorial Guinea jailed a pilot.", "Equatorial Guinea", "GNQ"),
    ("Papua New Guinea asked Fiji for rice.", "Papua New Guinea", "PNG"),
    ("Guinea-Bissau asked Mali for rice.", "Guinea-Bissau", "GNB"),
    ("Guinea asked Mali for rice.", "Guinea", "GIN"),
    ("Turkey shelled a village in Syria.", "Turkey", "TUR"),
    ("Turkey cooked up a pact with Qatar.", "Turkey", "TUR"),
    ("Turkey banned poultry from Brazil.", "Turkey", "TUR"),
    ("China shut its border with Laos.", "China", "CHN"),
    ("China set a tax on barley from Fiji.", "China", "CHN"),
    ("Washington, Tokyo and Seoul rebuked Moscow.", "Washington", "USA"),
    ("The Panama Canal lost money, and Panama blamed China.", "Panama", "PAN"),
]


@pytest.mark.parametrize(("text", "word", "id"), READINGS)
def test_the_words_around_a_name_tell_which_of_its_bearers_is_meant(ids, text, word, id):
    assert id in _ids_of(ids(text), word)
    assert len(_ids_of(ids(text), word)) == 1


@pytest.mark.parametrize(("text", "word", "id"), READINGS)
def test_a_parse_gone_wrong_does_not_change_the_reading(nlp, text, word, id):
    doc = _flattened(nlp(text))
    found = [(doc[m.start : m.end].text, m.id) for m in find_actors(doc)]
    assert _ids_of(found, word) == {id}


NOBODY = [
    ("Turkey is roasted slowly in Bavaria.", {"TUR"}),
    ("Turkey breast was served to envoys of Ghana.", {"TUR"}),
    ("Turkey with gravy pleased guests from Chile.", {"TUR"}),
    ("Fine China broke at the sale in Leeds.", {"CHN"}),
    ("China plates broke at the sale in Leeds.", {"CHN"}),
    ("A boat turned over on the Jordan River.", {"JOR"}),
    ("A boat turned over on the river Niger.", {"NER"}),
    ("A boat turned over on the Congo River.", {"COD", "COG"}),
    ("The Panama Papers shamed a banker.", {"PAN"}),
    ("He waved a Panama hat at the crowd.", {"PAN"}),
    ("The guinea pig died at the fair.", {"GIN"}),
    ("South America exports copper.", {"USA"}),
    ("New England froze for a week.", {"GB-ENG"}),
    ("New Mexico raised a tax.", {"MEX"}),
    ("British Columbia raised a tax.", {"GBR"}),
    ("French Guiana raised a tax.", {"GUY", "FRA"}),
    ("She cooked it in a Dutch oven.", {"NLD"}),
    ("Polish the boots before the parade.", {"POL"}),
    ("The Chinese restaurant closed early.", {"CHN"}),
    ("Chinese food sells well in Peru.", {"CHN"}),
    ("The Chinese language is taught in Peru.", {"CHN"}),
    ("French fries sell well in Peru.", {"FRA"}),
    ("Danish pastries sell well in Peru.", {"DNK"}),
    ("A Turkish bath opened in Lima.", {"TUR"}),
    ("It ended in a Mexican standoff.", {"MEX"}),
    ("Swiss cheese sells well in Peru.", {"CHE"}),
    ("A Russian-speaking clerk sold the stamps.", {"RUS"}),
    ("Greek mythology bores her.", {"GRC"}),
    ("Excellent old French wine was poured.", {"FRA"}),
]


@pytest.mark.parametrize(("text", "wrong"), NOBODY)
def test_food_language_rivers_and_the_like_are_no_actors(ids, text, wrong):
    assert not wrong & {id for _, id in ids(text)}


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Chinese food companies bribed a clerk.", "CHN:companies"),
        ("French wine growers blocked a road.", "FRA:growers"),
        ("The Danish police raided a bakery.", "DNK:police"),
        ("Turkish troops shelled a bridge.", "TUR:troops"),
    ],
)
def test_people_who_make_food_are_actors(ids, text, id):
    assert id in {found for _, found in ids(text)}


FIRMS_AND_AGENCIES = [
    ("Ireland fined Apple over its tax returns.", "Apple", "APPLE"),
    ("Apple sued Samsung on Monday.", "Apple", "APPLE"),
    ("Amazon workers in Alabama went on strike.", "Amazon", "AMAZON"),
    ("Spain sued Amazon over its warehouses.", "Amazon", "AMAZON"),
    ("Nigeria accused Shell of spilling oil.", "Shell", "SHELL"),
    ("Russia banned Meta after Facebook kept its posts.", "Meta", "FACEBOOK"),
    ("China urged Intel to drop its lawsuit.", "Intel", "INTEL"),
    ("Sweden asked Saab for jets.", "Saab", "SAAB"),
    ("ICE agents arrested migrants in Chicago.", "ICE", "USA:ice"),
    ("The SEC charged a banker with fraud.", "SEC", "USA:sec"),
    ("The EPA banned a pesticide.", "EPA", "USA:epa"),
    ("The CDC warned hospitals about the virus.", "CDC", "USA:cdc"),
    ("The FAA grounded the jets.", "FAA", "USA:faa"),
    ("State broadcaster CCTV named the general.", "CCTV", "CCTV"),
    ("Xinhua praised the envoy, and CCTV mocked Japan.", "CCTV", "CCTV"),
    ("Nikkei reported that Toyota would leave Russia.", "Nikkei", "NIKKEI"),
    ("The NRA rebuked a senator from Ohio.", "NRA", "NRA"),
    ("Air France cancelled flights to Mali.", "Air France", "AIR-FRANCE"),
    ("Qatar Airways sued Airbus.", "Qatar Airways", "QATAR-AIRWAYS"),
    ("Malaysia Airlines thanked Ukraine.", "Malaysia Airlines", "MALAYSIA-AIRLINES"),
    ("The New York Times sued Utah. The Times won.", "Times", "NYT"),
    ("The Federal Reserve met. The Fed rebuked a bank.", "Fed", "USA:central-bank"),
]


@pytest.mark.parametrize(("text", "word", "id"), FIRMS_AND_AGENCIES)
def test_a_common_word_or_short_name_is_a_firm_or_agency_where_a_cue_tells_it(ids, text, word, id):
    assert _ids_of(ids(text), word) == {id}


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Apple growers in Poland blocked a road.", "APPLE"),
        ("Apple pie was served to the envoys.", "APPLE"),
        ("Fires in the Amazon alarmed Brazil.", "AMAZON"),
        ("Amazon tribes met the Peruvian president.", "AMAZON"),
        ("Brazil sent soldiers to Amazon towns.", "AMAZON"),
        ("Shell casings littered a road in Sudan.", "SHELL"),
        ("Shell fire hit an oil depot in Libya.", "SHELL"),
        ("Rebels ambushed a company of soldiers in Meta, Colombia.", "FACEBOOK"),
        ("Intel suggests that Iran moved the missiles.", "INTEL"),
        ("Saab cars clogged a road in Norway.", "SAAB"),
        ("ICE COVERED THE ROADS OF TEXAS.", "USA:ice"),
        ("The SEC moved its football final to Atlanta.", "USA:sec"),
        ("EPA talks between Ghana and Kenya stalled.", "USA:epa"),
        ("The Taiwan CDC warned travellers about the virus.", "USA:cdc"),
        ("CCTV footage showed the robbers in Leeds.", "CCTV"),
        ("The Nikkei fell after the earthquake.", "NIKKEI"),
        ("Ugandan rebels of the NRA took the town.", "NRA"),
        ("MIT, the spy agency of Turkey, seized a rebel.", "MIT"),
        ("Hard Times came to Wales.", "NYT"),
        ("The Post Office closed a branch in Wales.", "WAPO"),
    ],
)
def test_without_a_cue_a_common_word_is_no_firm_or_agency(ids, text, wrong):
    assert wrong not in {id.split(":people")[0] for _, id in ids(text)}


FIRST_NAMES = [
    "Jordan Peverell",
    "Chad Osgood",
    "Georgia Tarrant",
    "Israel Benavides",
    "India Lockhart",
    "Brooklyn Sayer",
    "Paris Oduya",
    "Sydney Crane",
    "London Mercer",
    "Austin Quill",
    "Cuba Ransome",
    "Chelsea Vane",
    "Victoria Sandell",
    "Milan Dragic",
]


@pytest.mark.parametrize("name", FIRST_NAMES)
@pytest.mark.parametrize("rest", ["told Norway to wait.", "visited Norway on Monday."])
def test_a_place_before_a_surname_is_a_first_name(ids, name, rest):
    found = ids(f"{name} {rest}")
    assert (name, f"person:{name.lower().replace(' ', '-')}") in found
    assert {text for text, _ in found} == {name, "Norway"}


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Chad Republic Bank failed.", "person:chad-republic"),
        ("Jordan Times reporters asked Oman.", "person:jordan-times"),
        ("Georgia Tech asked Oman for help.", "person:georgia-tech"),
        ("Georgia Accuses Russia", "person:georgia-accuses"),
        ("London Fashion Week opened on Monday.", "person:london-fashion"),
        ("Sydney Harbour froze.", "person:sydney-harbour"),
        ("Austin Mayor Jo Bell thanked Oman.", "person:austin-mayor"),
    ],
)
def test_a_place_before_a_body_or_a_title_is_a_place(ids, text, id):
    assert id not in {found for _, found in ids(text)}


@pytest.mark.parametrize(
    ("text", "word", "id"),
    [
        ("Jim Jordan blamed the agency. Jordan called it corrupt.", "Jordan", "person:jim-jordan"),
        ("Ada Washington won. Washington thanked Kenya.", "Washington", "person:ada-washington"),
        ("Whitney Houston sang. Houston thanked Peru.", "Houston", "person:whitney-houston"),
        ("Bob Jordan went home. Jordanian police said Jordan had wept.", "Jordan", "JOR"),
        ("Bob Jordan went home. Oil is cheap in Jordan.", "Jordan", "JOR"),
        ("Amman was quiet. Jordan expelled an envoy.", "Jordan", "JOR"),
    ],
)
def test_a_surname_alone_is_the_person_named_before(ids, text, word, id):
    assert _ids_of(ids(text), word) == {id}


@pytest.mark.parametrize(
    ("text", "town", "wrong"),
    [
        ("Police in Moscow, Idaho, fined a baker.", "Moscow", "RUS"),
        ("A baker from Athens, Georgia, won.", "Athens", "GRC"),
        ("A flood hit Cairo, Illinois.", "Cairo", "EGY"),
        ("A baker from Paris, Texas, won.", "Paris", "FRA"),
        ("The mayor of Lebanon, New Hampshire, won.", "Lebanon", "LBN"),
        ("A fire destroyed a barn in Rome, New York.", "Rome", "ITA"),
        ("A fire destroyed a barn in London, Ontario.", "London", "GBR"),
        ("Birmingham, Alabama, chose a mayor.", "Birmingham", "place:birmingham"),
    ],
)
def test_a_town_of_the_same_name_elsewhere_is_that_town(nlp, text, town, wrong):
    doc = nlp(text)
    (found,) = [m for m in find_actors(doc) if doc[m.start : m.end].text == town]
    assert found.id != wrong
    assert found.state in {"USA", "CAN"}


def test_states_listed_before_a_region_are_no_towns_there(ids):
    found = {id for _, id in ids("She has lived in Lebanon, Texas and Peru.")}
    assert {"LBN", "place:texas", "PER"} <= found
    assert "FRA" in {id for _, id in ids("Strikes spread to Paris, Ontario and Quebec.")}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("LET US PRAY TOGETHER", False),
        ("THEY TOLD US TO LEAVE NOW", False),
        ("The sea shows us the way.", False),
        ("US TELLS MALI TO STOP", True),
        ("MALI AND US SIGN DEAL", True),
        ("Mali warns US over drones", True),
        ("MALI SAYS US MUST LEAVE GAO", True),
        ("MALI THREATENS US\n\nThe US said that Mali had seized a ship.", True),
    ],
)
def test_us_is_a_state_or_we(ids, text, names):
    assert ("USA" in {id for _, id in ids(text)}) is names


def test_other_acronyms_stay_names_among_capitals(ids):
    assert {"GBR", "EU"} <= {id for _, id in ids("UK AND EU REACH DEAL")}
    assert "CAF" not in {id for _, id in ids("CAR BOMB KILLS FOUR IN LIMA")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The two Koreas signed a truce.", {"KOR", "PRK"}),
        ("Both Sudans claim the town.", {"SDN", "SSD"}),
    ],
)
def test_a_plural_names_both_states(ids, text, expected):
    assert {id for _, id in ids(text)} >= expected


@pytest.mark.parametrize(
    ("text", "name", "id"),
    [
        ("The mayor of Oslo opened a school.", "Oslo", "place:oslo"),
        ("Oslo's mayor opened a school.", "Oslo", "place:oslo"),
        ("Mayor of Oslo Amina Berg Lund opened a school.", "Oslo", "place:oslo"),
        ("The governor of Washington opened a school.", "Washington", STATE),
        ("The mayor of Singapore opened a school.", "Singapore", "SGP"),
        ("Oslo recalled its envoy from Chile.", "Oslo", "NOR"),
    ],
)
def test_a_capital_with_a_mayor_is_the_town(ids, text, name, id):
    assert _ids_of(ids(text), name) == {id}


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Mayor of London Ann Moreau met the pope.", "London"),
        ("The president of Georgia Lasha Gelani met the pope.", "Georgia"),
        ("In a letter, Governor of Washington Chris Lund thanked the pope.", "Washington"),
    ],
)
def test_an_office_of_a_place_ends_before_the_name(ids, text, owner):
    names = [text for text, _ in ids(text)]
    assert owner in names
    assert not any(name.startswith(f"{owner} ") for name in names)


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Pro-Kenyan rebels took the road.", "KEN:pro-rebels"),
        ("Anti-Kenyan fighters took the road.", "KEN:anti-fighters"),
    ],
)
def test_a_group_for_or_against_a_state_is_not_the_states(ids, text, id):
    assert id in {found for _, found in ids(text)}


def test_readings_are_actors_of_the_catalogue_and_cues_are_known():
    catalogue = Catalogue.load()
    cues = {"before", "after", "near", "placed", "town", "listed"}
    cues |= {"sentence", "document", "places", "always"}
    for row in rows("readings"):
        assert row["cue"] in cues
        assert bool(values(row["words"])) == (row["cue"] != "always")
        for id in (row["id"], row["reading"]):
            assert id in ("", "*", "town") or catalogue.actor(id) is not None, id
        for phrase in values(row["phrases"]):
            words = catalogue.lookup(phrase.split())
            assert phrase == "*" or row["id"] in {e.actor.id for e in words if e.actor}


def test_states_and_actors_that_cues_ask_for_exist():
    catalogue = Catalogue.load()
    for row in rows("readings"):
        asked = values(row["unless"])
        if row["cue"] in ("town", "listed", "sentence", "document", "places"):
            asked += values(row["words"])
        assert all(id == "*" or catalogue.actor(id) is not None for id in asked), row


def test_plural_names_name_actors_of_the_catalogue():
    for row in rows("plural_names"):
        found = values(row["ids"])
        assert len(found) > 1
        assert all(Catalogue.load().actor(id) is not None for id in found)


def test_landmarks_and_first_names_are_apart():
    first = {row["name"] for row in rows("place_first_names")}
    assert not first & {row["word"] for row in rows("landmark_words")}
    assert {row["common"] for row in rows("place_first_names")} == {"yes", "no"}
