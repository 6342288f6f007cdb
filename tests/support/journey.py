"""Journey: somebody's way through the web app, by what its buttons and fields are called."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.support.visitor import Visitor

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


@dataclass
class Journey:
    """One tab, and what the service told it."""

    who: Visitor
    page: Page
    told: list[dict[str, Any]] = field(default_factory=list, repr=False)
    """Events in the order in which they came to the page."""

    @classmethod
    def begin(cls, who: Visitor) -> Journey:
        """With an empty tab, whose live connections are listened to."""
        journey = cls(who, who.tab())
        journey.page.on(
            "websocket",
            lambda socket: socket.on(
                "framereceived", lambda frame: journey.told.append(json.loads(frame))
            ),
        )
        return journey

    def go(self, path: str) -> None:
        self.page.goto(self.who.address + path)

    def button(self, name: str, /, **values: object) -> Locator:
        """By its name in the locale files."""
        said = self.who.says(name, **values)
        return self.page.get_by_role("button", name=said, exact=True)

    def press(self, name: str, /, **values: object) -> None:
        self.button(name, **values).click()

    def field(self, name: str) -> Locator:
        return self.page.get_by_label(self.who.says(name), exact=True)

    def text(self, name: str, /, **values: object) -> Locator:
        return self.page.get_by_text(self.who.says(name, **values), exact=True)

    def drawn(self, run: int) -> set[str]:
        """Scenes that were drawn while the page watched, not taken from before."""
        return {
            each["scene_id"]
            for each in self.told
            if each["type"] == "clip_progress"
            and each["run"] == run
            and each["payload"].get("stage") == "render_segment"
        }
