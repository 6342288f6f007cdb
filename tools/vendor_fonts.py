"""Makes src/reelwright/assets/fonts from unpacked npm packages `@expo-google-fonts/*`.

    python tools/vendor_fonts.py UNPACKED_FOLDER

UNPACKED_FOLDER holds one folder per package (`anton`, `noto-sans-jp` …). Needs fonttools, which
the product itself does not. Chinese, Japanese and Korean fonts are cut down to the characters of
their national standards; the others are taken as they are.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

TARGET = Path(__file__).parents[1] / "src/reelwright/assets/fonts"
_HIGH = range(0xA1, 0xFF)


def _table(codec: str, lead: Iterable[int], trail: Iterable[int]) -> set[str]:
    """Characters of a two-byte character set."""
    trail = list(trail)
    found: set[str] = set()
    for first in lead:
        for second in trail:
            found.update(bytes((first, second)).decode(codec, errors="ignore"))
    return found


def _span(*ranges: tuple[int, int]) -> set[str]:
    return {chr(code) for first, last in ranges for code in range(first, last + 1)}


def _is_hanja(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff"


SHARED = _span((0x20, 0x7E), (0xA0, 0x24F), (0x2010, 0x203A), (0x2190, 0x2193), (0x3000, 0x30FF))
SHARED |= _span((0x20AC, 0x20AC), (0x2116, 0x2122), (0x2212, 0x2212), (0xFF01, 0xFFEE))
JAPANESE = SHARED | _table("euc_jp", _HIGH, _HIGH)
# Simplified Chinese by GB 2312, and Big5's frequent characters so that zh-Hant is legible too.
CHINESE = (
    SHARED
    | _table("gb2312", _HIGH, _HIGH)
    | _table("big5", range(0xA1, 0xC7), [*range(0x40, 0x7F), *_HIGH])
)
# All modern syllables: KS X 1001's 2,350 miss some of today's names and loan words.
KOREAN = (
    SHARED
    | _span((0xAC00, 0xD7A3))
    | {char for char in _table("euc_kr", _HIGH, _HIGH) if not _is_hanja(char)}
)


@dataclass(frozen=True)
class Source:
    """One font to vendor; `look` enlarges it to the apparent size of Archivo Black."""

    package: str
    file: str
    scripts: tuple[str, ...]
    look: float = 1.0
    keep: frozenset[str] | None = None


# Order is the order of fallback for a character that the asked font lacks.
SOURCES = (
    Source("archivo-black", "400Regular/ArchivoBlack_400Regular.ttf", ("latin",)),
    Source(
        "montserrat", "900Black/Montserrat_900Black.ttf", ("latin", "vietnamese", "cyrillic"), 0.98
    ),
    Source(
        "noto-sans",
        "900Black/NotoSans_900Black.ttf",
        ("latin", "vietnamese", "cyrillic", "greek"),
    ),
    Source("anton", "400Regular/Anton_400Regular.ttf", ("latin", "vietnamese")),
    Source(
        "montserrat", "700Bold/Montserrat_700Bold.ttf", ("latin", "vietnamese", "cyrillic"), 0.98
    ),
    Source("noto-sans-arabic", "900Black/NotoSansArabic_900Black.ttf", ("arabic",), 1.2),
    Source("noto-sans-hebrew", "900Black/NotoSansHebrew_900Black.ttf", ("hebrew",), 1.15),
    Source(
        "noto-sans-devanagari", "900Black/NotoSansDevanagari_900Black.ttf", ("devanagari",), 1.1
    ),
    Source("noto-sans-thai", "900Black/NotoSansThai_900Black.ttf", ("thai",), 1.15),
    Source(
        "noto-sans-jp", "900Black/NotoSansJP_900Black.ttf", ("japanese",), keep=frozenset(JAPANESE)
    ),
    Source(
        "noto-sans-sc", "900Black/NotoSansSC_900Black.ttf", ("chinese",), keep=frozenset(CHINESE)
    ),
    Source("noto-sans-kr", "900Black/NotoSansKR_900Black.ttf", ("korean",), keep=frozenset(KOREAN)),
)


def _subset(source: Path, target: Path, keep: Iterable[str]) -> None:
    options = subset.Options()
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = ["*"]
    # Captions run horizontally: vertical metrics and alternates are dead weight.
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE", "STAT"]
    options.layout_features = [
        "kern",
        "liga",
        "ccmp",
        "locl",
        "mark",
        "mkmk",
        "ljmo",
        "vjmo",
        "tjmo",
    ]
    font = subset.load_font(str(source), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[ord(char) for char in keep])
    subsetter.subset(font)
    subset.save_font(font, str(target), options)


def _family(font: TTFont) -> str:
    """The name that libass finds the file by: its family, or the full name of a bold."""
    names = font["name"]
    return str(names.getDebugName(1 if names.getDebugName(2) == "Regular" else 4))


def _drop(font: TTFont, source: Source) -> float:
    """How far below the middle of libass's line the middle of its letters lies, in em."""
    os2, em = font["OS/2"], font["head"].unitsPerEm
    middle = (os2.usWinAscent - os2.usWinDescent) / 2 / em
    if "latin" in source.scripts:
        return middle - os2.sCapHeight / 2 / em
    # An ideograph fills its square; the other scripts hang about the middle by themselves.
    return middle - 0.38 if source.keep is not None else 0.0


def _row(source: Source, unpacked: Path) -> dict[str, object]:
    origin = unpacked / source.package / source.file
    name = origin.name.replace("_", "-").replace("-400Regular", "")
    target = TARGET / "ttf" / name
    if source.keep is None:
        shutil.copyfile(origin, target)
    else:
        _subset(origin, target, source.keep)
    licence = unpacked / source.package / "LICENSE_FONT"
    shutil.copyfile(licence, TARGET / "licences" / f"{source.package}-OFL.txt")
    font = TTFont(target, lazy=True)
    win = font["OS/2"].usWinAscent + font["OS/2"].usWinDescent
    return {
        "family": _family(font),
        "file": name,
        "scripts": source.scripts,
        "look": source.look,
        "drop": round(_drop(font, source), 4),
        "line": round(win / font["head"].unitsPerEm, 4),
        "licence": "OFL-1.1",
        "credit": licence.read_text().splitlines()[0].strip(),
    }


def main(unpacked: Path) -> None:
    shutil.rmtree(TARGET, ignore_errors=True)
    for folder in ("ttf", "licences"):
        (TARGET / folder).mkdir(parents=True)
    rows = [_row(source, unpacked) for source in SOURCES]
    text = json.dumps({"fonts": rows}, indent=1, ensure_ascii=False)
    (TARGET / "fonts.json").write_text(text + "\n", encoding="utf-8")
    size = sum(path.stat().st_size for path in TARGET.rglob("*") if path.is_file())
    print(f"{len(rows)} fonts, {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
