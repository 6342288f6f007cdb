"""Routes of live progress: sockets, server-sent events, and tickets for both."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncGenerator
from contextlib import aclosing
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Header, Query, Request, WebSocket, WebSocketDisconnect
from fastapi.responses import StreamingResponse
from pydantic import BaseModel

from reelwright.api.deps import SIGN_IN, Reader, StudioDep
from reelwright.api.live import (
    CODES,
    PATIENCE_S,
    Message,
    StreamEnded,
    ended_by,
    live_of,
    who_watches,
)
from reelwright.errors import RateLimited, ReelwrightError, Unavailable
from reelwright.operations.tickets import give_ticket

router = APIRouter(tags=["live"])

REASON_BYTES = 120
"""A close frame holds no more."""


class NewTicketAnswer(BaseModel):
    """A way in for one socket; told this once."""

    ticket: str
    expires_at: datetime


@router.post("/api/tickets", status_code=201)
def make_ticket(studio: StudioDep, principal: Reader) -> NewTicketAnswer:
    """A ticket for one connection within 30 seconds: `/ws/videos?ticket=…`."""
    made = give_ticket(studio, principal)
    expires_at = datetime.fromtimestamp(made.expires_at_ms / 1000, UTC)
    return NewTicketAnswer(ticket=made.ticket, expires_at=expires_at)


@router.websocket("/ws/video/{video_id}")
async def watch_video(socket: WebSocket, video_id: str) -> None:
    """A snapshot of the video, then its events since `?after=SEQ`."""
    await _serve(socket, video_id)


@router.websocket("/ws/videos")
async def watch_videos(socket: WebSocket) -> None:
    """A snapshot of all your videos, then their events since `?after=CURSOR`."""
    await _serve(socket, None)


After = Annotated[str, Query(max_length=60_000)]
LastEventId = Annotated[str, Header(alias="Last-Event-ID", max_length=60_000)]


_STREAM: dict[str, Any] = {
    "response_class": StreamingResponse,
    "responses": {200: {"content": {"text/event-stream": {"schema": {"type": "string"}}}}},
    "dependencies": SIGN_IN,
}


@router.get("/api/videos/{video_id}/events", **_STREAM)
async def video_events(
    request: Request, video_id: str, after: After = "", last_event_id: LastEventId = ""
) -> StreamingResponse:
    """The same as `/ws/video/{video_id}`, as server-sent events; `id` is the seq."""
    return await _stream(request, video_id, last_event_id or after)


@router.get("/api/events", **_STREAM)
async def all_events(
    request: Request, after: After = "", last_event_id: LastEventId = ""
) -> StreamingResponse:
    """The same as `/ws/videos`, as server-sent events; `id` is the cursor."""
    return await _stream(request, None, last_event_id or after)


async def _serve(socket: WebSocket, video_id: str | None) -> None:
    # Accepted first: only an open socket can be told why it is closed.
    await socket.accept()
    hearing = asyncio.create_task(_hear(socket))
    telling = asyncio.create_task(_tell(socket, video_id))
    try:
        await asyncio.wait({hearing, telling}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        hearing.cancel()
        telling.cancel()
        # Not gathered: a cancellation from outside would come through without its sender's name,
        # and a cancel scope would not know it as its own.
        await asyncio.wait({hearing, telling})
    told = _ended(telling)
    _ended(hearing)
    if isinstance(told, StreamEnded):
        with contextlib.suppress(TimeoutError, RuntimeError, WebSocketDisconnect):
            async with asyncio.timeout(PATIENCE_S):
                await socket.close(told.code, _short(told.reason))
    elif isinstance(told, Exception) and not isinstance(told, WebSocketDisconnect):
        raise told


def _ended(task: asyncio.Task[None]) -> BaseException | None:
    """How it ended; asked of every task, else asyncio complains that nobody did."""
    return None if task.cancelled() else task.exception()


async def _hear(socket: WebSocket) -> None:
    """Until the other side is gone; what it says is nothing to us."""
    while (await socket.receive())["type"] != "websocket.disconnect":
        pass


async def _tell(socket: WebSocket, video_id: str | None) -> None:
    try:
        principal = await asyncio.to_thread(who_watches, socket)
    except ReelwrightError as error:
        raise ended_by(error) from error
    after = socket.query_params.get("after", "")
    async with aclosing(live_of(socket).messages(principal, video_id, after)) as messages:
        async for message in messages:
            try:
                async with asyncio.timeout(PATIENCE_S):
                    await socket.send_text(message.text)
            except TimeoutError as error:
                reason = "A message was not read in time. Connect again with `after`."
                raise StreamEnded(4408, reason) from error


async def _stream(request: Request, video_id: str | None, after: str) -> StreamingResponse:
    principal = await asyncio.to_thread(who_watches, request)
    messages = live_of(request).messages(principal, video_id, after)
    try:
        first = await anext(messages)
    except StreamEnded as ended:
        await messages.aclose()
        if isinstance(ended.__cause__, ReelwrightError):
            raise ended.__cause__ from None
        kind = RateLimited if ended.code == CODES[RateLimited] else Unavailable
        raise kind(ended.reason, retryable=True) from ended
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(
        _lines(request, first, messages), media_type="text/event-stream", headers=headers
    )


async def _lines(
    request: Request, first: Message, messages: AsyncGenerator[Message, None]
) -> AsyncGenerator[str, None]:
    async with aclosing(messages):
        yield _line(first)
        try:
            async for message in messages:
                if await request.is_disconnected():
                    return
                yield _line(message)
        except StreamEnded as ended:
            # A reader that may come back does so by itself, with Last-Event-ID.
            yield f": {_short(ended.reason)}\n\n"


def _line(message: Message) -> str:
    place = f"id: {message.place}\n" if message.place else ""
    return f"{place}data: {message.text}\n\n"


def _short(reason: str) -> str:
    return reason.encode()[:REASON_BYTES].decode(errors="ignore")
