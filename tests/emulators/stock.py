"""Stock: Pexels and Pixabay as their APIs answer, with one small library of films."""

from __future__ import annotations

import hashlib
import time
from collections import deque
from enum import Enum
from typing import Any

from reelwright.providers.fake_vendor.pictures import film
from tests.emulators.loopback import Asked, Emulator, Fault, Refused, Reply, json_reply

KEY = "a-very-secret-stock-key"
RESET_S = 42


class Flaw(Enum):
    """What is wrong with a film's file."""

    GONE = "404"
    PAGE = "a web page instead"
    NO_VIDEO = "named a video, and none"
    HUGE = "larger than anybody wants"


class StockSite(Emulator):
    """`count` films; each query finds most of them, in an order of its own.

    Even films are upright, odd ones lie; they last 3 to 16 s. `flaws` are taken one at each
    download; `downloads` names the films that were brought.
    """

    files = "/files/"

    def __init__(self, count: int = 160) -> None:
        super().__init__()
        self.count = count
        self.flaws: deque[Flaw] = deque()
        self.downloads: list[str] = []
        self.searches: list[str] = []

    def handle(self, asked: Asked) -> tuple[Reply, Fault | None]:
        if asked.path.startswith(self.files):
            return self._file(asked), None
        return super().handle(asked)

    def found(self, query: str) -> list[int]:
        """Numbers of the films, the fittest first."""
        self.searches.append(query)

        def order(number: int) -> bytes:
            return hashlib.sha256(f"{query}/{number}".encode()).digest()

        return sorted(range(1, self.count + 1), key=order)[: self.count * 3 // 4]

    def size(self, number: int) -> tuple[int, int]:
        return (1080, 1920) if number % 2 == 0 else (1920, 1080)

    def length_s(self, number: int) -> int:
        return 3 + number % 14

    def link(self, number: int, width: int, height: int) -> str:
        return f"{self.url}{self.files}{number}-{width}x{height}.mp4"

    def _file(self, asked: Asked) -> Reply:
        assert KEY not in str(asked), "the key is shown to the files' host"
        name = asked.path.removeprefix(self.files)
        self.downloads.append(name)
        flaw = self.flaws.popleft() if self.flaws else None
        if flaw is Flaw.GONE:
            return Reply(404, b"gone", "text/plain")
        if flaw is Flaw.PAGE:
            return Reply(200, b"<html>", "text/html")
        if flaw is Flaw.NO_VIDEO:
            return Reply(200, b"no film at all", "video/mp4")
        if flaw is Flaw.HUGE:
            return Reply(200, b"\0" * 3_000_000, "video/mp4")
        number = int(name.partition("-")[0])
        upright = number % 2 == 0
        body = film(
            duration_ms=self.length_s(number) * 1000,
            width=54 if upright else 96,
            height=96 if upright else 54,
            seed=number,
        )
        return Reply(200, body, "video/mp4")


class Pexels(StockSite):
    """The key in a header; the reset of its rate limit is a moment."""

    def answer(self, asked: Asked, *, wrong: bool) -> Reply:
        if asked.headers.get("authorization") != KEY:
            raise Refused(self.failed(401))
        if asked.path.startswith("/videos/videos/"):
            number = int(asked.path.rpartition("/")[2])
            if number > self.count:
                raise Refused(self.failed(404))
            return json_reply([] if wrong else self._video(number))
        if asked.path != "/videos/search":
            raise Refused(self.failed(404))
        if set(asked.query) - {"query", "orientation", "size", "locale", "page", "per_page"}:
            raise Refused(self.failed(400))
        if wrong:
            return json_reply({"photos": []})
        page, per_page = int(asked.query["page"]), int(asked.query["per_page"])
        assert per_page <= 80
        upright = asked.query.get("orientation") == "portrait"
        numbers = [n for n in self.found(asked.query["query"]) if not upright or n % 2 == 0]
        shown = numbers[(page - 1) * per_page : page * per_page]
        return json_reply(
            {
                "page": page,
                "per_page": per_page,
                "total_results": len(numbers),
                "videos": [self._video(number) for number in shown],
            }
        )

    def failed(self, status: int) -> Reply:
        headers = {
            "X-Ratelimit-Remaining": "0",
            "X-Ratelimit-Reset": str(int(time.time()) + RESET_S),
        }
        told = {"status": status, "code": f"Refused, your key is {KEY}"}
        return json_reply(told, status=status, headers=headers if status == 429 else {})

    def _video(self, number: int) -> dict[str, Any]:
        width, height = self.size(number)
        sizes = [(width // 3, height // 3), (width, height), (width * 2, height * 2)]
        files: list[dict[str, Any]] = [
            {
                "id": number * 10 + place,
                "quality": "hd",
                "file_type": "video/mp4",
                "width": wide,
                "height": high,
                "link": self.link(number, wide, high),
            }
            for place, (wide, high) in enumerate(sizes)
        ]
        stream = {"id": 1, "quality": "hls", "file_type": "application/vnd.apple.mpegurl"}
        files.append({**stream, "width": None, "height": None, "link": f"{self.url}/x.m3u8"})
        return {
            "id": number,
            "width": width,
            "height": height,
            "duration": self.length_s(number),
            "url": f"https://www.pexels.com/video/{number}/",
            "user": {"id": 1, "name": "Ada Filmer", "url": "https://www.pexels.com/@ada"},
            "video_files": files,
        }


class Pixabay(StockSite):
    """The key in the address; the reset of its rate limit is a number of seconds."""

    def answer(self, asked: Asked, *, wrong: bool) -> Reply:
        if asked.path != "/api/videos/":
            raise Refused(self.failed(404))
        if asked.query.get("key") != KEY:
            raise Refused(Reply(400, b"[ERROR 400] Invalid or missing API key.", "text/plain"))
        known = {"key", "q", "lang", "id", "safesearch", "video_type", "page", "per_page"}
        if set(asked.query) - known or len(asked.query.get("q", "")) > 100:
            raise Refused(self.failed(400))
        if wrong:
            return json_reply({"total": 0})
        if "id" in asked.query:
            number = int(asked.query["id"])
            return self._told([number] if number <= self.count else [])
        page, per_page = int(asked.query["page"]), int(asked.query["per_page"])
        assert 3 <= per_page <= 200
        numbers = self.found(asked.query["q"])
        return self._told(numbers[(page - 1) * per_page : page * per_page])

    def failed(self, status: int) -> Reply:
        headers = {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": str(RESET_S)}
        body = f"[ERROR {status}] Refused, your key is {KEY}".encode()
        return Reply(status, body, "text/plain", headers if status == 429 else {})

    def _told(self, numbers: list[int]) -> Reply:
        hits = [self._video(number) for number in numbers]
        return json_reply({"total": len(hits), "totalHits": len(hits), "hits": hits})

    def _video(self, number: int) -> dict[str, Any]:
        width, height = self.size(number)
        videos = {
            name: {
                "url": self.link(number, round(width * scale), round(height * scale)),
                "width": round(width * scale),
                "height": round(height * scale),
                "size": 1_000,
                "thumbnail": "",
            }
            for name, scale in (("large", 2.0), ("medium", 1.0), ("small", 0.5), ("tiny", 0.25))
        }
        videos["large"] |= {"url": "", "width": 0, "height": 0, "size": 0} if number % 3 else {}
        return {
            "id": number,
            "pageURL": f"https://pixabay.com/videos/id-{number}/",
            "type": "film",
            "tags": "panda, bamboo",
            "duration": self.length_s(number),
            "videos": videos,
            "user_id": 1,
            "user": "Ada Filmer",
        }
