"""What the package says of itself fits what is in it."""

from __future__ import annotations

import configparser
import fnmatch
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import kgraph

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def settings() -> configparser.ConfigParser:
    parser = configparser.ConfigParser()
    parser.read(ROOT / "setup.cfg", encoding="utf-8")
    return parser


def listed(text: str) -> list[str]:
    return [line for line in text.split("\n") if line and not line.startswith("#")]


def test_every_data_file_is_packed(settings):
    patterns = listed(settings["options.package_data"]["kgraph"])
    data = [
        path.relative_to(ROOT / "kgraph").as_posix()
        for path in sorted((ROOT / "kgraph").rglob("*"))
        if path.is_file() and path.suffix not in (".py", ".pyc")
    ]
    assert data
    for name in data:
        assert any(fnmatch.fnmatch(name, pattern.replace("**/", "*")) for pattern in patterns), name


def test_every_folder_of_code_is_a_package():
    for path in (ROOT / "kgraph").rglob("*.py"):
        assert (path.parent / "__init__.py").exists()


def test_every_requirement_has_a_lower_bound(settings):
    needed = listed(settings["options"]["install_requires"])
    needed += listed(settings["options.extras_require"]["test"])
    assert needed
    for requirement in needed:
        assert ">=" in requirement or "==" in requirement


def test_the_changelog_knows_this_version():
    assert f"## {kgraph.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


# Stands for the compiler: says what it was asked to compile, and has made nothing.
COMPILER = """
import json

def mypycify(paths, **options):
    print("compiles", json.dumps(paths))
    return []
"""


def set_up(command: str, where: Path, compiler: str | None) -> subprocess.CompletedProcess[str]:
    """Run setup.py with KGRAPH_COMPILE and a package ``mypyc`` of one's own, or with none."""
    (where / "mypyc").mkdir()
    (where / "mypyc" / "__init__.py").touch()
    if compiler is not None:
        (where / "mypyc" / "build.py").write_text(compiler, encoding="utf-8")
    # Only asked what it would do: --dry-run is gone from newer releases of setuptools.
    code = (
        "import runpy, setuptools, sys\n"
        "setuptools.setup = lambda **options: print('modules', options['ext_modules'])\n"
        f"sys.argv = ['setup.py', {command!r}]\n"
        "runpy.run_path('setup.py')"
    )
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(where), "KGRAPH_COMPILE": "1"},
        capture_output=True,
        text=True,
    )


def test_the_rules_are_compiled_where_that_is_asked(tmp_path):
    done = set_up("bdist_wheel", tmp_path, COMPILER)
    (line,) = (line for line in done.stdout.splitlines() if line.startswith("compiles "))
    paths = json.loads(line.removeprefix("compiles "))
    assert {"kgraph/trees.py", "kgraph/relations/reader.py", "kgraph/actors/names.py"} <= {*paths}
    assert all((ROOT / path).is_file() for path in paths)
    # Compiled classes cannot be pickled, and mentions and actors are.
    assert not {"kgraph/actors/mention.py", "kgraph/actors/catalogue.py"} & {*paths}


def test_metadata_need_no_compiler(tmp_path):
    done = set_up("dist_info", tmp_path, None)
    assert (done.returncode, done.stdout) == (0, "modules []\n")


def test_without_a_compiler_the_installation_says_what_it_needs(tmp_path):
    done = set_up("bdist_wheel", tmp_path, None)
    assert done.returncode == 1
    assert done.stderr.startswith("KGRAPH_COMPILE=1 needs mypy")
    assert len(done.stderr.splitlines()) == 1


def test_all_that_is_left_uncompiled_is_there():
    text = (ROOT / "setup.py").read_text(encoding="utf-8")
    names = text.split("LEFT = {")[1].split("}")[0].split(",")
    left = [name.strip().strip('"') for name in names if name.strip()]
    rooms = [ROOT / "kgraph" / "actors", ROOT / "kgraph" / "relations"]
    assert "mention.py" in left
    for name in left:
        assert any((room / name).exists() for room in rooms), name
