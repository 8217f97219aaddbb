"""Makes anew what the documentation shows: the seeds' files, outputs, commands.md, the picture.

    python docs/refresh.py

Run it from anywhere, with kgraph and playwright installed, whenever a change alters the output.
Each ``console`` block of README.md and of the guides in docs/ holds a command after ``$`` and as
many lines of its output as are worth showing; a last line of ``…`` says that there are more.
"""

from __future__ import annotations

import inspect
import os
import re
import shutil
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Iterator
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
COMMANDS = ROOT / "docs" / "commands.md"
GUIDES = [path for path in sorted((ROOT / "docs").glob("*.md")) if path != COMMANDS]
PICTURE = ROOT / "docs" / "seed-graph.png"
PAGE = ROOT / "output" / "graph.html"
BLOCK = re.compile(r"^```console\n\$ (?P<command>.*)\n(?P<output>(?:.*\n)*?)```$", re.MULTILINE)
MORE = "…"
# How long a build took is no property of kgraph.
SECONDS = re.compile(r"in \d+\.\d s\.")


def run(command: str, folder: Path) -> str:
    """Return what a command line prints; ``kgraph`` is the one in this source tree."""
    shell = f'kgraph() {{ "{sys.executable}" -m kgraph "$@"; }}\n{{ {command}; }} 2>&1'
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    for name in ("KGRAPH_STORE", "FORCE_COLOR", "COLUMNS"):
        environment.pop(name, None)
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", shell],
        cwd=folder, env=environment, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"{command}: ended with {done.returncode}: {done.stdout}")
    return "\n".join(line.rstrip() for line in done.stdout.splitlines()) + "\n"


def shortened(output: str, shown: str) -> str:
    """Return the output cut to as many lines as are shown now, with ``…`` for the rest."""
    lines = output.splitlines()
    kept = shown.splitlines()
    if not kept or kept[-1] != MORE or len(lines) < len(kept):
        return output
    return "\n".join([*lines[: len(kept) - 1], MORE]) + "\n"


def refreshed(match: re.Match[str], folder: Path) -> str:
    """Return a block with the output that its command has now."""
    command, shown = match["command"], match["output"]
    output = shortened(run(command, folder), shown)
    if SECONDS.sub("", output) == SECONDS.sub("", shown):
        output = shown
    return f"```console\n$ {command}\n{output}```"


def take_picture(page: Path, picture: Path) -> None:
    """Save the page as a browser shows it at 1400 by 900."""
    from playwright.sync_api import sync_playwright

    names = ("chromium", "chromium-browser", "google-chrome")
    browser = os.environ.get("KGRAPH_CHROMIUM") or next(filter(None, map(shutil.which, names)))
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        view = started.new_page(viewport={"width": 1400, "height": 900}, reduced_motion="reduce")
        view.goto(page.as_uri())
        # The page's policy forbids the evaluation that playwright's own waiting needs.
        while not view.evaluate("Boolean(window.kg && kg.ready)"):
            view.wait_for_timeout(50)
        view.wait_for_timeout(500)
        view.screenshot(path=picture)
        started.close()


def commands(group: click.Group, path: str = "kgraph") -> Iterator[tuple[str, click.Command]]:
    """Yield every command below a group, with the words that call it."""
    for name, command in group.commands.items():
        yield f"{path} {name}", command
        if isinstance(command, click.Group):
            yield from commands(command, f"{path} {name}")


def reference() -> str:
    """Return commands.md: what each command is for, and its options."""
    from kgraph.cli import main as kgraph

    head = "Made from the commands themselves by `python docs/refresh.py`"
    parts = [f"# All commands\n\n{head}; `kgraph COMMAND --help` says the same.\n"]
    for name, command in commands(kgraph):
        text = [paragraph(part) for part in inspect.cleandoc(command.help or "").split("\n\n")]
        rows = [option_row(each) for each in command.params if isinstance(each, click.Option)]
        table = "\n".join(["| option | meaning |", "|---|---|", *rows])
        parts.append("\n\n".join([f"## {name}", *text, table]) + "\n")
    return "\n".join(parts)


def paragraph(text: str) -> str:
    """Return a paragraph of a command's help, its examples as a block."""
    if not text.startswith("\b"):
        return text
    _, _, examples = text.partition("Example:\n")
    return f"```sh\n{textwrap.dedent(examples)}\n```"


def option_row(option: click.Option) -> str:
    """Return the row of a table that tells an option."""
    names = ", ".join(f"`{name}`" for name in (*option.opts, *option.secondary_opts))
    kinds = option.type
    values = "\\|".join(kinds.choices) if isinstance(kinds, click.Choice) else option.metavar
    shown = option.show_default if isinstance(option.show_default, str) else option.default
    default = f" Default: `{shown}`." if option.show_default else ""
    return f"| {names}{f' {values}' if values else ''} | {option.help}{default} |"


def main() -> None:
    """Build the seeds by the README's own commands, then the rest, then take the picture."""
    with tempfile.TemporaryDirectory() as name:
        # What the commands write beside output/ is thrown away.
        for shared in ("seeds", "output", "docs"):
            (Path(name) / shared).symlink_to(ROOT / shared)
        for page in (README, *GUIDES):
            text = page.read_text(encoding="utf-8")
            text = BLOCK.sub(lambda match: refreshed(match, Path(name)), text)
            page.write_text(text, encoding="utf-8", newline="\n")
    COMMANDS.write_text(reference(), encoding="utf-8", newline="\n")
    take_picture(PAGE, PICTURE)


if __name__ == "__main__":
    main()
