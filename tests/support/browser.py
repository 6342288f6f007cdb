"""Browser: the packaged Chromium of the web app's development, the same on every machine."""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[2]
WEB = ROOT / "web"
BUILT = ROOT / "src" / "reelwright" / "api" / "web"
MODULES = WEB / "node_modules"
PACKAGE = MODULES / "@sparticuz" / "chromium"
UNPACKING_S = 300
NODE = Path(sys.executable).with_name("node")
"""The virtual environment's own."""
_UNPACK = (
    "import chromium from '@sparticuz/chromium'; console.log(await chromium.executablePath());"
)
_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{0}/fonts</dir><cachedir>{0}/fonts-cache</cachedir></fontconfig>
"""
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--no-proxy-server",
    # This machine alone: no page may need anything from elsewhere.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--autoplay-policy=no-user-gesture-required",
)


def why_not() -> str:
    """What is missing for a browser, with the next step; nothing where all is there."""
    if (sys.platform, platform.machine()) != ("linux", "x86_64"):
        return f"the packaged Chromium is for Linux on x86_64, not {platform.platform()}"
    if not PACKAGE.exists() or not (BUILT / "index.html").exists():
        return "the web app is not built; run: make web"
    return ""


def chromium() -> Path:
    """The folder in which it is unpacked, once for all processes and for each of its versions."""
    version = json.loads((PACKAGE / "package.json").read_text())["version"]
    folder = MODULES / ".cache" / f"chromium-{version}"
    folder.parent.mkdir(exist_ok=True)
    with FileLock(f"{folder}.lock", timeout=UNPACKING_S):
        if not folder.exists():
            _unpack(folder)
    return folder


def _unpack(folder: Path) -> None:
    """Aside, and renamed when it is whole. The package unpacks where temporary files go."""
    aside = folder.with_suffix(".part")
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir()
    # This name of a runtime makes it bring the libraries that a bare system lacks.
    wanted = {"TMPDIR": str(aside), "AWS_LAMBDA_JS_RUNTIME": "nodejs22.x"}
    subprocess.run(
        [NODE, "--input-type=module", "--eval", _UNPACK],
        env=os.environ | wanted,
        cwd=WEB,
        check=True,
        stdout=subprocess.DEVNULL,
        timeout=UNPACKING_S,
    )
    (aside / "fonts" / "fonts.conf").write_text(_FONTS.format(folder))
    aside.rename(folder)


@contextmanager
def running_browser() -> Iterator[Browser]:
    """A browser that reaches this machine alone."""
    from playwright.sync_api import sync_playwright

    folder = chromium()
    libraries = [str(folder / "al2023" / "lib"), os.environ.get("LD_LIBRARY_PATH", "")]
    environment: dict[str, str | float | bool] = {
        **os.environ,
        "LD_LIBRARY_PATH": ":".join(filter(None, libraries)),
        "FONTCONFIG_FILE": str(folder / "fonts" / "fonts.conf"),
    }
    # The one that Playwright brings wants a library that a bare system lacks.
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(NODE))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=folder / "chromium", args=ARGUMENTS, env=environment
        )
        yield browser
        browser.close()
