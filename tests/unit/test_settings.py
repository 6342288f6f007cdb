"""Settings that cannot be used are named, with what to write instead."""

from __future__ import annotations

import pytest

from reelwright.errors import ConfigError
from reelwright.settings import load_settings


def test_a_list_that_is_not_written_as_json_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REELWRIGHT_ORIGINS", "https://videos.example.org")
    with pytest.raises(ConfigError, match="REELWRIGHT_ORIGINS is not written as JSON"):
        load_settings()
