"""Live: one stream of messages for each watcher, the same for sockets and server-sent events."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter, OrderedDict
from collections.abc import AsyncGenerator
from dataclasses import dataclass

from starlette.requests import HTTPConnection

from reelwright.api.deps import COOKIE, check_origin, studio_of, who_asks
from reelwright.api.messages import event_text, heartbeat_text, snapshot_text
from reelwright.domain.events import Event
from reelwright.domain.wording import from_afar
from reelwright.errors import (
    Forbidden,
    InputError,
    NotFound,
    NotSignedIn,
    RateLimited,
    ReelwrightError,
    StorageError,
)
from reelwright.operations.live import (
    Ended,
    Reader,
    Seat,
    Shown,
    Topic,
    in_good_standing,
    open_hub,
    open_reader,
    still_shown,
)
from reelwright.operations.principal import OWNER, Principal
from reelwright.operations.tickets import redeem_ticket
from reelwright.workflows.studio import Studio

log = logging.getLogger("reelwright.live")

HEARTBEAT_S = 20.0
CHECK_S = 2.0
"""How soon a watcher whose session, key or account has ended is let go."""
PATIENCE_S = 10.0
"""How long one message may wait for its reader."""
ROOM = 500
"""Events that wait for one watcher at most."""
MOST_EACH = 200
"""Streams of one account at once."""
TEXTS = 1000
"""Events whose text is kept, so that it is written once for all who watch."""

CODES: dict[type[ReelwrightError], int] = {
    InputError: 4400,
    NotSignedIn: 4401,
    Forbidden: 4403,
    NotFound: 4404,
    RateLimited: 4429,
    StorageError: 1013,
}
ENDINGS: dict[Ended, tuple[int, str]] = {
    Ended.TOO_SLOW: (4408, "Events came faster than they were read. Connect again with `after`."),
    Ended.REVOKED: (4401, "The session or key has ended. Sign in again."),
    Ended.AWAY: (1013, "The database is away. Connect again with `after`."),
    Ended.HIDDEN: (4404, "The video is no longer there to be watched."),
    Ended.CLOSING: (1012, "The service restarts. Connect again with `after`."),
}


@dataclass(frozen=True)
class Message:
    """One message: its JSON text, and the place after it where it moves on."""

    text: str
    place: str = ""


class StreamEnded(Exception):  # not an error of anybody's: how a stream says its last word
    """The stream is over: close code and reason."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code, self.reason = code, reason


