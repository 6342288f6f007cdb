"""OpenAIServer: OpenAI or a compatible server, reached so that nothing is sent twice."""

from __future__ import annotations

import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import httpx2

from reelwright.errors import ConfigError, ProviderError, Rejected
from reelwright.ports import Access
from reelwright.providers.refusal import quoted, refusal, seconds, silence

if TYPE_CHECKING:
    from openai import OpenAI

PROVIDER = "openai"
OWN_URL = "https://api.openai.com/v1"
NO_KEY = "none"
"""Sent to a server of one's own that asks for none; the SDK insists on some key."""
CONNECT_S = 10.0
_KEY_STEP = "Check REELWRIGHT_OPENAI_API_KEY."
_SPENT = "insufficient_quota"
_NOT_SENT = (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout)


class OpenAIServer:
    """One address with its key; the SDK's client is opened when it is first asked for."""

    def __init__(self, access: Access, *, timeout_s: float) -> None:
        self._access = access
        self._timeout_s = timeout_s
        self._client: OpenAI | None = None

    @property
    def is_own(self) -> bool:
        """Whether this is OpenAI itself, not a compatible server."""
        return not self._access.base_url or self._access.base_url.startswith(OWN_URL)

    def missing(self, model: str, *, option: str) -> str | None:
        """What is not set, as a sentence with the next step; None where nothing is missing."""
        if find_spec("openai") is None:
            return "The OpenAI package is missing. Run `pip install 'reelwright[openai]'`."
        if self.is_own and not self._access.api_key:
            return (
                "No key for openai. Set REELWRIGHT_OPENAI_API_KEY, or REELWRIGHT_OPENAI_BASE_URL "
                "to a compatible server, e.g. http://127.0.0.1:11434/v1."
            )
        if not model:
            return (
                f"Which model of {self._access.base_url} is meant? Name it with {option}; the "
                "server lists its models at /models."
            )
        return None

    def client(self, model: str, *, option: str) -> OpenAI:
        """Raises ConfigError where a key or a model's name is missing."""
        missing = self.missing(model, option=option)
        if missing is not None:
            raise ConfigError(missing)
        if self._client is None:
            from openai import OpenAI

            url = self._access.base_url or OWN_URL
            tls = not url.startswith("http://")
            line = httpx2.Client(
                timeout=httpx2.Timeout(self._timeout_s, connect=min(CONNECT_S, self._timeout_s)),
                verify=tls,  # else 0.1 s of certificates for nothing
                trust_env=tls,
            )
            # Nobody closes a voice that is kept per process and then forgotten.
            weakref.finalize(self, line.close)
            self._client = OpenAI(
                api_key=self._access.api_key or NO_KEY,
                base_url=url,
                max_retries=0,
                http_client=line,
            )
        return self._client

    @contextmanager
    def translated(self, *, model: str, option: str) -> Iterator[None]:
        """Raise our errors for the SDK's; a lost answer may have been charged."""
        import openai

        try:
            yield
        except openai.APIStatusError as error:
            raise self._refused(error, model=model, option=option) from error
        except openai.APIConnectionError as error:
            cause = error.__cause__
            sent = not isinstance(cause, _NOT_SENT)
            raise silence(type(cause or error).__name__, provider=PROVIDER, sent=sent) from error
        except (openai.APIError, httpx2.HTTPError) as error:
            raise silence(type(error).__name__, provider=PROVIDER, sent=True) from error
        except ValueError as error:  # JSON that cannot be read
            raise silence("an answer that cannot be read", provider=PROVIDER, sent=True) from error

    def close(self) -> None:
        """Close the connections; the next request opens them again."""
        client, self._client = self._client, None
        if client is not None:
            client.close()

    def _refused(self, error: Any, *, model: str, option: str) -> ProviderError:
        secrets = (self._access.api_key,)
        said = _message(error.body) or str(error.message)
        if error.code == _SPENT:
            return Rejected(
                f"The money at openai is spent: {quoted(said, secrets)} Add some at the vendor's.",
                PROVIDER,
            )
        return refusal(
            error.status_code,
            said,
            provider=PROVIDER,
            paid=True,
            key_step=_KEY_STEP,
            retired_step=f"It was asked for {model}; name another model with {option}.",
            retry_after_s=seconds(error.response.headers.get("retry-after")),
            secrets=secrets,
        )


def _message(body: object) -> str:
    """The vendor's own words in an error's body; servers differ in where they put them."""
    told = body.get("error", body) if isinstance(body, dict) else body
    told = told.get("message", "") if isinstance(told, dict) else told
    return told if isinstance(told, str) else ""
