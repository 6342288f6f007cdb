"""Writing: who writes the script of a brief, and the call itself."""

from __future__ import annotations

from dataclasses import dataclass

from reelwright.domain.brief import Brief
from reelwright.meaning import release
from reelwright.ports import CountedWriter, ObjectStore, Resources, ScriptWriter, Written
from reelwright.providers.registry import open_transcriber, open_writer
from reelwright.providers.script.asked import AskedWriter
from reelwright.providers.script.file import FileWriter
from reelwright.providers.script.prose import ProseWriter
from reelwright.providers.script.recorded import RecordedTextWriter, RecordingWriter
from reelwright.providers.script.wikipedia import WikipediaWriter
from reelwright.render.recording import recording_ms
from reelwright.stages.hear_recording import hear_recording
from reelwright.stages.record import needed
from reelwright.stages.write_script import write_script


@dataclass(frozen=True)
class WriteOrder:
    """What a script is written from."""

    brief: Brief
    material: str
    resources: Resources
    store: ObjectStore
    """Where a person's own recording lies."""


def choose_writer(order: WriteOrder) -> ScriptWriter:
    """A person's script, recording or text, the named writer, else knowledge."""
    brief, resources = order.brief, order.resources
    if brief.source == "script":
        return FileWriter(order.material, brief.source_name or "The script")
    if brief.voice_over:
        return _recorded_writer(order)
    named = brief.writer not in {"", WikipediaWriter.name}
    if brief.source == "text" and named:
        writer = open_writer(brief.writer, resources)
        return writer.about(order.material) if isinstance(writer, AskedWriter) else writer
    if brief.source == "text":
        return ProseWriter(order.material, title=brief.theme if brief.theme_given else None)
    if named:
        return open_writer(brief.writer, resources)
    return WikipediaWriter(resources.wikipedia_base_url or None, online=not resources.offline)


def _recorded_writer(order: WriteOrder) -> ScriptWriter:
    """Words are heard, or taken from the person's text, only when it writes."""
    brief, store = order.brief, order.store
    if brief.source == "text":
        return RecordedTextWriter(
            order.material,
            brief.voice_over,
            length_ms=lambda: recording_ms(needed(store, brief.voice_over)),
        )
    return RecordingWriter(
        brief.voice_over,
        hear=lambda: hear_recording(
            brief.voice_over,
            name=brief.voice_over_name,
            language=brief.language,
            listener=order.resources.whisper,
            transcriber=lambda: open_transcriber(order.resources),
            store=store,
        ),
    )


def most_answers(order: WriteOrder) -> int:
    """How many answers the writer of this may have to be paid for."""
    writer = choose_writer(order)
    return writer.most_answers if isinstance(writer, CountedWriter) else 1


def write(order: WriteOrder) -> Written:
    """Write it here and now. Raises NoKnowledge, InputError or ProviderError."""
    written = write_script(order.brief, choose_writer(order))
    release()
    return written
