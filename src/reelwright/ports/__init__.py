"""The Protocols that stages need, the capabilities behind them, and what they exchange."""

from reelwright.ports.alignment import Aligner, Alignment, Transcriber
from reelwright.ports.clips import ClipCapabilities, ClipJob, ClipMaker, ClipRequest, ModelLookUp
from reelwright.ports.frames import FrameSource, ScreenText
from reelwright.ports.services import NO_ACCESS, Access, Progress, Resources, Services, Watcher
from reelwright.ports.sound import Samples
from reelwright.ports.storage import ObjectStore
from reelwright.ports.voice import Speech, Voice, VoiceCapabilities, VoiceInfo
from reelwright.ports.writing import CountedWriter, PromptReworder, ScriptWriter, Written

__all__ = [
    "NO_ACCESS",
    "Access",
    "Aligner",
    "Alignment",
    "ClipCapabilities",
    "ClipJob",
    "ClipMaker",
    "ClipRequest",
    "CountedWriter",
    "FrameSource",
    "ModelLookUp",
    "ObjectStore",
    "Progress",
    "PromptReworder",
    "Resources",
    "Samples",
    "ScreenText",
    "ScriptWriter",
    "Services",
    "Speech",
    "Transcriber",
    "Voice",
    "VoiceCapabilities",
    "VoiceInfo",
    "Watcher",
    "Written",
]
