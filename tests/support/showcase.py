"""Showcase: an installation whose videos stand wherever a video can stand, for looks at pages.

Nothing is drawn or spoken in earnest, so it is there within seconds; no worker goes on with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reelwright.database.videos import change_video, load_video
from reelwright.domain.events import EventType
from reelwright.domain.video import Video, VideoStatus
from tests.support.made import add_made
from tests.support.served import Caller, served
from tests.support.vendor import running_vendor
from tests.support.workshop import Workshop, workshop

PASSWORD = "correct horse battery"
ADA, ROOT, NEW = "ada.lovelace@example.org", "root@example.org", "new@example.org"
NEVER_MS = 3_600_000
SCRIPT = (
    "**VISUAL:** An octopus in a reef\n**VOICE OVER:** An octopus has three hearts.\n"
    "**VISUAL:** An arm with suckers\n**VOICE OVER:** Each of its arms thinks for itself.\n"
)
ORDER = {
    "theme": "The octopus",
    "script": SCRIPT,
    "language": "en",
    "voice": "fake",
    "music": "none",
}


@dataclass(frozen=True)
class Showcase:
    """Ids of Ada's videos by how they stand; who may sign in are ADA, ROOT and NEW."""

    videos: dict[str, str]


def furnish(folder: Path) -> Showcase:
    """Write it into `folder/workspace`, for a server without a worker."""
    with (
        running_vendor(folder, job_ms=NEVER_MS) as vendor,
        workshop(folder, vendor.url) as shop,
        served(shop.studio) as service,
    ):
        root = service.account(ROOT, admin=True, max_videos=-1, password=PASSWORD)
        ada = service.account(ADA, max_videos=8, password=PASSWORD)
        service.account(NEW, password=PASSWORD)
        finished = _order(shop, ada)
        shop.end(finished)
        storyboard = _order(shop, ada, approve=True)
        shop.end(storyboard)
        failed = add_made(shop.studio, "jellyfish-1", account_id=ada.id)
        _fail(shop, failed)
        making = _order(shop, ada, clips="fake:gold")
        shop.wait_for(making, EventType.CLIP_SUBMITTED)
        _settle(ada, root, finished)
    return Showcase(
        {
            "finished": finished.id,
            "storyboard": storyboard.id,
            "failed": failed.id,
            "making": making.id,
        }
    )


def _order(shop: Workshop, who: Caller, **wishes: object) -> Video:
    made = who.client.post("/api/videos", json=ORDER | wishes)
    assert made.status_code == 201, made.text
    with shop.studio.database.read() as c:
        return load_video(c, made.json()["video_id"])


def _fail(shop: Workshop, video: Video) -> None:
    """As a video that the service could not finish."""
    notice = "The voice said nothing for scene 2. Say it in other words, or choose another voice."
    with shop.studio.database.begin() as c:
        change_video(
            c,
            video.id,
            now_ms=shop.studio.now_ms(),
            status=VideoStatus.FAILED,
            title="Jellyfish",
            notice=notice,
        )


def _settle(ada: Caller, root: Caller, finished: Video) -> None:
    """What people add around their videos."""
    asked = [
        ada.client.put(f"/api/videos/{finished.id}/share"),
        ada.client.put(f"/api/videos/{finished.id}/favourite"),
        ada.client.post("/api/keys", json={"name": "Weekly report", "scopes": ["videos:read"]}),
        root.client.get("/api/admin/access-code"),
    ]
    for answer in asked:
        assert answer.status_code < 300, answer.text
