"""Engine: the one module that knows DBOS; enqueueing for all, running for a worker."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar

from dbos import DBOS, DBOSClient, DBOSConfig, DBOSPortableJSONSerializer, EnqueueOptions
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from reelwright import tracing
from reelwright.database.connect import SETTING, Database
from reelwright.database.connect_trouble import trouble_of
from reelwright.domain.policy import Limits, Policy
from reelwright.logs import bound
from reelwright.workflows.lease import session_name

T = TypeVar("T")

APPLICATION = "reelwright"
VERSION = "1"
"""Raised only for a change after which workflows at hand cannot go on: until somebody runs the
older version, they would wait."""
RECOVERIES = 500
"""A workflow that was under way at so many deaths of its worker is likely to be their cause."""
POLL_S = 0.1
"""Between two looks into a queue."""
SELDOM_POLL_S = 2.0
"""Into that of a vendor that lacks a key: each look costs, and nothing is made there."""
THREADS = 32
KINDS = ("plan", "scene", "clip", "segment", "mix", "finish")
"""Beginnings of workflow ids; the video's id follows."""
FIRST, NORMAL = 1, 10
"""Priorities: a video's first and last scenes show most, so they are sent first."""


@dataclass(frozen=True)
class Task:
    """One workflow to be run once: the same id again changes nothing."""

    name: str
    id: str
    queue: str
    arguments: tuple[str | int, ...]
    priority: int = NORMAL
    partition: str | None = None


def clip_queue(provider: str) -> str:
    """Queue of one vendor's clips; its limits hold over all workers."""
    return f"clips-{provider}"


class Tasks:
    """What everybody may do: put work into the queues, in the transaction of their own rows."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._client = DBOSClient(
            system_database_url=database.dbos_url(),
            application_name=APPLICATION,
            serializer=DBOSPortableJSONSerializer(),
            lazy=True,
        )

    def enqueue(self, c: Connection, task: Task) -> None:
        """Committed with the caller's transaction, or not at all."""
        options = EnqueueOptions(
            workflow_name=task.name,
            queue_name=task.queue,
            workflow_id=task.id,
            app_version=VERSION,
            priority=task.priority,
        )
        if task.partition is not None:
            options["queue_partition_key"] = task.partition
        video_id = str(task.arguments[0])
        with tracing.span(f"enqueue {task.name}", kind="producer", video_id=video_id):
            self._client.enqueue_in_transaction(c, options, *task.arguments)

    def open_queues(
        self, policy: Policy, vendors: Mapping[str, bool], *, scenes_at_once: int
    ) -> None:
        """Local work is shared among workers; each vendor's clips keep the vendor's limits.

        `vendors` says of each whether it is ready to be used.

        To be called before the engine launches: it looks for queues once at its start.
        """
        local: dict[str, int] = {"plan": 4, "scenes": scenes_at_once, "finish": 4}
        for name, count in local.items():
            self._client.register_queue(
                name,
                worker_concurrency=count,
                polling_interval_sec=POLL_S,
                on_conflict="always_update",
            )
        for vendor, ready in vendors.items():
            self._client.register_queue(
                clip_queue(vendor),
                polling_interval_sec=POLL_S if ready else SELDOM_POLL_S,
                on_conflict="always_update",
                **_vendor_limits(policy.limits_of(vendor)),
            )

    def unfinished(self, prefixes: Sequence[str]) -> bool:
        """Whether there is work under any of these beginnings of workflow ids."""
        found = self._client.list_workflows(
            status=["PENDING", "ENQUEUED", "DELAYED"],
            workflow_id_prefix=list(prefixes),
            load_input=False,
            load_output=False,
            limit=1,
        )
        return bool(found)

    def depths(self, c: Connection) -> dict[str, int]:
        """How much waits in each queue for a worker, none left out that has something."""
        query = text(
            f"SELECT queue_name, count(*) FROM {self._status_table} "
            "WHERE status = 'ENQUEUED' GROUP BY queue_name"
        )
        return {str(queue): int(count) for queue, count in c.execute(query)}

    def knows(self, c: Connection, workflow_id: str) -> bool:
        """Whether there is, or lately was, a workflow of this id."""
        query = text(f"SELECT 1 FROM {self._status_table} WHERE workflow_uuid = :id")
        return c.execute(query, {"id": workflow_id}).first() is not None

    @property
    def _status_table(self) -> str:
        return "workflow_status" if self._database.is_sqlite else "dbos.workflow_status"

    def videos_at_work(self) -> frozenset[str]:
        """Videos with any work, as of now: one look however many there are."""
        query = text(
            f"SELECT workflow_uuid FROM {self._status_table} "
            "WHERE status IN ('PENDING', 'ENQUEUED', 'DELAYED')"
        )
        with self._database.read() as c:
            ids = c.execute(query).scalars().all()
        # kind:video:run…
        return frozenset(parts[1] for id in ids if len(parts := id.split(":", 2)) > 2)

    def close(self) -> None:
        self._client.destroy()


