"""Sign-in: what is sent to come in, and to change a password."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from reelwright.api.schemas.given import Given
from reelwright.operations.email_address import LONGEST as LONGEST_EMAIL
from reelwright.operations.passwords import LONGEST, SHORTEST

Email = Annotated[str, Field(max_length=LONGEST_EMAIL, examples=["ada@example.org"])]
Password = Annotated[
    str, Field(min_length=1, max_length=LONGEST, examples=["correct horse battery"])
]
NewPassword = Annotated[
    str,
    Field(
        min_length=SHORTEST,
        max_length=LONGEST,
        description="None of the most common ones.",
        examples=["correct horse battery"],
    ),
]
LinkToken = Annotated[str, Field(min_length=1, max_length=200)]


class Registration(Given):
    """A new account. `access_code` is the hour's, where the installation wants one."""

    email: Email
    password: NewPassword
    access_code: str = Field(default="", max_length=40, examples=["K7QW3MZP"])


class Login(Given):
    """An account's address and password."""

    email: Email
    password: Password


class PasswordChange(Given):
    """The password now, and the one it shall be."""

    current_password: Password
    new_password: NewPassword


class LinkGiven(Given):
    """A one-time link's token: what is behind its #."""

    token: LinkToken


class LinkUse(LinkGiven):
    """A new password by a one-time link. `email` is for a link of kind `first` alone."""

    password: NewPassword
    email: str = Field(default="", max_length=LONGEST_EMAIL)
