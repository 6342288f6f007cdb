"""Keys: what opens the API for programs."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Response

from reelwright.api.deps import StudioDep, scoped
from reelwright.api.schemas.key import KeyOut, KeysOut, KeyWish, NewKeyOut
from reelwright.operations import api_keys
from reelwright.operations.principal import Principal

router = APIRouter(prefix="/api/keys", tags=["keys"])
KeyId = Annotated[str, Path(max_length=64, pattern=r"^[0-9a-f]+$")]
KeyHolder = Annotated[Principal, Depends(scoped("keys"))]


@router.post("", status_code=201)
def make_key(
    given: KeyWish, response: Response, principal: KeyHolder, studio: StudioDep
) -> NewKeyOut:
    """Make a key. It is in this answer and nowhere else."""
    made, key = api_keys.make_key(
        studio, principal, given.name, given.scopes, expires_at_ms=given.expires_at_ms
    )
    response.headers["Cache-Control"] = "no-store"
    return NewKeyOut(key=key, about=KeyOut.of(made))


@router.get("")
def list_keys(principal: KeyHolder, studio: StudioDep) -> KeysOut:
    """Those that were not revoked, newest first."""
    return KeysOut(items=[KeyOut.of(key) for key in api_keys.list_keys(studio, principal)])


@router.delete("/{key_id}", status_code=204)
def revoke_key(key_id: KeyId, principal: KeyHolder, studio: StudioDep) -> None:
    """It opens nothing any more."""
    api_keys.revoke_key(studio, principal, key_id)
