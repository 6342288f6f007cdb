"""Served: the API over a test's studio, and accounts that are signed in to it."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from fastapi import FastAPI
from sqlalchemy import insert
from starlette.testclient import TestClient

from reelwright.api.app import create_app
from reelwright.bootstrap import policy_from
from reelwright.database.tables import accounts
from reelwright.operations.passwords import hash_password
from reelwright.operations.provider_watch import ProviderWatch, own_providers
from reelwright.operations.sign_in import open_session, set_password_hash
from reelwright.settings import Settings, load_settings
from reelwright.workflows.studio import Studio

ADDRESS = "http://testserver"
"""Where the clients believe the service to be; its pages' Origin."""
LOCAL_ADDRESS = "http://127.0.0.1:8000"
"""The same in solo mode, which answers to no other name."""


@dataclass(frozen=True)
class Caller:
    """An account and its client, which sends the session's token with every request."""

    id: str
    email: str
    token: str
    session_id: str
    client: TestClient


@dataclass(frozen=True)
class Served:
    """A running app; `client` is nobody's."""

    studio: Studio
    settings: Settings
    app: FastAPI
    client: TestClient
    address: str = ADDRESS

    def account(
        self,
        email: str = "ada@example.org",
        *,
        admin: bool = False,
        max_videos: int = 2,
        password: str = "",
    ) -> Caller:
        """A new account, signed in; without a password it has none, which is quicker."""
        account_id, now_ms = secrets.token_hex(8), self.studio.now_ms()
        hashed = hash_password(password) if password else ""
        with self.studio.database.begin() as c:
            c.execute(
                insert(accounts).values(
                    id=account_id,
                    name=email.partition("@")[0],
                    email=email,
                    is_admin=admin,
                    max_videos=max_videos,
                    created_at_ms=now_ms,
                )
            )
            if hashed:
                set_password_hash(c, account_id, hashed, now_ms=now_ms)
            signed = open_session(c, self.studio, account_id)
        client = self.with_token(signed.token)
        return Caller(account_id, email, signed.token, signed.principal.session_id, client)

    def with_token(self, token: str) -> TestClient:
        """A client that sends this token, whatever it is."""
        return self.stranger(headers={"Authorization": f"Bearer {token}"})

    def stranger(self, *, base_url: str = "", **given: Any) -> TestClient:
        """Another client, which knows nothing of the others' cookies."""
        return TestClient(self.app, base_url=base_url or self.address, **given)


@contextlib.contextmanager
def served(studio: Studio, *, solo: bool = False, **settings: Any) -> Iterator[Served]:
    """The API over a studio that the test has opened; `settings` are Settings' fields.

    An error that nobody foresaw is raised in the test, not answered with 500. Nothing limits how
    often a test asks, unless it says so.
    """
    unlimited = {"rate_limit": "", "rate_limit_address": ""}
    chosen = load_settings(workspace=studio.services.workspace, **(unlimited | settings))
    if settings:
        services = replace(studio.services, policy=policy_from(chosen))
        studio = replace(studio, services=services)
    app = create_app(studio, chosen, solo=solo)
    # Vendors' libraries are large, and one of them asks the machine's network.
    app.state.providers = ProviderWatch(own_providers)
    address = LOCAL_ADDRESS if solo else ADDRESS
    with TestClient(app, base_url=address) as client:
        yield Served(studio, chosen, app, client, address)
