"""House: the service over fakes, with callers of every sort and a video in every state."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from sqlalchemy import Select, delete, insert, select, update

from reelwright.api.app import create_app
from reelwright.bootstrap import studio_from
from reelwright.database import service_tables, tables
from reelwright.database.accounts import UNLIMITED
from reelwright.database.intents import begin_intent, mark_sending
from reelwright.database.videos import change_video
from reelwright.domain.upload import UploadKind
from reelwright.domain.video import VideoStatus
from reelwright.operations.api_keys import make_key
from reelwright.operations.media import links_of, poster_link, signer_of
from reelwright.operations.orders import order_video, read_order
from reelwright.operations.passwords import hash_password
from reelwright.operations.principal import SCOPES, Principal
from reelwright.operations.request import MakeRequest
from reelwright.operations.sign_in import open_session, set_password_hash
from reelwright.operations.uploads import (
    MOST,
    content_link,
    keep_upload,
    list_uploads,
    upload_folder,
    upload_signer,
)
from reelwright.operations.webhooks import make_webhook, try_webhook
from reelwright.settings import load_settings
from reelwright.workflows.studio import Studio
from reelwright.workflows.worker_lock import WorkerLock
from tests.support.made import add_made, clip_intent
from tests.support.own_files import own_file
from tests.support.workshop import Workshop, workshop

PASSWORD = "correct horse battery"
PEOPLE: dict[str, dict[str, Any]] = {
    "ada": {"max_videos": UNLIMITED},
    "bob": {"max_videos": 2, "video_count": 2},
    "eve": {"max_videos": 3, "disabled": True},
    "root": {"max_videos": UNLIMITED, "is_admin": True},
}
"""Bob's quota is full, Eve is disabled, and root is an administrator."""
KEYS: dict[str, tuple[str, tuple[str, ...]]] = {
    "reader": ("ada", ("videos:read",)),
    "writer": ("ada", ("videos:read", "videos:write")),
    "everything": ("ada", tuple(each for each in SCOPES if each != "admin")),
    "steward": ("root", SCOPES),
}
CALLERS = ("ada", "ada", "ada", "root", "root", "everything", "bob", "eve", *KEYS, "", "forged")
"""Some are drawn more often: those whose requests reach furthest."""
STATES = tuple(each for each in VideoStatus if each is not VideoStatus.COMPLETED)


A, V = tables.accounts.c, tables.videos.c
K, S = service_tables.api_keys.c, service_tables.sessions.c
D, U = service_tables.webhook_deliveries.c, service_tables.uploads.c
KNOWN: dict[str, Select[Any]] = {
    "key_id": select(K.id).order_by(K.account_id, K.name),
    "webhook_id": select(service_tables.webhooks.c.id),
    "delivery_id": select(D.id).order_by(D.id),
    "upload_id": select(U.id).order_by(U.created_at_ms, U.kind),
    "session_id": select(S.id).order_by(S.account_id, S.created_at_ms),
    "account_id": select(A.id).order_by(A.created_at_ms),
}


