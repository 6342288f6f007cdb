"""What a wheel of the package carries beside its modules."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_a_wheel_carries_the_built_web_app(tmp_path: Path) -> None:
    """With an app of two files: what Vite builds has other names, in the same folders."""
    project = tmp_path / "project"
    package = project / "src" / "reelwright"
    (package / "api" / "web" / "assets").mkdir(parents=True)
    for name in ("pyproject.toml", "README.md", "LICENSE", "NOTICE"):
        shutil.copy(ROOT / name, project)
    for name in ("__init__.py", "py.typed", "api/__init__.py", "api/french.toml"):
        shutil.copy(ROOT / "src" / "reelwright" / name, package / name)
    (package / "api" / "web" / "index.html").write_text("<!doctype html>")
    (package / "api" / "web" / "assets" / "main-1a2b.js").write_text("export {};")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check"]
    options = ["--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", str(tmp_path)]
    subprocess.run([*command, *options, str(project)], check=True)
    (wheel,) = tmp_path.glob("reelwright-*.whl")
    carried = set(zipfile.ZipFile(wheel).namelist())
    assert {
        "reelwright/py.typed",
        "reelwright/api/french.toml",
        "reelwright/api/web/index.html",
        "reelwright/api/web/assets/main-1a2b.js",
    } <= carried
