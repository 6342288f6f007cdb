"""What the emulated Gemini writes, says and draws."""

from __future__ import annotations

import base64
import json
import math
import struct
import zlib
from typing import Any

from tests.emulators.google_fields import user_text
from tests.emulators.spoken import Say, as_pcm
from tests.emulators.stories import story

RATE = 24_000
TOKENS_A_SECOND = 25
"""Of speech."""
SPOKEN = {
    "fr": "Voici ce que peu de gens savent : {theme} cache une surprise dans la scène {n}, "
    "et elle change tout ce que nous pensions.",
    "en": "Here is what few people know: {theme} hides a surprise in scene {n}, "
    "and it changes all that we had believed.",
    "es": "Esto es lo que pocos saben: {theme} esconde una sorpresa en la escena {n}, "
    "y cambia todo lo que creíamos.",
    "de": "Das wissen nur wenige: {theme} verbirgt eine Überraschung in der Szene {n}, "
    "und sie ändert alles, was wir dachten.",
    "it": "Ecco quello che pochi sanno: {theme} nasconde una sorpresa nella scena {n}, "
    "e cambia tutto quello che credevamo.",
    "pt": "Isto é o que poucos sabem: {theme} esconde uma surpresa na cena {n}, "
    "e ela muda tudo o que pensávamos.",
}
SEEN = (
    "A weathered lighthouse keeper in a yellow coat walks along a rocky shore, scene {n}, "
    "soft morning light, vertical framing, slow push in"
)


def text_answer(model: str, checked: dict[str, Any], fault: str) -> dict[str, Any]:
    """A script, or a reworded prompt, as JSON of the schema that was sent."""
    if fault == "blocked":
        return {"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"}, "modelVersion": model}
    asked = json.loads(user_text(checked))
    if "prompt" in asked:
        told: dict[str, Any] = {"visual_prompt": f"A calm view from afar: {asked['prompt']}"}
    else:
        told = _script(asked, fault)
    text = json.dumps(told, ensure_ascii=False)
    reason = "STOP"
    if fault == "truncated":
        text, reason = text[: len(text) // 2], "MAX_TOKENS"
    if fault == "stopped":
        text, reason = "", "SAFETY"
    if fault == "invalid":
        text = "Sure! Here is your script."
    if fault == "empty":
        text = ""
    read = len(user_text(checked)) + len(json.dumps(checked.get("systemInstruction", "")))
    return _answer(model, [{"text": text}] if text else [], reason, read)


def _script(asked: dict[str, Any], fault: str) -> dict[str, Any]:
    count = asked["scenes"] - (2 if fault == "short" else 0)
    short = asked["language"].partition("-")[0]
    spoken = SPOKEN["en" if fault == "wrong_language" and short != "en" else short]
    known = None if fault else story(asked["theme"], count)
    if known is not None and short == "fr":
        return known
    return {
        "title": asked["theme"][:60],
        "description": f"{asked['theme']}, in {count} scenes.",
        "hashtags": ["#shorts", "knowledge", "to see"],
        "scenes": [
            {
                "voice_over": spoken.format(theme=asked["theme"], n=n),
                "visual_prompt": SEEN.format(n=n),
                "keywords": ["lighthouse", "shore", "sea"],
            }
            for n in range(1, count + 1)
        ],
    }


def speech_answer(
    model: str, checked: dict[str, Any], fault: str, *, say: Say | None = None
) -> dict[str, Any]:
    """The text said, or a tone as long: raw PCM without a header."""
    if fault == "blocked":
        return {"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"}, "modelVersion": model}
    words, seconds = len(user_text(checked).split()), 0.0
    if fault == "wrong_audio":
        part = {"mimeType": "audio/mpeg", "data": base64.b64encode(b"\xff\xfbnot sound").decode()}
    else:
        language = checked["generationConfig"]["speechConfig"].get("languageCode", "en-US")
        pcm = as_pcm(say(user_text(checked), language, 1.0)) if say else _tone(words / 2.5)
        data, seconds = base64.b64encode(pcm).decode(), len(pcm) / 2 / RATE
        part = {"mimeType": f"audio/L16;codec=pcm;rate={RATE}", "data": data}
    reason = "OTHER" if fault == "stopped" else "STOP"
    parts = [] if fault in {"stopped", "empty"} else [{"inlineData": part}]
    return _answer(model, parts, reason, words * 6, round(seconds * TOKENS_A_SECOND))


def _tone(seconds: float) -> bytes:
    count = round(RATE * max(0.3, seconds))
    return struct.pack(f"<{count}h", *(round(6000 * math.sin(i * 0.06)) for i in range(count)))


def image_answer(model: str, checked: dict[str, Any], fault: str) -> dict[str, Any]:
    """A plain picture in the shape that was asked for."""
    if fault == "blocked":
        return {"promptFeedback": {"blockReason": "IMAGE_SAFETY"}, "modelVersion": model}
    if fault in {"filtered", "stopped"}:
        return _answer(model, [], "IMAGE_SAFETY", 100)
    if fault == "no_image":
        return _answer(model, [{"text": "I would rather not draw."}], "NO_IMAGE", 100)
    ratio = checked["generationConfig"].get("imageConfig", {}).get("aspectRatio", "1:1")
    across, down = (int(part) for part in ratio.split(":"))
    picture = b"no picture" if fault == "corrupt" else _png(across * 12, down * 12)
    data = base64.b64encode(picture).decode()
    part = {"inlineData": {"mimeType": "image/png", "data": data}}
    return _answer(model, [{"text": "Here it is."}, part], "STOP", 100)


def _png(width: int, height: int) -> bytes:
    row = b"\x00" + bytes(range(0, 255, max(1, 255 // (3 * width))))[: 3 * width].ljust(3 * width)
    packed = zlib.compress(row * height)
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", packed), (b"IEND", b""))
    body = b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + body


def _answer(
    model: str, parts: list[dict[str, Any]], reason: str, characters: int, spoken: int = 0
) -> dict[str, Any]:
    read, texts = characters // 4 + 1, [len(part.get("text", "")) for part in parts]
    written = sum(texts) // 4 + spoken
    return {
        "candidates": [{"content": {"role": "model", "parts": parts}, "finishReason": reason}],
        "usageMetadata": {
            "promptTokenCount": read,
            "candidatesTokenCount": written,
            "totalTokenCount": read + written,
        },
        "modelVersion": model,
        "responseId": "emulated",
    }
