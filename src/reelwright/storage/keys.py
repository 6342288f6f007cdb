"""Keys: the name of an artifact says its stage and what it was made from."""

from __future__ import annotations


def artifact_key(stage: str, fingerprint: str, suffix: str) -> str:
    """`narrate_scene/ab/abcd….wav`: folders of at most 256 names stay quick to list."""
    return f"{stage}/{fingerprint[:2]}/{fingerprint}{suffix}"
