"""ScriptWriter `file`: a script that a person wrote, plain or JSON."""

from __future__ import annotations

from pathlib import Path

from reelwright.domain.brief import Brief
from reelwright.domain.script import Script
from reelwright.domain.script_text import named_language, parse_script
from reelwright.errors import InputError

MAX_BYTES = 1_000_000


def read_text_file(path: Path) -> str:
    """Text of `path`: UTF-8, UTF-16 with its mark, else Windows-1252. Raises InputError."""
    try:
        if path.is_dir():
            raise InputError(f"{path} is a folder. Give a text file.")
        if path.is_file() and path.stat().st_size > MAX_BYTES:
            raise InputError(
                f"{path} has {path.stat().st_size // 1000} kB; a text may have "
                f"{MAX_BYTES // 1000} kB. Shorten it, or split it into several videos."
            )
        raw = path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(f"There is no file {path}. Check its name.") from error
    except OSError as error:
        raise InputError(
            f"{path} cannot be read ({error.strerror}). Check its permissions."
        ) from error
    text = _decoded(raw, path)
    if not text.strip():
        raise InputError(f"{path} is empty. Write the text into it first.")
    return text


def _decoded(raw: bytes, path: Path) -> str:
    binary = InputError(
        f"{path} is not a text file (it looks binary). Save it as plain text in UTF-8."
    )
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return raw.decode("utf-16")
        except UnicodeDecodeError as error:
            raise binary from error
    if b"\x00" in raw:
        raise binary
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError as error:
        raise binary from error
    odd = sum(1 for char in text if char < " " and char not in "\t\r\n\f")
    if odd * 100 > len(text):
        raise binary
    return text


class FileWriter:
    """Reads the text of a script file; what it does not name comes from the brief."""

    name = "file"

    def __init__(self, text: str, name: str) -> None:
        self._text = text
        self._name = name

    @property
    def language(self) -> str:
        """Full tag that the file names, empty where it names none. Raises InputError."""
        try:
            return named_language(self._text)
        except InputError as error:
            raise InputError(f"{self._name}: {error}") from error

    def write(self, brief: Brief) -> Script:
        """Script as the file has it. Raises InputError that names the file and the line."""
        try:
            return parse_script(self._text, language=brief.language, title=brief.theme)
        except InputError as error:
            raise InputError(f"{self._name}: {error}") from error
