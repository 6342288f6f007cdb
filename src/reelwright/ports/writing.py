"""Script writers: who turns a brief into a script."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from reelwright.domain.brief import Brief
from reelwright.domain.script import Script


class ScriptWriter(Protocol):
    """Turns a brief into a script. Raises NoKnowledge or ProviderError."""

    name: str

    def write(self, brief: Brief) -> Script: ...


@dataclass(frozen=True)
class Written:
    """A script, and how many answers of its writer were charged for it."""

    script: Script
    answers: int = 1


@runtime_checkable
class CountedWriter(Protocol):
    """A script writer that may ask more than once; each answer is charged.

    What it raises carries in `paid` how many answers came before.
    """

    most_answers: int

    def write_counted(self, brief: Brief) -> Written: ...


@runtime_checkable
class PromptReworder(Protocol):
    """A script writer that can also put a refused visual prompt into other words."""

    def reword(self, prompt: str, reason: str) -> str:
        """Another English prompt for the same scene. Raises ProviderError."""
        ...
