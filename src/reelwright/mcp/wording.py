"""Wording: what operations tell a person at the command line, put for who has tools."""

from __future__ import annotations

import re

_TOOLS = {
    "approve": "approve_video",
    "cancel": "cancel_video",
    "edit": "edit_scene",
    "make": "make_video",
    "resume": "resume_video",
    "show": "video_status",
    "videos": "list_videos",
    "watch": "video_status",
}
_COMMAND = re.compile(r"`?reelwright ([a-z]+)( [^`\n]*?)?(?:`|(?=[,.]? or |[,.]?$))")
_SCENE = re.compile(r"--scene (\S+)")
_OPTION = re.compile(r"(`?)--([a-z][a-z-]*)\1(?: (?:FILE|DIR|…|\"…\"))?")
_NAMES = {"visual": "visual_prompt"}


def by_tool(told: str) -> str:
    """`reelwright resume cats-1 --budget 2` becomes “resume_video” with `budget` 2.

    What no tool does stays a command.
    """
    return _OPTION.sub(_name, _COMMAND.sub(_tool, told))


def _tool(command: re.Match[str]) -> str:
    name, rest = command[1], command[2] or ""
    scene = _SCENE.search(rest)
    if name == "retry":
        tool = "regenerate_scene" if scene else "resume_video"
    elif name in _TOOLS:
        tool = _TOOLS[name]
    else:
        return command[0]
    options = _SCENE.sub("", rest)
    given = options[options.index("--") :].strip() if "--" in options else ""
    told = f"“{tool}” for scene {scene[1]}" if scene else f"“{tool}”"
    return f"{told} with {given}" if given else told


def _name(option: re.Match[str]) -> str:
    name = option[2]
    return f"`{_NAMES.get(name, name.replace('-', '_'))}`"
