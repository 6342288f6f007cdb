"""Which fields Google's requests may have; whatever else is sent is refused, as Google does."""

from __future__ import annotations

import re
from typing import Any


class Refused(Exception):
    """An answer that is an error."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(status, message)
        self.status, self.message = status, message


CONTENT = {"contents", "systemInstruction", "generationConfig", "safetySettings", "labels"}
GENERATION = {
    *("responseMimeType", "responseJsonSchema", "responseSchema", "maxOutputTokens", "temperature"),
    *("candidateCount", "responseModalities", "speechConfig", "imageConfig", "seed", "topP"),
    "thinkingConfig",
}
IMAGE = {"aspectRatio", "imageSize", "personGeneration"}
VIDEO = {
    *("sampleCount", "storageUri", "durationSeconds", "seed", "aspectRatio", "resolution"),
    *("personGeneration", "negativePrompt", "generateAudio"),
}
INSTANCE = {"prompt", "image", "lastFrame", "referenceImages", "video"}
PART = {"text", "inlineData", "speechMetadata"}
SPEECH = {"voiceConfig", "languageCode"}
INTERACTION = {"model", "input", "background", "response_format", "store", "stream"}
FORMAT = {"type", "aspect_ratio", "duration", "resolution", "delivery", "gcs_uri"}


def known(given: dict[str, Any], allowed: set[str], where: str) -> dict[str, Any]:
    """`given` with camelCase names. Raises Refused for a name that is not allowed."""
    named = {_camel(name) if name not in allowed else name: part for name, part in given.items()}
    for name in named:
        if name not in allowed:
            raise Refused(
                400, f'Invalid JSON payload received. Unknown name "{name}" at {where!r}.'
            )
    return named


def checked_content(body: dict[str, Any]) -> dict[str, Any]:
    """A generateContent request. Raises Refused."""
    checked = known(body, CONTENT, "")
    config = known(checked.get("generationConfig", {}), GENERATION, "generation_config")
    if "imageConfig" in config:
        config["imageConfig"] = known(config["imageConfig"], IMAGE, "image_config")
    if "speechConfig" in config:
        config["speechConfig"] = known(config["speechConfig"], SPEECH, "speech_config")
    if not checked.get("contents"):
        raise Refused(400, "contents is required.")
    for content in checked["contents"]:
        for part in known(content, {"role", "parts"}, "contents")["parts"]:
            known(part, PART, "contents.parts")
    return {**checked, "generationConfig": config}


def is_audio(checked: dict[str, Any]) -> bool:
    return "AUDIO" in checked["generationConfig"].get("responseModalities", [])


def is_image(checked: dict[str, Any]) -> bool:
    return "IMAGE" in checked["generationConfig"].get("responseModalities", [])


def user_text(checked: dict[str, Any]) -> str:
    """The text of the last user turn."""
    contents = checked["contents"]
    last = contents[-1] if isinstance(contents, list) else contents
    return "".join(part.get("text", "") for part in last["parts"])


def checked_video(body: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Instance and parameters of a Veo request. Raises Refused."""
    whole = known(body, {"instances", "parameters", "labels"}, "")
    if len(whole.get("instances", [])) != 1:
        raise Refused(400, "Exactly one instance is expected.")
    instance = known(whole["instances"][0], INSTANCE, "instances[0]")
    given = known(whole.get("parameters", {}), VIDEO, "parameters")
    seconds = given.get("durationSeconds", 8)
    if seconds not in {4, 6, 8}:
        raise Refused(400, f"durationSeconds {seconds} is not 4, 6 or 8.")
    if given.get("aspectRatio", "16:9") not in {"9:16", "16:9"}:
        raise Refused(400, f"Unsupported aspectRatio {given['aspectRatio']}.")
    if given.get("resolution", "720p") not in {"720p", "1080p"}:
        raise Refused(400, f"Unsupported resolution {given['resolution']}.")
    if given.get("resolution") == "1080p" and seconds != 8:
        raise Refused(400, "1080p needs 8 seconds.")
    if given.get("personGeneration", "allow_adult") not in {"allow_adult", "dont_allow"}:
        raise Refused(400, "Unsupported personGeneration.")
    if not 0 <= given.get("seed", 0) < 2**32:
        raise Refused(400, "seed is not a uint32.")
    if not str(instance.get("prompt", "")).strip():
        raise Refused(400, "prompt is required.")
    return instance, given


def checked_interaction(body: dict[str, Any]) -> dict[str, Any]:
    """The video format of an Omni request. Raises Refused."""
    whole = known(body, INTERACTION, "")
    shape = whole.get("response_format") or {}
    shape = known(shape[0] if isinstance(shape, list) else shape, FORMAT, "response_format")
    if shape.get("type") != "video":
        raise Refused(400, "response_format.type has to be video.")
    seconds = re.fullmatch(r"(\d+)s", shape.get("duration", "8s"))
    if seconds is None or not 3 <= int(seconds[1]) <= 15:
        raise Refused(400, "duration has to be 3s to 15s.")
    if shape.get("aspect_ratio", "16:9") not in {"9:16", "16:9"}:
        raise Refused(400, "Unsupported aspect_ratio.")
    if shape.get("delivery") == "uri" and not shape.get("gcs_uri"):
        raise Refused(400, "gcs_uri is required for delivery by uri.")
    return shape


def _camel(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join(part.title() for part in rest)
