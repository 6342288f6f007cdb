"""Pictures of every page of the web app, phone and desktop, light and dark.

python -m tools.screenshots [--out folder] [--language fr] [--only WORD] [--workspace folder]

The videos on them are made for it, drawn and spoken on this machine: some minutes for the first
time. With --workspace they are kept and used again.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx2

from tests.support.browser import running_browser, why_not
from tests.support.installation import PASSWORD, ROOT, Installation
from tests.support.visitor import DESKTOP, LANGUAGES, PHONE, Language, Visitor, settle, visitor

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ADA = "ada@example.org"
MADE_S = 1_800
LOOK_MS = 400
ENDED = ("failed", "cancelled", "completed")
VIEWPORTS = {"phone": PHONE, "desktop": DESKTOP}
LIGHTS = ("light", "dark")
FULL_HEIGHT = {"landing", "create", "account", "video", "admin", "figures"}
"""Pages that are worth seeing down to their end, too."""
THEMES: dict[Language, tuple[str, ...]] = {
    "en": ("Octopuses", "Black holes", "Volcanoes", "The Moon"),
    "fr": ("Les baleines", "Les trous noirs", "Les volcans", "La Lune"),
}
PAGES = {
    "landing": ("/", ""),
    "login": ("/login", ""),
    "register": ("/register", ""),
    "link": ("/link#used", ""),
    "missing": ("/nothing", ""),
    "create": ("/create", ADA),
    "library": ("/library", ADA),
    "video": ("/videos/{finished}", ADA),
    "storyboard": ("/videos/{storyboard}", ADA),
    "progress": ("/videos/{making}", ADA),
    "account": ("/account", ADA),
    "admin": ("/admin", ROOT),
    "accounts": ("/admin?view=accounts", ROOT),
    "code": ("/admin?view=code", ROOT),
    "money": ("/admin?view=money", ROOT),
    "figures": ("/admin?view=figures", ROOT),
}


class Studio:
    """An account that makes videos, through the API."""

    def __init__(self, installation: Installation) -> None:
        address = installation.service.address
        self.client = httpx2.Client(base_url=address, timeout=120)
        given = {"email": ADA, "password": PASSWORD}
        signed = self.client.post("/api/auth/login", json=given)
        if signed.status_code != 200:
            code = installation.access_code()
            signed = self.client.post("/api/auth/register", json=given | {"access_code": code})
            account = signed.json()["account"]["id"]
            # Many enough for several languages, few enough for a quota to be seen.
            installation.allow(account, 24)
        self.client.headers["Authorization"] = f"Bearer {signed.json()['token']}"

    def order(self, **order: Any) -> str:
        answer = self.client.post("/api/videos", json=order)
        answer.raise_for_status()
        return str(answer.json()["video_id"])

    def wait(self, video_id: str, *states: str) -> None:
        """Until it stands so. Raises SystemExit where it does not come to it."""
        last = time.monotonic() + MADE_S
        while (state := self._state(video_id)) not in states:
            if state in ENDED or time.monotonic() > last:
                raise SystemExit(f"{video_id} is {state}, not {' or '.join(states)}.")
            time.sleep(0.5)

    def _state(self, video_id: str) -> str:
        return str(self.client.get(f"/api/videos/{video_id}/status").json()["state"])


def furnish(studio: Studio, language: Language) -> dict[str, str]:
    """Finished videos and one that waits at its storyboard; kept where they are made."""
    finished = []
    for theme in THEMES[language][:-1]:
        made = studio.order(theme=theme, language=language, scenes=3)
        studio.wait(made, "completed")
        finished.append(made)
    studio.client.put(f"/api/videos/{finished[0]}/share")
    studio.client.put(f"/api/videos/{finished[0]}/favourite")
    for made in finished:
        studio.client.post(f"/api/videos/{made}/views")
    storyboard = studio.order(
        theme=THEMES[language][0], language=language, scenes=3, style="papercut", approve=True
    )
    studio.wait(storyboard, "awaiting_approval")
    return {"finished": finished[0], "storyboard": storyboard}


def begin_one(studio: Studio, language: Language) -> str:
    """A video that is in the making while its page is taken."""
    made = studio.order(theme=THEMES[language][-1], language=language, scenes=4)
    studio.wait(made, "processing", "ready_to_assemble", "assembling", "completed")
    return made


def shoot(who: Visitor, name: str, path: str, target: Path) -> None:
    """One page as it first appears, and some of them whole."""
    page = who.tab()
    page.goto(who.address + path)
    page.wait_for_selector("h1")
    if name != "progress":  # there things are on their way by nature
        settle(page)
        page.wait_for_load_state("networkidle")
    page.wait_for_timeout(LOOK_MS)
    page.screenshot(path=target.with_suffix(".png"))
    if name in FULL_HEIGHT:
        page.screenshot(path=target.with_name(f"{target.name}-whole.png"), full_page=True)
    page.close()


def take(
    browser: Browser, installation: Installation, folder: Path, language: Language, only: str
) -> None:
    """Every page in one language."""
    studio = Studio(installation)
    known = installation.workspace.parent / f"showcase.{language}.json"
    if not known.exists():
        known.write_text(json.dumps(furnish(studio, language)))
    shown = json.loads(known.read_text())
    for name, (path, email) in PAGES.items():
        if only not in name:
            continue
        if name == "progress":
            shown["making"] = begin_one(studio, language)
        for size, viewport in VIEWPORTS.items():
            for light in LIGHTS:
                who = visitor(
                    browser,
                    installation.service.address,
                    language,
                    viewport,
                    color_scheme=light,
                    device_scale_factor=2 if size == "phone" else 1,
                )
                if email:
                    who.sign_in(email, PASSWORD)
                target = folder / f"{name}-{size}-{light}-{language}"
                shoot(who, name, path.format(**shown), target)
                who.context.close()
        if name == "progress":
            studio.client.delete(f"/api/videos/{shown['making']}?purge=true")
        print(f"{name} ({language})", flush=True)


def main() -> None:
    """All languages and pages, or those asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--out", type=Path, default=Path("out/screenshots"))
    parser.add_argument("--language", choices=LANGUAGES, help="one of them; else all")
    parser.add_argument("--only", default="", help="pages whose names have this in them")
    parser.add_argument("--workspace", type=Path, help="where videos are made and kept")
    asked = parser.parse_args()
    if reason := why_not():
        raise SystemExit(f"No pictures: {reason}.")
    asked.out.mkdir(parents=True, exist_ok=True)
    with ExitStack() as held:
        folder = asked.workspace or Path(held.enter_context(tempfile.TemporaryDirectory()))
        folder.mkdir(parents=True, exist_ok=True)
        installation = Installation.begin(folder / "workspace")
        held.callback(installation.held.close)
        browser = held.enter_context(running_browser())
        for language in [asked.language] if asked.language else LANGUAGES:
            take(browser, installation, asked.out, language, asked.only)
    print(f"In {asked.out}")


if __name__ == "__main__":
    main()
