"""Line: requests to the service, sent again where that is safe, and its refusals as errors."""

from __future__ import annotations

import json
import random
import time
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

import httpx2

from reelwright.client.errors import ApiError, Problem, Unreachable, error_of
from reelwright.client.models import Answer

TRIES = 4
FIRST_WAIT_S = 0.5
LONGEST_WAIT_S = 60.0
"""A service that asks for more patience is told of instead."""
GIVE_S = 300.0
"""A film that is sent is decoded and encoded before the service answers."""
SAFE = frozenset({"GET", "HEAD"})
NEVER_SENT = (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout)

A = TypeVar("A", bound=Answer)


class Line:
    """One service, one key."""

    def __init__(
        self,
        base_url: str,
        key: str,
        *,
        timeout_s: float,
        tries: int,
        transport: httpx2.BaseTransport | None,
    ) -> None:
        headers = {"User-Agent": "reelwright-client", "Accept": "application/json, */*;q=0.5"}
        if key:
            headers["Authorization"] = f"Bearer {key}"
        self.tries = max(1, tries)
        self._http = httpx2.Client(
            base_url=base_url.rstrip("/"), headers=headers, timeout=timeout_s, transport=transport
        )

    def close(self) -> None:
        """Give every connection back."""
        self._http.close()

    def ask(
        self,
        kind: type[A],
        method: str,
        path: str,
        *,
        body: Any = None,
        query: Mapping[str, Any] | None = None,
        once: str | None = None,
        harmless: bool = False,
    ) -> A:
        """The answer as a model; see `send`. Raises ApiError, Unreachable."""
        told = self.send(method, path, body=body, query=query, once=once, harmless=harmless)
        return kind.model_validate_json(told.content)

    def send(
        self,
        method: str,
        path: str,
        *,
        body: Any = None,
        query: Mapping[str, Any] | None = None,
        once: str | None = None,
        harmless: bool = False,
    ) -> httpx2.Response:
        """A good answer, asked for several times where asking again does nothing twice.

        `once` is an Idempotency-Key, under which the service does the request once however often
        it comes; empty makes one. `harmless`: sending it again changes nothing.
        """
        headers = {} if once is None else {"Idempotency-Key": once or uuid.uuid4().hex}
        request = self._http.build_request(
            method, path, json=body, params=_given(query), headers=headers
        )
        safe = harmless or once is not None or method in SAFE
        lost = False
        for left in reversed(range(self.tries)):
            try:
                response = self._http.send(request)
            except httpx2.TransportError as error:
                sent = not isinstance(error, NEVER_SENT)
                if not left or (sent and not safe):
                    raise self.unreachable(error) from error
                lost = lost or sent
                time.sleep(self.pause(left))
                continue
            if response.is_success:
                return response
            refusal = refusal_of(response)
            wait_s = self.wait_of(refusal, left, safe=safe, lost=lost)
            if wait_s is None:
                raise refusal
            time.sleep(wait_s)
        raise AssertionError("the last try answers or raises")

    def give(self, kind: type[A], path: str, *, data: Mapping[str, str], files: Any) -> A:
        """The answer to a form with a file, sent once. Raises ApiError, Unreachable."""
        try:
            response = self._http.post(path, data=dict(data), files=files, timeout=GIVE_S)
        except httpx2.TransportError as error:
            raise self.unreachable(error) from error
        if not response.is_success:
            raise refusal_of(response)
        return kind.model_validate_json(response.content)

    @contextmanager
    def stream(
        self,
        path: str,
        *,
        headers: Mapping[str, str],
        query: Mapping[str, Any] | None = None,
        silence_s: float,
    ) -> Iterator[httpx2.Response]:
        """An answer while it comes, redirects followed; `silence_s` without a byte ends it.

        Raises ApiError, and httpx2.TransportError where the connection breaks.
        """
        timeout = httpx2.Timeout(self._http.timeout.connect, read=silence_s)
        with self._http.stream(
            "GET",
            path,
            params=_given(query),
            headers=dict(headers),
            timeout=timeout,
            follow_redirects=True,
        ) as response:
            if not response.is_success:
                response.read()
                raise refusal_of(response)
            yield response

    def wait_of(
        self, refusal: ApiError, left: int, *, safe: bool = True, lost: bool = False
    ) -> float | None:
        """Seconds until the same may be asked again; None where that is of no use."""
        problem = refusal.problem
        again = (
            problem.status == 429
            # A wrong setting of the service does not mend itself.
            or (problem.status == 503 and safe and problem.name != "config-error")
            or (problem.status in {502, 504} and safe)
            # An earlier try whose answer was lost may still be under way there.
            or (problem.status == 409 and safe and lost)
        )
        wait_s = problem.retry_after_s
        if not left or not again or (wait_s is not None and wait_s > LONGEST_WAIT_S):
            return None
        return self.pause(left) if wait_s is None else wait_s

    def pause(self, left: int) -> float:
        """Longer with every try, each a little by chance."""
        wait_s: float = FIRST_WAIT_S * 2 ** max(0, self.tries - 1 - left)
        return wait_s * random.uniform(0.5, 1.0)

    def unreachable(self, error: Exception) -> Unreachable:
        """What is said where no answer came."""
        why = str(error) or type(error).__name__
        return Unreachable(
            f"{self._http.base_url} gives no answer ({why}). Is the service running there?"
        )


def refusal_of(response: httpx2.Response) -> ApiError:
    """The error in an answer that was read."""
    problem = Problem(
        title=response.reason_phrase,
        status=response.status_code,
        retry_after_s=_seconds(response.headers.get("retry-after", "")),
    )
    try:
        told = json.loads(response.content)
    except ValueError:
        return error_of(problem)
    if not isinstance(told, dict):
        return error_of(problem)
    return error_of(
        Problem(
            type=str(told.get("type", problem.type)),
            title=str(told.get("title", problem.title)),
            status=response.status_code,
            detail=str(told.get("detail", "")),
            instance=str(told.get("instance", "")),
            errors=tuple(told.get("errors") or ()),
            retry_after_s=problem.retry_after_s,
        )
    )


def _given(query: Mapping[str, Any] | None) -> dict[str, Any] | None:
    if query is None:
        return None
    return {name: value for name, value in query.items() if value not in (None, "", [], ())}


def _seconds(text: str) -> float | None:
    return float(text) if text.isascii() and text.isdecimal() else None
