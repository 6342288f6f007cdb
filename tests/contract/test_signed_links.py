"""Signed links: they open what they name for as long as they say, and nothing else."""

from __future__ import annotations

import stat
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from pydantic import SecretStr

from reelwright.bootstrap import services_from, studio_from
from reelwright.errors import ConfigError, NotFound
from reelwright.ports import Resources
from reelwright.settings import load_settings
from reelwright.storage.link_secret import SECRET_FILE, open_signer
from reelwright.storage.open import open_objects
from reelwright.storage.signing import LinkSigner
from tests.emulators.buckets import Bucket

KEY, OTHER = "videos/v1/v1/été final.mp4", "videos/v2/v1/final.mp4"
SECRET = b"of all servers of this place"


@pytest.mark.parametrize("kind", ["gcs_bucket", "s3_bucket"])
def test_a_buckets_link_opens_only_what_it_names_and_only_for_a_while(
    kind: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    bucket: Bucket = request.getfixturevalue(kind)
    objects, source = bucket.signing, tmp_path / "x.mp4"
    source.write_bytes(b"film")
    objects.put_file(KEY, source)
    objects.put_file(OTHER, source)
    link, short = (objects.signed_url(KEY, expires_s=seconds) for seconds in (60, 1))
    assert _get(link) == b"film"
    altered = (
        link.replace("/v1/v1/", "/v2/v1/").replace("%C3%A9t%C3%A9%20", ""),
        link.replace("Expires=60", "Expires=99999"),
        link[:-1] + ("0" if link[-1] != "0" else "1"),
    )
    for one in altered:
        with pytest.raises(urllib.error.HTTPError, match="403"):
            _get(one)
    time.sleep(2.1)
    with pytest.raises(urllib.error.HTTPError, match=r"40[03]"):
        _get(short)


def _get(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=5) as answer:
        body: bytes = answer.read()
        return body


def test_cloud_storage_without_an_account_says_what_signs(gcs_bucket: Bucket) -> None:
    with pytest.raises(ConfigError, match="REELWRIGHT_GOOGLE_CREDENTIALS"):
        gcs_bucket.objects.signed_url(KEY, expires_s=60)


def test_a_folders_link_holds_until_it_expires(tmp_path: Path) -> None:
    clock = [1000.0]
    signer = LinkSigner(SECRET, now_s=lambda: clock[0])
    objects = open_objects(Resources(tmp_path), tmp_path, signer=lambda: signer)
    link = objects.signed_url(KEY, expires_s=60)
    parts = urlsplit(link)
    given = {name: values[0] for name, values in parse_qs(parts.query).items()}
    key = unquote(parts.path).removeprefix("/objects/")
    assert key == KEY
    signer.check(key, **given)
    for wrong in (
        {**given, "expires": "99999"},
        {**given, "signature": given["signature"][:-1] + "é"},
        {**given, "expires": "١٠٦٠"},
        {**given, "signature": ""},
    ):
        with pytest.raises(NotFound, match="expired or was altered"):
            signer.check(key, **wrong)
    with pytest.raises(NotFound):
        signer.check(OTHER, **given)
    with pytest.raises(NotFound):
        LinkSigner(SECRET + b"!", now_s=lambda: 1000.0).check(key, **given)
    clock[0] += 61
    with pytest.raises(NotFound):
        signer.check(key, **given)


def test_links_without_a_secret_worth_the_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="need a secret"):
        open_objects(Resources(tmp_path), tmp_path).signed_url(KEY, expires_s=60)
    with pytest.raises(ConfigError, match="16 at least"):
        LinkSigner(b"short")
    assert "of all servers" not in repr(LinkSigner(SECRET))


def test_a_workspace_makes_one_secret_and_keeps_it_to_itself(tmp_path: Path) -> None:
    workspace = tmp_path / "workspace"
    with ThreadPoolExecutor(8) as pool:
        signers = list(pool.map(lambda _: open_signer("", workspace), range(16)))
    assert len({signer.secret for signer in signers}) == 1
    assert len(signers[0].secret) >= 32
    path = workspace / SECRET_FILE
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [found.name for found in workspace.iterdir()] == [SECRET_FILE]
    link = signers[0].sign(KEY, expires_s=60)
    given = parse_qs(urlsplit(link).query)
    open_signer("", workspace).check(
        KEY, expires=given["expires"][0], signature=given["signature"][0]
    )


def test_an_emptied_secret_is_made_anew_and_one_that_is_set_wins(tmp_path: Path) -> None:
    (tmp_path / SECRET_FILE).write_text("")
    assert len(open_signer("", tmp_path).secret) >= 32
    assert open_signer(SECRET.decode(), tmp_path).secret == SECRET
    with pytest.raises(ConfigError, match="REELWRIGHT_LINK_SECRET"):
        open_signer("short", tmp_path)


def test_a_studio_signs_links_to_its_files_and_shows_no_secret(tmp_path: Path) -> None:
    settings = load_settings(workspace=tmp_path, link_secret=SecretStr(SECRET.decode()))
    services = services_from(settings)
    assert "of all servers" not in f"{settings!r} {services!r}"
    with studio_from(settings) as studio:
        link = urlsplit(studio.objects().signed_url(KEY, expires_s=60))
        given = parse_qs(link.query)
        studio.links().check(KEY, expires=given["expires"][0], signature=given["signature"][0])


def test_s3_takes_its_key_from_the_settings_or_the_machine(tmp_path: Path) -> None:
    def login(**given: str) -> str:
        secret = {name: SecretStr(value) for name, value in given.items()}
        return (
            services_from(load_settings(workspace=tmp_path, **secret))
            .resources.access("s3")
            .api_key
        )

    assert login(s3_access_key_id="AKIA", s3_secret_access_key="x:y") == "AKIA:x:y"
    assert login() == ""
    with pytest.raises(ConfigError, match="Set REELWRIGHT_S3_SECRET_ACCESS_KEY too"):
        login(s3_access_key_id="AKIA")
