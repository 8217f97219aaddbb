"""What the package says of itself fits what is in it."""

from __future__ import annotations

import configparser
import fnmatch
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
