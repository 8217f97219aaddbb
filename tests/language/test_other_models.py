"""``--model``: installed pipelines and folders of them, and what is said of those that fail."""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
import spacy
from click.testing import CliRunner
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

import kgraph.language
from kgraph.cli import main
from kgraph.errors import ModelError
from kgraph.language.parser import DEFAULT_MODEL

CLEARNLP = [
    ("Chad accused Mali of spying .", "nsubj ROOT dobj prep pcomp punct", [1, 1, 1, 1, 3, 1]),
    ("Mali was accused by Chad .", "nsubjpass auxpass ROOT agent pobj punct", [2, 2, 2, 2, 3, 2]),
    ("Togo signed treaties with Mali .", "nsubj ROOT dobj prep pobj punct", [1, 1, 1, 1, 3, 1]),
]
UD = [
    ("Chad accused Mali of spying .", "nsubj ROOT obj mark advcl punct", [1, 1, 1, 4, 1, 1]),
    ("Mali was accused by Chad .", "nsubj:pass aux:pass ROOT case obl:agent punct",
     [2, 2, 2, 4, 2, 2]),
    ("Togo signed treaties with Mali .", "nsubj ROOT obj case obl punct", [1, 1, 1, 4, 1, 1]),
]  # fmt: skip
FOREIGN = [("Chad ging nach Mali .", "sb ROOT mo nk punct", [1, 1, 1, 2, 1])]
TAGS = {
    "Chad": "NNP", "Mali": "NNP", "Togo": "NNP", "accused": "VBN", "signed": "VBD", "was": "VBD",
    "by": "IN", "of": "IN", "with": "IN", "spying": "VBG", "treaties": "NNS", ".": ".",
}  # fmt: skip
TEXT = "Chad accused Mali of spying. Mali was accused by Chad."
Case = tuple[str, str, list[int]]


def pipeline(cases: list[Case], *, tagger: bool = True, parser: bool = True) -> Language:
    """Train a small real pipeline until it knows its few sentences by heart."""
    spacy.util.fix_random_seed(1)
    nlp = spacy.blank("en")
    if tagger:
        nlp.add_pipe("tagger")
    if parser:
        nlp.add_pipe("parser", config={"min_action_freq": 1})
    examples = [
        Example.from_dict(
            nlp.make_doc(text),
            {
                "heads": heads,
                "deps": labels.split(),
                "tags": [TAGS.get(word, "NN") for word in text.split()],
            },
        )
        for text, labels, heads in cases
    ]
    if tagger or parser:
        optimizer = nlp.initialize(lambda: examples)
        for _ in range(25):
            nlp.update(examples, sgd=optimizer)
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "GPE", "pattern": "Mali"}])
    return nlp


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    place = tmp_path_factory.mktemp("models")
    made = {
        "clearnlp": pipeline(CLEARNLP),
        "ud": pipeline(UD),
        "foreign": pipeline(FOREIGN),
        "untagged": pipeline(CLEARNLP, tagger=False),
        "unparsed": pipeline(CLEARNLP, parser=False),
        "blank": spacy.blank("en"),
    }
    for name, nlp in made.items():
        nlp.to_disk(place / name)
    return {name: place / name for name in made}


def read(nlp: Language, text: str = TEXT) -> list[tuple[str, str, str]]:
    return [(t.text, t.dep_, t.head.text) for t in nlp(text)]


EXPECTED = [
    ("Chad", "nsubj", "accused"),
    ("accused", "ROOT", "accused"),
    ("Mali", "obj", "accused"),
    ("of", "mark", "spying"),
    ("spying", "advcl", "accused"),
    (".", "punct", "accused"),
    ("Mali", "nsubj:pass", "accused"),
    ("was", "aux:pass", "accused"),
    ("accused", "ROOT", "accused"),
    ("by", "case", "Chad"),
    ("Chad", "obl:agent", "accused"),
    (".", "punct", "accused"),
]


@pytest.mark.parametrize("name", ["clearnlp", "ud"])
def test_a_pipeline_in_a_folder_gives_ud(folders: dict[str, Path], name: str) -> None:
    assert read(kgraph.language.load(str(folders[name]))) == EXPECTED


def test_lemmas_classes_and_entities_are_there_whatever_the_pipeline_has(
    folders: dict[str, Path],
) -> None:
    doc = kgraph.language.load(str(folders["clearnlp"]))("Mali was accused by Chad.")
    assert [t.lemma_ for t in doc] == ["Mali", "be", "accuse", "by", "Chad", "."]
    assert [t.pos_ for t in doc] == ["PROPN", "AUX", "VERB", "ADP", "PROPN", "PUNCT"]
    assert [(e.text, e.label_) for e in doc.ents] == [("Mali", "LOC")]