class Live:
    """Everybody who watches through this process: one fan-out, one look at who still may."""

    def __init__(
        self,
        studio: Studio,
        *,
        heartbeat_s: float = HEARTBEAT_S,
        check_s: float = CHECK_S,
        room: int = ROOM,
        most_each: int = MOST_EACH,
    ) -> None:
        self.studio = studio
        self._hub = open_hub(studio, room=room)
        self._heartbeat_s, self._check_s, self._most_each = heartbeat_s, check_s, most_each
        self._watchers: dict[Seat, tuple[Principal, Reader]] = {}
        self._streams: Counter[str] = Counter()
        """How many there are of each account."""
        self._guard: asyncio.Task[None] | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._closing = False
        self._texts: OrderedDict[tuple[str, int, int, bool], str] = OrderedDict()

    @property
    def watchers(self) -> int:
        """How many there are now."""
        return len(self._watchers)

    async def messages(
        self, principal: Principal, video_id: str | None, after: str
    ) -> AsyncGenerator[Message, None]:
        """A snapshot, the events since `after`, then each as it comes. Raises StreamEnded."""
        if self._closing:
            raise StreamEnded(*ENDINGS[Ended.CLOSING])
        own = self._streams[principal.account_id]
        if own >= self._most_each:
            reason = f"This account has {own} streams open already. Close one first."
            raise StreamEnded(CODES[RateLimited], reason)
        self._loop = asyncio.get_running_loop()
        sees = principal.sees
        topic = Topic(video_id=video_id) if video_id is not None else Topic(account_id=sees)
        try:
            reader = open_reader(self.studio, topic, sees=sees, after=after)
            async with self._hub.joined(topic) as seat:
                self._watchers[seat] = principal, reader
                self._streams[principal.account_id] += 1
                self._watch_over()
                try:
                    # What was committed by now is shown; what comes after waits in the seat.
                    seat.listen()
                    shown = await asyncio.to_thread(reader.show)
                    yield Message(snapshot_text(shown, of_all=video_id is None), shown.place)
                    async for message in self._told(seat, reader, shown, video_id is None):
                        yield message
                finally:
                    del self._watchers[seat]
                    self._streams -= Counter((principal.account_id,))
        except ReelwrightError as error:
            raise ended_by(error) from error
        assert seat.ended is not None
        raise StreamEnded(*ENDINGS[seat.ended])

    def stop(self) -> None:
        """End every stream, and begin none, from any thread: so that the server can stop."""
        self._closing = True
        loop = self._loop
        if loop is not None and loop.is_running():
            asyncio.run_coroutine_threadsafe(self.close(), loop).result(PATIENCE_S)

    async def close(self) -> None:
        """The same on the event loop."""
        self._closing = True
        if self._guard is not None:
            self._guard.cancel()
        await self._hub.close()

    async def _told(
        self, seat: Seat, reader: Reader, shown: Shown, of_all: bool
    ) -> AsyncGenerator[Message, None]:
        async for message in self._caught_up(seat, reader, shown, of_all):
            yield message
        tidied = asyncio.get_running_loop().time()
        while True:
            now = asyncio.get_running_loop().time()
            if reader.is_long and now - tidied >= self._heartbeat_s:
                tidied = now
                async for message in self._read(seat, reader, of_all=of_all):
                    yield message
            try:
                async with asyncio.timeout(self._heartbeat_s):
                    given = await seat.next()
            except TimeoutError:
                yield Message(heartbeat_text(self.studio.now_ms()))
                continue
            if given is None:
                return
            if reader.is_known(given):
                continue
            if (told := self._turn(given, reader, of_all)) is not None:
                yield told

    async def _caught_up(
        self, seat: Seat, reader: Reader, shown: Shown, of_all: bool
    ) -> AsyncGenerator[Message, None]:
        """The events from the watcher's place to the present."""
        if not shown.all_read:
            seat.rest()
        for event in shown.events:
            if seat.ended is not None:
                return
            if (message := self._turn(event, reader, of_all)) is not None:
                yield message
        for listening in (False, True) if not shown.all_read else ():
            if listening:
                seat.listen()
            async for message in self._read(seat, reader, of_all=of_all):
                yield message

    async def _read(
        self, seat: Seat, reader: Reader, *, of_all: bool
    ) -> AsyncGenerator[Message, None]:
        """What the table has beyond the reader's place."""
        while seat.ended is None and (found := await asyncio.to_thread(reader.read_on)):
            for event in found:
                if (message := self._turn(event, reader, of_all)) is not None:
                    yield message
                if seat.ended is not None:
                    return

    def _turn(self, event: Event, reader: Reader, of_all: bool) -> Message | None:
        """The watcher goes on past the event; None where it is not for them."""
        reader.turn(event)
        told = reader.told(event)
        if told is None:
            return None
        place, text = reader.place(), self._text(told, own=told is event)
        if of_all:
            text = f'{text[:-1]},"cursor":"{place}"}}'
        return Message(text, place)

    def _text(self, event: Event, *, own: bool) -> str:
        key = (event.video_id, event.seq, event.at_ms, own)
        text = self._texts.get(key)
        if text is None:
            text = self._texts[key] = event_text(event)
            if len(self._texts) > TEXTS:
                self._texts.popitem(last=False)
        return text

    def _watch_over(self) -> None:
        if self._guard is None or self._guard.done():
            self._guard = asyncio.create_task(self._let_go())

    async def _let_go(self) -> None:
        while self._watchers:
            await asyncio.sleep(self._check_s)
            known = frozenset(one for one, _ in self._watchers.values() if one is not OWNER)
            if not known:
                continue
            looked_on = frozenset(reader.looks_on for _, reader in self._watchers.values()) - {""}
            try:
                good = await asyncio.to_thread(in_good_standing, self.studio, known)
                shown = await asyncio.to_thread(still_shown, self.studio, looked_on)
            except StorageError as error:
                log.warning("Who watches was not looked at: %s", error)
                continue
            for seat, (principal, reader) in list(self._watchers.items()):
                if principal in known and principal not in good:
                    seat.end(Ended.REVOKED)
                if reader.looks_on in looked_on - shown:
                    seat.end(Ended.HIDDEN)


def stop_live(app: object) -> None:
    """End the app's streams, from any thread; before the server is told to stop, as it waits
    for them."""
    live = getattr(getattr(app, "state", None), "live", None)
    if isinstance(live, Live):
        live.stop()


def live_of(connection: HTTPConnection) -> Live:
    """The app's one; made by the first who watches. Call it on the event loop."""
    state = connection.app.state
    if not hasattr(state, "live"):
        state.live = Live(studio_of(connection))
    live: Live = state.live
    return live


def who_watches(connection: HTTPConnection) -> Principal:
    """By ticket, bearer token or cookie. Raises NotSignedIn or Forbidden.

    A socket is no request that a browser keeps from other sites, so wherever a page asks with
    what its browser sends by itself, its Origin is checked.
    """
    headers, ticket = connection.headers, connection.query_params.get("ticket", "")
    if ticket and not connection.app.state.solo:
        principal = redeem_ticket(studio_of(connection), ticket)
    else:
        by_bearer = headers.get("authorization", "").lower().startswith("bearer ")
        by_cookie = COOKIE in connection.cookies and not by_bearer
        if by_cookie and (connection.scope["type"] == "websocket" or "origin" in headers):
            check_origin(connection)
        principal = who_asks(connection)
    if "videos:read" not in principal.scopes:
        raise Forbidden("This needs the scope videos:read, which your key does not have.")
    return principal


def ended_by(error: ReelwrightError) -> StreamEnded:
    """The close code and reason of an error."""
    code = next((code for kind, code in CODES.items() if isinstance(error, kind)), 1011)
    return StreamEnded(code, from_afar(str(error)))
