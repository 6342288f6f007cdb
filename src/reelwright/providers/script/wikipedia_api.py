"""Wikipedia itself: the plain text of the article that a theme means, over its public API."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import httpx2

from reelwright.domain.language import short_language
from reelwright.errors import ProviderError, RateLimited, Unavailable

TIMEOUT_S = 6.0
USER_AGENT = "Reelwright (makes videos from a theme; https://pypi.org/project/reelwright)"
MOST_CHARS = 60_000

_ASIDES = re.compile(
    r"^(?:notes?|références?|references?|voir aussi|see also|liens? externes?|external links?|"
    r"bibliographie|bibliography|further reading|annexes?|sources?|véase también|referencias|"
    r"enlaces externos|bibliografía|notas|siehe auch|einzelnachweise|weblinks|literatur|"
    r"note|voci correlate|altri progetti|collegamenti esterni|bibliografia|ver também|"
    r"referências|ligações externas|citations?|filmographie|discographie|works|notes et .*)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Article:
    """One article's title, address and text, sections about the article itself left out."""

    title: str
    url: str
    text: str


class WikipediaApi:
    """One language's Wikipedia. Every call raises ProviderError when it cannot be had."""

    def __init__(self, language: str, base_url: str | None = None) -> None:
        short = short_language(language)
        server = base_url or "https://{lang}.wikipedia.org"
        self._server = server.replace("{lang}", short).rstrip("/")

    def titles(self, theme: str) -> list[str]:
        """Titles of the articles that its search finds for `theme`, best first."""
        found = self._ask({"list": "search", "srsearch": theme, "srlimit": "5"})
        hits = _at(found, "query", "search")
        return [
            str(hit["title"])
            for hit in (hits if isinstance(hits, list) else [])
            if isinstance(hit, dict) and hit.get("title")
        ]

    def article(self, title: str) -> Article | None:
        """The article of that title, None where it has no text."""
        asked = {
            "prop": "extracts|info",
            "explaintext": "1",
            "exsectionformat": "wiki",
            "inprop": "url",
            "redirects": "1",
            "titles": title,
        }
        page = _first_page(self._ask(asked))
        text = str(page.get("extract") or "")
        if not text.strip():
            return None
        url = str(page.get("fullurl") or f"{self._server}/wiki/{title.replace(' ', '_')}")
        return Article(str(page.get("title") or title), url, article_body(text))

    def _ask(self, question: dict[str, str]) -> Any:
        asked = {"action": "query", "format": "json", "formatversion": "2", **question}
        timeout = httpx2.Timeout(TIMEOUT_S, connect=3.0)
        try:
            answer = httpx2.get(
                f"{self._server}/w/api.php",
                params=asked,
                headers={"User-Agent": USER_AGENT},
                timeout=timeout,
                follow_redirects=True,
            )
        except httpx2.HTTPError as error:
            raise Unavailable(
                f"Wikipedia could not be reached ({type(error).__name__}).",
                provider="wikipedia",
                retryable=True,
            ) from error
        return _read(answer)


def _read(answer: httpx2.Response) -> Any:
    if answer.status_code == 429:
        raise RateLimited("Wikipedia was asked too often.", provider="wikipedia", retryable=True)
    if answer.status_code >= 400:
        raise Unavailable(
            f"Wikipedia answered with status {answer.status_code}.",
            provider="wikipedia",
            retryable=answer.status_code >= 500,
        )
    try:
        return answer.json()
    except ValueError as error:
        raise ProviderError(
            "Wikipedia's answer could not be read.", provider="wikipedia", retryable=True
        ) from error


def _at(value: Any, *path: str) -> Any:
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _first_page(answer: Any) -> dict[str, Any]:
    pages = _at(answer, "query", "pages")
    first = pages[0] if isinstance(pages, list) and pages else {}
    return first if isinstance(first, dict) else {}


def article_body(text: str) -> str:
    """`text` up to the sections about the article (notes, links), without headings."""
    kept = []
    for part in re.split(r"^(?===[^=])", text[:MOST_CHARS], flags=re.MULTILINE):
        heading = re.match(r"==\s*(.*?)\s*==", part)
        if heading and _ASIDES.match(heading[1]):
            continue
        kept.append(re.sub(r"^=+[^=\n]+=+\s*$", "", part, flags=re.MULTILINE))
    return "\n".join(kept).strip()
