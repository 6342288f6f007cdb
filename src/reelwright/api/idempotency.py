"""Idempotency: the key that a paid request came with, and its answer, given once."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Header, Request
from fastapi.responses import JSONResponse

from reelwright.api.deps import StudioDep, Writer
from reelwright.api.schemas.video import Started
from reelwright.domain.video import Video
from reelwright.errors import InputError
from reelwright.operations.along import Along
from reelwright.operations.once import once
from reelwright.workflows.studio import Studio

_KEY = re.compile(r"[\x21-\x7e]{1,255}")
REPLAYED = "Idempotent-Replayed"


@dataclass(frozen=True)
class Once:
    """What makes a request that is sent twice be done once."""

    studio: Studio
    account_id: str
    key: str
    request_hash: str

    def started(self, status: int, act: Callable[[Along], Video]) -> JSONResponse:
        """The video that `act` started as the answer, or the first answer once more."""
        told = once(
            self.studio,
            self.account_id,
            key=self.key,
            request_hash=self.request_hash,
            status=status,
            act=act,
            body=lambda video: Started.of(video).model_dump(mode="json"),
        )
        headers = {"Location": told.answer.body["url"]} if status == 201 else {}
        if told.again:
            headers[REPLAYED] = "true"
        return JSONResponse(told.answer.body, told.answer.status, headers=headers)


async def _once(
    request: Request,
    studio: StudioDep,
    principal: Writer,
    idempotency_key: Annotated[
        str,
        Header(max_length=255, description="The same request under one key is done once."),
    ] = "",
) -> Once:
    """Raises InputError for a key that is none."""
    if idempotency_key and not _KEY.fullmatch(idempotency_key):
        raise InputError("An Idempotency-Key has 1 to 255 visible ASCII letters and no blanks.")
    asked = f"{request.method} {request.url.path}?{request.url.query}\n".encode()
    told = hashlib.sha256(asked + await request.body()).hexdigest()
    return Once(studio, principal.account_id, idempotency_key, told)


OnceDep = Annotated[Once, Depends(_once)]
