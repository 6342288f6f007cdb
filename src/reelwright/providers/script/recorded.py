"""ScriptWriters `recording` and `recorded`: a person's own voice-over becomes the script."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reelwright.domain.brief import Brief
from reelwright.domain.language import short_language
from reelwright.domain.narration import Word
from reelwright.domain.recorded_scenes import LONGEST_MS, cut_scenes
from reelwright.domain.script import Scene, Script
from reelwright.domain.sentences import opening_sentence, split_sentences
from reelwright.domain.spoken_text import has_words, spoken_text
from reelwright.errors import InputError
from reelwright.providers.script.compose import hashtags, telling_words

_LETTER_MS, _SENTENCE_REST_MS = 70, 400


class RecordingWriter:
    """Writes down what a recording says; every word is kept."""

    name = "recording"

    def __init__(self, recording: str, *, hear: Callable[[], Sequence[Word]]) -> None:
        self.version = recording
        self._hear = hear

    def write(self, brief: Brief) -> Script:
        """Raises what hearing raises."""
        scenes = cut_scenes(self._hear(), wanted=brief.scenes, language=brief.language)
        name = brief.voice_over_name
        return _script(
            scenes,
            brief,
            f"The words are as they were heard in {name}. Correct what was misheard with "
            "`reelwright edit VIDEO --scene N --voice-over …`: the voice stays yours.",
        )


class RecordedTextWriter:
    """Cuts the text that a recording says into scenes; every word is kept.

    `length_ms` tells how long the recording is.
    """

    name = "recorded"

    def __init__(self, text: str, recording: str, *, length_ms: Callable[[], int]) -> None:
        self.version = recording
        self._text = text
        self._length_ms = length_ms

    def write(self, brief: Brief) -> Script:
        """Raises InputError for a text that says nothing."""
        text = spoken_text(self._text)
        if not has_words(text):
            raise InputError("The text is empty. Put into it what the recording says.")
        words = _supposed(text, brief.language, self._length_ms())
        scenes = cut_scenes(words, wanted=brief.scenes, language=brief.language)
        return _script(scenes, brief)


def _supposed(text: str, language: str, length_ms: int) -> list[Word]:
    """The words with the times they would have if every letter took as long as the others."""
    spans: list[tuple[str, int, int]] = []
    at = 0
    for sentence in split_sentences(text, language):
        for word in sentence.split():
            spans.append((word, at, at + len(word) * _LETTER_MS))
            at = spans[-1][2]
        at += _SENTENCE_REST_MS
    scale = length_ms / max(1, at)
    return [
        Word(text=word, start_ms=round(start * scale), end_ms=round(end * scale))
        for word, start, end in spans
    ]


def _script(scenes: Sequence[Sequence[Word]], brief: Brief, *told: str) -> Script:
    texts = [" ".join(word.text for word in words) for words in scenes]
    title = brief.theme
    return Script(
        title=title,
        language=brief.language,
        hook=opening_sentence(texts[0], brief.language),
        scenes=tuple(
            Scene(
                id=f"s{number:02d}",
                voice_over=text,
                keywords=(title, *telling_words(text, brief.language)),
            )
            for number, text in enumerate(texts, 1)
        ),
        hashtags=hashtags([title], short_language(brief.language)),
        notes=(*told, *_notes(len(scenes), brief)),
    )


def _notes(count: int, brief: Brief) -> tuple[str, ...]:
    if count < brief.scenes:
        return (
            f"{brief.voice_over_name} gives {count} scenes, not {brief.scenes}: shorter ones "
            "would end within a sentence.",
        )
    if count > brief.scenes:
        return (
            f"{brief.voice_over_name} gives {count} scenes, not {brief.scenes}, so that none "
            f"lasts longer than {LONGEST_MS // 1000} s.",
        )
    return ()
