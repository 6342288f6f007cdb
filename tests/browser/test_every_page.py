"""Every page, in both languages, light and dark: readable, reachable, and no wider than a phone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.gallery import SIGHTS
from tests.support.looks import COLOURS, overflow, script_bytes, small_targets, violations
from tests.support.service_process import running_service
from tests.support.showcase import PASSWORD, furnish
from tests.support.visitor import DESKTOP, LANGUAGES, NARROW, Language, Visitor, darken, visitor

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

MOST_SCRIPT_BYTES = 200_000
"""Compressed, for whatever page is opened first."""
Open = Callable[[str, Language], tuple["Visitor", "Page"]]


@pytest.fixture(scope="module")
def see(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Open]:
    """Opens a page by its name in the gallery."""
    folder = tmp_path_factory.mktemp("showcase")
    known: dict[tuple[str, Language], Visitor] = {}
    with ExitStack() as held:
        shown = furnish(folder)
        service = held.enter_context(running_service(folder / "workspace"))

        def open_page(name: str, language: Language) -> tuple[Visitor, Page]:
            sight = SIGHTS[name]
            who = known.get((sight.who, language))
            if who is None:
                who = visitor(browser, service.address, language, NARROW)
                held.callback(who.context.close)
                if sight.who:
                    who.sign_in(sight.who, PASSWORD)
                known[sight.who, language] = who
            return who, who.open(sight.path.format(**shown.videos))

        yield open_page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SIGHTS)
def test_page_is_accessible_fits_a_narrow_phone_and_is_small(
    see: Open, name: str, language: Language
) -> None:
    who, page = see(name, language)
    size = script_bytes(page)
    wrong = [*overflow(page), *small_targets(page)]
    # One language on the phone and one on a desk: what is around the page differs there.
    if language == "en":
        page.set_viewport_size(DESKTOP)
    wrong += [f"light: {each}" for each in violations(page)]
    darken(page)
    wrong += [f"dark: {each}" for each in violations(page, *COLOURS)]
    wrong += who.wrong
    who.wrong.clear()
    page.close()
    assert wrong == []
    assert 0 < size <= MOST_SCRIPT_BYTES


def test_menus_and_dialogs_are_opened_and_left_by_keyboard(see: Open) -> None:
    who, page = see("library", "en")
    page.set_viewport_size(DESKTOP)
    menu = page.get_by_role("button", name=who.says("nav.menu"), exact=True)
    menu.focus()
    page.keyboard.press("Enter")
    shortcuts = page.get_by_role("menuitem", name=who.says("nav.shortcuts"), exact=True)
    expect(shortcuts).to_be_visible()
    # A menu stands for itself beside the page's parts, as the rule for these does not foresee.
    assert [each for each in violations(page) if not each.startswith("region:")] == []
    shortcuts.press("Enter")
    dialog = page.get_by_role("dialog", name=who.says("keys.title"), exact=True)
    expect(dialog).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(menu).to_be_focused()
    page.close()


def test_a_page_whose_program_does_not_come_says_so_and_loads_again(see: Open) -> None:
    who, page = see("landing", "en")
    page.set_viewport_size(DESKTOP)
    login = page.get_by_role("banner").get_by_role("link", name=who.says("nav.login"), exact=True)
    page.route("**/assets/login-*.js", lambda route: route.abort())
    login.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(who.says("failed.broken"))
    expect(login).to_be_visible()
    assert violations(page) == []
    page.unroute("**/assets/login-*.js")
    page.get_by_role("button", name=who.says("failed.reload"), exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(who.says("login.title"))
    page.close()
