"""From registering to a shared video in a real browser, by a service that draws and speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.installation import PASSWORD, ROOT, Installation
from tests.support.journey import Journey
from tests.support.visitor import DESKTOP, PHONE, Language, Visitor, visitor

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ViewportSize

MAKING_MS = 300_000
"""A video of two short scenes takes seconds, but not on a machine that does many other things."""
SCRIPTS = {
    "en": "# Cats\n**VISUAL:** A cat\n**VOICE OVER:** Cats sleep.\n"
    "**VISUAL:** A cat that jumps\n**VOICE OVER:** Cats play.\n",
    "fr": "# Les chats\n**VISUEL:** Un chat\n**VOIX OFF:** Un chat dort.\n"
    "**VISUEL:** Un chat qui saute\n**VOIX OFF:** Un chat joue.\n",
}
TITLES = {"en": "Cats", "fr": "Les chats"}
OTHER_WORDS = {"en": "Cats dream.", "fr": "Un chat rêve."}
SECOND = {
    "en": "# Owls\n**VISUAL:** An owl\n**VOICE OVER:** Owls hunt.\n",
    "fr": "# Les hiboux\n**VISUEL:** Un hibou\n**VOIX OFF:** Un hibou chasse.\n",
}
SECOND_TITLES = {"en": "Owls", "fr": "Les hiboux"}


@pytest.fixture(scope="module")
def installation(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Installation]:
    """One for all journeys; it begins only where there is a browser."""
    running = Installation.begin(tmp_path_factory.mktemp("installation") / "workspace")
    yield running
    running.held.close()


@pytest.mark.parametrize(
    ("language", "viewport", "restarted"),
    [("en", DESKTOP, True), ("fr", PHONE, False)],
    ids=["en-desktop-restart", "fr-phone"],
)
def test_from_registering_to_a_shared_video_and_a_full_quota(
    browser: Browser,
    installation: Installation,
    language: Language,
    viewport: ViewportSize,
    restarted: bool,
) -> None:
    email, code = f"ada.{language}@example.org", installation.access_code()
    with ExitStack() as held:

        def new() -> Visitor:
            came = visitor(browser, installation.service.address, language, viewport)
            held.callback(came.context.close)
            return came

        ada = Journey.begin(new())
        register(ada, email, code)
        create(ada, SCRIPTS[language])
        watch(ada, installation if restarted else None)
        play(ada)
        edit_one_scene(ada, OTHER_WORDS[language])
        keep_and_share(ada)
        shared = ada.page.url
        plan_another(ada, SECOND[language])
        bob = Journey.begin(new())
        register(bob, f"bob.{language}@example.org", code)
        see_only_what_is_shared(bob, language, shared, ada.page.url)
        root = Journey.begin(new())
        raise_the_quota_of(ada, email, root)
        assert [*ada.who.wrong, *bob.who.wrong, *root.who.wrong] == []


def register(who: Journey, email: str, code: str) -> None:
    who.go("/register")
    who.field("auth.email").fill(email)
    who.page.locator("[name=password]").fill(PASSWORD)
    who.field("code.label").fill(code)
    who.press("register.send")
    who.page.wait_for_url("**/create")


def create(ada: Journey, script: str) -> None:
    """A script is pasted; music is left out, as nobody listens."""
    ada.text("create.tell.tabs.script").click()
    ada.field("create.tell.script").fill(script)
    unfold(ada, "music")
    ada.text("create.music.none").last.click()
    ada.press("create.go")
    ada.page.wait_for_url("**/videos/*")


def unfold(ada: Journey, name: str) -> None:
    ada.page.locator("summary").filter(has_text=ada.who.says(f"create.{name}.title")).click()


def watch(ada: Journey, restarted: Installation | None) -> None:
    """The page alone tells how far it is, also across a restart of the service."""
    says, page = ada.who.says, ada.page
    stages = page.get_by_role("list", name=says("video.stages.label"), exact=True)
    script = stages.get_by_role("listitem").filter(has_text=says("video.stages.write_script"))
    expect(script).to_contain_text(says("video.stages.is.done"), timeout=MAKING_MS)
    tiles = page.get_by_role("region", name=says("video.tiles.label"), exact=True)
    expect(tiles.get_by_role("listitem")).to_have_count(2)
    if restarted is not None:
        expect(page.locator("video")).to_have_count(0)
        restarted.restart()
    expect(page.locator("video")).to_be_visible(timeout=MAKING_MS)
    assert ada.drawn(run=1) == {"s01", "s02"}
    told = [each["seq"] for each in ada.told if each["type"] not in {"snapshot", "heartbeat"}]
    assert told == sorted(set(told))


def play(ada: Journey) -> None:
    """The finished file moves on in this browser."""
    ada.page.locator("main").focus()
    ada.page.keyboard.press("Space")
    ada.page.wait_for_function("() => document.querySelector('video').currentTime > 0.5")
    assert ada.page.evaluate(
        "(({videoWidth, videoHeight, error}) => [videoWidth, videoHeight, error])("
        "document.querySelector('video'))"
    ) == [1080, 1920, None]


def edit_one_scene(ada: Journey, words: str) -> None:
    ada.press("video.scene.edit", number=1)
    ada.field("video.scene.voice").fill(words)
    ada.press("save")
    ada.press("video.changes.make")
    expect(ada.text("video.remaking.title")).to_be_visible()
    expect(ada.text("video.versions.title_other", count=2)).to_be_visible(timeout=MAKING_MS)
    assert ada.drawn(run=2) == {"s01"}


def keep_and_share(ada: Journey) -> None:
    ada.press("video.favourite.add")
    expect(ada.button("video.favourite.remove")).to_be_visible()
    ada.press("video.share.button")
    ada.press("video.share.start")
    expect(ada.field("video.share.address")).to_have_value(re.compile(re.escape(ada.page.url)))
    ada.press("close")


def plan_another(ada: Journey, script: str) -> None:
    """It waits at its storyboard, and counts."""
    ada.go("/create")
    ada.text("create.tell.tabs.script").click()
    ada.field("create.tell.script").fill(script)
    unfold(ada, "format")
    ada.field("create.format.approve").check()
    ada.press("create.go")
    ada.page.wait_for_url("**/videos/*")
    expect(ada.button("video.board.approve")).to_be_visible(timeout=MAKING_MS)


def see_only_what_is_shared(bob: Journey, language: Language, shared: str, other: str) -> None:
    bob.go("/library")
    expect(bob.text("library.none.mine")).to_be_visible()
    bob.text("library.view.shared").click()
    expect(bob.page.get_by_role("heading", name=TITLES[language], exact=True)).to_be_visible()
    expect(bob.page.get_by_text(SECOND_TITLES[language], exact=True)).to_have_count(0)
    bob.page.goto(shared)
    expect(bob.page.locator("video")).to_be_visible()
    expect(bob.button("video.scene.edit", number=1)).to_have_count(0)
    bob.page.goto(other)
    expect(bob.text("video.gone.title")).to_be_visible()


def raise_the_quota_of(ada: Journey, email: str, root: Journey) -> None:
    """The third video is refused with the reason, until an administrator allows more."""
    refused = ada.text("create.why.quota_other", count=2)
    ada.go("/create")
    expect(refused).to_be_visible()
    root.go("/login")
    root.field("auth.email").fill(ROOT)
    root.page.locator("[name=password]").fill(PASSWORD)
    root.press("login.send")
    root.page.wait_for_url("**/library")
    root.go("/admin?view=accounts")
    root.press("admin.quota.change", name=email)
    root.field("admin.quota.most").fill("3")
    root.press("save")
    expect(root.button("admin.quota.change", name=email)).to_be_visible()
    ada.page.reload()
    expect(ada.text("create.why.empty")).to_be_visible()
    expect(refused).to_have_count(0)
