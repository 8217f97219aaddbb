"""kgraph's own tables of actors, and telling the kinds of files apart."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.actors.catalogue import Catalogue
from kgraph.actors.dictionaries import Dictionaries
from kgraph.actors.dictionaries.lines import Problems, read_text
from kgraph.actors.dictionaries.ownfile import read_csv, read_json
from kgraph.actors.dictionaries.reading import kind_of
from kgraph.errors import InputError

HEADER = "id,name,type,state,aliases,adjectives,people,capitals\n"
SYLDAVIA = "SYL,Syldavia,state,,Kingdom of Syldavia,Syldavian,Syldavians,Klow\n"


@pytest.fixture
def write(tmp_path):
    """Return a function that writes a file (text or bytes) and returns its path."""

    def write(name, content):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def named(entries):
    return {" ".join(entry.words): (entry.kind, entry.actor.id) for entry in entries}


class TestTables:
    def test_every_column_names_in_its_way(self):
        problems = Problems("f")
        entries = read_csv(HEADER + SYLDAVIA, problems)
        assert named(entries) == {
            "Syldavia": ("name", "SYL"),
            "Kingdom of Syldavia": ("name", "SYL"),
            "Syldavian": ("demonym", "SYL"),
            "Syldavians": ("people", "SYL"),
            "Klow": ("capital", "SYL"),
        }
        (actor,) = {entry.actor for entry in entries}
        assert (actor.type, actor.state, actor.adjective) == ("state", "SYL", "Syldavian")
        assert not problems.found

    def test_id_and_name_are_enough(self):
        (entry,) = read_csv("name,id\nBaxter Works,BAX\n", Problems("f"))
        assert (entry.actor.type, entry.actor.state) == ("organisation", None)

    def test_a_person_is_named_as_a_person(self):
        text = HEADER + "person:ottokar,Ottokar IV,person,SYL,King Ottokar;Ottokar\n"
        entries = read_csv(text, Problems("f"))
        assert {entry.kind for entry in entries} == {"person"}
        assert len(entries) == 3

    def test_a_second_row_of_an_id_adds_names(self):
        entries = read_csv("id,name\nSYL,Syldavia\nSYL,Zyldavia\n", Problems("f"))
        assert [entry.actor.name for entry in entries] == ["Syldavia", "Syldavia"]

    @pytest.mark.parametrize(
        ("row", "wrong"),
        [
            ("BOR,", "no name"),
            (",Borduria", "no id"),
            ("B OR,Borduria", "holds a blank"),
            ("BOR,Borduria,country", "is no type of actor"),
            ("BOR,---", "without letters"),
            ("BOR,Bord\ufffdria", "not UTF-8"),
            ("BOR,a,state,b,c,d,e,f,g", "9 cells for 8 columns"),
            ('BOR,"Bord\nuria"', "over several lines"),
        ],
    )
    def test_a_bad_row_is_named_and_the_others_are_read(self, row, wrong):
        problems = Problems("f")
        entries = read_csv(HEADER + SYLDAVIA + row + "\nFRE,Freedonia\n", problems)
        assert {entry.actor.id for entry in entries} == {"SYL", "FRE"}
        assert len(problems.found) == 1
        assert str(problems.found[0]).startswith("f:3: ")
        assert wrong in str(problems.found[0])

    def test_an_unknown_column_is_reported_once(self):
        problems = Problems("f")
        assert len(read_csv("id,name,alias\nSYL,Syldavia,Klow\n", problems)) == 1
        assert "f:1: unknown column 'alias'" in str(problems.found[0])

    @pytest.mark.parametrize("header", ["", "id\n", "name,type\n", "SYL,Syldavia\n"])
    def test_a_table_without_its_header_is_refused(self, header):
        with pytest.raises(InputError, match="f: no column"):
            read_csv(header + "SYL,Syldavia\n", Problems("f"))

    @given(st.text(max_size=60), st.sampled_from([HEADER, "id,name\n", ""]))
    def test_no_text_whatever_raises_anything_else(self, text, header):
        try:
            entries = read_csv(header + text, Problems("f"))
        except InputError:
            return
        assert all(entry.words and entry.actor.id for entry in entries)


RECORD = {"id": "SYL", "name": "Syldavia", "type": "state", "aliases": ["Klow", "K.L."]}


class TestObjects:
    @pytest.mark.parametrize("form", ["list", "lines"])
    def test_a_list_or_one_object_a_line(self, form):
        records = [RECORD, {"id": "BOR", "name": "Borduria", "aliases": "Szohod; Sz"}]
        text = json.dumps(records) if form == "list" else "\n".join(map(json.dumps, records))
        entries = read_json(text, Problems("f"))
        assert list(named(entries)) == ["Syldavia", "Klow", "K . L .", "Borduria", "Szohod", "Sz"]

    @pytest.mark.parametrize(
        "bad", [1, None, [], {}, {"id": 3, "name": "x"}, {"id": "X", "name": "x", "aliases": [1]}]
    )
    def test_a_bad_item_is_named_and_the_others_are_read(self, bad):
        problems = Problems("f")
        entries = read_json(json.dumps([RECORD, bad]), problems)
        assert {entry.actor.id for entry in entries} == {"SYL"}
        assert str(problems.found[0]).startswith("f:item 2: ")

    def test_a_bad_line_is_named_and_the_others_are_read(self):
        problems = Problems("f")
        text = json.dumps(RECORD) + "\n{oops\n\n" + json.dumps({"id": "B", "name": "Bor"})
        assert len(named(read_json(text, problems))) == 4
        assert [str(problem) for problem in problems.found] == ["f:2: not a JSON object"]

    def test_a_broken_list_is_refused(self):
        with pytest.raises(InputError, match="f: not JSON"):
            read_json('[{"id": ', Problems("f"))

    @given(st.text(max_size=60))
    def test_no_text_whatever_raises_anything_else(self, text):
        for start in ("", "[", "{"):
            try:
                read_json(start + text, Problems("f"))
            except InputError as error:
                assert "not JSON" in str(error)


class TestKinds:
    @pytest.mark.parametrize(
        ("name", "text", "kind"),
        [
            ("a.csv", "", "csv"),
            ("a.CSV", "SYLDAVIA [SYL]", "csv"),
            ("a.json", "", "json"),
            ("a.jsonl", "", "json"),
            ("a.txt", "SYLDAVIA [SYL]", "petrarch"),
            ("a.txt", "# id,name\nSYLDAVIA [SYL]", "petrarch"),
            ("a.actors", "", "petrarch"),
            ("a.txt", "id,name\nSYL,Syldavia", "csv"),
            ("a.txt", "name,type,id\n", "csv"),
            ("a", '{"id": "SYL"}', "json"),
            ("a", ' [\n {"id": "SYL"}]', "json"),
            ("a", "[SYL]", "petrarch"),
        ],
    )
    def test_the_ending_decides_else_the_beginning(self, name, text, kind):
        assert kind_of(name, text) == kind

    def test_a_file_of_the_other_kind_is_refused(self, write):
        actors, agents = write("a.txt", "SYLDAVIA [SYL]"), write("b.txt", "JUDGE [~JUD]")
        with pytest.raises(InputError, match=r"b\.txt: is a file of agents; name it with --agents"):
            Dictionaries.read([agents])
        with pytest.raises(InputError, match=r"a\.txt: is a file of actors; name it with --actors"):
            Dictionaries.read(agents=[actors])
        with pytest.raises(InputError, match=r"c\.csv: is a file of actors"):
            Dictionaries.read(agents=[write("c.csv", HEADER)])

    @pytest.mark.parametrize("content", [b"", b"# nothing\n", b"SYLDAVIA\n", b"id,name\n"])
    def test_a_file_without_actors_is_refused(self, write, content):
        with pytest.raises(InputError, match=r"a\.txt: holds no actors"):
            Dictionaries.read([write("a.txt", content)])

    def test_a_missing_file_and_a_folder_are_refused(self, tmp_path):
        with pytest.raises(InputError, match=r"no\.txt: cannot be read: No such file"):
            Dictionaries.read([tmp_path / "no.txt"])
        with pytest.raises(InputError, match="cannot be read: Is a directory"):
            Dictionaries.read([tmp_path])


class TestEncodings:
    def test_a_byte_order_mark_is_no_letter(self, write):
        path = write("a.csv", b"\xef\xbb\xbfid,name\nSYL,Syldavia\n")
        assert Dictionaries.read([path], catalogue=False).catalogue.actor("SYL")

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_lines_end_in_any_way(self, write, end):
        path = write("a.txt", end.join(["SYLDAVIA [SYL]", "+KLOW", "[SYLGOV <990101]"]))
        assert len(Dictionaries.read([path]).actors.phrases) == 2

    def test_bytes_that_are_not_utf8_cost_their_line_only(self, write):
        path = write("a.txt", b"SYLDAVIA [SYL] # caf\xe9\n+SZ\xd4HOD\n+KLOW\n")
        read = Dictionaries.read([path])
        assert len(read.actors.phrases) == 2
        (problems,) = read.problems
        assert [str(problem).partition(": ")[0] for problem in problems.found] == [f"{path}:2"]

    def test_another_encoding_is_refused(self, write):
        with pytest.raises(InputError, match="is not a text file in UTF-8"):
            read_text(write("a.txt", "SYLDAVIA [SYL]".encode("utf-16")))

    @given(st.binary(max_size=80))
    def test_no_bytes_whatever_raise_anything_else(self, tmp_path_factory, content):
        path = tmp_path_factory.mktemp("bytes") / "a.txt"
        path.write_bytes(content)
        for files in ({"actors": [path]}, {"agents": [path]}):
            try:
                Dictionaries.read(**files, catalogue=False)
            except InputError as error:
                assert "\n" not in str(error)


class TestPrecedence:
    """What a file names names nothing else any more."""

    def test_a_name_of_the_catalogue_is_taken_over(self, write):
        catalogue = Dictionaries.read([write("a.csv", "id,name\nACME,Paris\n")]).catalogue
        assert [entry.actor.id for entry in catalogue.lookup(["Paris"])] == ["ACME"]
        assert [entry.actor.id for entry in catalogue.lookup(["France"])] == ["FRA"]

    def test_an_id_of_the_catalogue_keeps_its_names_and_gets_more(self, write):
        text = "id,name,type,aliases\nFRA,La France,state,Marianne\n"
        catalogue = Dictionaries.read([write("a.csv", text)]).catalogue
        for name in ("Marianne", "France", "Paris"):
            (entry,) = catalogue.lookup([name])
            assert (entry.actor.id, entry.actor.name) == ("FRA", "La France")
        assert catalogue.actor("FRA").adjective == "French"

    def test_the_shipped_catalogue_itself_stays_as_it_is(self, write):
        Dictionaries.read([write("a.csv", "id,name\nACME,Paris\n")])
        assert "ACME" not in {actor.id for actor in Catalogue.load().actors()}

    def test_without_the_catalogue_only_the_files_name_anybody(self, write):
        path = write("a.csv", HEADER + SYLDAVIA)
        catalogue = Dictionaries.read([path], catalogue=False).catalogue
        assert [actor.id for actor in catalogue.actors()] == ["SYL"]
        assert not catalogue.lookup(["France"])
