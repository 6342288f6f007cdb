"""ScriptWriter on a language model: asks, reads, and asks once more where the answer fails."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from reelwright.domain.brief import Brief
from reelwright.domain.language import short_language
from reelwright.domain.model import fingerprint
from reelwright.domain.script import Script, Source
from reelwright.domain.script_answer import read_reworded, read_script_answer
from reelwright.domain.script_prompt import (
    MOST_TEXT,
    PROMPT_VERSION,
    Question,
    repair_question,
    reword_question,
    script_question,
)
from reelwright.errors import InputError, ProviderError, Rejected
from reelwright.ports import Written
from reelwright.providers.script.phrases import CREDITS


@dataclass(frozen=True)
class Reply:
    """What a language model answered."""

    text: str
    trouble: str = ""
    """Why the text is not a whole answer (cut off, blocked), in a sentence; else empty."""
    tokens_in: int = 0
    tokens_out: int = 0


MOST_UNFIT = 64
"""Answers remembered for a second question; beyond them the first is asked anew."""


@dataclass(frozen=True)
class Unfit:
    """A first answer that cannot be used, and why; it is charged and not asked for again."""

    text: str
    why: str


class LanguageModel(Protocol):
    """One model of one vendor. Sends each question once; raises ProviderError."""

    name: str
    """As a person names it: `gemini`, `gemini:gemini-2.5-pro`."""
    model: str
    """The vendor's name for it."""

    def ask(self, question: Question) -> Reply: ...

    def close(self) -> None: ...


@dataclass(frozen=True)
class Knowledge:
    """What is known about a theme, and where from."""

    text: str
    sources: tuple[Source, ...]


Grounding = Callable[[Brief], Knowledge | None]


def ungrounded(_: Brief) -> Knowledge | None:
    """Nothing is looked up; the model writes from what it knows."""
    return None


class AskedWriter:
    """Writes a script by asking `language_model`, at most twice, and rewords refused prompts."""

    most_answers = 2

    def __init__(
        self,
        language_model: LanguageModel,
        *,
        grounding: Grounding = ungrounded,
        material: str = "",
        unfit: dict[str, Unfit] | None = None,
    ) -> None:
        self.name = language_model.name
        self._model = language_model
        self._grounding = grounding
        self._material = material
        self._unfit: dict[str, Unfit] = {} if unfit is None else unfit

    @property
    def version(self) -> str:
        """Prompt and model; part of what a script is made from."""
        return f"{PROMPT_VERSION}/{self._model.model}"

    @property
    def model(self) -> str:
        """The vendor's name for the model, under which the price table knows it."""
        return self._model.model

    def about(self, material: str) -> AskedWriter:
        """The same writer, telling a person's text."""
        return AskedWriter(
            self._model, grounding=self._grounding, material=material, unfit=self._unfit
        )

    def available(self) -> str | None:
        """What is missing, as a sentence; None where it can be asked."""
        tell: Callable[[], str | None] | None = getattr(self._model, "available", None)
        return tell() if tell is not None else None

    def write(self, brief: Brief) -> Script:
        """Raises Rejected where the second answer cannot be used either, ProviderError else."""
        return self.write_counted(brief).script

    def write_counted(self, brief: Brief) -> Written:
        """The same with the number of answers; what is raised tells those that came, too."""
        known = None if self._material else self._grounding(brief)
        question = script_question(
            brief, material=self._material, knowledge=known.text if known else ""
        )
        written = self._answered(question, brief)
        return Written(self._credited(written.script, known), written.answers)

    def reword(self, prompt: str, reason: str) -> str:
        """Another English prompt for the same scene. Raises ProviderError."""
        reply = self._model.ask(reword_question(prompt, reason))
        try:
            return read_reworded(_whole(reply), prompt)
        except InputError as error:
            refusal = Rejected(f"{self.name} found no other words: {error}", self.name)
            refusal.paid = 1
            raise refusal from error

    def close(self) -> None:
        """Close the model's connections."""
        self._model.close()

    def _answered(self, question: Question, brief: Brief) -> Written:
        """Where only the second question found no answer, asking again begins with that."""
        name = fingerprint(question.system, question.user)
        unfit, came = self._unfit.pop(name, None), 0
        if unfit is None:
            first, came = self._model.ask(question), 1
            try:
                return Written(read_script_answer(_whole(first), brief))
            except InputError as error:
                unfit = Unfit(first.text, error.message)
        try:
            second = self._model.ask(repair_question(question, unfit.text, unfit.why))
        except ProviderError as error:
            # The first answer is charged, whatever became of the second question.
            error.paid += came
            if error.retryable and len(self._unfit) < MOST_UNFIT:
                self._unfit[name] = unfit
            raise
        try:
            return Written(read_script_answer(_whole(second), brief), answers=came + 1)
        except InputError as error:
            refusal = Rejected(
                f"{self.name} wrote no script that can be used, in two attempts. First: "
                f"{unfit.why} Then: {error} Word the theme differently, or name another writer "
                "(--writer).",
                self.name,
            )
            refusal.paid = came + 1
            raise refusal from error

    def _credited(self, script: Script, known: Knowledge | None) -> Script:
        """`script` with the sources of its facts, and a note on what was left out."""
        notes: tuple[str, ...] = ()
        if len(self._material) > MOST_TEXT:
            notes = (f"Only the first {MOST_TEXT:,} characters of the text were told.",)
        if known is None:
            return script.model_copy(update={"notes": notes})
        titles = ", ".join(source.title for source in known.sources)
        credit = CREDITS.get(short_language(script.language), CREDITS["en"]).format(titles=titles)
        description = f"{script.description}\n{credit}".strip()
        return script.model_copy(
            update={"sources": known.sources, "description": description, "notes": notes}
        )


def _whole(reply: Reply) -> str:
    """The text of a whole answer. Raises InputError where it was cut off or blocked."""
    if reply.trouble:
        raise InputError(reply.trouble)
    return reply.text
