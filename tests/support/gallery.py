"""Gallery: every page of the web app with something on it, over a showcase."""

from __future__ import annotations

from dataclasses import dataclass

from tests.support.showcase import ADA, NEW, ROOT

NOBODY = ""


@dataclass(frozen=True)
class Sight:
    """A page and who looks at it; `{finished}` in a path is that video's id."""

    path: str
    who: str


SIGHTS = {
    "landing": Sight("/", NOBODY),
    "login": Sight("/login", NOBODY),
    "register": Sight("/register", NOBODY),
    "link": Sight("/link#no-such-token", NOBODY),
    "missing": Sight("/nothing/here", NOBODY),
    "create": Sight("/create", ADA),
    "library": Sight("/library", ADA),
    "shared videos": Sight("/library?of=shared", NEW),
    "empty library": Sight("/library", NEW),
    "finished video": Sight("/videos/{finished}", ADA),
    "another's video": Sight("/videos/{finished}", NEW),
    "storyboard": Sight("/videos/{storyboard}", ADA),
    "video in the making": Sight("/videos/{making}", ADA),
    "failed video": Sight("/videos/{failed}", ADA),
    "account": Sight("/account", ADA),
    "admin": Sight("/admin", ROOT),
    "admin's accounts": Sight("/admin?view=accounts", ROOT),
    "access code": Sight("/admin?view=code", ROOT),
    "admin's money": Sight("/admin?view=money", ROOT),
    "admin's figures": Sight("/admin?view=figures", ROOT),
}
