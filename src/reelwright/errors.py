"""The one tree of errors that Reelwright raises.

ReelwrightError                 everything below; its text names the thing and the next step
├── ConfigError                 a setting, option or installed part is missing or wrong
├── InputError                  what a person gave cannot be used (theme, script, folder, name)
│   └── NoKnowledge             no source knows the theme
├── ProviderError               a provider (voice, writer, clip maker …) failed
│   ├── RateLimited             asked too often; wait and ask again
│   ├── Rejected                the provider refuses this request for good
│   ├── Unavailable             out of reach now
│   └── ModelRetired            the model's name is no longer served
├── RenderError                 FFmpeg or the drawing failed
│   └── CheckFailed             the finished file fails a quality check
├── StorageError                the disk is full, read-only, or an object is missing
├── QuotaExceeded               the account may make no more videos
└── BudgetExceeded              the money set aside is spent

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


class ProviderError(ReelwrightError):
    """A provider failed; `retryable` says whether asking again may help."""

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
        return type(self), (self.message, self.provider, self.retryable, self.retry_after_s)


class RateLimited(ProviderError):
    """Asked too often; `retry_after_s` says how long to wait where the provider told."""


class Rejected(ProviderError):
    """The provider refuses this request for good."""


class Unavailable(ProviderError):
    """The provider is out of reach now."""


class ModelRetired(ProviderError):
    """The model's name is no longer served."""


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


class QuotaExceeded(ReelwrightError):
    """The account may make no more videos."""


class BudgetExceeded(ReelwrightError):
    """The money set aside for this video, user or installation is spent."""
