"""ScriptWriter `prose`: a person's own text becomes a script, its most surprising part first."""

from __future__ import annotations

from reelwright.domain.brief import MIN_SCENES, Brief
from reelwright.domain.pacing import WORDS_PER_SECOND
from reelwright.domain.script import Script
from reelwright.domain.sentences import word_count
from reelwright.domain.spoken_text import has_words
from reelwright.errors import InputError
from reelwright.providers.script.compose import compose, length_for, telling_words
from reelwright.providers.script.facts import arrange, choose
from reelwright.providers.script.prose_facts import prose_facts

SECONDS_ASKED = 64


class ProseWriter:
    """Writes from pasted prose in any language."""

    name = "prose"

    def __init__(self, text: str, title: str | None = None) -> None:
        self._text = text
        self._title = title

    def write(self, brief: Brief) -> Script:
        """Script of the text's own sentences. Raises InputError where there are none."""
        if not has_words(self._text):
            raise InputError("The text is empty. Put some sentences into it, 60 words or more.")
        facts = prose_facts(self._text, brief.language)
        if not facts:
            raise InputError(
                "The text has no whole sentence that can be spoken. Write sentences that end "
                "with a full stop, or give a script with --script FILE."
            )
        low, high = length_for(brief)
        chosen = choose(facts, words=low, most=high) or [max(facts, key=lambda one: one.worth)]
        title = self._title or brief.theme
        script = compose(
            [fact.text for fact in arrange(chosen, brief.language)],
            brief=brief,
            title=title,
            keywords=lambda text: (title, *telling_words(text, brief.language)),
            open_with_theme=False,
        )
        return script.model_copy(
            update={"notes": tuple(_notes(script, brief, facts=len(facts), text=self._text))}
        )


def _notes(script: Script, brief: Brief, *, facts: int, text: str) -> list[str]:
    spoken = sum(word_count(scene.voice_over) for scene in script.scenes)
    seconds = round(spoken / WORDS_PER_SECOND)
    aim = SECONDS_ASKED * brief.scenes / MIN_SCENES
    whole = word_count(text)
    if seconds < 0.97 * aim or len(script.scenes) < brief.scenes:
        return [
            f"The text has {whole} words: about {seconds} s in {len(script.scenes)} scenes, less "
            f"than the {aim:.0f} s asked for. Longer: add sentences to the text."
        ]
    if whole > 1.15 * spoken:
        return [
            f"The text has {whole} words; about {spoken} of them were chosen for {seconds} s, the "
            "most surprising ones, in their order. More: ask for more scenes with --scenes, or "
            "write the script yourself and give it with --script FILE."
        ]
    return []
