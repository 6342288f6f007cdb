"""MakeRequest: what a person asked for, read and checked into a brief and its material."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import ValidationError

from reelwright.domain.brief import (
    MAX_SCENES,
    MAX_THEME_CHARS,
    MAX_WISH_CHARS,
    Aspect,
    Brief,
    Quality,
)
from reelwright.domain.caption_preset import caption_preset
from reelwright.domain.language import parse_language
from reelwright.domain.money import parse_dollars
from reelwright.domain.naming import nearest
from reelwright.errors import InputError
from reelwright.motion.choice.styles import style
from reelwright.operations.recordings import GivenRecording
from reelwright.providers.registry import writer_names
from reelwright.providers.script.file import MAX_BYTES, read_text_file
from reelwright.render.music import pick_track
from reelwright.stages.mix_sound import NO_MUSIC, own_music


@dataclass(frozen=True)
class MakeRequest:
    """Options as given; None or empty means not given."""

    theme: str = ""
    language: str = ""
    script_file: Path | None = None
    text_file: Path | None = None
    script: str = ""
    """A script itself, in place of its file."""
    text: str = ""
    """A text to be turned into a script, in place of its file."""
    scenes: int = 8
    style: str = "cinematic"
    voice: str = ""
    music: str = ""
    captions: str = ""
    clips: str = "motion"
    quality: str = "web"
    aspect: str = "9:16"
    speed: float | None = None
    tone: str = ""
    audience: str = ""
    writer: str = ""
    voice_over: Path | None = None
    """A person's own recording."""
    budget: str = ""
    """Dollars, e.g. `1.50`."""
    fresh: bool = False


E = TypeVar("E", Aspect, Quality)
MAX_NAME_CHARS = 80
WISHES = {"tone": '"playful"', "audience": '"children of eight"'}
"""An example of each."""


def read_theme(request: MakeRequest) -> str:
    """The theme as one line. Raises InputError where it is empty or far too long."""
    theme = " ".join(request.theme.split())
    if not theme and request.script_file is not None:
        theme = request.script_file.stem.replace("_", " ").replace("-", " ").split(".")[0]
    if not theme and request.text_file is not None:
        theme = request.text_file.stem.replace("_", " ").replace("-", " ").split(".")[0]
    if not theme and request.voice_over is not None:
        theme = request.voice_over.stem.replace("_", " ").replace("-", " ").split(".")[0]
    if not theme and (request.script or request.text):
        theme = _first_words(request.script or request.text)
    if not theme or not any(char.isalnum() for char in theme):
        raise InputError(
            'The theme is empty. Name one, e.g. reelwright make "Les pandas", '
            "or give --script FILE or --text FILE."
        )
    if len(theme) > MAX_THEME_CHARS:
        raise InputError(
            f"The theme has {len(theme)} characters; at most {MAX_THEME_CHARS} fit. To turn a "
            "longer text into a video, put it into a file and give it with --text FILE."
        )
    return theme


def read_material(request: MakeRequest) -> str:
    """The text of --script or --text, empty where neither is given. Raises InputError."""
    if request.script_file and request.text_file:
        raise InputError("Give either --script FILE or --text FILE, not both.")
    if request.script and request.text:
        raise InputError("Give either a script or a text, not both.")
    if pasted := request.script or request.text:
        return _fitting(pasted)
    path = request.script_file or request.text_file
    return read_text_file(path) if path else ""


def read_brief(
    request: MakeRequest, *, theme: str, language: str, recording: GivenRecording | None = None
) -> Brief:
    """The brief, every name checked before anything is made. Raises InputError."""
    if recording is not None:
        _check_recorded(request)
    look = style(request.style)
    captions = caption_preset(request.captions or look.captions).name
    if not 1 <= request.scenes <= MAX_SCENES:
        raise InputError(f"--scenes must lie between 1 and {MAX_SCENES}, not {request.scenes}.")
    music = request.music or look.music
    _check_music(music)
    file = request.script_file or request.text_file
    try:
        return Brief(
            theme=theme,
            language=parse_language(language),
            style=look.name,
            voice=request.voice,
            music=music,
            captions=captions,
            scenes=request.scenes,
            aspect=_choice("aspect", request.aspect, Aspect),
            quality=_choice("quality", request.quality, Quality),
            clips=request.clips,
            speed=request.speed,
            tone=_wish("tone", request.tone),
            audience=_wish("audience", request.audience),
            source=source_of(request),
            source_name=file.name if file else "",
            theme_given=bool(request.theme.strip()),
            writer=_writer(request.writer),
            voice_over=recording.key if recording else "",
            voice_over_name=recording.path.name if recording else "",
            budget_microusd=parse_dollars(request.budget) if request.budget else None,
            fresh=request.fresh,
        )
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        raise InputError(f"--{name} cannot be used: {first['msg'].lower()}.") from error


def source_of(request: MakeRequest) -> Literal["theme", "script", "text", "recording"]:
    """What the script comes from."""
    if request.script_file is not None or request.script:
        return "script"
    if request.text_file is not None or request.text:
        return "text"
    return "recording" if request.voice_over is not None else "theme"


def _fitting(pasted: str) -> str:
    """The text itself. Raises InputError where it is too long, or empty."""
    size = len(pasted.encode())
    if size > MAX_BYTES:
        raise InputError(
            f"The text has {size // 1000} kB; it may have {MAX_BYTES // 1000} kB. Shorten it, or "
            "split it into several videos."
        )
    if not pasted.strip():
        raise InputError("The text is empty. Write something into it first.")
    return pasted


def _first_words(pasted: str) -> str:
    """What a pasted text is called until its script has a title."""
    lines = (line.strip("#*_-> \t") for line in pasted.splitlines())
    first = next((line for line in lines if line), "")
    return " ".join(first.split())[:MAX_NAME_CHARS].strip()


def _check_recorded(request: MakeRequest) -> None:
    """Raises InputError for what does not go with a recording."""
    if request.writer:
        raise InputError(
            "A recording says its own words, so --writer has nothing to write. Leave it out."
        )
    if request.speed is not None:
        raise InputError("A recording keeps its own pace. Leave --speed out, or the recording.")


def _writer(name: str) -> str:
    if name and name.partition(":")[0] not in writer_names():
        raise nearest("writer", name, writer_names())
    return name


def _wish(option: str, given: str) -> str:
    """A wish as one line. Raises InputError where it is too long or says nothing."""
    wish = " ".join(given.split())
    if given and not any(char.isalnum() for char in wish):
        raise InputError(f"--{option} says nothing. Give it in words, e.g. {WISHES[option]}.")
    if len(wish) > MAX_WISH_CHARS:
        raise InputError(
            f"--{option} has {len(wish)} characters; at most {MAX_WISH_CHARS} fit. Say it in a few "
            f"words, e.g. {WISHES[option]}."
        )
    return wish


def _choice(what: str, given: str, kind: type[E]) -> E:
    try:
        return kind(given)
    except ValueError as error:
        raise nearest(what, given, [member.value for member in kind]) from error


def _check_music(music: str) -> None:
    """An unknown mood or a missing file is told now, not after everything was drawn."""
    if music == NO_MUSIC:
        return
    path = own_music(music)
    if path is None:
        pick_track(music, seed=0)
    elif not path.is_file():
        raise InputError(f"The music file {path} does not exist. Give a mood, a file, or none.")
