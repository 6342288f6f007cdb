"""Account model: what accounts, quota and videos ought to be after each request."""

from __future__ import annotations

from dataclasses import dataclass, field

from reelwright.domain.video import WORKING, VideoStatus

S = VideoStatus
STOPPED = frozenset({S.PAUSED, S.FAILED, S.CANCELLED})
READ, WRITE, KEYS = "videos:read", "videos:write", "keys"


@dataclass
class Pass:
    """A session or a key, as somebody holds it."""

    owner: str
    token: str
    id: str
    scopes: frozenset[str]
    is_key: bool = False
    revoked: bool = False


@dataclass
class Person:
    """An account."""

    max_videos: int
    count: int = 0
    disabled: bool = False
    favourites: set[str] = field(default_factory=set)

    @property
    def has_room(self) -> bool:
        return self.max_videos < 0 or self.count < self.max_videos


@dataclass
class Film:
    """A video."""

    owner: str
    status: VideoStatus = S.QUEUED
    quota: str = "reserved"
    run: int = 1
    version: int = 0
    shared: bool = False
    before: VideoStatus = S.QUEUED
    """Where it stood when it was put in the trash."""
    watched: set[str] = field(default_factory=set)


@dataclass
class Purse:
    """Micro-dollars of a video; they outlive it."""

    spent: int = 0
    aside: int = 0
    """For the request that is on its way."""
    open: str = ""
    """That request."""
    bought: int = 0


@dataclass
class Model:
    """Every request is a method: it says which status is due, and does what is due."""

    people: dict[str, Person]
    films: dict[str, Film] = field(default_factory=dict)
    passes: list[Pass] = field(default_factory=list)
    money: dict[str, Purse] = field(default_factory=dict)

    def refused(self, by: Pass, scope: str) -> int:
        """401 or 403 where the caller may not do this, else 0."""
        if by.revoked or self.people[by.owner].disabled:
            return 401
        return 0 if scope in by.scopes else 403

    def own(self, by: Pass, name: str) -> int:
        """What stands in the way of changing a video, else 0."""
        refused = self.refused(by, WRITE)
        film = self.films.get(name)
        return refused or (0 if film is not None and film.owner == by.owner else 404)

    def readable(self, by: Pass, name: str, scope: str) -> int:
        """What stands in the way of looking at one, else 0."""
        film = self.films.get(name)
        shown = film is not None and (
            film.owner == by.owner or (film.shared and film.status is not S.TRASHED)
        )
        return self.refused(by, scope) or (0 if shown else 404)

    def create(self, by: Pass) -> int:
        """Before it is known what the video is called."""
        refused = self.refused(by, WRITE)
        return refused or (201 if self.people[by.owner].has_room else 403)

    def created(self, by: Pass, name: str) -> None:
        self.films[name] = Film(by.owner)
        self.people[by.owner].count += 1

    def duplicate(self, by: Pass, name: str) -> int:
        wrong = self.own(by, name)
        if wrong:
            return wrong
        return 409 if self.films[name].status is S.TRASHED else self.create(by)

    def cancel(self, by: Pass, name: str) -> int:
        wrong = self.own(by, name)
        if wrong:
            return wrong
        film = self.films[name]
        if film.status not in {*WORKING, S.PAUSED, S.AWAITING_APPROVAL}:
            return 409
        film.status = S.CANCELLED
        self._release(film)
        return 200

    def again(self, by: Pass, name: str, *, retry: bool) -> int:
        """Resumed or retried."""
        wrong = self.own(by, name)
        if wrong:
            return wrong
        film, person = self.films[name], self.people[by.owner]
        if film.status not in ({*STOPPED, S.COMPLETED} if retry else STOPPED):
            return 409
        if film.quota == "released":
            if not person.has_room:
                return 403
            person.count, film.quota = person.count + 1, "reserved"
        film.status, film.run = S.QUEUED, film.run + 1
        return 202

    def approve(self, by: Pass, name: str) -> int:
        wrong = self.own(by, name)
        if wrong:
            return wrong
        film = self.films[name]
        if film.status is not S.AWAITING_APPROVAL:
            return 409
        film.status = S.PROCESSING
        return 202

    def delete(self, by: Pass, name: str, *, purge: bool) -> int:
        wrong = self.own(by, name)
        if wrong:
            return wrong
        film = self.films[name]
        if film.status is S.TRASHED and not purge:
            return 409
        if film.status is not S.TRASHED:
            film.before = S.CANCELLED if film.status in WORKING else film.status
            film.status = S.TRASHED
            self._release(film)
        if purge and not self.aside(name):
            self.gone(name)
        return 200

    def gone(self, name: str) -> None:
        """Purged: nobody keeps it at heart any more."""
        del self.films[name]
        for person in self.people.values():
            person.favourites.discard(name)

    def restore(self, by: Pass, name: str) -> int:
        wrong = self.own(by, name)
        if wrong:
            return wrong
        film = self.films[name]
        if film.status is not S.TRASHED:
            return 409
        film.status = film.before
        return 200

    def share(self, by: Pass, name: str, *, shared: bool) -> int:
        wrong = self.own(by, name)
        if wrong:
            return wrong
        film = self.films[name]
        if shared and (film.status is S.TRASHED or not film.version):
            return 409
        film.shared = shared
        return 204

    def favourite(self, by: Pass, name: str, *, kept: bool) -> int:
        wrong = self.readable(by, name, WRITE) if kept else self.refused(by, WRITE)
        if wrong:
            return wrong
        favourites = self.people[by.owner].favourites
        (favourites.add if kept else favourites.discard)(name)
        return 204

    def watch(self, by: Pass, name: str) -> int:
        wrong = self.readable(by, name, READ)
        if wrong:
            return wrong
        self.films[name].watched.add(by.owner)
        return 200

    def disable(self, name: str, *, disabled: bool) -> None:
        """Sessions end for good, keys work again once it is enabled."""
        self.people[name].disabled = disabled
        for each in self.passes:
            if disabled and each.owner == name and not each.is_key:
                each.revoked = True

    def fail(self, film: Film) -> None:
        """A worker gives up."""
        film.status = S.FAILED
        self._release(film)

    def finish(self, film: Film) -> None:
        """A worker is done."""
        film.status, film.version = S.COMPLETED, film.version + 1
        film.quota = "committed"

    def aside(self, name: str) -> int:
        """Micro-dollars that are set aside for it."""
        return self.money[name].aside if name in self.money else 0

    def bought(self, name: str) -> int:
        """How often something was bought for it."""
        return self.money[name].bought if name in self.money else 0

    def buy(self, name: str, key: str, microusd: int) -> None:
        """A worker sends a paid request."""
        purse = self.money.setdefault(name, Purse())
        purse.aside, purse.open, purse.bought = microusd, key, purse.bought + 1

    def settle(self, name: str, *, paid: bool) -> None:
        """It was answered."""
        purse = self.money[name]
        purse.spent += purse.aside if paid else 0
        purse.aside, purse.open = 0, ""

    def _release(self, film: Film) -> None:
        if film.quota == "reserved":
            film.quota = "released"
            self.people[film.owner].count -= 1

    def listed(self, by: Pass, of: str) -> set[str]:
        """What a list shows to who asks."""
        there = {name: film for name, film in self.films.items() if film.status is not S.TRASHED}
        if of == "mine":
            return {name for name, film in there.items() if film.owner == by.owner}
        if of == "shared":
            return {name for name, film in there.items() if film.shared}
        kept = self.people[by.owner].favourites
        return {name for name in kept if name in there and not self.readable(by, name, READ)}
