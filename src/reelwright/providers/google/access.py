"""Access: whether Google is reached through Vertex AI or the Gemini API, and with which login."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reelwright.errors import ConfigError, InputError
from reelwright.ports import Access, Resources

if TYPE_CHECKING:
    from google.auth.credentials import Credentials

SCOPE = "https://www.googleapis.com/auth/cloud-platform"
REGION = "us-central1"
PLAIN_TOKEN = "no-real-token"
"""Sent to an address without TLS: an emulator wants some token, and no real one may leak."""

_MODEL = re.compile(r"^[A-Za-z0-9][A-Za-z0-9-]*(?:\.[A-Za-z0-9-]+)*$")


@dataclass(frozen=True)
class Reached:
    """One of Google's two doors."""

    provider: str
    access: Access
    vertex: bool
    location: str = ""
    """Vertex AI's; empty for the Gemini API."""


def missing_access(resources: Resources, provider: str, *, vertex_only: bool = False) -> str | None:
    """What is not set, as a sentence with the next step; None where nothing is missing."""
    if resources.access("vertex").project:
        return None
    if vertex_only:
        return (
            f"No Google Cloud project for {provider}, which Vertex AI alone serves. "
            "Set REELWRIGHT_VERTEX_PROJECT."
        )
    if resources.access("gemini").api_key:
        return None
    return (
        f"No key for {provider}. Set REELWRIGHT_GEMINI_API_KEY, or REELWRIGHT_VERTEX_PROJECT "
        "to go through Vertex AI."
    )


def reach(
    resources: Resources, provider: str, *, location: str = "", vertex_only: bool = False
) -> Reached:
    """Vertex AI where a project is set, else the Gemini API. Raises ConfigError.

    `location` is where the model is served; empty means the region that is set.
    """
    missing = missing_access(resources, provider, vertex_only=vertex_only)
    if missing is not None:
        raise ConfigError(missing)
    vertex = resources.access("vertex")
    if vertex.project:
        _check_address("REELWRIGHT_VERTEX_BASE_URL", vertex.base_url)
        return Reached(provider, vertex, True, location or vertex.location or REGION)
    gemini = resources.access("gemini")
    _check_address("REELWRIGHT_GEMINI_BASE_URL", gemini.base_url)
    if not (gemini.api_key.isascii() and gemini.api_key.isprintable()):
        raise ConfigError("REELWRIGHT_GEMINI_API_KEY has signs that no key has. Copy it anew.")
    return Reached(provider, gemini, False)


def _check_address(setting: str, base_url: str) -> None:
    if base_url and not base_url.startswith(("http://", "https://")):
        raise ConfigError(f"{setting} is '{base_url}', which is no http address.")


def checked_model(model: str) -> str:
    """`model` as named, for it becomes a part of the address. Raises InputError."""
    if model and not _MODEL.match(model):
        raise InputError(f"'{model[:60]}' is no model's name. A good one: gemini-3.8-flash.")
    return model


def is_plain(base_url: str) -> bool:
    """Whether an address has no TLS: an emulator, to which no real login is shown."""
    return base_url.startswith("http://")


def credentials_for(access: Access) -> Credentials | None:
    """The login for Vertex AI; None means the machine's own. Raises ConfigError."""
    if is_plain(access.base_url):
        from google.oauth2.credentials import Credentials as Token

        return Token(token=PLAIN_TOKEN)  # type: ignore[no-untyped-call]
    if not access.credentials:
        return None
    from google.oauth2 import service_account

    path = Path(access.credentials).expanduser()
    try:
        loaded: Credentials = service_account.Credentials.from_service_account_file(  # type: ignore[no-untyped-call]
            str(path), scopes=[SCOPE]
        )
    except (OSError, ValueError) as error:
        raise ConfigError(
            f"REELWRIGHT_GOOGLE_CREDENTIALS names {path}, which is no readable service "
            f"account file ({type(error).__name__})."
        ) from error
    return loaded
