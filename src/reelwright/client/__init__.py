"""The typed Python client of the API; it knows no other part of Reelwright.

with Client("https://videos.example.org", key="rw_…") as client:
    video = client.create(theme="The octopus", language="en")
    for event in client.watch(video.video_id):
        print(event.type)
    client.download(video.video_id, "octopus.mp4")
"""

from reelwright.client.client import Client
from reelwright.client.errors import (
    ApiError,
    BudgetExceeded,
    ClientError,
    Conflict,
    Forbidden,
    NotFound,
    NotSignedIn,
    Problem,
    QuotaExceeded,
    RateLimited,
    Refused,
    ServerTrouble,
    Unreachable,
)
from reelwright.client.events import ENDINGS, Event

__all__ = [
    "ENDINGS",
    "ApiError",
    "BudgetExceeded",
    "Client",
    "ClientError",
    "Conflict",
    "Event",
    "Forbidden",
    "NotFound",
    "NotSignedIn",
    "Problem",
    "QuotaExceeded",
    "RateLimited",
    "Refused",
    "ServerTrouble",
    "Unreachable",
]
