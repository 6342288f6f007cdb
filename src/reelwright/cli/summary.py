"""Summary: what came out of a run, as a table for people and as JSON for programs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rich.markup import escape
from rich.table import Table

from reelwright.cli.console import err
from reelwright.cli.progress import TITLES
from reelwright.domain.money import Estimate, dollars
from reelwright.domain.recording import RECORDING
from reelwright.operations.delivery import Delivered
from reelwright.operations.outcome import Outcome, clip_label
from reelwright.operations.videos import DryRun
from reelwright.stages import Stage


def show_summary(outcome: Outcome, delivered: Delivered) -> None:
    """Print duration, size, loudness, time per stage and cost to standard error."""
    finished, sound = outcome.made.finished, outcome.made.soundtrack
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim")
    table.add_row("Title", escape(outcome.made.script.title))
    table.add_row("Length", f"{finished.duration_ms / 1000:.1f} s, {_scenes(outcome)} scenes")
    table.add_row("Size", f"{finished.size_bytes / 1e6:.1f} MB")
    table.add_row("Loudness", f"{sound.loudness_lufs} LUFS, peak {sound.true_peak_dbtp} dBTP")
    if sound.music:
        table.add_row("Music", escape(sound.music))
    spent = ", ".join(
        f"{TITLES[Stage(name)].lower()} {ms / 1000:.1f} s" for name, ms in outcome.stage_ms.items()
    )
    table.add_row("Time", spent)
    table.add_row("Cost", _cost(outcome))
    table.add_row("Checks", f"{len(finished.report.checks)} passed")
    table.add_row("Beside it", ", ".join(path.name for path in delivered.beside))
    err.print(table)
    for warning in warnings_of(outcome):
        err.print(f"[yellow]![/] {escape(warning)}")


def _cost(outcome: Outcome) -> str:
    cost = outcome.cost
    if cost is None or cost.bill_microusd == 0:
        return "0.00 $ (no paid provider was used)"
    doubt = f", of it {dollars(cost.doubt_microusd)} in doubt" if cost.doubt_microusd else ""
    return f"{dollars(cost.bill_microusd)}{doubt}"


def warnings_of(outcome: Outcome) -> tuple[str, ...]:
    """What was said while planning, and which scenes fell back to another picture."""
    fell = [
        f"Scene {clip.scene_id} fell back from {clip.fallback_from} to {clip_label(clip)}."
        for clip in outcome.made.clips
        if clip.fallback_from
    ]
    left_out = [
        warning
        for narration in outcome.made.narrations
        for warning in narration.warnings
        if narration.voice.partition(":")[0] == RECORDING
    ]
    return (*outcome.made.plan.warnings, *left_out, *fell)


def _scenes(outcome: Outcome) -> int:
    return len(outcome.made.script.scenes)


def summary_json(outcome: Outcome, delivered: Delivered) -> dict[str, Any]:
    """The same for programs; one document."""
    made = outcome.made
    return {
        "schema_version": 1,
        "status": "completed",
        "id": outcome.video.id,
        "title": made.script.title,
        "video": str(delivered.video),
        "files": {path.suffix.lstrip("."): str(path) for path in delivered.beside},
        "duration_ms": made.finished.duration_ms,
        "size_bytes": made.finished.size_bytes,
        "loudness_lufs": made.soundtrack.loudness_lufs,
        "true_peak_dbtp": made.soundtrack.true_peak_dbtp,
        "stage_ms": dict(outcome.stage_ms),
        "version": made.version,
        "cost_microusd": outcome.cost.bill_microusd if outcome.cost else 0,
        "in_doubt_microusd": outcome.cost.doubt_microusd if outcome.cost else 0,
        "scenes": [
            {
                "id": narration.scene_id,
                "start_ms": span.start_ms,
                "duration_ms": span.duration_ms,
                "voice": narration.voice,
                "clip": clip_label(clip),
                "fallback_from": clip.fallback_from,
            }
            for narration, span, clip in zip(made.narrations, made.spans, made.clips, strict=True)
        ],
        "checks": [check.model_dump() for check in made.finished.report.checks],
        "warnings": list(warnings_of(outcome)),
    }


def show_plan(plan: DryRun, out: Path) -> None:
    """What a dry run found: scenes, pictures, voice, length and price."""
    table = Table(title=escape(plan.script.title), title_justify="left", show_lines=False)
    for name in ("scene", "picture", "words"):
        table.add_column(name)
    for scene in plan.script.scenes:
        table.add_row(scene.id, _picture(plan, scene.id), escape(scene.voice_over))
    err.print(table)
    price = dollars(plan.estimate.microusd) if plan.estimate.microusd else "free"
    err.print(
        f"About {plan.duration_ms / 1000:.0f} s, spoken by {plan.spoken_by.provider}, {price}."
    )
    for line in estimate_lines(plan.estimate):
        err.print(f"  {line}", style="dim")
    for warning in plan.warnings:
        err.print(f"[yellow]![/] {escape(warning)}")
    err.print(f"Nothing was made. Without --dry-run the video goes to {escape(str(out))}.")


def estimate_lines(estimate: Estimate) -> list[str]:
    """`clips: 64 s of veo:…, 5.12 $ (price of 2026-11-01)`."""
    return [
        f"{line.part}: {line.quantity} {line.unit} of {line.what}, {dollars(line.microusd)} "
        f"(price of {line.priced_on})"
        for line in estimate.lines
    ]


def _picture(plan: DryRun, scene_id: str) -> str:
    tier = plan.tiers[scene_id]
    return tier if ":" in tier else clip_label(plan.clips[scene_id])


def plan_json(plan: DryRun, out: Path) -> dict[str, Any]:
    """A dry run for programs."""
    return {
        "schema_version": 1,
        "status": "planned",
        "id": plan.id,
        "video": str(out),
        "estimate": {
            "duration_ms": plan.duration_ms,
            "cost_microusd": plan.estimate.microusd,
            "parts": [line.model_dump(mode="json") for line in plan.estimate.lines],
        },
        "script": plan.script.model_dump(mode="json"),
        "clips": {scene.id: _picture(plan, scene.id) for scene in plan.script.scenes},
        "warnings": list(plan.warnings),
    }
