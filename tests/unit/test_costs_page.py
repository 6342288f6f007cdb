"""The page of costs: every price is on it, and its sums are those of the ordered clips."""

from __future__ import annotations

import pytest

from reelwright.domain.prices import shipped_prices
from reelwright.render.timing import FPS, lay_out
from tools.costs_page import SPOKEN_MS, costs_page


@pytest.fixture(scope="module")
def page() -> str:
    return costs_page()


def row(page: str, name: str) -> list[str]:
    (line,) = [line for line in page.splitlines() if line.startswith(f"| {name} |")]
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_the_video_that_is_priced_lasts_64_seconds() -> None:
    last = lay_out([(str(number), ms) for number, ms in enumerate(SPOKEN_MS)])[-1]
    assert round((last.start_frame + last.frame_count) / FPS) == 64


def test_every_price_of_the_shipped_table_is_on_the_page_with_its_day_and_source(
    page: str,
) -> None:
    table = shipped_prices()
    entries = (*table.clips, *table.voices, *table.scripts)
    for entry in entries:
        if entry.name.startswith("fake"):
            continue
        cells = row(page, f"`{entry.name}`")
        newer = [other for other in entries if other.name == entry.name]
        assert (cells[-2], cells[-1]) in [(other.priced_on, other.source) for other in newer]


def test_clips_are_priced_by_the_lengths_that_are_really_ordered(page: str) -> None:
    fast = row(page, "`veo:veo-3.1-fast-generate-001`")
    assert fast[1] == "6 + 8 + 6 + 6 + 8 + 6 + 6 + 8 = 54 s"
    assert fast[3] == "4.32 $"
    assert row(page, "`stills:gemini-nano-banana-2.1`")[1:4] == [
        *("8 pictures", "0.034 $ a picture", "0.272 $")
    ]


def test_whole_videos_go_from_free_to_dear_and_are_the_sum_of_their_parts(page: str) -> None:
    whole = page.partition("## Whole videos")[2].partition("## Pictures")[0]
    lines = [line.strip("|").split("|") for line in whole.splitlines() if line.startswith("| **")]

    def amount(cell: str) -> float:
        text = cell.strip(" *")
        return 0.0 if text.startswith("free") else float(text.partition(" ")[0])

    sums = [amount(cells[4]) for cells in lines]
    assert sums == sorted(sums)
    assert sums[0] == 0
    for cells in lines:
        parts = sum(amount(cell) for cell in cells[1:4])
        assert amount(cells[4]) == pytest.approx(parts, abs=0.006)


def test_estimated_tokens_are_marked(page: str) -> None:
    assert row(page, "`openai:gpt-5.4-mini`")[1].startswith("~ 1,600 tokens in, ~ ")
    assert row(page, "`chirp`")[1] == "1,038 characters"
