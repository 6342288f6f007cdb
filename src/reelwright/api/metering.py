"""Metering: what Prometheus is told of requests, and of work, money and queues over all workers."""

from __future__ import annotations

from collections.abc import Iterator

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.exposition import generate_latest
from prometheus_client.registry import Collector

from reelwright.operations.gauges import Values, read_gauges
from reelwright.workflows.studio import Studio

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
UNKNOWN = "(none)"
"""Route of what no route was found for, so that strangers cannot invent names."""


class Metering:
    """The metrics of one app; requests are this process's, all else is read from the database."""

    def __init__(self, studio: Studio) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "reelwright_requests",
            "Requests answered, by route, method and status.",
            ("route", "method", "status"),
            registry=self._registry,
        )
        self._seconds = Histogram(
            "reelwright_request_seconds",
            "Seconds until a request's answer was sent.",
            ("route", "method"),
            buckets=SECONDS,
            registry=self._registry,
        )
        self.sockets = Gauge(
            "reelwright_sockets", "WebSockets that are open.", registry=self._registry
        )
        self._registry.register(_Work(studio))

    def answered(self, route: str, method: str, status: int, seconds: float) -> None:
        """One request has its answer."""
        self._requests.labels(route, method, str(status)).inc()
        self._seconds.labels(route, method).observe(seconds)

    def text(self) -> bytes:
        """Everything, in Prometheus' text format. Raises StorageError."""
        return generate_latest(self._registry)


class _Work(Collector):
    """What the rows say at the moment they are asked, so that restarts change nothing."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio

    def describe(self) -> Iterator[Metric]:
        yield from ()

    def collect(self) -> Iterator[Metric]:
        found = read_gauges(self._studio)
        yield _family("videos", "Videos, by status.", ("status",), found.videos)
        yield _family(
            "queue_depth", "Work that waits for a worker, by queue.", ("queue",), found.queued
        )
        yield _family(
            "requests_in_flight",
            "Paid requests without an end yet.",
            ("provider", "kind"),
            found.in_flight,
        )
        yield _family(
            "clips_last_day",
            "Clips asked for in the last 24 hours, by how they stand.",
            ("provider", "outcome"),
            found.clips,
        )
        yield _family(
            "stages_last_hour", "Stages finished in the last hour.", ("stage",), found.stages
        )
        yield _family(
            "stage_seconds_last_hour",
            "Median wall time of the stages that finished in the last hour.",
            ("stage",),
            found.stage_seconds,
        )
        yield _family(
            "money_microusd",
            "This month's money, micro-dollars: reserved, committed, in doubt.",
            ("month", "state"),
            found.money,
        )
        yield _family("workers", "Workers alive.", (), {(): found.workers})


def _family(
    name: str,
    meaning: str,
    labels: tuple[str, ...],
    values: Values,
) -> GaugeMetricFamily:
    family = GaugeMetricFamily(f"reelwright_{name}", meaning, labels=labels)
    for label, value in values.items():
        family.add_metric(label, value)
    return family