def test_a_document_beyond_the_usual_limit_is_read(folders: dict[str, Path]) -> None:
    nlp = kgraph.language.load(str(folders["clearnlp"]))
    # One word that is longer than a million characters: the limit counts characters.
    assert len(nlp("x" * (Language(nlp.vocab).max_length + 1))) == 1


def test_texts_are_read_alike_alone_and_in_a_batch(folders: dict[str, Path]) -> None:
    nlp = kgraph.language.load(str(folders["clearnlp"]))
    texts = [TEXT, "", "\n\n", "Togo signed treaties with Mali.", "x"]
    batch = [[(t.dep_, t.head.i) for t in doc] for doc in nlp.pipe(texts, batch_size=3)]
    assert batch == [[(t.dep_, t.head.i) for t in nlp(text)] for text in texts]


def test_a_pipeline_saved_with_the_adapter_has_it_once(
    folders: dict[str, Path], tmp_path: Path
) -> None:
    kgraph.language.load(str(folders["clearnlp"])).to_disk(tmp_path / "again")
    nlp = kgraph.language.load(str(tmp_path / "again"))
    assert nlp.pipe_names.count("kgraph_labels") == 1
    assert read(nlp) == EXPECTED


def test_a_folder_of_our_own_kind_is_the_network() -> None:
    nlp = kgraph.language.load(str(DEFAULT_MODEL), threads=1)
    assert nlp.pipe_names == ["kgraph_parser"]


