"""Words found in a recording: as near to where they are said as captions need it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from reelwright.domain.recording import recorded_script
from reelwright.operations.recordings import read_recording
from reelwright.ports import Resources
from reelwright.providers.registry import open_aligner, open_transcriber
from reelwright.settings import load_settings
from reelwright.stages.find_scenes import Ears, find_scenes
from reelwright.storage.local import LocalStore
from tests.support.recorded import espeak_times, save, script_of

TEXTS = {
    "fr-FR": (
        "Le grand panda vit dans les montagnes de Chine. Il mange du bambou toute la journée.",
        "Sa mère est neuf cents fois plus lourde que lui.",
        "La nuit, la forêt appartient aux léopards.",
    ),
    "de-DE": (
        "Der große Panda lebt in den Bergen Chinas und frisst den ganzen Tag Bambus.",
        "Seine Mutter ist neunhundertmal schwerer als er.",
    ),
}
CASES = [
    # espeak's French stands at the edge of what Whisper base understands, its German does not:
    # each processor hears it a little differently.
    ("de-DE", "base", 1.0, 700),
    ("fr-FR", "off", 0.85, 900),
    ("de-DE", "off", 1.2, 500),
]


@pytest.mark.parametrize(("language", "whisper", "speed", "rest_ms"), CASES)
def test_words_are_found_where_they_are_said(
    language: str, whisper: str, speed: float, rest_ms: int, tmp_path: Path
) -> None:
    texts = TEXTS[language]
    samples, said = espeak_times(texts, language, rest_ms=rest_ms, speed=speed)
    given = read_recording(save(samples, tmp_path / "mine.mp3", "-b:a", "48k"))
    store = LocalStore(tmp_path / "store")
    given.bring_in(store)
    script = script_of(*texts, language=language)
    recorded = recorded_script(script, recording=given.key, name="mine.mp3", made_for="")
    resources = Resources(cache=load_settings().cache, offline=True, whisper=whisper)
    ears = Ears(whisper, lambda: open_aligner(resources), lambda: open_transcriber(resources))
    found = find_scenes(recorded, ears=ears, store=store)
    late = [
        word.start_ms + scene.pieces[0][0] - true.start_ms
        for scene, times in zip(found.scenes, said, strict=True)
        for word, true in zip(scene.words, times, strict=True)
    ]
    assert np.median(np.abs(late)) <= 40
    assert np.percentile(np.abs(late), 95) <= 120
    for scene, times in zip(found.scenes, said, strict=True):
        assert len(scene.pieces) == 1
        start, end = scene.pieces[0]
        assert -150 <= start - times[0].start_ms <= 0
        assert 0 <= end - times[-1].end_ms <= 250
