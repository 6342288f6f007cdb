"""Routes of webhooks: who is told of events, and what became of each."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response

from reelwright.api.deps import StudioDep, scoped
from reelwright.api.schemas.webhooks import (
    DeliveryAnswer,
    DeliveryPage,
    MadeWebhook,
    NewWebhook,
    WebhookAnswer,
    WebhookList,
)
from reelwright.operations import webhooks
from reelwright.operations.principal import Principal

router = APIRouter(prefix="/api/webhooks", tags=["webhooks"])

Keeper = Annotated[Principal, Depends(scoped("webhooks"))]
WebhookId = Annotated[str, Path(pattern="^[0-9a-f]{1,40}$")]
Number = Annotated[int, Path(ge=1, le=2**53)]


@router.post("", status_code=201)
def make(studio: StudioDep, principal: Keeper, new: NewWebhook) -> MadeWebhook:
    """Have an address told of events. The secret is shown this once: it proves who tells."""
    made, secret = webhooks.make_webhook(studio, principal, new.url, new.events)
    return MadeWebhook(secret=secret, **WebhookAnswer.of(made).model_dump())


@router.get("")
def list_all(studio: StudioDep, principal: Keeper) -> WebhookList:
    """Your webhooks, oldest first."""
    found = webhooks.list_webhooks(studio, principal)
    return WebhookList(items=[WebhookAnswer.of(each) for each in found])


@router.delete("/{webhook_id}", status_code=204)
def delete(studio: StudioDep, principal: Keeper, webhook_id: WebhookId) -> Response:
    """Tell it nothing more, and forget what it was told."""
    webhooks.delete_webhook(studio, principal, webhook_id)
    return Response(status_code=204)


@router.post("/{webhook_id}/enable")
def enable(studio: StudioDep, principal: Keeper, webhook_id: WebhookId) -> WebhookAnswer:
    """Tell one again that was disabled, by hand or because it answered 410."""
    return WebhookAnswer.of(webhooks.enable_webhook(studio, principal, webhook_id))


@router.post("/{webhook_id}/disable")
def disable(studio: StudioDep, principal: Keeper, webhook_id: WebhookId) -> WebhookAnswer:
    """Tell it nothing more, and nothing that waits, until it is enabled."""
    return WebhookAnswer.of(webhooks.disable_webhook(studio, principal, webhook_id))


@router.post("/{webhook_id}/test", status_code=202)
def test(studio: StudioDep, principal: Keeper, webhook_id: WebhookId) -> DeliveryAnswer:
    """Send it an event of type `webhook_trial`."""
    return DeliveryAnswer.of(webhooks.try_webhook(studio, principal, webhook_id))


@router.get("/{webhook_id}/deliveries")
def log(
    studio: StudioDep,
    principal: Keeper,
    webhook_id: WebhookId,
    cursor: Annotated[str, Query(pattern=r"^\d{0,15}$")] = "",
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> DeliveryPage:
    """What it was told and what became of it, newest first; kept for 30 days."""
    before = int(cursor) if cursor else None
    found = webhooks.deliveries(studio, principal, webhook_id, before=before, limit=limit + 1)
    page = found[:limit]
    return DeliveryPage(
        items=[DeliveryAnswer.of(each) for each in page],
        next_cursor=str(page[-1].id) if len(found) > limit else None,
    )


@router.post("/{webhook_id}/deliveries/{delivery_id}/resend", status_code=202)
def resend(
    studio: StudioDep, principal: Keeper, webhook_id: WebhookId, delivery_id: Number
) -> DeliveryAnswer:
    """Tell the same event anew, under the same `webhook-id`."""
    return DeliveryAnswer.of(webhooks.send_again(studio, principal, webhook_id, delivery_id))
