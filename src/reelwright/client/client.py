"""Client: everything that can be asked of a video, as methods."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Literal, Self, Unpack
from urllib.parse import quote

import httpx2

from reelwright.client import events
from reelwright.client.download import download
from reelwright.client.events import Event
from reelwright.client.line import TRIES, Line
from reelwright.client.models import (
    Deleted,
    Estimate,
    Progress,
    Script,
    Started,
    Video,
    VideoDetail,
    VideoPage,
    Views,
)
from reelwright.client.scene_calls import SceneCalls, path_of
from reelwright.client.upload_calls import UploadCalls
from reelwright.client.who import Key, Keys, Me, NewKey, SignedIn
from reelwright.client.wishes import Brief

Part = Literal["video", "thumbnail", "srt", "vtt", "provenance"]
_PARTS: dict[str, str] = {
    "video": "download",
    "thumbnail": "thumbnail",
    "srt": "subtitles.srt",
    "vtt": "subtitles.vtt",
    "provenance": "provenance",
}


class Client(SceneCalls, UploadCalls):
    """The service at `base_url`, asked with a key (or a session's token).

    Requests that make or change something go with an Idempotency-Key of their own, so that one
    whose answer was lost is sent again and done once. Every method raises ApiError where the
    service says no, and Unreachable where it gives no answer.
    """

    def __init__(
        self,
        base_url: str,
        key: str = "",
        *,
        timeout_s: float = 30.0,
        tries: int = TRIES,
        transport: httpx2.BaseTransport | None = None,
    ) -> None:
        self._line = Line(base_url, key, timeout_s=timeout_s, tries=tries, transport=transport)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give every connection back."""
        self._line.close()

    # Who asks

    def sign_in(self, email: str, password: str) -> SignedIn:
        """A session of seven days; its token is a key for another Client."""
        given = {"email": email, "password": password}
        return self._line.ask(SignedIn, "POST", "/api/auth/login", body=given)

    def me(self) -> Me:
        """Whose key it is, what it may do, and the quota."""
        return self._line.ask(Me, "GET", "/api/auth/me")

    def make_key(
        self, name: str, scopes: Sequence[str], *, expires_at: str | None = None
    ) -> NewKey:
        """A key for a program. It is in this answer and nowhere else."""
        given = {"name": name, "scopes": list(scopes), "expires_at": expires_at}
        return self._line.ask(NewKey, "POST", "/api/keys", body=given)

    def keys(self) -> tuple[Key, ...]:
        """Those that were not revoked, newest first."""
        return self._line.ask(Keys, "GET", "/api/keys").items

    def revoke_key(self, key_id: str) -> None:
        """It opens nothing any more."""
        self._line.send("DELETE", f"/api/keys/{quote(key_id, safe='')}")

    # Videos

    def estimate(self, **brief: Unpack[Brief]) -> Estimate:
        """Every choice and the price, without making or spending anything."""
        return self._line.ask(
            Estimate, "POST", "/api/videos/estimate", body=dict(brief), harmless=True
        )

    def create(self, *, idempotency_key: str | None = None, **brief: Unpack[Brief]) -> Started:
        """Have a video made. The same brief under the same key makes one, also tomorrow's run of
        the same program; without a key of yours this call has one of its own."""
        return self._start("POST", "/api/videos", dict(brief), idempotency_key)

    def video(self, video_id: str) -> VideoDetail:
        """Everything about one video."""
        return self._line.ask(VideoDetail, "GET", path_of(video_id))

    def videos(
        self,
        *,
        of: Literal["mine", "shared", "favourites"] = "mine",
        sort: Literal["date", "views"] = "date",
        status: Sequence[str] = (),
        search: str = "",
        page_size: int = 50,
    ) -> Iterator[Video]:
        """All of them, page by page as they are asked for; what is in the trash only by status."""
        cursor: str | None = ""
        while cursor is not None:
            query = {
                "of": of,
                "sort": sort,
                "status": list(status),
                "search": search,
                "limit": page_size,
                "cursor": cursor,
            }
            page = self._line.ask(VideoPage, "GET", "/api/videos", query=query)
            yield from page.items
            cursor = page.next_cursor

    def status(self, video_id: str) -> Progress:
        """Where it stands, clip by clip."""
        return self._line.ask(Progress, "GET", path_of(video_id, "status"))

    def script(self, video_id: str) -> Script:
        """The script as it stands."""
        return self._line.ask(Script, "GET", path_of(video_id, "script"))

    def script_text(self, video_id: str) -> str:
        """The same in the format that people edit; `create(script=…)` takes it back."""
        return self._line.send("GET", path_of(video_id, "script"), query={"format": "text"}).text

    # What becomes of them

    def approve(self, video_id: str, *, idempotency_key: str | None = None) -> Started:
        """Have the storyboard made at the price it named."""
        return self._start("POST", path_of(video_id, "approve"), None, idempotency_key)

    def cancel(self, video_id: str) -> Started:
        """Stop it and keep what was made."""
        return self._line.ask(Started, "POST", path_of(video_id, "cancel"))

    def resume(
        self,
        video_id: str,
        *,
        budget: str = "",
        draw_rest: bool = False,
        idempotency_key: str | None = None,
    ) -> Started:
        """Go on where it stopped, or make what was edited."""
        how = {"budget": budget, "draw_rest": draw_rest}
        return self._start("POST", path_of(video_id, "resume"), how, idempotency_key)

    def retry(
        self, video_id: str, *, budget: str = "", idempotency_key: str | None = None
    ) -> Started:
        """Make what is missing once more."""
        return self._start("POST", path_of(video_id, "retry"), {"budget": budget}, idempotency_key)

    def duplicate(
        self, video_id: str, *, access_code: str = "", idempotency_key: str | None = None
    ) -> Started:
        """A new video of the same wishes and words; it waits at its storyboard."""
        given = {"access_code": access_code}
        return self._start("POST", path_of(video_id, "duplicate"), given, idempotency_key)

    def delete(self, video_id: str, *, purge: bool = False) -> Deleted:
        """Into the trash; `purge` removes it for good."""
        query = {"purge": "true" if purge else ""}
        return self._line.ask(Deleted, "DELETE", path_of(video_id), query=query)

    def restore(self, video_id: str) -> Started:
        """Out of the trash, as it was before."""
        return self._line.ask(Started, "POST", path_of(video_id, "restore"))

    def share(self, video_id: str) -> None:
        """Everybody who is signed in may look at it."""
        self._line.send("PUT", path_of(video_id, "share"), harmless=True)

    def unshare(self, video_id: str) -> None:
        """Only its owner sees it from now on."""
        self._line.send("DELETE", path_of(video_id, "share"), harmless=True)

    def favourite(self, video_id: str) -> None:
        """Keep it at heart."""
        self._line.send("PUT", path_of(video_id, "favourite"), harmless=True)

    def unfavourite(self, video_id: str) -> None:
        """No longer."""
        self._line.send("DELETE", path_of(video_id, "favourite"), harmless=True)

    def count_view(self, video_id: str) -> int:
        """It was watched: counted once for each account and day; how often in all."""
        return self._line.ask(Views, "POST", path_of(video_id, "views"), harmless=True).views

    # What comes out

    def watch(self, video_id: str, after: int = 0) -> Iterator[Event]:
        """Every event beyond `after`, once and in order, until nothing more comes by itself.

        A stream that breaks is taken up again where it was.
        """
        return events.watch(self._line, video_id, after)

    def download(
        self, video_id: str, path: str | os.PathLike[str], *, part: Part = "video"
    ) -> Path:
        """The newest finished file, or what goes beside it, whole or not at all.

        What broke off is taken up again, also by the next call.
        """
        return download(self._line, path_of(video_id, _PARTS[part]), Path(path))
