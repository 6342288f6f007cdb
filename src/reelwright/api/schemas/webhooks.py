"""Webhooks as the API tells them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Literal

from pydantic import BaseModel, Field

from reelwright.domain.webhook import Attempt, Delivery, Webhook


class NewWebhook(BaseModel):
    """Where to tell what."""

    url: str = Field(max_length=2000, examples=["https://example.org/hooks/reelwright"])
    events: list[str] = Field(
        default=[],
        max_length=50,
        description="Types that are told; empty means all.",
        examples=[["video_ready", "video_failed"]],
    )


class WebhookAnswer(BaseModel):
    """A webhook, without its secret."""

    id: str
    url: str
    events: list[str]
    created_at: datetime
    disabled_at: datetime | None
    disabled_for: str

    @classmethod
    def of(cls, webhook: Webhook) -> WebhookAnswer:
        """As kept."""
        disabled = webhook.disabled_at_ms
        return cls(
            id=webhook.id,
            url=webhook.url,
            events=list(webhook.events),
            created_at=_at(webhook.created_at_ms),
            disabled_at=None if disabled is None else _at(disabled),
            disabled_for=webhook.disabled_for,
        )


class MadeWebhook(WebhookAnswer):
    """A new webhook with its secret, which is told this once."""

    secret: str


class WebhookList(BaseModel):
    """All of an account's."""

    items: list[WebhookAnswer]


class AttemptAnswer(BaseModel):
    """One try to deliver."""

    at: datetime
    took_ms: int
    status_code: int | None = Field(description="None where no answer came.")
    error: str
    answer: str = Field(description="The beginning of what was answered.")

    @classmethod
    def of(cls, attempt: Attempt) -> AttemptAnswer:
        """As kept."""
        told = attempt.model_dump(exclude={"at_ms"})
        return cls(at=_at(attempt.at_ms), **told)


class DeliveryAnswer(BaseModel):
    """One line of the log."""

    id: int
    message_id: str
    """What `webhook-id` says at every attempt."""
    status: Literal["delivered", "waiting", "given_up"]
    payload: Mapping[str, Any]
    attempts: int
    next_at: datetime | None
    status_code: int | None
    error: str
    created_at: datetime
    delivered_at: datetime | None
    log: list[AttemptAnswer] = Field(description="The last attempts, oldest first.")

    @classmethod
    def of(cls, delivery: Delivery) -> DeliveryAnswer:
        """As kept."""
        next_at, delivered = delivery.next_at_ms, delivery.delivered_at_ms
        return cls.model_validate(
            {
                "id": delivery.id,
                "message_id": delivery.message_id,
                "status": delivery.status,
                "payload": delivery.payload,
                "attempts": delivery.attempts,
                "next_at": None if next_at is None else _at(next_at),
                "status_code": delivery.status_code,
                "error": delivery.error,
                "created_at": _at(delivery.created_at_ms),
                "delivered_at": None if delivered is None else _at(delivered),
                "log": [AttemptAnswer.of(each) for each in delivery.log],
            }
        )


class DeliveryPage(BaseModel):
    """A page of the log, newest first."""

    items: list[DeliveryAnswer]
    next_cursor: str | None


def _at(ms: int) -> datetime:
    return datetime.fromtimestamp(ms / 1000, UTC)
