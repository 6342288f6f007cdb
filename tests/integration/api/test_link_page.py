"""The page behind a one-time link: in one's language, of its own script alone, and it works."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest

from reelwright.api.routes import link
from reelwright.operations.one_time_links import first_admin_link
from tests.support.served import Served


def hashes(page: str, tag: str) -> list[str]:
    found = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
    digests = [hashlib.sha256(text.encode()).digest() for text in found]
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


def test_the_page_runs_its_own_script_alone_and_asks_nobody_else(service: Served) -> None:
    answer = service.client.get("/link")
    policy = answer.headers["content-security-policy"]
    page = answer.text
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert policy.startswith("default-src 'none'; ")
    assert f"script-src {hashes(page, 'script')[0]};" in policy
    assert f"style-src {hashes(page, 'style')[0]};" in policy
    assert "unsafe" not in policy
    assert len(hashes(page, "script")) == page.count("<script") == 1
    assert not re.search(r"https?://|\bsrc=|\bon[a-z]+=|style=", page)
    assert "$" not in page


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "en"),
        ("fr-CA,fr;q=0.9,en;q=0.8", "fr"),
        ("fr;q=0.2, en-GB", "en"),
        ("de, fr;q=0.3", "fr"),
        ("de;q=x,,;;,fr;q=nonsense", "en"),
    ],
)
def test_the_page_speaks_the_language_that_is_liked_best(
    service: Served, accepted: str, language: str
) -> None:
    answer = service.client.get("/link", headers={"Accept-Language": accepted})
    assert f'<html lang="{language}">' in answer.text
    assert answer.headers["content-language"] == language
    assert answer.headers["vary"] == "Accept-Language"


def test_both_languages_say_all_of_it() -> None:
    assert link._TEXTS["en"].keys() == link._TEXTS["fr"].keys()


def test_a_link_leads_to_the_page_and_what_the_page_sends_signs_in(service: Served) -> None:
    made = first_admin_link(service.studio)
    assert made is not None
    assert service.client.get(made.path).status_code == 200
    look = service.client.post("/api/auth/link/look", json={"token": made.token})
    assert look.json() == {"kind": "first", "email": ""}
    given = {"token": made.token, "password": "quiet-harbour-7", "email": "ada@example.org"}
    used = service.client.post(
        "/api/auth/link", json=given, headers={"Origin": service.address, "Referer": ""}
    )
    assert used.json()["account"]["email"] == "ada@example.org"
    assert service.client.get("/api/auth/me").status_code == 200


def test_every_answer_keeps_browsers_careful(service: Served) -> None:
    told = service.client.get("/api/health").headers
    assert told["x-content-type-options"] == "nosniff"
    assert told["referrer-policy"] == "no-referrer"
    assert told["x-frame-options"] == "DENY"
    assert "frame-ancestors 'none'" in told["content-security-policy"]
    assert "strict-transport-security" not in told
    behind = service.stranger(base_url="https://testserver").get("/api/no-such-thing")
    assert behind.headers["strict-transport-security"].startswith("max-age=")
    assert behind.headers["x-content-type-options"] == "nosniff"
