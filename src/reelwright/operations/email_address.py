"""E-mail addresses: one spelling for each, by which an account is found."""

from __future__ import annotations

from reelwright.errors import InputError

LONGEST = 254


def read_email(text: str) -> str:
    """The address in small letters. Raises InputError for what is none; no server is asked."""
    from email_validator import EmailNotValidError, validate_email

    if len(text) > LONGEST:
        raise InputError(f"An e-mail address has {LONGEST} characters at most.")
    try:
        read = validate_email(text.strip(), check_deliverability=False)
    except EmailNotValidError as error:
        raise InputError(f"This is not an e-mail address: {error}") from error
    return read.normalized.casefold()