@dataclass
class House:
    """An app, who may ask it, and the names of what there is."""

    studio: Studio
    app: FastAPI
    made: tuple[str, ...]
    """Ada's finished videos, with their files."""
    tokens: dict[str, str] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def furnish(self) -> None:
        """Set right what requests have undone: everybody can come in, everything is there."""
        with self.studio.database.begin() as c:
            c.execute(delete(service_tables.attempts))
            c.execute(delete(service_tables.api_keys))
            c.execute(delete(service_tables.sessions))
            for name, given in PEOPLE.items():
                values = {"is_admin": False, "disabled": False, "video_count": 0, **given}
                c.execute(update(tables.accounts).where(_is(name)).values(values))
                self.tokens[name] = open_session(c, self.studio, name).token
        for name, (owner, scopes) in KEYS.items():
            asking = Principal(owner, is_admin=owner == "root", scopes=frozenset(SCOPES))
            self.tokens[name] = make_key(self.studio, asking, name, scopes)[1]
        self.tokens["forged"] = "eyJhbGciOiJub25lIn0.e30."
        self._videos()
        self._webhook()
        self._uploads()

    def _videos(self) -> None:
        """One of Ada's in every state, two that are finished, one of those shared."""
        with self.studio.database.read() as c:
            mine = tables.videos.c.account_id == "ada"
            there = set(c.execute(select(tables.videos.c.status).where(mine)).scalars())
        for status in STATES:
            if status.value in there:
                continue
            tier = "fake:gold" if status is VideoStatus.PAUSED else "motion"
            name = f"{status.value.replace('_', '-')}-{next(self._numbers)}"
            video = add_made(self.studio, name, status=status, tier=tier, account_id="ada")
            if status is VideoStatus.TRASHED:
                self._change(name, status_before_trash="completed", trashed_at_ms=1)
            if status is VideoStatus.PROCESSING:
                with self.studio.database.begin() as c:
                    begin_intent(c, clip_intent(video, 1000))
                    mark_sending(c, clip_intent(video, 1000), now_ms=self.studio.now_ms())
        finished = [each for each in self.made if self._is_there(each)]
        for name in finished:
            self._change(name, status="completed", account_id="ada", trashed_at_ms=None)

    def _change(self, video_id: str, **values: Any) -> None:
        with self.studio.database.begin() as c:
            change_video(c, video_id, now_ms=self.studio.now_ms(), **values)

    def _is_there(self, video_id: str) -> bool:
        with self.studio.database.read() as c:
            return bool(c.execute(select(1).where(tables.videos.c.id == video_id)).scalar())

    def _webhook(self) -> None:
        with self.studio.database.begin() as c:
            c.execute(delete(service_tables.webhooks))
        ada = Principal("ada", scopes=frozenset(SCOPES))
        made, _ = make_webhook(self.studio, ada, "https://example.org/told")
        try_webhook(self.studio, ada, made.id)

    def _uploads(self) -> None:
        ada = Principal("ada", scopes=frozenset(SCOPES))
        there = {each.kind for each in list_uploads(self.studio, ada, limit=MOST).items}
        for kind, suffix in ((UploadKind.PICTURE, "jpg"), (UploadKind.MUSIC, "wav")):
            if kind not in there:
                with upload_folder(self.studio) as folder:
                    sent = folder / "sent"
                    sent.write_bytes(own_file(suffix))
                    keep_upload(self.studio, ada, kind, f"own.{suffix}", sent)

    def names(self) -> dict[str, list[str]]:
        """What requests may name, by the parameter that does, in a lasting order."""
        signer, first = signer_of(self.studio), self.made[0]
        with self.studio.database.read() as c:
            rows = {name: c.execute(query).scalars() for name, query in KNOWN.items()}
            # Where a request has just removed the last one, something that is not there.
            found = {name: [str(each) for each in ids] or ["0"] for name, ids in rows.items()}
            ids = list(c.execute(select(V.id).order_by(V.created_at_ms, V.id)).scalars())[-40:]
        return found | {
            "video_id": [*self.made, *ids],
            "spare_id": [each for each in ids if each not in self.made],
            "link": [*links_of(signer, first, 1).values(), poster_link(signer, first, "s01")],
            "content": [content_link(upload_signer(self.studio), found["upload_id"][0])],
        }


def _is(account_id: str) -> Any:
    return tables.accounts.c.id == account_id


@contextlib.contextmanager
def open_house(folder: Path) -> Iterator[House]:
    """A fresh one in `folder`: a worker made two videos, and is gone."""
    with workshop(folder) as shop:
        _people(shop.studio)
        made = tuple(_finished(shop, theme) for theme in ("cats", "owls"))
    with contextlib.ExitStack() as stack:
        settings = load_settings(
            workspace=folder / "workspace",
            offline=True,
            voice="fake",
            fake_base_url="http://127.0.0.1:9",
            rate_limit="",
            rate_limit_address="",
        )
        studio = stack.enter_context(studio_from(settings))
        # Whoever asks whether a worker is alive is told so; nobody takes work.
        lock = WorkerLock(studio.services.workspace)
        lock.try_acquire()
        stack.callback(lock.release)
        house = House(studio, create_app(studio, settings), made)
        house.furnish()
        yield house


def _people(studio: Studio) -> None:
    hashed, now_ms = hash_password(PASSWORD), studio.now_ms()
    with studio.database.begin() as c:
        for number, name in enumerate(PEOPLE):
            row = {"id": name, "name": name, "email": f"{name}@example.org"}
            c.execute(insert(tables.accounts).values(created_at_ms=now_ms + number, **row))
            set_password_hash(c, name, hashed, now_ms=now_ms)


def _finished(shop: Workshop, theme: str) -> str:
    request = MakeRequest(theme=theme, language="en", writer="fake", voice="fake", music="none")
    video = order_video(read_order(request), shop.studio, account_id="local")
    shop.end(video)
    return video.id
