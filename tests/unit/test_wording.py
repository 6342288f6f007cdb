"""Wording: no message that crosses the API names a shell command or its options."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import reelwright
from reelwright.domain.wording import from_afar

ROOT = Path(reelwright.__file__).parent
AT_THE_MACHINE = (
    "cli/",
    "providers/fake_vendor/",
    "settings.py",
    "domain/wording.py",
    "database/migrate.py",
    "operations/checkup.py",
    "operations/readiness.py",
    "operations/trial",
    "workflows/lease.py",
    "tracing.py",
)
"""Said only to who sits at the service's machine."""
SHELL = re.compile(r"(?<![\w-])--[a-z]|\breelwright [a-z]+ |`reelwright|\b(?:pip|make) install\b")
STANDS_FOR = {"command": "reelwright resume x", "told": "It waits.", "_HOW": "Say it."}


def texts() -> Iterator[tuple[str, str]]:
    """Every text of the tree that can be told, with where it stands."""
    for path in sorted(ROOT.rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        source = path.read_text(encoding="utf-8")
        if name.startswith(AT_THE_MACHINE) or not SHELL.search(source):
            continue
        tree = ast.parse(source)
        passed: set[int] = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.Expr):
                passed.add(id(node.value))
            if isinstance(node, ast.JoinedStr):
                passed |= {id(part) for part in node.values}
                yield f"{name}:{node.lineno}", "".join(map(spoken, node.values))
            elif isinstance(node, ast.Constant) and id(node) not in passed:
                yield f"{name}:{node.lineno}", str(node.value)


def spoken(part: ast.expr) -> str:
    if isinstance(part, ast.Constant):
        return str(part.value)
    assert isinstance(part, ast.FormattedValue)
    return STANDS_FOR.get(ast.unparse(part.value), "x")


def test_no_text_of_the_tree_names_the_shell_once_it_crosses_the_api() -> None:
    # One that begins with it is put between backticks where it is told.
    told = [
        (place, text)
        for place, text in texts()
        if SHELL.search(text) and not text.startswith("reelwright ")
    ]
    assert len(told) > 50
    left = [(place, from_afar(text)) for place, text in told if SHELL.search(from_afar(text))]
    assert left == []


@pytest.mark.parametrize(
    ("told", "put"),
    [
        ("Go on with `reelwright resume cats-1`.", "Go on with “resume”."),
        (
            "`reelwright resume cats-1 --budget 2.50` pays for all of it.",
            "“resume” with `budget` 2.50 pays for all of it.",
        ),
        (
            "Draw the rest with `reelwright resume cats-1 --draw-rest`.",
            "Draw the rest with “resume” with `draw_rest`.",
        ),
        (
            'Change it with `reelwright edit cats-1 --scene 3 --visual "…"`.',
            "Change it with “edit scene 3” with `visual_prompt`.",
        ),
        (
            "--scenes must lie between 1 and 60, not 99.",
            "`scenes` must lie between 1 and 60, not 99.",
        ),
        ("Give either --script FILE or --text FILE.", "Give either `script` or `text`."),
        (
            'Name one, e.g. reelwright make "Les pandas", or give --text FILE.',
            'Name one, e.g. "Les pandas", or give `text`.',
        ),
        (
            "No space left for a.mp4. Free some space (or choose another disk with --workspace or "
            "--out) and run the same command again: what was finished is kept.",
            "No space left for a.mp4. Free some space and ask again: what was finished is kept.",
        ),
        (
            "The package is missing. Run `pip install 'reelwright[openai]'`.",
            "The package is missing. Have whoever runs the service install it.",
        ),
        ("This e-mail address has an account.", "This e-mail address has an account."),
    ],
)
def test_a_command_is_put_as_its_route_and_an_option_as_its_field(told: str, put: str) -> None:
    assert from_afar(told) == put
