"""ASS: caption pages and words on screen as one subtitle document for libass."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reelwright.domain.caption_area import caption_area
from reelwright.domain.caption_preset import CaptionPreset
from reelwright.domain.captions import CaptionPage
from reelwright.ports import ScreenText
from reelwright.render.ass_text import ass_filter
from reelwright.render.caption_events import CAPTION, PATCH, SHADOW, PageWriter
from reelwright.render.screen_text import CARD, CARD_SHADOW, screen_text_events

__all__ = ["ass_document", "ass_filter"]

_STYLE_FIELDS = (
    "Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, "
    "Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, "
    "Alignment, MarginL, MarginR, MarginV, Encoding"
)
_HEADER = """[Script Info]
ScriptType: v4.00+
PlayResX: {width}
PlayResY: {height}
LayoutResX: {width}
LayoutResY: {height}
WrapStyle: 2
ScaledBorderAndShadow: yes
Kerning: yes
YCbCr Matrix: None

[V4+ Styles]
Format: {fields}
{styles}

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""


def ass_document(
    pages: Sequence[CaptionPage],
    *,
    preset: CaptionPreset,
    language: str,
    canvas: tuple[int, int],
    texts: Sequence[ScreenText] = (),
    duration_ms: int,
) -> str:
    """The whole document of one scene, `canvas` pixels (width, height); the clock of `pages`.

    Every word becomes lit on the frame closest to its start.
    """
    area = caption_area(canvas)
    writer = PageWriter(preset, language, area)
    events = [
        *screen_text_events(texts, language=language, canvas=canvas, duration_ms=duration_ms),
        *(event for index, page in enumerate(pages) for event in writer.events(page, index)),
    ]
    header = _HEADER.format(
        width=canvas[0],
        height=canvas[1],
        fields=_STYLE_FIELDS,
        styles="\n".join(_styles(preset, area.scale)),
    )
    return header + "".join(f"{event}\n" for event in events)


def _styles(preset: CaptionPreset, scale: float) -> Iterator[str]:
    outline = preset.outline * scale
    yield _style(CAPTION, preset.font, outline=outline, shadow=2.5 * scale)
    yield _style(SHADOW, preset.font, outline=outline, shadow=0)
    yield _style(PATCH, preset.font, outline=0, shadow=0)
    yield _style(CARD, "Anton", outline=6 * scale, shadow=0)
    yield _style(CARD_SHADOW, "Anton", outline=6 * scale, shadow=0)


def _style(name: str, font: str, *, outline: float, shadow: float) -> str:
    # Alignment 5 and zero margins: every event says its own place. Encoding -1 lets libass find
    # the direction of each line.
    return (
        f"Style: {name},{font},60,&H00FFFFFF,&H00FFFFFF,&H00000000,&H60000000,0,0,0,0,100,100,0,0,"
        f"1,{outline:.2f},{shadow:.2f},5,0,0,0,-1"
    )
