"""write_script: a brief becomes a script, whoever writes it."""

from __future__ import annotations

from reelwright.domain.brief import MAX_SCENES, Brief
from reelwright.domain.model import fingerprint
from reelwright.domain.script import Script
from reelwright.errors import InputError
from reelwright.ports import ScriptWriter
from reelwright.stages import Stage

VERSION = 1


def script_fingerprint(brief: Brief, writer: ScriptWriter, material: str = "") -> str:
    """What a script is made from; `material` is the text or file a writer works on."""
    asked = (brief.theme, brief.language, brief.scenes, brief.tone, brief.audience)
    # A language model's prompt has a version of its own; other writers have none.
    prompt = getattr(writer, "version", "")
    return fingerprint(Stage.WRITE_SCRIPT, VERSION, f"{writer.name}{prompt}", *asked, material)


def write_script(brief: Brief, writer: ScriptWriter) -> Script:
    """Raises NoKnowledge or ProviderError from the writer, InputError for too many scenes."""
    script = writer.write(brief)
    if len(script.scenes) > MAX_SCENES:
        raise InputError(
            f"The script has {len(script.scenes)} scenes, more than {MAX_SCENES}. "
            "Split it into several videos."
        )
    return script
