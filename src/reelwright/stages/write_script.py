"""write_script: a brief becomes a script, whoever writes it."""

from __future__ import annotations

from reelwright.domain.brief import MAX_SCENES, Brief
from reelwright.domain.model import fingerprint
from reelwright.errors import InputError
from reelwright.ports import CountedWriter, ScriptWriter, Written
from reelwright.stages import Stage

VERSION = 1


def script_fingerprint(brief: Brief, writer: ScriptWriter, material: str = "") -> str:
    """What a script is asked with; `material` is the text or file a writer works on.

    A language model's name and prompt are no part of it where nobody named them: a later default
    must not write a video's script anew, and have its pictures bought again.
    """
    asked = (brief.theme, brief.language, brief.scenes, brief.tone, brief.audience)
    return fingerprint(Stage.WRITE_SCRIPT, VERSION, writer.name, *asked, material)


def written_by(asked: str, writer: ScriptWriter) -> str:
    """The same with the writer's own version: what another video may take a kept script for."""
    version = getattr(writer, "version", "")
    return fingerprint(asked, version) if version else asked


def write_script(brief: Brief, writer: ScriptWriter) -> Written:
    """Raises NoKnowledge or ProviderError from the writer, InputError for too many scenes."""
    if isinstance(writer, CountedWriter):
        written = writer.write_counted(brief)
    else:
        written = Written(writer.write(brief))
    count = len(written.script.scenes)
    if count > MAX_SCENES:
        raise InputError(
            f"The script has {count} scenes, more than {MAX_SCENES}. Split it into several videos."
        )
    return written
