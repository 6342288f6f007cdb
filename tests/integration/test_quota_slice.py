"""A slice of the campaign of parallel requests, over real HTTP."""

from __future__ import annotations

from chaos.quota import quota_campaign


def test_many_at_once_make_as_many_videos_as_allowed_and_one_under_one_key() -> None:
    outcome = quota_campaign(1, 1, postgres=False, parallel=40, say=lambda _: None)
    assert outcome.wrong == []
    assert outcome.answers.total() == outcome.under_keys.total() == 40
