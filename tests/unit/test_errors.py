"""The tree of errors."""

from __future__ import annotations

import pickle

import pytest

from reelwright import errors


def every_error() -> list[type[errors.ReelwrightError]]:
    found, queue = [], [errors.ReelwrightError]
    while queue:
        kind = queue.pop()
        found.append(kind)
        queue += kind.__subclasses__()
    return found


@pytest.mark.parametrize("kind", every_error())
def test_every_error_pickles_with_its_text(kind: type[errors.ReelwrightError]) -> None:
    back = pickle.loads(pickle.dumps(kind("No key. Set one.")))
    assert type(back) is kind
    assert str(back) == "No key. Set one."


def test_provider_error_keeps_what_retries_need() -> None:
    error = errors.RateLimited("wait", provider="veo", retryable=True, retry_after_s=3.0)
    back = pickle.loads(pickle.dumps(error))
    assert (back.provider, back.retryable, back.retry_after_s) == ("veo", True, 3.0)


def test_every_error_stands_in_the_drawn_tree() -> None:
    drawn = errors.__doc__ or ""
    assert [kind.__name__ for kind in every_error() if kind.__name__ not in drawn] == []
