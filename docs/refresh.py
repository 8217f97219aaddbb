"""Makes anew what the documentation shows: the seeds' files, outputs of commands, the picture.

    python docs/refresh.py

Run it from anywhere, with kgraph and playwright installed, whenever a change alters the output.
Each ``console`` block of README.md and docs/ holds a command after ``$`` and as many lines of its
output as are worth showing; a last line of ``…`` says that there are more.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
PICTURE = ROOT / "docs" / "seed-graph.png"
PAGE = ROOT / "output" / "graph.html"
BLOCK = re.compile(r"^```console\n\$ (?P<command>.*)\n(?P<output>(?:.*\n)*?)```$", re.MULTILINE)
MORE = "…"
# How long a build took is no property of kgraph.
SECONDS = re.compile(r"in \d+\.\d s\.")


def run(command: str, folder: Path) -> str:
    """Return what a command line prints; ``kgraph`` is the one in this source tree."""
    shell = f'kgraph() {{ "{sys.executable}" -m kgraph "$@"; }}\n{command} 2>&1'
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


def main() -> None:
    """Build the seeds by the README's own commands, then the other pages and the picture."""
    with tempfile.TemporaryDirectory() as name:
        # What the commands write beside output/ is thrown away.
        for shared in ("seeds", "output"):
            (Path(name) / shared).symlink_to(ROOT / shared)
        for path in (README, *sorted((ROOT / "docs").glob("*.md"))):
            text = path.read_text(encoding="utf-8")
            text = BLOCK.sub(lambda match: refreshed(match, Path(name)), text)
            path.write_text(text, encoding="utf-8", newline="\n")
    take_picture(PAGE, PICTURE)


if __name__ == "__main__":
    main()
