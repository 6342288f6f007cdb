"""The built pages, as the service hands them out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from reelwright.api.web_app import FOREVER, install

INDEX = "<!doctype html><title>Reelwright</title>"
REFERENCE = "<!doctype html><title>API</title>"


@pytest.fixture
def pages(tmp_path: Path) -> Iterator[TestClient]:
    """A service with one route of its own, and an app of four files."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "api-reference.html").write_text(REFERENCE)
    (tmp_path / "index.html").write_text(INDEX)
    (tmp_path / "assets" / "main-1a2b.js").write_text("export const a = 1;" * 99)
    (tmp_path / "app.webmanifest").write_text("{}")
    app = FastAPI()
    app.add_api_route("/api/health", lambda: {"status": "ok"})
    install(app, tmp_path)
    with TestClient(app) as client:
        yield client


@pytest.mark.parametrize("path", ["/", "/library", "/videos/panda-1", "/no/such/page.html"])
def test_whatever_is_no_file_is_the_apps_own_page(pages: TestClient, path: str) -> None:
    answer = pages.get(path)
    assert (answer.status_code, answer.text) == (200, INDEX)
    assert answer.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("path", ["/api", "/api/nothing", "/ws/nothing", "/assets/old-9f9f.js"])
def test_an_address_of_the_api_or_of_an_older_build_is_no_page(
    pages: TestClient, path: str
) -> None:
    assert pages.get(path).status_code == 404


def test_the_apis_reference_is_a_page_of_its_own(pages: TestClient) -> None:
    assert pages.get("/api/docs").text == REFERENCE


def test_nothing_is_taken_by_a_page(pages: TestClient) -> None:
    assert pages.post("/library").status_code == 404
    assert pages.post("/api/nothing").status_code == 404


def test_routes_come_before_pages(pages: TestClient) -> None:
    assert pages.get("/api/health").json() == {"status": "ok"}


def test_what_is_named_by_its_content_is_kept_for_ever_and_sent_small(pages: TestClient) -> None:
    answer = pages.get("/assets/main-1a2b.js")
    assert answer.headers["cache-control"] == FOREVER
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.text.startswith("export const")
    plain = pages.get("/assets/main-1a2b.js", headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.text == answer.text


def test_what_a_browser_has_is_not_sent_again(pages: TestClient) -> None:
    etag = pages.get("/app.webmanifest").headers["etag"]
    again = pages.get("/app.webmanifest", headers={"if-none-match": etag})
    assert (again.status_code, again.content) == (304, b"")


def test_a_film_is_handed_out_in_parts_and_a_picture_as_one(tmp_path: Path) -> None:
    (tmp_path / "sample").mkdir()
    (tmp_path / "sample" / "en.mp4").write_bytes(b"0123456789")
    (tmp_path / "sample" / "en.webp").write_bytes(b"RIFF")
    app = FastAPI()
    install(app, tmp_path)
    with TestClient(app) as client:
        part = client.get("/sample/en.mp4", headers={"range": "bytes=2-4"})
        assert (part.status_code, part.content) == (206, b"234")
        assert part.headers["content-range"] == "bytes 2-4/10"
        whole = client.get("/sample/en.mp4")
        assert (whole.content, whole.headers["content-type"]) == (b"0123456789", "video/mp4")
        assert client.get("/sample/en.webp").headers["content-type"] == "image/webp"


@pytest.mark.parametrize(
    "path", ["/../secret.txt", "/%2e%2e/secret.txt", "/assets/..%2f..%2fsecret.txt"]
)
def test_no_file_outside_is_read(pages: TestClient, tmp_path: Path, path: str) -> None:
    (tmp_path.parent / "secret.txt").write_text("secret")
    assert "secret" not in pages.get(path).text


def test_where_nothing_was_built_it_says_how(tmp_path: Path) -> None:
    app = FastAPI()
    install(app, tmp_path)
    with TestClient(app) as client:
        answer = client.get("/")
    assert answer.status_code == 503
    assert "make web" in answer.text
