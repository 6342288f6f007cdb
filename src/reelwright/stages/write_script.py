"""write_script: a brief becomes a script, whoever writes it."""

from __future__ import annotations

from reelwright.domain.brief import MAX_SCENES, Brief
from reelwright.domain.model import fingerprint
from reelwright.errors import InputError
from reelwright.ports import CountedWriter, ScriptWriter, Written
from reelwright.stages import Stage

VERSION = 1


def script_fingerprint(brief: Brief, writer: ScriptWriter, material: str = "") -> str:
    """What a script is made from; `material` is the text or file a writer works on."""
    asked = (brief.theme, brief.language, brief.scenes, brief.tone, brief.audience)
    # A language model's prompt has a version of its own; other writers have none.
    prompt = getattr(writer, "version", "")
    return fingerprint(Stage.WRITE_SCRIPT, VERSION, f"{writer.name}{prompt}", *asked, material)


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
