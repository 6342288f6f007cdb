"""Looks: what is wrong with a page as it stands, for people who see, hear or touch it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.support.visitor import axe_source

if TYPE_CHECKING:
    from playwright.sync_api import Page

COLOURS = ("color-contrast", "link-in-text-block")
"""The rules that light and dark make a difference to."""
SMALLEST_TARGET_PX = 44
"""What the guidelines for phones ask for."""
_AXE = """async (rules) => {
  const chosen = rules.length ? {runOnly: {type: "rule", values: rules}} : {};
  const found = await axe.run(document, {...chosen, resultTypes: ["violations"]});
  const told = (node) => `${node.html.slice(0, 200)} ${node.any.map((each) => each.message)}`;
  return found.violations.map((each) =>
    `${each.id}: ${each.help}: ${each.nodes.map(told).join(" | ")}`);
}"""
_WIDER = """() => {
  const room = document.documentElement.clientWidth, wide = document.scrollingElement.scrollWidth;
  if (wide <= room) return [];
  const past = [...document.querySelectorAll("body *")].filter((each) =>
    each.getBoundingClientRect().right > room + 1);
  const told = past.slice(-3).map((each) => each.outerHTML.slice(0, 160));
  return [`${wide} px wide in ${room}`, ...told];
}"""
_SMALL = """(least) => {
  const wanted = "a[href], button, input, select, textarea, summary, [role=button], [role=tab], " +
    "[role=radio], [role=checkbox], [role=switch], [role=menuitem], [role=slider]";
  const inText = (each) => each.matches("a") && each.closest("p, li, dd, td") &&
    getComputedStyle(each).display === "inline";
  const small = [];
  for (const each of document.querySelectorAll(wanted)) {
    if (!each.checkVisibility({opacityProperty: true, visibilityProperty: true})) continue;
    if (each.closest(".sr-only, [inert], [aria-hidden=true]") || inText(each)) continue;
    // A box within a label is hit wherever the label is; its own label counts with it.
    const areas = [each, ...(each.labels ?? [])].map((area) => area.getBoundingClientRect());
    const width = Math.max(...areas.map((area) => area.width));
    const height = Math.max(...areas.map((area) => area.height));
    if (width === 0 || height === 0 || (width <= 1 && height <= 1)) continue;
    if (width < least || height < least) {
      small.push(`${Math.round(width)}x${Math.round(height)} ${each.outerHTML.slice(0, 160)}`);
    }
  }
  return small;
}"""
_SCRIPTS = """() => performance.getEntriesByType("resource")
  .filter((each) => new URL(each.name).pathname.endsWith(".js"))
  .reduce((sum, each) => sum + each.encodedBodySize, 0)"""


def script_bytes(page: Page) -> int:
    """Of JavaScript as it came over the line for this load, compressed; also what a cache gave."""
    return int(page.evaluate(_SCRIPTS))


def violations(page: Page, *rules: str) -> list[str]:
    """What axe objects to, by all its rules or those named."""
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(axe_source())
    return _list(page.evaluate(_AXE, list(rules)))


def overflow(page: Page) -> list[str]:
    """What makes the page scroll sideways."""
    return _list(page.evaluate(_WIDER))


def small_targets(page: Page) -> list[str]:
    """What is to be pressed and too small for it; links inside of texts apart."""
    return _list(page.evaluate(_SMALL, SMALLEST_TARGET_PX))


def _list(told: Any) -> list[str]:
    return [str(each) for each in told]
