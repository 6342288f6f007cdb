"""Answers: the refusals and losses that every address of the fake vendor shares."""

from __future__ import annotations

from reelwright.providers.fake_vendor.wire import Answer, Cut, json_answer


def error(code: int, message: str, headers: tuple[tuple[str, str], ...] = ()) -> Answer:
    """A refusal in the shape vendors use."""
    told = {"error": {"code": code, "message": message}}
    return json_answer(told, status=code, headers=headers)


def not_found(tier: str) -> Answer:
    """What a retired model says."""
    return error(404, f"Publisher Model `{tier}` was not found.")


RESET = Answer(cut=Cut.RESET)
HANG = Answer(cut=Cut.HANG)
UNAVAILABLE = error(503, "The service is currently unavailable.")
INTERNAL = error(500, "Internal error encountered.")
EXHAUSTED = error(429, "Resource exhausted. Please try again later.")
OPERATION_GONE = error(404, "The operation was not found.")