@pytest.fixture
def installed(folders: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Install a pipeline as a package, as ``spacy download`` does."""
    package = tmp_path / "site" / "en_toy_news"
    package.mkdir(parents=True)
    spacy.load(folders["clearnlp"]).to_disk(package / "en_toy_news-1.0.0")
    meta = {"lang": "en", "name": "toy_news", "version": "1.0.0"}
    (package / "meta.json").write_text(json.dumps(meta))
    (package / "__init__.py").write_text(
        "from spacy.util import load_model_from_init_py\n\n\n"
        "def load(**overrides):\n    return load_model_from_init_py(__file__, **overrides)\n"
    )
    record = tmp_path / "site" / "en_toy_news-1.0.0.dist-info"
    record.mkdir()
    (record / "METADATA").write_text("Metadata-Version: 2.1\nName: en_toy_news\nVersion: 1.0.0\n")
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    return "en_toy_news"


def test_an_installed_package_is_known_by_its_name(installed: str) -> None:
    assert read(kgraph.language.load(installed)) == EXPECTED


def test_the_folder_of_a_package_is_a_model_too(installed: str, tmp_path: Path) -> None:
    assert read(kgraph.language.load(str(tmp_path / "site" / installed))) == EXPECTED


def test_another_version_of_spacy_is_no_warning(folders: dict[str, Path], tmp_path: Path) -> None:
    spacy.load(folders["clearnlp"]).to_disk(tmp_path / "old")
    meta = json.loads((tmp_path / "old" / "meta.json").read_text())
    meta["spacy_version"] = ">=3.0.0,<3.1.0"
    (tmp_path / "old" / "meta.json").write_text(json.dumps(meta))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        kgraph.language.load(str(tmp_path / "old"))


def _empty(folder: Path) -> Path:
    return folder


def _broken(folder: Path) -> Path:
    (folder / "config.cfg").write_text("[nlp\nlang = 'en'\n")
    (folder / "meta.json").write_text("{}")
    return folder


def _unknown_component(folder: Path) -> Path:
    spacy.blank("en").to_disk(folder)
    config = (folder / "config.cfg").read_text()
    config = config.replace("pipeline = []", 'pipeline = ["magic"]')
    (folder / "config.cfg").write_text(config + '\n[components.magic]\nfactory = "magic"\n')
    return folder


def _file(folder: Path) -> Path:
    (folder / "model.bin").write_bytes(b"\0")
    return folder / "model.bin"


def _half_a_network(folder: Path) -> Path:
    (folder / "labels.json").write_text("{}")
    return folder


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (_empty, "not a kgraph language model (model.onnx is missing) and not a spaCy pipeline"),
        (_broken, "cannot be loaded as a spaCy pipeline"),
        (_unknown_component, "cannot be loaded as a spaCy pipeline"),
        (_file, "name a folder or a spaCy package"),
        (_half_a_network, "not a kgraph language model: model.onnx is missing"),
        (lambda folder: folder / "none", "no such folder"),
    ],
)
def test_what_is_no_model_is_refused_in_one_line(
    tmp_path: Path, make: Callable[[Path], Path], message: str
) -> None:
    with pytest.raises(ModelError) as caught:
        kgraph.language.load(str(make(tmp_path)))
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 500


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("blank", "has no parser"),
        ("unparsed", "has no parser"),
        ("untagged", "has no tagger"),
        ("foreign", "its labels (mo, nk, sb) are neither"),
    ],
)
def test_a_pipeline_that_cannot_be_used_is_refused(
    folders: dict[str, Path], name: str, message: str
) -> None:
    with pytest.raises(ModelError) as caught:
        kgraph.language.load(str(folders[name]))
    assert message in str(caught.value)
    assert str(caught.value).startswith(str(folders[name]))


def test_a_name_that_is_not_installed_says_how_to_install_it() -> None:
    with pytest.raises(ModelError, match="python -m spacy download en_core_web_none"):
        kgraph.language.load("en_core_web_none")


@Language.component("toy_idle_parser", assigns=["token.dep"])
def idle(doc: Doc) -> Doc:
    return doc


@Language.component("toy_ud_parser", assigns=["token.dep", "token.head", "token.pos"])
def reads_ud(doc: Doc) -> Doc:
    """A parser that does not list its labels, as one that wraps another toolkit."""
    heads, labels = ([1, 2, 2, 2], ["case", "obl", "ROOT", "obj"]) if len(doc) == 4 else ([0], [""])
    made = Doc(
        doc.vocab, words=[t.text for t in doc], heads=heads, deps=labels, pos=["X"] * len(doc)
    )
    return doc.from_array(["HEAD", "DEP", "POS"], made.to_array(["HEAD", "DEP", "POS"]))


def saved(folder: Path, *components: str) -> str:
    nlp = spacy.blank("en")
    for component in components:
        nlp.add_pipe(component)
    nlp.to_disk(folder)
    return str(folder)


def test_a_parser_without_a_list_of_labels_is_judged_by_its_documents(tmp_path: Path) -> None:
    nlp = kgraph.language.load(saved(tmp_path, "toy_ud_parser"))
    assert [t.dep_ for t in nlp("in Oslo sign pacts")] == ["case", "obl", "ROOT", "obj"]


@pytest.mark.filterwarnings("ignore:.*W036")
def test_a_parser_that_parses_nothing_ends_the_command_in_one_line(tmp_path: Path) -> None:
    folder = saved(tmp_path, "attribute_ruler", "toy_idle_parser")
    result = CliRunner().invoke(main, ["extract", "--model", folder, "-"], input=TEXT)
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert "no dependency tree" in result.stderr


@pytest.mark.parametrize("name", ["click", "numpy", "pytest"])
def test_an_installed_package_that_is_no_pipeline_is_refused(name: str) -> None:
    with pytest.raises(ModelError, match="spaCy pipeline") as caught:
        kgraph.language.load(name)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["", ".", "a b", "a/b", "en_core_web_sm==3.8", "ünï", "-"])
def test_odd_names_are_refused_in_one_line(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ModelError) as caught:
        kgraph.language.load(name)
    assert "\n" not in str(caught.value)


def test_the_command_line_reads_with_another_model(folders: dict[str, Path]) -> None:
    arguments = ["extract", "--model", str(folders["clearnlp"]), "-"]
    result = CliRunner().invoke(main, arguments, input=TEXT)
    assert result.exit_code == 0, result.output
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(t["subject_id"], t["category"], t["object_id"]) for t in found] == [
        ("TCD", "ACCUSE", "MLI"),
        ("TCD", "ACCUSE", "MLI"),
    ]


@pytest.mark.parametrize("name", ["blank", "untagged", "foreign"])
def test_the_command_line_refuses_a_model_in_one_line(folders: dict[str, Path], name: str) -> None:
    arguments = ["extract", "--model", str(folders[name]), "-"]
    result = CliRunner().invoke(main, arguments, input=TEXT)
    assert result.exit_code == 1
    lines = result.stderr.strip().splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("Error: ")


def test_the_command_line_says_what_to_install() -> None:
    result = CliRunner().invoke(main, ["extract", "--model", "en_no_such", "-"], input=TEXT)
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert "en_no_such is not installed" in result.stderr
