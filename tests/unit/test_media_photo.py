"""Photos: upright, bounded, and refused by name when they cannot be read."""

import struct
import zlib

import numpy as np
import pytest
import skia

from reelwright.errors import InputError
from reelwright.motion.photo import load_photo, measure_photo
from reelwright.motion.stills import StillFrames, fit

SQUARE = (64, 64)


def halves(width, height):
    """Red to the left, blue to the right of 40 %."""
    surface = skia.Surface.MakeRasterN32Premul(width, height)
    canvas = surface.getCanvas()
    canvas.clear(0xFFFF0000)
    box = skia.Rect(width * 0.4, height * 0.1, width, height)
    canvas.drawRect(box, skia.Paint(Color=0xFF0000FF))
    return surface.makeImageSnapshot()


def jpeg(path, width, height, orientation=1):
    """A JPEG with an EXIF orientation, written by hand behind the start marker."""
    data = bytes(halves(width, height).encodeToData(skia.kJPEG, 92).bytes())
    entry = struct.pack("<HHI HH", 0x0112, 3, 1, orientation, 0)
    tiff = b"II*\x00\x08\x00\x00\x00" + struct.pack("<H", 1) + entry + b"\x00\x00\x00\x00"
    exif = b"Exif\x00\x00" + tiff
    path.write_bytes(data[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + data[2:])
    return path


def png_header(path, width, height):
    """A PNG that claims a size and holds next to nothing."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(b"\x00" * 100)), (b"IEND", b"")]
    body = b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + body)
    return path


@pytest.mark.parametrize(("orientation", "red_at"), [(1, "left"), (6, "top"), (8, "bottom")])
def test_exif_orientation_is_respected(tmp_path, orientation, red_at):
    path = jpeg(tmp_path / "turned.jpg", 200, 100, orientation)
    info = measure_photo(path)
    assert (info.width, info.height) == ((200, 100) if orientation == 1 else (100, 200))
    pixels = load_photo(path, cover=SQUARE).toarray(colorType=skia.kRGBA_8888_ColorType)
    high, wide = pixels.shape[:2]
    spots = {
        "left": (high // 2, wide // 8),
        "top": (high // 8, wide // 2),
        "bottom": (high * 7 // 8, wide // 2),
    }
    red, _, blue, _ = pixels[spots[red_at]].astype(int)
    assert red > 200
    assert blue < 60


def test_a_large_photo_is_made_smaller_but_still_covers(tmp_path):
    path = jpeg(tmp_path / "large.jpg", 3000, 1500)
    image = load_photo(path, cover=(300, 300))
    assert (image.width(), image.height()) == (600, 300)


def test_an_enormous_image_is_refused_before_it_is_decoded(tmp_path):
    with pytest.raises(InputError, match=r"bomb\.png is too large: 60000×60000"):
        load_photo(png_header(tmp_path / "bomb.png", 60000, 60000), cover=SQUARE)


@pytest.mark.parametrize("content", [b"", b"not an image", b"\x89PNG\r\n\x1a\n" + b"\x00" * 40])
def test_a_broken_image_is_refused_by_name(tmp_path, content):
    path = tmp_path / "broken.png"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"broken\.png"):
        load_photo(path, cover=SQUARE)


def test_transparent_parts_lie_on_white(tmp_path):
    surface = skia.Surface.MakeRasterN32Premul(80, 80)
    surface.getCanvas().clear(0)
    path = tmp_path / "clear.png"
    path.write_bytes(bytes(surface.makeImageSnapshot().encodeToData(skia.kPNG, 100).bytes()))
    assert load_photo(path, cover=SQUARE).toarray()[..., :3].min() == 255


@pytest.mark.parametrize(
    ("image", "fills"),
    [((900, 1600), True), ((3000, 4000), True), ((4000, 3000), False), ((1000, 1000), False)],
)
def test_an_image_fills_the_page_only_where_little_is_cut_away(image, fills):
    assert fit(image, (1080, 1920)).fills is fills


def stills(path, size, camera="push", count=30):
    source = StillFrames(path, camera=camera, aspect_size=size, frame_count=count, fps=30)
    shape = (source.height, source.width, 4)
    return [np.frombuffer(each, np.uint8).reshape(shape).copy() for each in source.frames()]


@pytest.mark.parametrize("camera", ["push", "pull", "left", "right", "rise"])
@pytest.mark.parametrize("shape", [(180, 320), (400, 300), (1600, 90), (40, 30)])
def test_stills_of_any_shape_fill_the_page_and_keep_moving(tmp_path, camera, shape):
    path = tmp_path / "own.png"
    path.write_bytes(bytes(halves(*shape).encodeToData(skia.kPNG, 100).bytes()))
    drawn = stills(path, (90, 160), camera, count=14)
    for picture in drawn:
        assert picture[..., 3].min() == 255
        assert picture[..., :3].max(axis=2).min() > 20
    if camera != "rise":
        moved = np.abs(drawn[0].astype(int) - drawn[-1].astype(int)).mean()
        assert moved > 0.05


def test_the_whole_image_is_seen_where_shapes_differ_much(tmp_path):
    surface = skia.Surface.MakeRasterN32Premul(320, 180)
    surface.getCanvas().clear(0xFF808080)
    for x in (4, 308):
        surface.getCanvas().drawRect(skia.Rect(x, 4, x + 8, 176), skia.Paint(Color=0xFF00FF00))
    path = tmp_path / "wide.png"
    path.write_bytes(bytes(surface.makeImageSnapshot().encodeToData(skia.kPNG, 100).bytes()))
    picture = stills(path, (180, 320), count=20)[10]
    row = picture[160, :, :3].astype(int)
    green = np.flatnonzero((row[:, 1] > 180) & (row[:, 2] < 110))
    assert green.min() < 25
    assert green.max() > 155


def test_camera_motion_does_not_jitter(tmp_path):
    surface = skia.Surface.MakeRasterN32Premul(540, 960)
    canvas = surface.getCanvas()
    canvas.clear(0xFF202020)
    canvas.drawCircle(200, 300, 60, skia.Paint(AntiAlias=True, Color=0xFFFFFFFF))
    path = tmp_path / "dot.png"
    path.write_bytes(bytes(surface.makeImageSnapshot().encodeToData(skia.kPNG, 100).bytes()))
    drawn = stills(path, (270, 480), "push", count=60)[10:-8]
    weights = [np.clip(each[..., 1].astype(float) - 60, 0, None) for each in drawn]
    columns = np.arange(270)
    places = np.array([(w.sum(axis=0) * columns).sum() / w.sum() for w in weights])
    steps = np.arange(len(places))
    smooth = np.polyval(np.polyfit(steps, places, 4), steps)
    assert np.abs(places - smooth).max() < 0.05
