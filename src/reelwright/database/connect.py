"""Connect: opens the one database, SQLite or Postgres, so that what is committed stays."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, Table, create_engine, event, make_url, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry

from reelwright.database.connect_trouble import READS, explain_errors, have_tried_again
from reelwright.database.tables import videos
from reelwright.database.writing_line import BUSY_S, WritingLine
from reelwright.errors import ConfigError, DatabaseTrouble, StorageError

SETTING = "REELWRIGHT_DATABASE_URL"
SECOND_THREADS = 24
KEEPALIVES: dict[str, Any] = {
    "keepalives": 1,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 15_000,
    "connect_timeout": 10,
}
"""What libpq is told, so that a peer that vanished is noticed in about ten seconds."""
IDLE_S = 60
"""A transaction left open this long with nothing asked is ended by the server: its process sleeps,
and others wait for its rows."""


class Database:
    """The one database: `url` as `parse_database_url` gives it; connections open when needed.

    Threads share it; each `begin` or `read` takes a connection of its own. `threads` says how
    many are expected to hold one at the same time. Trouble of the disk or the server is raised
    as StorageError; broken constraints stay SQLAlchemy's IntegrityError.
    """

    def __init__(self, url: str, *, threads: int = 16) -> None:
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.engine = self._open_sqlite(threads) if self.is_sqlite else self._open_postgres(threads)
        self._line = WritingLine()
        self._second: Engine | None = None
        self._session_name = ""
        self._reader = self.engine.execution_options(**{READS: True, "postgresql_readonly": True})

    @property
    def path(self) -> Path:
        """The file of an SQLite database."""
        return Path(self.url.database or "")

    @property
    def place(self) -> str:
        """The file, or the server's address without its password; fit to be shown."""
        return str(self.path) if self.is_sqlite else _without_password(self.url)

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """A write transaction: committed, and on disk, when the block ends without an error."""
        with self._turn(), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that only reads: one view on SQLite; writing in it is refused."""
        with self._reader.begin() as connection:
            yield connection

    def name_sessions(self, name: str) -> None:
        """Call this process's sessions at the server so, from here on (at most 63 bytes)."""
        self._session_name = name
        self.close()

    def close(self) -> None:
        """Close every connection that is not in use."""
        self.engine.dispose()
        if self._second is not None:
            self._second.dispose()

    def second_engine(self) -> Engine | None:
        """For the workflow engine's own transactions on SQLite, whose writers wait in one line
        with ours; None on Postgres, where nobody needs to."""
        if self.is_sqlite and self._second is None:
            self._second = self._line.second_engine(self.url, threads=SECOND_THREADS)
            have_tried_again(self._second, place=self.place, setting=SETTING)
        return self._second

    def dbos_url(self) -> str:
        """The same database as the engine wants it named, with its password."""
        name = "sqlite" if self.is_sqlite else "postgresql"
        return self.url.set(drivername=name).render_as_string(hide_password=False)

    @contextmanager
    def _turn(self) -> Iterator[None]:
        # Threads of one process wait in line: 1.6 times the transactions.
        if not self.is_sqlite:
            yield
            return
        with self._line.turn() as taken:
            if not taken:
                raise DatabaseTrouble(
                    f"The database {self.place} was held by one transaction for {BUSY_S} s."
                    " Run again."
                )
            yield

    def _open_sqlite(self, threads: int) -> Engine:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StorageError(
                f"The folder {self.path.parent} for the database cannot be made"
                f" ({error.strerror}). Set REELWRIGHT_WORKSPACE to a folder you may write to."
            ) from error
        engine = create_engine(
            self.url,
            pool_size=threads,
            max_overflow=3 * threads,
            # None: the driver begins nothing by itself, so BEGIN is ours to choose.
            connect_args={"isolation_level": None, "timeout": BUSY_S},
        )
        explain_errors(engine, place=self.place, setting=SETTING)
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine

    def _open_postgres(self, threads: int) -> Engine:
        engine = create_engine(
            self.url,
            pool_size=threads,
            max_overflow=threads,
            pool_pre_ping=True,
            connect_args=dict(KEEPALIVES),
        )
        explain_errors(engine, place=self.place, setting=SETTING)
        event.listen(engine, "connect", self._prepare_postgres)
        return engine

    def _prepare_postgres(self, connection: Any, _: ConnectionPoolEntry) -> None:
        connection.autocommit = True
        # "off" would acknowledge a commit that a crash forgets; stronger choices are left alone.
        connection.execute(
            "SELECT set_config('synchronous_commit', 'on', false)"
            " WHERE current_setting('synchronous_commit') = 'off'"
        )
        connection.execute(
            "SELECT set_config('idle_in_transaction_session_timeout', %s, false)"
            " WHERE current_setting('idle_in_transaction_session_timeout') = '0'",
            (f"{IDLE_S}s",),
        )
        if self._session_name:  # else it is called as the address says
            connection.execute(
                "SELECT set_config('application_name', %s, false)", (self._session_name,)
            )
        connection.autocommit = False


