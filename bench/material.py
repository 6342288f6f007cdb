"""Material: eight clips like a generator's and a narration, the same for every contestant."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reelwright.domain.brief import Aspect, Quality
from reelwright.domain.clip import MediaClip
from reelwright.domain.narration import Narration
from reelwright.domain.plan import Look
from reelwright.domain.script import Scene
from reelwright.providers.align.fake import FakeAligner
from reelwright.providers.voice.fake import FakeVoice
from reelwright.render import ffmpeg
from reelwright.render.ass import ass_document
from reelwright.render.timing import FPS, LEAD_MS, Span, lay_out
from reelwright.stages.narrate_scene import narrate_scene
from reelwright.storage.local import LocalStore

SCENES = 8
CLIP_S = 8
CLIP_SIZE = (720, 1280)
CLIP_KBPS = 9000
LOOK = Look(captions="duo", language="en-US", aspect=Aspect.PORTRAIT, quality=Quality.WEB)
SENTENCE = (
    "Every night the small blue planet turns around its star while nobody looks at it, and in the "
    "morning the birds begin to sing their songs again"
)


@dataclass(frozen=True)
class Material:
    """Everything a contestant starts from."""

    clips: tuple[Path, ...]
    narrations: tuple[Narration, ...]
    spans: tuple[Span, ...]
    store: LocalStore

    def media(self, index: int, path: Path | None = None) -> MediaClip:
        width, height = CLIP_SIZE
        chosen = path or self.clips[index]
        return MediaClip(
            scene_id=self.narrations[index].scene_id,
            path=str(chosen),
            sha256=str(chosen.stat().st_mtime_ns),
            media="video",
            width=width,
            height=height,
            duration_ms=CLIP_S * 1000,
        )


def make_material(folder: Path) -> Material:
    """Clips of 8 s at 720×1280, 24 frames a second, about 9 Mb/s; a spoken line for each."""
    store = LocalStore(folder / "artifacts")
    clips = tuple(make_clip(folder / f"clip_{i + 1}.mp4", seed=i) for i in range(SCENES))
    voice = FakeVoice()
    narrations = tuple(
        narrate_scene(
            Scene(id=f"s{i + 1:02d}", voice_over=f"{SENTENCE} {i + 1}."),
            voice=voice,
            voice_name="",
            language="en-US",
            speed=1.0,
            store=store,
            aligner=FakeAligner(),
        )
        for i in range(SCENES)
    )
    spans = lay_out([(n.scene_id, n.duration_ms) for n in narrations])
    return Material(clips, narrations, spans, store)


def make_clip(target: Path, *, seed: int) -> Path:
    """Moving, detailed pictures: a fractal under drifting colours, with a camera's noise."""
    width, height = CLIP_SIZE
    picture = (
        f"mandelbrot=s={width}x{height}:r=24:start_scale={0.6 + 0.1 * seed}:end_scale=0.05"
        f":maxiter=300:end_pts={24 * CLIP_S},hue=h='{45 * seed}+8*t',noise=alls=7:allf=t"
    )
    ffmpeg.run(
        [
            *("-v", "error", "-f", "lavfi", "-i", picture, "-t", str(CLIP_S)),
            *("-c:v", "libx264", "-preset", "veryfast", "-b:v", f"{CLIP_KBPS}k"),
            *("-maxrate", f"{CLIP_KBPS}k", "-bufsize", f"{2 * CLIP_KBPS}k"),
            *("-pix_fmt", "yuv420p", "-y", str(target)),
        ]
    )
    return target


def captions_of(material: Material, size: tuple[int, int]) -> str:
    """One ASS document for the whole video, for contestants that caption at the end."""
    from reelwright.domain.caption_preset import caption_preset
    from reelwright.domain.captions import caption_pages
    from reelwright.domain.narration import Word
    from reelwright.render.fonts import measurer

    preset, total = caption_preset(LOOK.captions), material.spans[-1]
    pages = []
    for narration, span in zip(material.narrations, material.spans, strict=True):
        shift = span.start_ms + LEAD_MS
        words = [
            Word(text=w.text, start_ms=w.start_ms + shift, end_ms=w.end_ms + shift)
            for w in narration.words
        ]
        end = round((span.start_frame + span.frame_count) * 1000 / FPS)
        pages += caption_pages(
            words, preset=preset, language=LOOK.language, canvas=size,
            measure=measurer(LOOK.language), duration_ms=end,
        )  # fmt: skip
    return ass_document(
        pages, preset=preset, language=LOOK.language, canvas=size,
        duration_ms=total.start_ms + total.duration_ms,
    )  # fmt: skip
