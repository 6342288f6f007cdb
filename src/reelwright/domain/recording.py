"""RecordedScript: what a person's own recording says, scene by scene."""

from __future__ import annotations

import difflib
import unicodedata

from reelwright.domain.model import Model
from reelwright.domain.narration import Word
from reelwright.domain.script import Scene, Script

RECORDING = "recording"
"""Who speaks, where a person's own voice does."""


CORRECTED = 0.7
"""Share of letters in common from which an edited text is what was heard, corrected."""


class RecordedScene(Model):
    """The text of one scene as it was recorded."""

    id: str
    voice_over: str


class RecordedScript(Model):
    """A recording and the scenes that it says in order; edits of the script leave it be."""

    recording: str
    """Object key of 48 kHz mono 16-bit WAV."""
    name: str
    """The file a person gave."""
    language: str
    """Full BCP-47 tag."""
    scenes: tuple[RecordedScene, ...]
    made_for: str = ""
    """Fingerprint of what its script was written from."""
    heard: bool = False
    """Whether its texts were heard in it: a person who edits one then corrects it."""

    def place_of(self, scene: Scene) -> int | None:
        """Which recorded scene says what `scene` says now; None where none does.

        Another spelling of the same words (case, accents, punctuation) is said all the same, and
        so is a text that was heard, when some of its letters are corrected.
        """
        said = plain_words(scene.voice_over)
        same = [
            place
            for place, recorded in enumerate(self.scenes)
            if plain_words(recorded.voice_over) == said
        ]
        own = [place for place in same if self.scenes[place].id == scene.id]
        return next(iter((*own, *same)), self._corrected(scene))

    def _corrected(self, scene: Scene) -> int | None:
        said = plain_words(scene.voice_over)
        for place, recorded in enumerate(self.scenes):
            if self.heard and recorded.id == scene.id:
                before = plain_words(recorded.voice_over)
                same = difflib.SequenceMatcher(None, before, said, autojunk=False).ratio()
                return place if same >= CORRECTED else None
        return None

    @property
    def text(self) -> str:
        """All that is said, on one line."""
        return " ".join(scene.voice_over for scene in self.scenes)


class TakenScene(Model):
    """Where a recording says one scene."""

    pieces: tuple[tuple[int, int], ...]
    """Start and end of each piece in the recording, in milliseconds; mostly it is one."""
    words: tuple[Word, ...]
    """One per white-space separated word of the recorded scene, times in its joined pieces."""


class TakenRecording(Model):
    """Every scene's place in its recording; found once and kept."""

    scenes: tuple[TakenScene, ...]
    warnings: tuple[str, ...] = ()


def recorded_script(
    script: Script, *, recording: str, name: str, made_for: str, heard: bool = False
) -> RecordedScript:
    """The script as it stands, taken for what the recording says."""
    scenes = tuple(RecordedScene(id=one.id, voice_over=one.voice_over) for one in script.scenes)
    return RecordedScript(
        recording=recording,
        name=name,
        language=script.language,
        scenes=scenes,
        made_for=made_for,
        heard=heard,
    )


def plain_words(text: str) -> str:
    """Letters and digits alone, small and without accents: what sounds the same in any spelling."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in apart if unicodedata.category(char)[0] in "LN")
