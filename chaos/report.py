"""Report: what a campaign did and found, as Markdown."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable, Mapping

from chaos.boundaries import boundaries
from chaos.campaign import Outcome
from chaos.checks import Findings
from chaos.disk import DiskOutcome
from chaos.faults import FaultOutcome
from reelwright.domain.money import dollars

SHOWN_WRONG = 30


def kills_report(title: str, outcome: Outcome, *, must_double: bool = False) -> str:
    """Kills with their boundaries, money and promises."""
    kills, found = outcome.kills, outcome.findings
    ready = sorted(outcome.ready_s) or [0.0]
    rows = {
        "kills": kills.total,
        "at a boundary": kills.at.total(),
        "at random instants": f"{kills.random}, of which {kills.early} before work was taken",
        "boundaries": f"{len(boundaries())}, of which never hit: {len(outcome.missed)}",
        **({"stops of the server": _counted(kills.server)} if kills.server else {}),
        **(
            {"workers that ended by themselves, by exit code": _counted(kills.other)}
            if kills.other
            else {}
        ),
        "worker back after": f"median {statistics.median(ready):.2f} s, longest {ready[-1]:.2f} s",
        "videos the account's quota refused, rightly": outcome.director.refused,
        **figures(found),
        "time": f"{outcome.seconds:.0f} s",
    }
    hits = [(name, kills.at[name]) for name in boundaries()]
    return "\n".join(
        (
            f"### {title} (seed {outcome.seed})",
            "",
            table(rows),
            "",
            *(() if must_double else (hit_table(hits), "")),
            *(
                (_doubles(found),)
                if must_double
                else (verdict(found, [f"{name} was never hit" for name in outcome.missed]),)
            ),
        )
    )


def faults_report(outcome: FaultOutcome) -> str:
    """The vendor's faults over all seeds."""
    rows = {
        "seeds": outcome.seeds,
        "attempts without a picture": _counted(outcome.troubles),
        "scenes that fell to a lower tier or were drawn, and say so": outcome.fell,
        "videos that ended without a voice or script, resumed by hand": outcome.resumed,
        "mixtures with each fault": _counted(outcome.struck),
        **figures(outcome.findings),
        "time": f"{outcome.seconds:.0f} s",
    }
    return "\n".join(("### Faults of the vendor", "", table(rows), "", verdict(outcome.findings)))


def disk_report(outcome: DiskOutcome) -> str:
    """Writes without room."""
    rows = {
        "runs that met a lack of room": _counted(outcome.injected),
        "runs that needed less": _counted(outcome.spared),
        "videos that failed with clear words, and were resumed": _counted(outcome.failed),
        "workers killed while there was no room": outcome.killed,
        "workers that could not begin, or ended, with clear words": outcome.ended,
        **figures(outcome.findings),
        "time": f"{outcome.seconds:.0f} s",
    }
    return "\n".join(("### A full disk", "", table(rows), "", verdict(outcome.findings)))


def figures(found: Findings) -> dict[str, object]:
    """What every campaign counts."""
    apart = {
        "the tier without look-up: bill; committed, in doubt": f"{dollars(found.apart_billed)};"
        f" {dollars(found.apart_committed)}, {dollars(found.apart_doubted)}"
    }
    return {
        "videos": f"{found.videos.total()} ({_counted(found.videos)})",
        "clips the vendor accepted": found.clips,
        "clips billed twice": found.billed_twice,
        "the vendor's bill for clips": dollars(found.billed),
        "ledger: committed, in doubt": f"{dollars(found.committed)}, {dollars(found.doubted)}",
        "difference": f"{found.billed - found.committed - found.doubted} micro-dollars",
        **(apart if found.apart_billed else {}),
        "clips asked for again after a lost answer and an unpaid end": found.accepted_twice,
        "sentences and scripts: bill; committed, in doubt": f"{dollars(found.calls_billed)};"
        f" {dollars(found.calls_committed)}, {dollars(found.calls_doubted)}",
        "of them repeated after an interruption": found.calls_repeated,
        "events, without gap or repeat": found.events,
        "artifacts, all whole": found.artifacts,
        "left by killed processes until the sweep": f"{found.asides} half-written files,"
        f" {found.scratch} scratch folders, {len(found.orphans)} objects without a row",
    }


def verdict(found: Findings, more: Iterable[str] = ()) -> str:
    """That every promise held, or which did not."""
    wrong = [*found.wrong, *more]
    if not wrong:
        return "Every promise held.\n"
    shown = "\n".join(f"- {words}" for words in wrong[:SHOWN_WRONG])
    return f"**{len(wrong)} promises were broken:**\n\n{shown}\n"


def hit_table(hits: Iterable[tuple[str, int]]) -> str:
    """Kills per boundary, three in a line."""
    cells = [f"| {name} | {count} " for name, count in hits]
    cells += ["| | "] * (-len(cells) % 3)
    lines = ["| boundary | kills | boundary | kills | boundary | kills |", "|---|---:|" * 3]
    lines[1] = lines[1].replace("||", "|")
    lines += ["".join(cells[at : at + 3]) + "|" for at in range(0, len(cells), 3)]
    return "\n".join(lines)


def table(rows: Mapping[str, object]) -> str:
    """Two columns."""
    return "\n".join(
        ("| | |", "|---|---|", *(f"| {name} | {told} |" for name, told in rows.items()))
    )


def _doubles(found: Findings) -> str:
    lost = dollars(found.billed_twice_microusd)
    if found.billed_twice:
        return (
            f"As it must: without intents {found.billed_twice} clips were billed more than once,"
            f" {lost} for nothing.\n"
        )
    return "**The counter-proof failed: nothing was billed twice without intents.**\n"


def _counted(counter: Counter[str] | Counter[int]) -> str:
    return ", ".join(f"{name}: {count}" for name, count in counter.most_common()) or "none"
