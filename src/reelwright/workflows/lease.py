"""Lease: on Postgres, who is alive; each worker holds a lock that its death lets go of."""

from __future__ import annotations

import contextlib
import logging
import os
import threading
import uuid
from collections.abc import Callable
from hashlib import blake2b

import psycopg

from reelwright.database.connect import KEEPALIVES, Database
from reelwright.errors import Conflict, DatabaseTrouble

LOST_EXIT_CODE = 70
"""A worker that lost its lease ends with this: others have taken up its work."""

WORKER_SESSION = "reelwright worker"
"""Name of a lease's connection at the server."""

_log = logging.getLogger(__name__)

# The server must notice a machine that vanished as soon as we would: its own default is hours.
_SESSION = (
    "SET tcp_keepalives_idle = 5; SET tcp_keepalives_interval = 2; SET tcp_keepalives_count = 3;"
    " SET tcp_user_timeout = 15000; SET idle_session_timeout = 0"
)
_TRY = "SELECT pg_try_advisory_lock(%s)"
_UNLOCK = "SELECT pg_advisory_unlock(%s)"
_END_SESSIONS = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE application_name = %s AND datname = current_database() AND usename = current_user
      AND pid <> pg_backend_pid()
"""
_BUSY = """
    SELECT DISTINCT executor_id FROM dbos.workflow_status
    WHERE status = 'PENDING' AND executor_id IS NOT NULL AND executor_id <> %s
"""

Session = psycopg.Connection[tuple[object, ...]]


def new_executor_id() -> str:
    """A name that no other worker has or had; where it runs can be read from it."""
    return f"{os.uname().nodename}-{os.getpid()}-{uuid.uuid4().hex[:8]}"


def session_name(executor_id: str) -> str:
    """What a worker's sessions are called at the server, by which a dead one's are found."""
    return f"reelwright {_key(executor_id):x}"


class Lease:
    """This worker's sign of life, taken before the engine launches.

    A daemon thread asks the server every `check_s` seconds whether the lease's own connection
    still stands. Where it does not, the server has let go of the lock and others take up this
    worker's work: `on_lost` is called once, in that thread, and is to end the process.
    """

    def __init__(
        self,
        database: Database,
        executor_id: str,
        *,
        on_lost: Callable[[], None],
        check_s: float = 2.0,
    ) -> None:
        self._url = database.dbos_url()
        self._place = database.place
        self._executor_id = executor_id
        self._on_lost = on_lost
        self._check_s = check_s
        self._session: Session | None = None
        self._thread: threading.Thread | None = None
        self._stop = threading.Event()

    def acquire(self) -> None:
        """Take it and keep watch. Raises Conflict where another worker has this name."""
        session = _connect(self._url, self._place)
        if not _asked(session, _TRY, _key(self._executor_id)):
            session.close()
            raise Conflict(
                f"Another worker runs as {self._executor_id}. Give each its own name,"
                " or wait until that one has ended."
            )
        session.execute(f"SET application_name = '{WORKER_SESSION}'")
        self._session = session
        self._thread = threading.Thread(target=self._watch, name="lease", daemon=True)
        self._thread.start()

    def release(self) -> None:
        """Let go of it, when the engine has ended."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        if self._session is not None:
            # Closing alone lets go of it only once the server notices.
            with contextlib.suppress(psycopg.Error):
                self._session.execute(_UNLOCK, (_key(self._executor_id),))
            self._session.close()
            self._session = None

    def _watch(self) -> None:
        assert self._session is not None
        while not self._stop.wait(self._check_s):
            try:
                self._session.execute("SELECT 1")
            except psycopg.Error:
                _log.exception("The lease of %s is lost: this worker ends.", self._executor_id)
                self._on_lost()
                return


class Reaper:
    """Finds dead workers with work unfinished and has it taken up.

    A daemon thread with a connection of its own: every `check_s` seconds it tries the leases of
    all executors with pending workflows. One it gets is a dead one's: `recover(executor_id)` is
    called in that thread while the lease is held, so that no two workers recover the same one.
    Sessions that it still has at the server are ended first: it may only be asleep.
    What `recover` raises is logged, and tried again at the next look.
    """

    def __init__(
        self,
        database: Database,
        executor_id: str,
        *,
        recover: Callable[[str], None],
        check_s: float = 2.0,
    ) -> None:
        self._url = database.dbos_url()
        self._place = database.place
        self._executor_id = executor_id
        self._recover = recover
        self._check_s = check_s
        self._session: Session | None = None
        self._thread = threading.Thread(target=self._run, name="reaper", daemon=True)
        self._stop = threading.Event()

    def start(self) -> None:
        """Begin to look, once the engine runs."""
        self._thread.start()

    def stop(self) -> None:
        """Look no more; waits for a recovery that is under way."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                self._look()
            except (psycopg.Error, DatabaseTrouble) as error:
                # The lease decides whether this worker may go on; here it is only tried again.
                _log.warning("Looking for dead workers failed: %s", error)
                self._disconnect()
            self._stop.wait(self._check_s)
        self._disconnect()

    def _look(self) -> None:
        if self._session is None:
            self._session = _connect(self._url, self._place)
        for executor_id in _executors_at_work(self._session, self._executor_id):
            key = _key(executor_id)
            if self._stop.is_set() or not _asked(self._session, _TRY, key):
                continue
            try:
                # Another one may have taken the work up since the first look.
                if executor_id in _executors_at_work(self._session, self._executor_id):
                    self._take_up(executor_id)
            finally:
                self._session.execute(_UNLOCK, (key,))

    def _take_up(self, executor_id: str) -> None:
        _log.warning("Worker %s is dead: its work goes on here.", executor_id)
        try:
            # A worker that sleeps in the middle of a transaction would hold its rows for ever.
            assert self._session is not None
            self._session.execute(_END_SESSIONS, (session_name(executor_id),))
            self._recover(executor_id)
        except Exception:  # noqa: BLE001 - the engine may raise anything; looking goes on
            _log.exception("The work of %s could not be taken up yet.", executor_id)

    def _disconnect(self) -> None:
        if self._session is not None:
            self._session.close()
            self._session = None


def live_workers(database: Database) -> int:
    """How many workers hold their lease at this moment."""
    session = _connect(database.dbos_url(), database.place)
    try:
        query = (
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE application_name = %s AND datname = current_database()"
        )
        row = session.execute(query, (WORKER_SESSION,)).fetchone()
    finally:
        session.close()
    return int(str(row[0])) if row else 0


def end_process() -> None:
    """End this worker at once, as `on_lost`: not one more request is to leave it."""
    os._exit(LOST_EXIT_CODE)


def _connect(url: str, place: str) -> Session:
    try:
        session = psycopg.connect(url, autocommit=True, **KEEPALIVES)
        session.execute(_SESSION)
    except psycopg.Error as error:
        said = str(error).strip().splitlines()[0]
        raise DatabaseTrouble(
            f"Postgres at {place} cannot be reached ({said})."
            " Start it or correct REELWRIGHT_DATABASE_URL."
        ) from error
    return session


def _asked(session: Session, question: str, key: int) -> bool:
    row = session.execute(question, (key,)).fetchone()
    return row is not None and bool(row[0])


def _executors_at_work(session: Session, but: str) -> list[str]:
    try:
        return [str(row[0]) for row in session.execute(_BUSY, (but,)).fetchall()]
    except psycopg.errors.UndefinedTable:
        return []  # no engine has run on this database yet


def _key(executor_id: str) -> int:
    """The 64-bit number that Postgres locks for this name."""
    digest = blake2b(f"reelwright executor {executor_id}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
