"""Web: what the first load of each page weighs and how it feels, by the browser's own clock.

Every load is a browser's first: nothing is cached. LCP, CLS and TBT are what web.dev calls them;
TBT is what long tasks take beyond 50 ms, from the first paint until all has been quiet for a while.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.support.browser import running_browser, why_not
from tests.support.gallery import SIGHTS
from tests.support.looks import script_bytes
from tests.support.service_process import running_service
from tests.support.showcase import PASSWORD, furnish
from tests.support.visitor import PHONE, settle, visitor

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

LOADS = 3
QUIET_MS = 1_000
_OBSERVE = """
window.felt = {lcp: 0, cls: 0, tasks: [], fcp: 0};
const observe = (type, note) => new PerformanceObserver((list) =>
  list.getEntries().forEach(note)).observe({type, buffered: true});
observe("largest-contentful-paint", (each) => { felt.lcp = each.startTime; });
observe("layout-shift", (each) => { if (!each.hadRecentInput) felt.cls += each.value; });
observe("longtask", (each) => felt.tasks.push([each.startTime, each.duration]));
observe("paint", (each) => {
  if (each.name === "first-contentful-paint") felt.fcp = each.startTime;
});
"""


@dataclass(frozen=True)
class Device:
    """How much slower than this machine and line; `latency_ms` is a round trip's."""

    name: str
    slower: float
    kbit_s: int = 0
    latency_ms: int = 0


DEVICES = (
    Device("this machine", 1),
    Device("CPU 4 times slower", 4),
    Device("the same on slow 4G", 4, kbit_s=1_600, latency_ms=150),
)


@dataclass(frozen=True)
class Load:
    """One first load of a page."""

    script_bytes: int
    all_bytes: int
    """Of everything that came for it, thumbnails and fonts too."""
    lcp_ms: float
    cls: float
    tbt_ms: float


def loads(browser: Browser, address: str, path: str, who: str, device: Device) -> Iterator[Load]:
    """Each in a browser that has seen nothing."""
    for _ in range(LOADS):
        caller = visitor(browser, address, "en", PHONE)
        if who:
            caller.sign_in(who, PASSWORD)
        caller.context.add_init_script(_OBSERVE)
        page = caller.tab()
        _slow_down(page, device)
        page.goto(address + path)
        settle(page)
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(QUIET_MS)
        yield _felt(page)
        caller.context.close()


def _slow_down(page: Page, device: Device) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": device.slower})
    if device.kbit_s:
        session.send("Network.enable")
        bytes_s = device.kbit_s * 1000 / 8
        line = {"downloadThroughput": bytes_s, "uploadThroughput": bytes_s}
        session.send(
            "Network.emulateNetworkConditions",
            {"offline": False, "latency": device.latency_ms, **line},
        )


def _felt(page: Page) -> Load:
    felt = page.evaluate("window.felt")
    blocked = sum(
        max(0.0, start + took - max(start, felt["fcp"]) - 50)
        for start, took in felt["tasks"]
        if start + took > felt["fcp"]
    )
    everything = page.evaluate(
        "[...performance.getEntriesByType('resource'), ...performance.getEntriesByType("
        "'navigation')].reduce((sum, each) => sum + each.transferSize, 0)"
    )
    return Load(script_bytes(page), int(everything), felt["lcp"], felt["cls"], blocked)


def show(folder: Path) -> None:
    """A row per page."""
    print("\n## The web app's first load (phone of 390 x 844, nothing cached)\n")
    if reason := why_not():
        print(f"Not measured: {reason}.")
        return
    slow = " | ".join(f"LCP, ms: {device.name}" for device in DEVICES)
    print(f"| page | JavaScript, kB | all, kB | {slow} | TBT, ms | TBT, ms: CPU 4 × | CLS |")
    print("|---|---|---|" + "---|" * len(DEVICES) + "---|---|---|")
    shown = furnish(folder)
    with running_service(folder / "workspace") as service, running_browser() as browser:
        for name, sight in SIGHTS.items():
            path = sight.path.format(**shown.videos)
            by_device = [
                list(loads(browser, service.address, path, sight.who, device)) for device in DEVICES
            ]
            print(_row(name, by_device), flush=True)


def _row(name: str, by_device: list[list[Load]]) -> str:
    """Medians of the times, the worst shift."""
    first = by_device[0][0]
    lcp = " | ".join(f"{statistics.median(o.lcp_ms for o in loads):.0f}" for loads in by_device)
    tbt = " | ".join(f"{statistics.median(o.tbt_ms for o in loads):.0f}" for loads in by_device[:2])
    worst = max(load.cls for loads in by_device for load in loads)
    return (
        f"| {name} | {first.script_bytes / 1000:.0f} | {first.all_bytes / 1000:.0f} | {lcp} "
        f"| {tbt} | {worst:.3f} |"
    )


def main() -> None:
    """Alone."""
    import tempfile

    with tempfile.TemporaryDirectory(prefix="reelwright-bench-") as folder:
        show(Path(folder))


if __name__ == "__main__":
    main()
