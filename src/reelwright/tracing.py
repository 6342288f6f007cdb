"""Tracing: spans of requests, workflows, calls and FFmpeg where OpenTelemetry is on, else nothing.

All work on a video belongs to one trace, whose id follows from the video's: so spans of many
processes, and of a worker that took over, lie together without anything being handed on. The
request that asked for the work (its span is FastAPI's own) is linked with it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar

from reelwright.errors import ConfigError

if TYPE_CHECKING:
    from opentelemetry.sdk.trace import SpanProcessor
    from opentelemetry.trace import SpanContext

T = TypeVar("T")
NAME = "reelwright"
_KINDS = {"internal": 0, "server": 1, "client": 2, "producer": 3, "consumer": 4}
_URL = "reelwright.traces_url"
"""Where the exporter's address is kept in the provider's resource, for child processes."""


class Span(Protocol):
    """What can be said of a span while it lasts."""

    def note(self, attributes: Mapping[str, str | int | float | bool]) -> None: ...


class Passport(NamedTuple):
    """What a child process needs to go on with a trace."""

    url: str
    trace_id: int
    span_id: int


class _Nothing:
    def note(self, attributes: Mapping[str, str | int | float | bool]) -> None:
        pass


class _Recorded:
    def __init__(self, span: Any) -> None:
        self._span = span

    def note(self, attributes: Mapping[str, str | int | float | bool]) -> None:
        self._span.set_attributes(attributes)


def start(url: str, *, processor: SpanProcessor | None = None) -> Callable[[], None]:
    """Send spans to `url` (OTLP over HTTP), or to `processor`; returns what ends it.

    Once in a process. Raises ConfigError where OpenTelemetry is not installed.
    """
    try:
        from opentelemetry import trace
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import TracerProvider
    except ImportError as error:
        raise ConfigError(
            "REELWRIGHT_TRACES_URL needs OpenTelemetry. Run pip install 'reelwright[service]'."
        ) from error
    provider = TracerProvider(resource=Resource({"service.name": NAME, _URL: url}))
    provider.add_span_processor(processor or _exporting(url))
    trace.set_tracer_provider(provider)
    return provider.shutdown


def is_on() -> bool:
    """Whether anybody started it in this process; costs nothing where nobody did."""
    api = sys.modules.get("opentelemetry.trace")
    return api is not None and hasattr(api.get_tracer_provider(), "resource")


@contextmanager
def span(
    name: str, *, kind: str = "internal", video_id: str = "", **attributes: str | int
) -> Iterator[Span]:
    """The block as a span below the present one; one of a video lies in the video's trace."""
    if not is_on():
        yield _Nothing()
        return
    from opentelemetry import trace

    context, links = None, []
    here = trace.get_current_span().get_span_context()
    if video_id:
        attributes["reelwright.video_id"] = video_id
        whole = _trace_of(video_id)
        if here.trace_id != whole.trace_id:
            context = trace.set_span_in_context(trace.NonRecordingSpan(whole))
            if here.is_valid:
                links.append(trace.Link(here))
                trace.get_current_span().add_link(whole)
    with trace.get_tracer(NAME).start_as_current_span(
        name,
        context=context,
        kind=trace.SpanKind(_KINDS[kind]),
        attributes=attributes,
        links=links,
    ) as begun:
        yield _Recorded(begun)


def passport() -> Passport | None:
    """To be handed to a child process; None where tracing is off."""
    if not is_on():
        return None
    from opentelemetry import trace

    here = trace.get_current_span().get_span_context()
    resource = trace.get_tracer_provider().resource  # type: ignore[attr-defined]
    return Passport(str(resource.attributes.get(_URL, "")), here.trace_id, here.span_id)


def carried(handed: Passport, task: Callable[..., T], *arguments: Any) -> T:
    """Run the task in a child process, its spans below those of the parent."""
    from opentelemetry import context, trace

    if not is_on() and handed.url:
        start(handed.url)
    whole = _remote(handed.trace_id, handed.span_id)
    mark = context.attach(trace.set_span_in_context(trace.NonRecordingSpan(whole)))
    try:
        return task(*arguments)
    finally:
        context.detach(mark)


def trace_id_of(video_id: str) -> str:
    """32 hex digits, as trace viewers ask for them."""
    return blake2b(f"reelwright trace {video_id}".encode(), digest_size=16).hexdigest()


def _trace_of(video_id: str) -> SpanContext:
    trace_id = trace_id_of(video_id)
    return _remote(int(trace_id, 16), int(trace_id[:16], 16))


def _remote(trace_id: int, span_id: int) -> SpanContext:
    from opentelemetry.trace import SpanContext, TraceFlags

    flags = TraceFlags(TraceFlags.SAMPLED)
    return SpanContext(trace_id, span_id, is_remote=True, trace_flags=flags)


def _exporting(url: str) -> SpanProcessor:
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    endpoint = url if url.rstrip("/").endswith("/v1/traces") else f"{url.rstrip('/')}/v1/traces"
    return BatchSpanProcessor(OTLPSpanExporter(endpoint), schedule_delay_millis=1000)
