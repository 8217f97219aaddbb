"""A pyvis network that is rendered through the package's own template and fetches nothing."""

from __future__ import annotations

import base64
import hashlib
import json
from importlib import resources
from typing import Any

from jinja2 import Environment, FunctionLoader
from markupsafe import Markup
from pyvis.network import Network

from kgraph.page.styles import asset

VIS = ("templates", "lib", "vis-9.1.2", "vis-network.min.js")
SCRIPTS = (
    *("text", "ways", "trends", "shapes", "address", "base", "model", "sieve", "draw", "names"),
    *("labels", "icons", "cite", "cards", "panel", "charts", "profile", "filters", "outlets"),
    *("time", "search", "table", "walk", "telling", "picture", "png", "svgfile", "save", "start"),
)
_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "&<>\u2028\u2029"}


def json_island(value: Any) -> Markup:
    """Return JSON that can stand inside a script element whatever the strings hold."""
    text = value if isinstance(value, str) else to_json(value)
    return Markup(text.encode("utf-8", "replace").decode("utf-8").translate(_ESCAPES))


def to_json(value: Any) -> str:
    """Return compact JSON; raises ValueError for NaN and infinity, which JSON does not have."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def vis_script() -> str:
    """Return the drawing library that the pyvis wheel carries, without its source map."""
    text = resources.files("pyvis").joinpath(*VIS).read_text(encoding="utf-8")
    return _normal(text.replace("//# sourceMappingURL=vis-network.min.js.map", ""))


def page_script() -> str:
    """Return the page's own script: its parts in order, inside one function."""
    parts = "\n".join(_normal(asset(f"js/{name}.js")) for name in SCRIPTS)
    return f"(() => {{\n'use strict';\n{parts}\n}})();"


def policy(scripts: tuple[str, ...], style: str) -> str:
    """Return a Content Security Policy that lets these scripts and this style run, and no more."""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src " + " ".join(_hash(script) for script in scripts),
            "style-src " + _hash(style),
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def _normal(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


class KGraphNetwork(Network):  # type: ignore[misc]
    """pyvis' network with an own page around it.

    ``nodes``, ``edges`` and ``options`` are pyvis' own; ``payload`` is what the page adds.
    """

    def __init__(self, payload: dict[str, Any], heading: str) -> None:
        super().__init__(directed=True, cdn_resources="in_line", heading=heading)
        vis, script, style = vis_script(), page_script(), _normal(asset("app.css"))
        environment = Environment(
            loader=FunctionLoader(asset), autoescape=True, trim_blocks=True, lstrip_blocks=True
        )
        environment.filters["json_island"] = json_island
        environment.globals.update(
            csp=policy((vis, script), style),
            style=Markup(style),
            vis=Markup(vis),
            script=Markup(script),
            payload=payload,
            t=payload["strings"],
        )
        self.templateEnv = environment
        self.path = "page.html"
