"""The page docs/faults.md, from the table that tests/contract/test_faults_by_provider.py runs."""

from __future__ import annotations

from collections.abc import Iterator

from tests.support.fault_table import PROVIDERS, Fault, Kind, Outcome, Provider
from tests.support.fault_words import consequence

TITLES = {
    Kind.CALL: "Scripts and voices",
    Kind.SUBMIT: "Clips",
    Kind.POLL: "Clips that are being made",
    Kind.KEEP: "Objects",
}
INTRO = """# Faults

What goes wrong with a vendor, what Reelwright makes of it, and what it costs. Every line is a
test (`tests/contract/test_faults_by_provider.py`): the vendor's own SDK, unmodified, speaks to an
emulator that has the fault, and the emulator counts the requests. An adapter sends each request
once and never repeats it by itself; whether something is asked for again is decided in one place
(`workflows/make_video.py`, for clips `domain/ladder.py`), after the waits that are set.

*Charge* is what the ledger says afterwards. `nothing`: what was set aside is given back. `in
doubt`: the vendor may have charged, and the ledger says so instead of forgetting it. `open`: the
clip was accepted and is seen through; it is charged once it is there. What an emulator billed is
never given back.

429 is no failed attempt: it is waited for as long as the vendor says, or else 60, 180 and then
600 s for clips and 5 s for the rest, up to six hours (`REELWRIGHT_RATE_LIMIT_PATIENCE_S`).
"""


def faults_page() -> str:
    """Markdown: by kind, providers that do alike together."""
    parts = [INTRO]
    for kind, title in TITLES.items():
        parts.append(f"## {title}\n")
        for alike in _alike(kind):
            names = ", ".join(provider.name for provider in alike)
            parts.append(f"### {names}\n")
            parts.append("| fault | error | what follows | charge |\n|---|---|---|---|")
            parts[-1] += "".join(f"\n{line}" for line in _lines(alike[0])) + "\n"
    return "\n".join(parts)


def _alike(kind: Kind) -> Iterator[list[Provider]]:
    groups: dict[tuple[str, ...], list[Provider]] = {}
    for provider in PROVIDERS:
        if provider.kind is kind:
            groups.setdefault(tuple(_lines(provider)), []).append(provider)
    yield from groups.values()


def _lines(provider: Provider) -> Iterator[str]:
    """Faults that end alike on one line."""
    ends: dict[str, list[Fault]] = {}
    for fault in Fault:
        outcome = provider.row[fault]
        if isinstance(outcome, Outcome):
            follows = consequence(provider, outcome)
            end = f"`{outcome.error.__name__}` | {follows.next} | {follows.charge} |"
        else:
            end = f"cannot occur | {outcome} | |"
        ends.setdefault(end, []).append(fault)
    for end, faults in ends.items():
        told = "every one" if len(faults) == len(Fault) else "; ".join(faults)
        yield f"| {told} | {end}"
