"""Stills of films and pictures, at the size of a list."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from reelwright.domain.brief import Aspect
from reelwright.domain.clip import MediaClip
from reelwright.domain.plan import Look
from reelwright.errors import RenderError
from reelwright.render.poster import film_poster
from reelwright.stages.describe_clip import poster_key
from reelwright.storage.local import LocalStore
from reelwright.workflows.steps import poster_step
from tests.support.footage import segment

SIZE = (108, 192)


def seen(poster: bytes) -> Image.Image:
    return Image.open(BytesIO(poster))


@pytest.mark.parametrize("frames", [6, 60])
def test_a_film_has_a_poster_however_short_it_is(tmp_path: Path, frames: int) -> None:
    film = segment(tmp_path / "film.mp4", frames)
    poster = seen(film_poster(film, size=SIZE))
    assert (poster.format, poster.size) == ("JPEG", SIZE)


def test_what_is_no_film_has_no_poster(tmp_path: Path) -> None:
    (tmp_path / "words.mp4").write_text("words")
    with pytest.raises(RenderError):
        film_poster(tmp_path / "words.mp4", size=SIZE)


@pytest.mark.parametrize("name", ["beach.png", "waves.mp4"])
def test_files_of_a_scene_have_posters_as_drawn_pictures_do(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if path.suffix == ".png":
        Image.new("RGB", (600, 400), "red").save(path)
    else:
        segment(path, 30)
    clip = MediaClip(
        scene_id="s01",
        path=str(path),
        sha256=name,
        media="image" if path.suffix == ".png" else "video",
        width=600,
        height=400,
    )
    store = LocalStore(tmp_path / "store")
    look = Look(captions="bold", language="en-US", aspect=Aspect.PORTRAIT, quality="web")
    key = poster_step(clip, look, store, poster_key(clip, look.aspect))
    kept = store.find(key)
    assert kept is not None
    assert seen(kept.read_bytes()).size == (540, 960)
