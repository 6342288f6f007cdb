"""Account rules: who asks, with what, and whether the database says what the model says."""

from __future__ import annotations

import secrets
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from sqlalchemy import delete, insert, select
from starlette.testclient import TestClient

from chaos.account_model import KEYS, READ, WRITE, Model, Pass, Person
from reelwright.database import ledger, service_tables, tables
from reelwright.database.costs import costs_by_video
from reelwright.operations.principal import ADMIN, PERSON
from reelwright.operations.sign_in import open_session
from reelwright.workflows.studio import Studio

ORDER = {"theme": "cats", "language": "en", "writer": "fake", "voice": "fake", "music": "none"}
NUMBER = st.integers(0, 1_000)
"""Whom or what a step is about, counted round."""
LISTS = ("mine", "shared", "favourites")


@dataclass
class ModelOutcome:
    """What the runs of one machine sent and found."""

    inputs: int = 0
    runs: int = 0
    seconds: float = 0.0
    statuses: Counter[int] = field(default_factory=Counter)
    acts: Counter[str] = field(default_factory=Counter)
    """By what was asked and its answer, and what a worker did."""
    wrong: list[str] = field(default_factory=list)


class AccountRules(RuleBasedStateMachine):
    """Two people and an administrator, their sessions and keys."""

    def __init__(self, studio: Studio, client: TestClient, outcome: ModelOutcome) -> None:
        super().__init__()
        self.studio, self.client, self.outcome = studio, client, outcome
        outcome.runs += 1
        # Accounts of their own, so that runs may follow each other in one database.
        mark = secrets.token_hex(4)
        self.ann, self.bob, self.root = (f"{name}-{mark}" for name in ("ann", "bob", "root"))
        self.model = Model({self.ann: Person(2), self.bob: Person(1), self.root: Person(-1)})
        self.names: list[str] = []
        """Of every video there ever was, in order."""
        self._move_in()

    def _move_in(self) -> None:
        with self.studio.database.begin() as c:
            for number, (name, person) in enumerate(self.model.people.items()):
                row = {"id": name, "name": name, "email": f"{name}@example.org"}
                row |= {"max_videos": person.max_videos, "is_admin": name == self.root}
                c.execute(insert(tables.accounts).values(created_at_ms=number, **row))
        for name in self.model.people:
            self._sign_in(name)

    def teardown(self) -> None:
        try:
            for by in self.model.passes:
                if not self.model.refused(by, READ):
                    self._look(by)
        finally:
            # The next run's list of what is shared begins empty.
            mine = tables.videos.c.account_id.in_(list(self.model.people))
            with self.studio.database.begin() as c:
                c.execute(delete(tables.videos).where(mine))

    def _by(self, who: int) -> Pass:
        return self.model.passes[who % len(self.model.passes)]

    def _person(self, who: int) -> str:
        return (self.ann, self.bob)[who % 2]

    def _ask(self, by: Pass, method: str, path: str, due: int, body: Any = None) -> Any:
        self.outcome.inputs += 1
        headers = {"Authorization": f"Bearer {by.token}"}
        answer = self.client.request(method, path, json=body, headers=headers)
        self.outcome.statuses[answer.status_code] += 1
        last = path.partition("?")[0].rpartition("/")[2]
        what = "video" if last in self.names else last if last.isalpha() else "one"
        self.outcome.acts[f"{method} {what}: {answer.status_code}"] += 1
        assert answer.status_code == due, (method, path, due, answer.status_code, answer.text)
        return answer.json() if answer.content else None

    def _sign_in(self, name: str) -> None:
        with self.studio.database.begin() as c:
            signed = open_session(c, self.studio, name)
        scopes = ADMIN if name == self.root else PERSON
        self.model.passes.append(Pass(name, signed.token, signed.principal.session_id, scopes))

    @property
    def _steward(self) -> Pass:
        return next(by for by in self.model.passes if by.owner == self.root and not by.revoked)

    @rule(who=NUMBER)
    def sign_in_again(self, who: int) -> None:
        name = self._person(who)
        if not self.model.people[name].disabled:
            self._sign_in(name)

    @rule(who=NUMBER)
    def sign_out(self, who: int) -> None:
        by = self._by(who)
        if by.owner == self.root:
            return
        due = self.model.refused(by, READ) or (409 if by.is_key else 204)
        self._ask(by, "POST", "/api/auth/logout", due)
        by.revoked = by.revoked or due == 204

    @rule(who=NUMBER)
    def end_other_sessions(self, who: int) -> None:
        by = self._by(who)
        due = self.model.refused(by, "account") or 200
        told = self._ask(by, "DELETE", "/api/auth/sessions", due)
        if due == 200:
            others = [
                each
                for each in self.model.passes
                if each.owner == by.owner and not each.is_key and each is not by
            ]
            assert told == {"ended": sum(not each.revoked for each in others)}
            for each in others:
                each.revoked = True

    @rule(who=NUMBER, scopes=st.sampled_from([(READ,), (READ, WRITE), (READ, WRITE, KEYS)]))
    def make_key(self, who: int, scopes: tuple[str, ...]) -> None:
        by = self._by(who)
        due = self.model.refused(by, KEYS)
        due = due or (201 if set(scopes) <= by.scopes else 403)
        told = self._ask(by, "POST", "/api/keys", due, {"name": "a key", "scopes": scopes})
        if due == 201:
            made = Pass(by.owner, told["key"], told["about"]["id"], frozenset(scopes), is_key=True)
            self.model.passes.append(made)

    @rule(who=NUMBER, which=NUMBER)
    def revoke_key(self, who: int, which: int) -> None:
        by, key = self._by(who), self._by(which)
        if not key.is_key:
            return
        mine = key.owner == by.owner and not key.revoked
        due = self.model.refused(by, KEYS) or (204 if mine else 404)
        self._ask(by, "DELETE", f"/api/keys/{key.id}", due)
        key.revoked = key.revoked or due == 204

    @rule(who=NUMBER, max_videos=st.sampled_from([-1, 0, 1, 2, 3]))
    def set_quota(self, who: int, max_videos: int) -> None:
        self._change(self._person(who), max_videos=max_videos)
        self.model.people[self._person(who)].max_videos = max_videos

    @rule(who=NUMBER, disabled=st.booleans())
    def set_disabled(self, who: int, disabled: bool) -> None:
        self._change(self._person(who), disabled=disabled)
        self.model.disable(self._person(who), disabled=disabled)

    def _change(self, name: str, **given: Any) -> None:
        told = self._ask(self._steward, "PATCH", f"/api/admin/accounts/{name}", 200, given)
        assert told["video_count"] == self.model.people[name].count

    @rule(who=NUMBER)
    def look(self, who: int) -> None:
        self._look(self._by(who))

    def _look(self, by: Pass) -> None:
        """Every list that the caller may see."""
        due = self.model.refused(by, READ) or 200
        for of in LISTS:
            told = self._ask(by, "GET", f"/api/videos?of={of}&limit=100", due)
            if due == 200:
                assert {item["id"] for item in told["items"]} == self.model.listed(by, of), of

    @invariant()
    def database_is_the_model(self) -> None:
        people, films = self.model.people, self.model.films
        a, v, f = tables.accounts.c, tables.videos.c, service_tables.favourites.c
        with self.studio.database.read() as c:
            accounts = select(a.id, a.video_count, a.max_videos, a.disabled).where(a.id.in_(people))
            rows = c.execute(
                select(v.id, v.account_id, v.status, v.quota, v.run, v.version, v.views).where(
                    v.account_id.in_(people)
                )
            )
            found = {row.id: tuple(row) for row in rows}
            kept = set(c.execute(select(f.account_id, f.video_id).where(f.account_id.in_(people))))
            shared = set(c.execute(select(service_tables.shares.c.video_id)).scalars())
            counted = {row.id: tuple(row)[1:] for row in c.execute(accounts)}
            money = {name: costs_by_video(c, video_id=name) for name in self.names}
            assert ledger.audit(c) == ()
        assert found == {
            name: (
                *(name, film.owner, film.status, film.quota, film.run, film.version),
                len(film.watched),
            )
            for name, film in films.items()
        }
        assert counted == {
            name: (person.count, person.max_videos, person.disabled)
            for name, person in people.items()
        }
        assert {tuple(row) for row in kept} == {
            (name, each) for name, person in people.items() for each in person.favourites
        }
        assert shared & set(self.names) == {name for name, film in films.items() if film.shared}
        for name, lines in money.items():
            told = [(line.committed_microusd, line.reserved_microusd) for line in lines]
            # Bills stay when their video is gone.
            due = self.model.money.get(name)
            assert told == ([] if due is None else [(due.spent, due.aside)]), name
