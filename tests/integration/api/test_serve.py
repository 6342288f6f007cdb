"""`reelwright serve` as a process: ready, signed in to by its first link, and stopped."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import psutil
import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from reelwright.cli.serve import check_service
from reelwright.errors import ConfigError
from reelwright.settings import load_settings

CATS = "".join(
    f"**VISUAL:** A cat, {n}\n**VOICE OVER:** This is scene {n}, of a cat that sleeps all day.\n"
    for n in range(3)
)
PASSWORD = "correct horse battery"
START_S = 60.0


def command(workspace: Path, *options: str) -> subprocess.Popen[str]:
    environment = {
        **os.environ,
        "REELWRIGHT_WORKSPACE": str(workspace),
        "REELWRIGHT_OFFLINE": "1",
        "REELWRIGHT_TRUSTED_PROXIES": "127.0.0.1",
        "COLUMNS": "200",
    }
    return subprocess.Popen(
        [sys.executable, "-m", "reelwright.cli.main", "serve", *options],
        env=environment,
        cwd=workspace.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


@contextmanager
def serving(workspace: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], str, str]]:
    """The process, its address, and the first administrator's token where one was printed."""
    process = command(workspace, "--port", "0", *options)
    assert process.stdout is not None
    try:
        address = token = ""
        for line in process.stdout:
            words = line.split()
            if "Reelwright at" in line:
                address = next(word for word in words if word.startswith("http://"))
            if "#" in line:
                token = line.strip().partition("#")[2]
            if token or "Nobody signs in" in line:
                break
        assert address
        yield process, address, token
    finally:
        process.kill()
        process.communicate()


def behind_a_proxy(address: str) -> None:
    """A trusted proxy's word on where a request comes from, and how, is believed."""
    given = {"email": "root@example.org", "password": PASSWORD}
    forwarded = {
        "Host": "videos.example.org",
        "Origin": "https://videos.example.org",
        "X-Forwarded-For": "203.0.113.7",
        "X-Forwarded-Proto": "https",
    }
    login = httpx2.post(f"{address}/api/auth/login", json=given, headers=forwarded, timeout=START_S)
    assert login.status_code == 200
    assert "Secure" in login.headers["set-cookie"]
    bearer = {"Authorization": f"Bearer {login.json()['token']}"}
    sessions = httpx2.get(f"{address}/api/auth/sessions", headers=bearer).json()["items"]
    assert {each["address"] for each in sessions} == {"127.0.0.1", "203.0.113.7"}


def test_the_first_start_prints_a_link_and_a_stop_ends_well(tmp_path: Path) -> None:
    with serving(tmp_path / "workspace") as (process, address, token):
        given = {"token": token, "password": PASSWORD, "email": "root@example.org"}
        answer = httpx2.post(f"{address}/api/auth/link", json=given, timeout=START_S)
        assert answer.status_code == 200
        assert answer.json()["account"]["is_admin"]
        behind_a_proxy(address)
        second = command(tmp_path / "workspace", "--port", "0")
        said = second.communicate(timeout=START_S)[0]
        assert second.returncode == 1
        assert "has a worker already" in said
        assert "--no-worker" in said
        stop_with_a_video_in_the_making(process, address, answer.json()["token"])


def stop_with_a_video_in_the_making(
    process: subprocess.Popen[str], address: str, token: str
) -> None:
    """Who watches is told to come back, and nothing of the process is left."""
    bearer = {"Authorization": f"Bearer {token}"}
    order = {"theme": "Cats", "script": CATS, "language": "en", "voice": "fake", "music": "none"}
    made = httpx2.post(f"{address}/api/videos", json=order, headers=bearer, timeout=START_S)
    assert made.status_code == 201, made.text
    path = f"{address.replace('http', 'ws')}/ws/video/{made.json()['video_id']}?after=0"
    types: set[str] = set()
    with connect(path, additional_headers=bearer, proxy=None) as socket:
        while "narration_ready" not in types:
            types.add(json.loads(socket.recv(START_S))["type"])
        children = psutil.Process(process.pid).children(recursive=True)
        process.send_signal(signal.SIGTERM)
        with pytest.raises(ConnectionClosed) as closed:
            types |= {json.loads(message)["type"] for message in socket}
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 1012
    rest = process.communicate(timeout=START_S)[0]
    assert process.returncode == 0
    assert "Stopped." in rest
    assert "video_ready" not in types
    assert psutil.wait_procs(children, timeout=START_S)[1] == []


def test_in_solo_mode_no_link_is_printed_and_nobody_signs_in(tmp_path: Path) -> None:
    with serving(tmp_path / "workspace", "--solo", "--no-worker") as (_, address, token):
        assert token == ""
        assert httpx2.get(f"{address}/api/auth/me").json()["account"]["id"] == "local"


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "videos.example.org", ""])
def test_solo_mode_is_refused_where_others_could_reach_it(tmp_path: Path, host: str) -> None:
    with pytest.raises(ConfigError, match="--solo"):
        check_service(load_settings(workspace=tmp_path), host=host, solo=True)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "localhost"])
def test_solo_mode_is_for_this_machine(tmp_path: Path, host: str) -> None:
    check_service(load_settings(workspace=tmp_path), host=host, solo=True)


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"origins": ("videos.example.org",)}, "REELWRIGHT_ORIGINS="),
        ({"origins": ("https://videos.example.org/app",)}, "REELWRIGHT_ORIGINS="),
        ({"trusted_proxies": "the proxy"}, "REELWRIGHT_TRUSTED_PROXIES="),
        ({"trusted_proxies": "10.0.0.1/8"}, "REELWRIGHT_TRUSTED_PROXIES="),
        ({"trusted_proxies": "*"}, "REELWRIGHT_TRUSTED_PROXIES="),
        ({"link_secret": "short"}, "REELWRIGHT_LINK_SECRET"),
    ],
)
def test_a_wrong_setting_is_told_at_the_start_with_the_line_to_write(
    tmp_path: Path, wrong: dict[str, object], named: str
) -> None:
    with pytest.raises(ConfigError, match=named):
        check_service(load_settings(workspace=tmp_path, **wrong), host="127.0.0.1", solo=False)


def test_a_port_in_use_is_told_with_the_next_step(tmp_path: Path) -> None:
    with serving(tmp_path / "one", "--solo", "--no-worker") as (_, address, _):
        port = address.rpartition(":")[2]
        said = command(tmp_path / "two", "--port", port).communicate(timeout=START_S)[0]
        assert f"port {port}" in said
        assert f"--port {int(port) + 1}" in said