def parse_database_url(text: str, workspace: Path) -> str:
    """The database meant by the setting, as `Database` takes it.

    Empty means `reelwright.db` in the workspace; a relative SQLite path starts there too, so
    that it means the same file from every folder. Raises ConfigError.
    """
    if not text.strip():
        return _sqlite_url(workspace / "reelwright.db")
    try:
        url = make_url(text.strip())
    except (ArgumentError, ValueError) as error:
        raise ConfigError(f"{SETTING} is not an address. {_ACCEPTED}") from error
    if url.drivername == "sqlite":
        if url.database in {None, "", ":memory:"} or url.query:
            raise ConfigError(f"{SETTING} must name a file for SQLite. {_ACCEPTED}")
        return _sqlite_url(workspace / str(url.database))
    if url.drivername in {"postgresql", "postgres", "postgresql+psycopg"}:
        return url.set(drivername="postgresql+psycopg").render_as_string(hide_password=False)
    raise ConfigError(f"{SETTING} names {url.drivername!r}, which is not supported. {_ACCEPTED}")


def lock_video(c: Connection, video_id: str) -> None:
    """Hold the video's row until the transaction ends; on SQLite every writer is alone anyway."""
    if c.dialect.name == "postgresql":
        c.execute(select(videos.c.id).where(videos.c.id == video_id).with_for_update())


def insert_or_ignore(c: Connection, table: Table, values: dict[str, Any]) -> bool:
    """Insert one row unless its key is taken; True where it was inserted."""
    dialect = postgresql if c.dialect.name == "postgresql" else sqlite
    # What comes back says whether it was inserted: the driver's count of rows does not.
    inserted = dialect.insert(table).values(values).on_conflict_do_nothing()
    return c.execute(inserted.returning(*table.primary_key.columns)).first() is not None


_ACCEPTED = (
    "Leave it empty for a file in the workspace, or write sqlite:///PATH"
    " or postgresql://USER:PASSWORD@HOST/DATABASE."
)


def _sqlite_url(path: Path) -> str:
    return URL.create("sqlite", database=str(path.absolute())).render_as_string()


def _without_password(url: URL) -> str:
    host = url.host or next(iter(url.normalized_query.get("host", ())), "localhost")
    port = f":{url.port}" if url.port else ""
    user = f"{url.username}@" if url.username else ""
    return f"postgresql://{user}{host}{port}/{url.database or ''}"


def _prepare_sqlite(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    if connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        _switch_to_wal(connection)
    # A paid call is sent on the strength of a commit: FULL has it on the disk before we go on.
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA fullfsync=ON")  # macOS: down to the platter, not its cache
    connection.execute("PRAGMA foreign_keys=ON")


def _switch_to_wal(connection: sqlite3.Connection) -> None:
    # Taking the write lock first makes processes that open a new file wait for each other;
    # the switch itself does not honour the busy timeout.
    for _ in range(BUSY_S * 20):
        try:
            mode = connection.execute("PRAGMA journal_mode=WAL").fetchone()
        except sqlite3.OperationalError as error:
            if not error.sqlite_errorname.startswith("SQLITE_BUSY"):
                raise
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
            continue
        if mode == ("wal",):
            return
        break
    raise StorageError(
        "The database's folder cannot hold a write-ahead log (is it a network share?)."
        " Set REELWRIGHT_WORKSPACE to a folder on a local disk."
    )


def _begin_sqlite(connection: Connection) -> None:
    reads = bool(connection.get_execution_options().get(READS))
    if connection.info.get(READS, False) != reads:
        connection.exec_driver_sql(f"PRAGMA query_only={int(reads)}")
        connection.info[READS] = reads
    # A writer that began with a read would fail at once when somebody else wrote in between.
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")
