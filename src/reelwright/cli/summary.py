"""Summary: what came out of a run, as a table for people and as JSON for programs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rich.markup import escape
from rich.table import Table

from reelwright.cli.console import err
from reelwright.cli.progress import TITLES
from reelwright.operations.delivery import Delivered
from reelwright.operations.videos import Outcome, Prepared, clip_label
from reelwright.stages import Stage


def show_summary(outcome: Outcome, delivered: Delivered) -> None:
    """Print duration, size, loudness, time per stage and cost to standard error."""
    finished, sound = outcome.made.finished, outcome.made.soundtrack
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim")
    table.add_row("Title", escape(outcome.prepared.plan.script.title))
    table.add_row("Length", f"{finished.duration_ms / 1000:.1f} s, {_scenes(outcome)} scenes")
    table.add_row("Size", f"{finished.size_bytes / 1e6:.1f} MB")
    table.add_row("Loudness", f"{sound.loudness_lufs} LUFS, peak {sound.true_peak_dbtp} dBTP")
    if sound.music:
        table.add_row("Music", escape(sound.music))
    spent = ", ".join(
        f"{TITLES[Stage(name)].lower()} {ms / 1000:.1f} s" for name, ms in outcome.stage_ms.items()
    )
    table.add_row("Time", spent)
    table.add_row("Cost", "0.00 $ (no paid provider was used)")
    table.add_row("Checks", f"{len(finished.report.checks)} passed")
    table.add_row("Beside it", ", ".join(path.name for path in delivered.beside))
    err.print(table)
    for warning in outcome.prepared.warnings:
        err.print(f"[yellow]![/] {escape(warning)}")


def _scenes(outcome: Outcome) -> int:
    return len(outcome.prepared.plan.script.scenes)


def summary_json(outcome: Outcome, delivered: Delivered) -> dict[str, Any]:
    """The same for programs; one document."""
    made = outcome.made
    return {
        "schema_version": 1,
        "status": "completed",
        "id": outcome.prepared.id,
        "title": outcome.prepared.plan.script.title,
        "video": str(delivered.video),
        "files": {path.suffix.lstrip("."): str(path) for path in delivered.beside},
        "duration_ms": made.finished.duration_ms,
        "size_bytes": made.finished.size_bytes,
        "loudness_lufs": made.soundtrack.loudness_lufs,
        "true_peak_dbtp": made.soundtrack.true_peak_dbtp,
        "stage_ms": dict(outcome.stage_ms),
        "cost_microusd": 0,
        "scenes": [
            {
                "id": narration.scene_id,
                "start_ms": span.start_ms,
                "duration_ms": span.duration_ms,
                "voice": narration.voice,
                "clip": clip_label(outcome.prepared.plan.clips[narration.scene_id]),
            }
            for narration, span in zip(made.narrations, made.spans, strict=True)
        ],
        "checks": [check.model_dump() for check in made.finished.report.checks],
        "warnings": list(outcome.prepared.warnings),
    }


def show_plan(prepared: Prepared, out: Path) -> None:
    """What a dry run found: scenes, pictures, voice, length and price."""
    plan = prepared.plan
    table = Table(title=escape(plan.script.title), title_justify="left", show_lines=False)
    for name in ("scene", "picture", "words"):
        table.add_column(name)
    for scene in plan.script.scenes:
        table.add_row(scene.id, clip_label(plan.clips[scene.id]), escape(scene.voice_over))
    err.print(table)
    err.print(f"About {plan_seconds(prepared):.0f} s, spoken by {plan.spoken_by.provider}, free.")
    for warning in prepared.warnings:
        err.print(f"[yellow]![/] {escape(warning)}")
    err.print(f"Nothing was made. Without --dry-run the video goes to {escape(str(out))}.")


def plan_seconds(prepared: Prepared) -> float:
    """Rough length before anything is spoken: words at the planned pace, and the pauses."""
    plan = prepared.plan
    spoken = plan.script.word_count / 2.5 / plan.spoken_by.speed
    return spoken + 0.45 * len(plan.script.scenes) + 0.8


def plan_json(prepared: Prepared, out: Path) -> dict[str, Any]:
    """A dry run for programs."""
    return {
        "schema_version": 1,
        "status": "planned",
        "id": prepared.id,
        "video": str(out),
        "estimate": {"duration_ms": round(plan_seconds(prepared) * 1000), "cost_microusd": 0},
        "script": prepared.plan.script.model_dump(mode="json"),
        "clips": {key: clip_label(clip) for key, clip in prepared.plan.clips.items()},
        "warnings": list(prepared.warnings),
    }