def prepare_engine(database: Database) -> None:
    """Make or update the engine's own tables, safely beside other processes.

    Raises DatabaseTrouble.
    """
    logging.getLogger("dbos").setLevel(logging.ERROR)
    try:
        DBOS.migrate(database.dbos_url())
    except DBAPIError as error:
        trouble = trouble_of(error, place=database.place, setting=SETTING)
        if trouble is None:
            raise
        raise trouble from error


def configure(database: Database, executor_id: str) -> None:
    """Set this process up to run workflows; `register` them next."""
    logging.getLogger("dbos").setLevel(logging.ERROR)
    config = DBOSConfig(
        name=APPLICATION,
        system_database_url=database.dbos_url(),
        system_database_engine=database.second_engine(),
        db_engine_kwargs={"connect_args": {"application_name": session_name(executor_id)}},
        application_version=VERSION,
        executor_id=executor_id,
        serializer=DBOSPortableJSONSerializer(),
        max_executor_threads=THREADS,
        log_level="WARNING",
        console_log_level="CRITICAL",
        notification_listener_polling_interval_sec=1.0,
        scheduler_polling_interval_sec=30.0,
    )
    DBOS(config=config)


def _vendor_limits(limits: Limits) -> dict[str, Any]:
    return {
        "global_concurrency": limits.in_flight,
        "partition_concurrency": min(limits.per_user, limits.in_flight),
        "limiter": {"limit": limits.per_minute, "period": 60.0},
    }


def recover(executor_id: str) -> None:
    """Put a dead worker's running workflows back into their queues."""
    found = DBOS.list_workflows(
        status="PENDING", executor_id=executor_id, load_input=False, load_output=False
    )
    by_queue: dict[str | None, list[str]] = {}
    for workflow in found:
        by_queue.setdefault(workflow.queue_name, []).append(workflow.workflow_id)
    for queue, ids in by_queue.items():
        DBOS.resume_workflows(ids, queue_name=queue)


def forget_finished(*, before_ms: int, limit: int = 1000) -> int:
    """Remove the engine's notes on work that ended before then; our own rows stay."""
    found = DBOS.list_workflows(
        status=["SUCCESS", "ERROR", "CANCELLED"],
        end_time=datetime.fromtimestamp(before_ms / 1000, UTC).isoformat(),
        load_input=False,
        load_output=False,
        limit=limit,
    )
    DBOS.delete_workflows([workflow.workflow_id for workflow in found])
    return len(found)


def register(name: str, workflow: Callable[..., Awaitable[None]]) -> None:
    """Have tasks of this name run by `workflow`; before the launch."""

    async def run(*arguments: str | int) -> None:
        ids = {"video_id": str(arguments[0]), "run": str(arguments[1])}
        with bound(**ids), tracing.span(f"workflow {name}", kind="consumer", **ids):
            await workflow(*arguments)

    DBOS.workflow(name=name, max_recovery_attempts=RECOVERIES)(run)


async def run_step(name: str, step: Callable[..., Coroutine[Any, Any, T]], *arguments: Any) -> T:
    """Run a step of a workflow; once its result is noted, it is not run again."""

    async def traced(*given: Any) -> T:
        with tracing.span(f"step {name}"):
            return await step(*given)

    return await DBOS.run_step_async({"name": name}, traced, *arguments)


async def sleep(seconds: float) -> None:
    """Wait in a workflow; a worker that died meanwhile does not begin the wait anew."""
    await DBOS.sleep_async(seconds)


def launch() -> None:
    """Begin to work: what a process of the same executor id left pending goes on first."""
    DBOS.launch()


def shut_down() -> None:
    """Stop looking for work; what is under way stays pending and goes on with the next worker."""
    # It says of every task that is ended here that it was; nobody needs to hear that.
    logging.getLogger("dbos").setLevel(logging.CRITICAL)
    DBOS.destroy(destroy_registry=True, workflow_completion_timeout_sec=0)
