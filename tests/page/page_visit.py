"""A page in the browser, watched for everything that it must not do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

WATCH = """addEventListener('securitypolicyviolation', (event) => {
  (window.__csp = window.__csp || []).push(event.violatedDirective);
});"""


class Visit:
    """A page and all that went wrong or out while it was open."""

    def __init__(self, page: Page, path: Path) -> None:
        self.page, self.path = page, path
        self.faults: list[str] = []
        self.requests: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("dialog", lambda dialog: (self.faults.append("dialog"), dialog.dismiss()))
        page.on(
            "console",
            lambda line: self.faults.append(line.text) if line.type == "error" else None,
        )

    def open(self, view: str = "") -> Page:
        """Load the page afresh with this view in its address."""
        self.page.goto("about:blank")
        self.page.goto(f"{self.path.as_uri()}#{view}")
        self.wait("window.kg && kg.ready")
        self.wait("document.fonts.status === 'loaded'")
        return self.page

    def wait(self, condition: str) -> None:
        """Wait up to five seconds until a condition holds."""
        for _ in range(100):
            if self.page.evaluate(f"Boolean({condition})"):
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(f"never came true: {condition}")

    def settle(self) -> None:
        """Let two frames pass."""
        self.page.evaluate(
            "() => new Promise((done) =>"
            " requestAnimationFrame(() => requestAnimationFrame(() => done())))"
        )

    def visible(self) -> int:
        return int(self.page.evaluate("kg.visible.size"))

    def outside(self) -> list[str]:
        """Return every request that left the file."""
        inside = ("file:", "data:", "blob:", "about:")
        return [url for url in self.requests if not url.startswith(inside)]


Opener = Callable[..., Visit]
