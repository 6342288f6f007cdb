"""Scenes on the wire, and the changes that can be asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Self

from pydantic import BaseModel, Field

from reelwright.api.reader import for_reader
from reelwright.api.schemas.given import UPLOAD, Budgeted, CleanText
from reelwright.api.schemas.moment import Money
from reelwright.domain.brief import MAX_SCENES
from reelwright.domain.script_text import MAX_SCENE_CHARS
from reelwright.domain.upload import SEEN, OwnMedia
from reelwright.operations.library import SceneView
from reelwright.operations.own_files import find_own
from reelwright.operations.principal import Principal
from reelwright.operations.scenes import Own
from reelwright.workflows.studio import Studio

MAX_KEYWORDS = 40
_SAID = Field(None, max_length=2 * MAX_SCENE_CHARS)


class SceneOut(BaseModel):
    """One scene with its picture."""

    id: str
    number: int = Field(description="Its place, from 1.")
    voice_over: str
    visual_prompt: str
    keywords: list[str]
    duration_ms: int | None
    picture: str = Field(description="`drawn`, `own` or `bought`; empty before it is chosen.")
    tier: str
    shows: str
    status: str
    fallback_from: str
    why: str
    generation: int
    shown: int
    attempts: int
    cost: Money | None
    price: Money | None = Field(description="Of a new picture today; free where it is drawn.")
    poster: str | None = Field(description="A signed address of its still.")

    @classmethod
    def of(cls, scene: SceneView, poster: str, *, own: bool) -> Self:
        """On the wire."""
        told = scene.model_dump(
            exclude={"microusd", "again_microusd", "preview", "why", "keywords"}
        )
        again = scene.again_microusd
        return cls(
            **told,
            keywords=list(scene.keywords),
            why=for_reader(scene.why) if own else "",
            cost=Money.of(scene.microusd) if own else None,
            price=Money.of(again) if own and again is not None else None,
            # Another picture has another address: a page that is open shows it.
            poster=f"{poster}&of={Path(scene.preview).stem[:16]}" if scene.preview else None,
        )


class _Change(Budgeted):
    revision: int | None = Field(
        None, ge=0, lt=2**31, description="Only if the script is still at this revision."
    )
    run: bool = Field(True, description="Have it made at once; else `resume` does.")


class SceneEdit(_Change):
    """Other texts for one scene; what is left out stays."""

    voice_over: str | None = _SAID
    visual_prompt: str | None = _SAID
    keywords: list[CleanText] | None = Field(None, max_length=MAX_KEYWORDS)
    clip: str | None = Field(
        None,
        max_length=80,
        pattern=f"^({UPLOAD})?$",
        description="`upload:ID` of a picture or clip that it shows; empty: none of one's own.",
    )

    def own(self, studio: Studio, principal: Principal) -> Own | None:
        """None where nothing is said of it. Raises NotFound, InputError."""
        if self.clip is None:
            return None
        found = find_own(studio, principal, self.clip, SEEN) if self.clip else None
        return Own(OwnMedia.of(found) if found else None)


class NewScene(_Change):
    """One scene more."""

    voice_over: str = Field(max_length=2 * MAX_SCENE_CHARS)
    visual_prompt: str = Field("", max_length=2 * MAX_SCENE_CHARS)
    keywords: list[CleanText] = Field([], max_length=MAX_KEYWORDS)
    after: str | None = Field(
        None, max_length=40, description="A scene's id; `0` is the beginning, none the end."
    )


class SceneOrder(_Change):
    """All scenes in their new order."""

    order: list[CleanText] = Field(min_length=1, max_length=MAX_SCENES, description="Ids.")


class Regenerate(Budgeted):
    """A bought picture anew."""


class Revert(_Change):
    """Back to an earlier script."""

    to: int = Field(ge=1, lt=2**31)
