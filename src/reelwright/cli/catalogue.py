"""`reelwright voices | styles | music | captions`: what there is, and a way to try one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table

from reelwright.bootstrap import services_from
from reelwright.cli.console import err, out, plain_errors
from reelwright.domain.caption_preset import PRESETS
from reelwright.domain.language import parse_language, short_language
from reelwright.motion.choice.styles import load_styles
from reelwright.operations import samples
from reelwright.providers.registry import open_voice, voice_names
from reelwright.render.music import tracks
from reelwright.settings import load_settings

Opt = typer.Option
Out = Annotated[Path | None, Opt("--out", help="Where the sample goes.")]
Json = Annotated[bool, Opt("--json", help="Print one JSON document.")]


def voices_command(
    language: Annotated[str, Opt(help="Only voices of this language.")] = "",
    say: Annotated[str, Opt(help="A sentence to try a voice with.")] = "",
    voice: Annotated[str, Opt(help="The voice that says it.")] = "",
    target: Out = None,
    as_json: Json = False,
) -> None:
    """List the voices; try one: voices --say "Bonjour à tous." --voice kokoro:ff_siwis."""
    with plain_errors(as_json=as_json):
        services = services_from(load_settings())
        if say:
            path = samples.voice_sample(say, voice, language, target, services)
            typer.echo(str(path))
            return
        wanted = short_language(parse_language(language)) if language else ""
        rows = [
            {
                "voice": info.id,
                "language": info.language,
                "gender": info.gender,
                "note": info.note or info.title,
            }
            for name in voice_names()
            if name != "fake"
            for info in open_voice(name, services.resources).voices()
            if not wanted
            or wanted in {short_language(tag) for tag in (info.language, *info.languages)}
        ]
        _show(rows, as_json, 'Try one: reelwright voices --say "Bonjour." --voice kokoro:ff_siwis')


def styles_command(
    sample: Annotated[str, Opt(help="Draw one scene in this style.")] = "",
    target: Out = None,
    as_json: Json = False,
) -> None:
    """List the styles; see one: styles --sample anime."""
    with plain_errors(as_json=as_json):
        if sample:
            typer.echo(str(samples.style_sample(sample, target)))
            return
        rows = [
            {
                "style": style.name,
                "title": style.title["en"],
                "finish": style.finish,
                "music": style.music,
            }
            for style in load_styles().values()
        ]
        _show(rows, as_json, "See one: reelwright styles --sample anime")


def music_command(
    sample: Annotated[str, Opt(help="Write 30 s of this mood or track.")] = "",
    target: Out = None,
    as_json: Json = False,
) -> None:
    """List moods and tracks; hear one: music --sample calm."""
    with plain_errors(as_json=as_json):
        if sample:
            typer.echo(str(samples.music_sample(sample, target)))
            return
        rows = [
            {"mood": t.mood, "track": t.name, "tempo": f"{t.bpm:g}", "key": t.key} for t in tracks()
        ]
        _show(rows, as_json, "Hear one: reelwright music --sample calm")


def captions_command(
    sample: Annotated[str, Opt(help="Draw a frame with this preset.")] = "",
    text: Annotated[str, Opt(help="The words on the sample.")] = "",
    language: Annotated[str, Opt(help="Language of the words.")] = "en",
    target: Out = None,
    as_json: Json = False,
) -> None:
    """List the caption presets; see one: captions --sample phrase."""
    with plain_errors(as_json=as_json):
        if sample:
            tag = parse_language(language)
            typer.echo(str(samples.caption_sample(sample, text, tag, target)))
            return
        rows = [{"preset": name, "look": preset.title["en"]} for name, preset in PRESETS.items()]
        _show(rows, as_json, "See one: reelwright captions --sample phrase")


def _show(rows: list[dict[str, Any]], as_json: bool, hint: str) -> None:
    if as_json:
        out.print_json(data=rows)
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in rows[0] if rows else ():
        table.add_column(name)
    for row in rows:
        table.add_row(*(str(value) for value in row.values()))
    out.print(table)
    err.print(hint, style="dim")
