"""What a style does not want to see travels with each clip that is bought."""

from __future__ import annotations

from pathlib import Path

from reelwright.domain.events import EventType
from reelwright.motion.choice.styles import style
from tests.emulators.google import running_google
from tests.support.workshop import workshop


def test_veo_is_told_what_the_style_must_not_show(tmp_path: Path) -> None:
    with running_google() as google:
        vertex = {"vertex_project": "p", "vertex_base_url": google.url, "poll_pace": 0.02}
        with workshop(tmp_path, **vertex) as shop:
            for name in ("noir", "anime"):
                google.heal()
                video = shop.ask(f"owls {name}", style=name, clips="veo", scenes=2)
                assert shop.end(video).type is EventType.VIDEO_READY
                told = [
                    body["parameters"]["negativePrompt"]
                    for kind, body in google.asked
                    if kind == "submit"
                ]
                assert told == [style(name).negative_prompt] * 2
