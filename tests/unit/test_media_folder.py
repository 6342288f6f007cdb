"""A person's media folder: told by content, in natural order, hostile files skipped."""

import os

import pytest
import skia

from reelwright.errors import InputError
from reelwright.providers.clips.media import name_words
from reelwright.providers.clips.media_folder import natural_key, read_media_folder


def picture(path, size=(60, 90)):
    surface = skia.Surface.MakeRasterN32Premul(*size)
    surface.getCanvas().clear(0xFF3080C0)
    path.write_bytes(bytes(surface.makeImageSnapshot().encodeToData(skia.kPNG, 100).bytes()))
    return path


def read(folder):
    warnings = []
    return read_media_folder(folder, warnings.append), warnings


def test_clip_2_comes_before_clip_10():
    names = ["clip_10.mp4", "clip_2.mp4", "Clip_1.mp4", "a.png"]
    assert sorted(names, key=natural_key) == ["a.png", "Clip_1.mp4", "clip_2.mp4", "clip_10.mp4"]


def test_files_are_told_by_content_not_by_name(tmp_path):
    picture(tmp_path / "really-a-picture.txt")
    (tmp_path / "really-text.png").write_text("hello")
    files, warnings = read(tmp_path)
    assert [file.path.name for file in files] == ["really-a-picture.txt"]
    assert len(warnings) == 1
    assert "really-text.png" in warnings[0]


def test_hostile_files_are_skipped_each_with_a_warning(tmp_path):
    folder, outside = tmp_path / "media", tmp_path / "outside.png"
    folder.mkdir()
    picture(folder / "good.png")
    picture(outside)
    (folder / "empty.mp4").touch()
    (folder / "list.mp4").write_text("ffconcat version 1.0\nfile good.png\n")
    (folder / "playlist.mp4").write_text(
        "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n/etc/passwd\n"
    )
    (folder / "noise.mov").write_bytes(os.urandom(5000))
    (folder / "escape.png").symlink_to(outside)
    (folder / "nowhere.png").symlink_to(folder / "gone.png")
    (folder / "loop.png").symlink_to(folder / "loop.png")
    os.mkfifo(folder / "pipe.mp4")
    (folder / "deeper").mkdir()
    (folder / ".hidden").write_text("quiet")
    files, warnings = read(folder)
    assert [file.path.name for file in files] == ["good.png"]
    told = " ".join(warnings)
    names = "empty list playlist noise escape nowhere loop pipe deeper".split()
    assert all(name in told for name in names)
    assert len(warnings) == len(names)


def test_a_link_within_the_folder_is_used(tmp_path):
    picture(tmp_path / "a.png")
    (tmp_path / "b.png").symlink_to(tmp_path / "a.png")
    files, warnings = read(tmp_path)
    assert len(files) == 2
    assert warnings == []


@pytest.mark.parametrize("content", [None, b"no picture"])
def test_a_folder_without_anything_usable_says_what_to_put_there(tmp_path, content):
    if content is not None:
        (tmp_path / "a.bin").write_bytes(content)
    with pytest.raises(InputError, match="JPEG"):
        read(tmp_path)


def test_a_folder_that_does_not_exist_is_named(tmp_path):
    with pytest.raises(InputError, match="nothing-here"):
        read(tmp_path / "nothing-here")


def test_a_file_instead_of_a_folder_is_refused(tmp_path):
    with pytest.raises(InputError, match=r"a\.png"):
        read(picture(tmp_path / "a.png"))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("02-Panda_bambou.JPG", "panda bambou"),
        ("IMG_20260101.jpg", ""),
        ("grandePlage été.png", "grande plage été"),
        ("clip_10.mp4", ""),
    ],
)
def test_telling_words_of_a_name(name, words):
    assert name_words(name) == words
