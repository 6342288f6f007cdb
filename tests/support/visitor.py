"""Visitor: somebody with a browser of their own at a service, in a language, and what they see."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from tests.support.browser import MODULES, WEB

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

Language = Literal["en", "fr"]
LANGUAGES: tuple[Language, ...] = ("en", "fr")
LOCALES = {"en": "en-US", "fr": "fr-FR"}
PHONE: ViewportSize = {"width": 390, "height": 844}
NARROW: ViewportSize = {"width": 360, "height": 740}
DESKTOP: ViewportSize = {"width": 1280, "height": 800}
PATIENCE_MS = 60_000
"""For one step; a machine that does many things at once is slow."""
SETTLED = """() => {
  const main = document.querySelector("main");
  return main && main.getAttribute("aria-busy") !== "true"
    && !document.querySelector("[aria-hidden].animate-pulse");
}"""
STILL = "() => document.getAnimations().every((each) => each.playState !== 'running')"


@dataclass
class Visitor:
    """One person; tabs of the same browser share what they are signed in with."""

    context: BrowserContext
    address: str
    language: Language
    wrong: list[str] = field(default_factory=list)
    """What broke in their pages: errors of scripts, and what the pages' own rules refused."""

    def sign_in(self, email: str, password: str) -> None:
        """Without the page for it."""
        answer = self.context.request.post(
            f"{self.address}/api/auth/login", data={"email": email, "password": password}
        )
        assert answer.ok, answer.text()

    def tab(self) -> Page:
        """An empty one."""
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("console", lambda told: self._note(told.type, told.text))
        return page

    def open(self, path: str) -> Page:
        """A tab with a page of the service, all there."""
        page = self.tab()
        page.goto(self.address + path)
        settle(page)
        return page

    def says(self, name: str, /, **values: object) -> str:
        """A text of the app in their language, by its name in the locale files: `nav.create`."""
        return said(self.language, name, **values)

    def _note(self, kind: str, text: str) -> None:
        # What an answer's status or a stopped service means is for the page to tell people.
        expected = "status of" in text or "net::ERR_" in text
        if "Content Security Policy" in text or (kind == "error" and not expected):
            self.wrong.append(text)


def settle(page: Page) -> None:
    """Wait until nothing on the page stands for what is still on its way, and nothing moves."""
    page.wait_for_function(SETTLED)
    page.wait_for_function(STILL)


def darken(page: Page) -> None:
    """As on a system that is set to dark; nothing is half way between the colours afterwards."""
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(STILL)


def visitor(
    browser: Browser,
    address: str,
    language: Language,
    viewport: ViewportSize,
    **options: Any,
) -> Visitor:
    """Nobody yet, with an empty browser; `options` are playwright's for a context."""
    given: dict[str, Any] = {"reduced_motion": "reduce", "has_touch": viewport["width"] < 768}
    context = browser.new_context(viewport=viewport, locale=LOCALES[language], **given | options)
    context.set_default_timeout(PATIENCE_MS)
    return Visitor(context, address, language)


def said(language: Language, name: str, /, **values: object) -> str:
    """A text of the locale files with its values in place. Raises KeyError."""
    found: Any = _locale(language)
    for part in name.split("."):
        found = found[part]
    text = str(found)
    for key, value in values.items():
        text = text.replace("{{" + key + "}}", str(value))
    return text


@cache
def _locale(language: Language) -> dict[str, Any]:
    parts: dict[str, Any] = {}
    for file in sorted((WEB / "src" / "locales" / language).glob("*.json")):
        parts |= json.loads(file.read_text())
    return parts


@cache
def axe_source() -> str:
    return (MODULES / "axe-core" / "axe.min.js").read_text()
