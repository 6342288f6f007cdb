"""Video rules: what people ask of videos and what workers do to them, in any order."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from chaos.account_model import Film, Pass
from chaos.account_rules import NUMBER, ORDER, AccountRules
from reelwright.database.accounts import commit_video
from reelwright.database.intents import begin_intent, intent_of, mark_sending, move_intent
from reelwright.database.scenes import put_script
from reelwright.database.videos import change_video, load_video
from reelwright.domain.video import WORKING, IntentState, VideoStatus
from reelwright.workflows import money, parts
from tests.support.made import PLAN, clip_intent, script

PRICE = 1_000


class VideoRules(AccountRules):
    """Videos of everybody, asked for with everybody's passes."""

    @initialize()
    def three_videos(self) -> None:
        """Ann has a finished one and one in the making, and her quota is full; so is Bob's."""
        for name in (self.ann, self.ann, self.bob):
            by = next(each for each in self.model.passes if each.owner == name)
            self._created(by, self._ask(by, "POST", "/api/videos", 201, ORDER)["video_id"])
            if len(self.names) == 1:
                self._finish(self.names[0], self.model.films[self.names[0]])

    def _video(self, which: int) -> str:
        # Counted from the newest: most can be done to those.
        return self.names[-1 - which % len(self.names)] if self.names else "no-such-video"

    def _about(self, who: int, which: int) -> tuple[Pass, str]:
        """Who asks, most often its owner, and about which video."""
        name = self._video(which)
        film = self.model.films.get(name)
        if film is None or who % 4 == 0:
            return self._by(who), name
        owners = [each for each in self.model.passes if each.owner == film.owner]
        return owners[-1 - who // 4 % len(owners)], name

    @rule(who=NUMBER, approve=st.booleans())
    def create(self, who: int, approve: bool) -> None:
        by = self._by(who)
        due = self.model.create(by)
        told = self._ask(by, "POST", "/api/videos", due, ORDER | {"approve": approve})
        if due == 201:
            self._created(by, told["video_id"])

    @rule(who=NUMBER, which=NUMBER)
    def duplicate(self, who: int, which: int) -> None:
        by, name = self._about(who, which)
        due = self.model.duplicate(by, name)
        told = self._ask(by, "POST", f"/api/videos/{name}/duplicate", due)
        if due == 201:
            self._created(by, told["video_id"])

    def _created(self, by: Pass, name: str) -> None:
        self.names.append(name)
        self.model.created(by, name)

    @rule(who=NUMBER, which=NUMBER)
    def cancel(self, who: int, which: int) -> None:
        by, name = self._about(who, which)
        self._ask(by, "POST", f"/api/videos/{name}/cancel", self.model.cancel(by, name))

    @rule(who=NUMBER, which=NUMBER, retry=st.booleans())
    def again(self, who: int, which: int, retry: bool) -> None:
        by, name = self._about(who, which)
        path = f"/api/videos/{name}/{'retry' if retry else 'resume'}"
        self._ask(by, "POST", path, self.model.again(by, name, retry=retry))

    @rule(who=NUMBER, which=NUMBER)
    def approve(self, who: int, which: int) -> None:
        by, name = self._about(who, which)
        self._ask(by, "POST", f"/api/videos/{name}/approve", self.model.approve(by, name))

    @rule(who=NUMBER, which=NUMBER, purge=st.booleans())
    def delete(self, who: int, which: int, purge: bool) -> None:
        by, name = self._about(who, which)
        due = self.model.delete(by, name, purge=purge)
        self._ask(by, "DELETE", f"/api/videos/{name}?purge={str(purge).lower()}", due)

    @rule(who=NUMBER, which=NUMBER)
    def restore(self, who: int, which: int) -> None:
        by, name = self._about(who, which)
        self._ask(by, "POST", f"/api/videos/{name}/restore", self.model.restore(by, name))

    @rule(who=NUMBER, which=NUMBER, shared=st.booleans())
    def share(self, who: int, which: int, shared: bool) -> None:
        by, name = self._about(who, which)
        due = self.model.share(by, name, shared=shared)
        self._ask(by, "PUT" if shared else "DELETE", f"/api/videos/{name}/share", due)

    @rule(who=NUMBER, which=NUMBER, kept=st.booleans())
    def favourite(self, who: int, which: int, kept: bool) -> None:
        by, name = self._about(who, which)
        due = self.model.favourite(by, name, kept=kept)
        self._ask(by, "PUT" if kept else "DELETE", f"/api/videos/{name}/favourite", due)

    @rule(who=NUMBER, which=NUMBER)
    def watch(self, who: int, which: int) -> None:
        by, name = self._about(who, which)
        due = self.model.watch(by, name)
        told = self._ask(by, "POST", f"/api/videos/{name}/views", due)
        if due == 200:
            assert told == {"views": len(self.model.films[name].watched)}

    # What a worker does, in the transactions in which it does it.

    @precondition(lambda self: self.names)
    @rule(which=NUMBER)
    def finish(self, which: int) -> None:
        name = self._video(which)
        film = self.model.films.get(name)
        if film is not None and film.status in WORKING:
            self._finish(name, film)

    def _finish(self, name: str, film: Film) -> None:
        with self.studio.database.begin() as c:
            video, now_ms = load_video(c, name), self.studio.now_ms()
            commit_video(c, name)
            status, version = VideoStatus.COMPLETED, video.version + 1
            change_video(c, name, now_ms=now_ms, status=status, version=version, notice="")
        self.model.finish(film)
        self.outcome.acts["worker: finish"] += 1

    @precondition(lambda self: self.names)
    @rule(which=NUMBER, status=st.sampled_from([VideoStatus.FAILED, VideoStatus.PAUSED]))
    def give_up(self, which: int, status: VideoStatus) -> None:
        name = self._video(which)
        film = self.model.films.get(name)
        if film is None or film.status not in WORKING:
            return
        with self.studio.database.begin() as c:
            parts.stop(c, self.studio, load_video(c, name), status, notice="It went so.")
        if status is VideoStatus.FAILED:
            self.model.fail(film)
        film.status = status
        self.outcome.acts[f"worker: {status}"] += 1

    @precondition(lambda self: self.names)
    @rule(which=NUMBER)
    def show_storyboard(self, which: int) -> None:
        name = self._video(which)
        film = self.model.films.get(name)
        if film is None or film.status not in WORKING:
            return
        with self.studio.database.begin() as c:
            put_script(c, name, script(3))
            status = VideoStatus.AWAITING_APPROVAL
            change_video(c, name, now_ms=self.studio.now_ms(), status=status, plan=PLAN)
        film.status = status
        self.outcome.acts["worker: storyboard"] += 1

    @precondition(lambda self: self.names)
    @rule(which=NUMBER)
    def buy(self, which: int) -> None:
        name = self._video(which)
        film = self.model.films.get(name)
        if film is None or film.status not in WORKING or self.model.aside(name):
            return
        with self.studio.database.begin() as c:
            video = load_video(c, name)
            intent = clip_intent(video, PRICE, f"s{self.model.bought(name):02d}")
            begin_intent(c, intent)
            money.reserve(c, self.studio, video, intent)
            mark_sending(c, intent, now_ms=self.studio.now_ms())
        self.model.buy(name, intent.key, PRICE)
        self.outcome.acts["worker: buy"] += 1

    @precondition(lambda self: any(purse.open for purse in self.model.money.values()))
    @rule(which=NUMBER, paid=st.booleans())
    def settle(self, which: int, paid: bool) -> None:
        waiting = [name for name, purse in self.model.money.items() if purse.open]
        name = waiting[which % len(waiting)]
        with self.studio.database.begin() as c:
            intent = intent_of(c, self.model.money[name].open)
            video = load_video(c, name)
            to = IntentState.DONE if paid else IntentState.REFUSED
            now_ms = self.studio.now_ms()
            assert move_intent(c, intent.key, token=intent.token, to=to, now_ms=now_ms)
            (money.commit if paid else money.release)(c, self.studio, video, intent)
        self.model.settle(name, paid=paid)
        self.outcome.acts["worker: settle"] += 1
