"""Wishes: the arguments of tools, each with what a model needs to know of it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from reelwright.domain.brief import MAX_SCENES, MAX_THEME_CHARS, MAX_WISH_CHARS
from reelwright.domain.script_text import MAX_SCENE_CHARS

MAX_TEXT_CHARS = 1_000_000

Theme = Annotated[
    str,
    Field(
        max_length=MAX_THEME_CHARS,
        description='What it is about, such as "The octopus". Not needed with a script or text.',
    ),
]
Language = Annotated[
    str, Field(max_length=35, description="BCP-47, such as fr or en-GB; guessed where empty.")
]
ScriptText = Annotated[
    str,
    Field(
        max_length=MAX_TEXT_CHARS,
        description="A whole script, to be made as it says: `**VISUAL:** …` and "
        "`**VOICE-OVER:** …` for each scene.",
    ),
]
Text = Annotated[
    str, Field(max_length=MAX_TEXT_CHARS, description="A text to be turned into a script.")
]
SceneCount = Annotated[int, Field(ge=1, le=MAX_SCENES, description="About 8 seconds each.")]
Style = Annotated[
    str, Field(max_length=80, description="cinematic, anime, realistic, sketch, comic, noir …")
]
Voice = Annotated[
    str, Field(max_length=200, description="`provider:name`, such as kokoro:af_heart.")
]
Music = Annotated[
    str, Field(max_length=80, description="A mood (wonder, epic, mystery …), a track, or none.")
]
Captions = Annotated[str, Field(max_length=40, description="Preset; the style's where empty.")]
Clips = Annotated[
    str,
    Field(
        max_length=120,
        description="motion: drawn on this machine, free. Else a generator or stock, which may "
        "cost money: veo, omni, stills, pexels, pixabay.",
    ),
]
Aspect = Annotated[str, Field(max_length=10, description="9:16, 1:1 or 16:9.")]
Budget = Annotated[
    str, Field(max_length=20, description="Dollars it may cost at most, such as 1.50.")
]
Tone = Annotated[str, Field(max_length=MAX_WISH_CHARS, description="How it sounds: playful …")]
Audience = Annotated[str, Field(max_length=MAX_WISH_CHARS, description="Whom it is for.")]
Writer = Annotated[
    str,
    Field(max_length=120, description="Who writes: empty for the encyclopedia (free), or gemini …"),
]
Approve = Annotated[
    bool, Field(description="Stop at the storyboard with its price, until approve_video.")
]
Wait = Annotated[
    bool, Field(description="Answer when it is finished (minutes), with progress on the way.")
]
VideoId = Annotated[
    str, Field(min_length=1, max_length=120, description="Its id, or how that begins.")
]
SceneName = Annotated[
    str, Field(min_length=1, max_length=40, description="Its number from 1, or its id.")
]
Said = Annotated[
    str | None, Field(max_length=2 * MAX_SCENE_CHARS, description="What is said; else it stays.")
]
Seen = Annotated[
    str | None,
    Field(max_length=2 * MAX_SCENE_CHARS, description="What is seen, in English; else it stays."),
]
Keywords = Annotated[
    list[str] | None,
    Field(max_length=40, description="Nouns that are seen; they choose a drawn picture."),
]
