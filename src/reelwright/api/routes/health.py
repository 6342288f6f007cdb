"""Health: whether this process answers, and whether it can do its work."""

from __future__ import annotations

from fastapi import APIRouter

from reelwright import __version__

router = APIRouter(tags=["health"])


@router.get("/api/health")
def health() -> dict[str, str]:
    """This process answers."""
    return {"status": "ok", "version": __version__}
