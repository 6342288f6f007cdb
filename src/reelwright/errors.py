"""The one tree of errors that Reelwright raises.

ReelwrightError                 everything below; its text names the thing and the next step
├── ConfigError                 a setting, option or installed part is missing or wrong
├── InputError                  what a person gave cannot be used (theme, script, folder, name)
│   ├── NoKnowledge             no source knows the theme
│   └── TooLarge                more bytes than are taken
├── ProviderError               a provider (voice, writer, clip maker …) failed
│   ├── RateLimited             asked too often; wait and ask again
│   ├── Rejected                the provider refuses this request for good
│   │   └── LoginRefused        the key or account is not known, or may not do this
│   ├── Unavailable             out of reach now; `sent` says whether the request may have arrived
│   ├── ClipFiltered            a safety filter refused this picture; nothing is charged
│   ├── ClipFailed              the vendor accepted the clip and could not make it
│   ├── OperationExpired        the vendor no longer knows the operation's name
│   ├── ModelRetired            the model's name is no longer served
│   └── Misspoken               the sound that came (and is paid) does not say the text
├── RenderError                 FFmpeg or the drawing failed
│   └── CheckFailed             the finished file fails a quality check
├── StorageError                the disk is full, read-only, or an object is missing
│   └── DatabaseTrouble         the database cannot be reached or written now
├── QuotaExceeded               the account may make no more videos, or keep no more uploads
├── BudgetExceeded              the money set aside is spent
├── NotSignedIn                 nobody is signed in, or no longer
├── Forbidden                   signed in, and not allowed to do this
├── NotFound                    no video, scene or version of that name (or not yours)
├── Conflict                    what is asked does not fit what the video is doing now
└── Superseded                  this run was overtaken; its work stops quietly

Arguments after the message have defaults, so that every error pickles.
"""

from __future__ import annotations


class ReelwrightError(Exception):
    """Root of the tree; `str(error)` is fit to be shown to a person."""

    def __init__(self, message: str = "") -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return self.message


class ConfigError(ReelwrightError):
    """A setting, an option or an installed part is missing or wrong."""


class InputError(ReelwrightError):
    """What a person gave cannot be used as it is."""


class NoKnowledge(InputError):
    """No source knows enough of the theme to write a script."""


class TooLarge(InputError):
    """What is sent has more bytes than are taken; the rest of it is not read."""


class ProviderError(ReelwrightError):
    """A provider failed; `retryable` says whether asking again may help.

    `paid` is how many times the price of what was asked for is charged all the same: answers
    that came and cannot be used, before this happened.
    """

    paid: float = 0.0

    def __init__(
        self,
        message: str = "",
        provider: str = "",
        retryable: bool = False,
        retry_after_s: float | None = None,
    ) -> None:
        super().__init__(message)
        self.provider = provider
        self.retryable = retryable
        self.retry_after_s = retry_after_s

    def __reduce__(self) -> tuple[object, ...]:
        arguments = (self.message, self.provider, self.retryable, self.retry_after_s)
        return type(self), arguments, {"paid": self.paid}


class RateLimited(ProviderError):
    """Asked too often; `retry_after_s` says how long to wait where the provider told."""


class Rejected(ProviderError):
    """The provider refuses this request for good."""


class LoginRefused(Rejected):
    """The key or account is not known to the provider, or may not do this; any request would
    be refused."""


class Unavailable(ProviderError):
    """The provider is out of reach now.

    `sent` is True where the request may have been accepted although no answer came: a paid
    request is then in doubt and is looked up, never repeated blindly.
    """

    def __init__(
        self,
        message: str = "",
        provider: str = "",
        retryable: bool = False,
        retry_after_s: float | None = None,
        sent: bool = False,
    ) -> None:
        super().__init__(message, provider, retryable, retry_after_s)
        self.sent = sent

    def __reduce__(self) -> tuple[object, ...]:
        arguments = (self.message, self.provider, self.retryable, self.retry_after_s, self.sent)
        return type(self), arguments, {"paid": self.paid}


class ClipFiltered(ProviderError):
    """A safety filter refused this picture; nothing is charged, and asking again may pass."""


class ClipFailed(ProviderError):
    """The vendor accepted the clip and could not make it; nothing is charged."""


class OperationExpired(ProviderError):
    """The vendor no longer knows the operation's name; its output may still lie in storage."""


class ModelRetired(ProviderError):
    """The model's name is no longer served."""


class Misspoken(ProviderError):
    """The sound that a voice sent, and was paid for, does not say the text it was given."""

    paid = 1.0


class RenderError(ReelwrightError):
    """FFmpeg or the drawing failed; `stderr_tail` holds the last lines FFmpeg said."""

    def __init__(self, message: str = "", stderr_tail: str = "") -> None:
        super().__init__(message)
        self.stderr_tail = stderr_tail

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.message, self.stderr_tail)


class CheckFailed(RenderError):
    """A finished file fails one of the quality checks."""


class StorageError(ReelwrightError):
    """The disk is full or read-only, or an object is missing."""


class DatabaseTrouble(StorageError):
    """The database cannot be reached or written now; what was committed is safe."""


class QuotaExceeded(ReelwrightError):
    """The account may make no more videos, or keep no more uploads."""


class BudgetExceeded(ReelwrightError):
    """The money of this video, account or installation is spent; `scope` says of which.

    `video:ID`, `account:ID:2026-11` or `all:2026-11`.
    """

    def __init__(self, message: str = "", scope: str = "", missing_microusd: int = 0) -> None:
        super().__init__(message)
        self.scope = scope
        self.missing_microusd = missing_microusd

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.message, self.scope, self.missing_microusd)


class NotSignedIn(ReelwrightError):
    """Nobody is signed in, or the session or key ended."""


class Forbidden(ReelwrightError):
    """Who asks is known and may not do this."""


class NotFound(ReelwrightError):
    """There is no such video, scene or version, or it belongs to somebody else."""


class Conflict(ReelwrightError):
    """What is asked does not fit the video's present state; nothing was changed."""


class Superseded(ReelwrightError):
    """A newer run, a cancellation or a deletion overtook this one; nobody needs to be told."""
