"""Tracing: one trace for a video, from the request that asked for it down to FFmpeg."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing import get_context
from pathlib import Path

import pytest
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from reelwright import tracing
from reelwright.database.videos import load_video
from reelwright.domain.events import EventType
from reelwright.render import ffmpeg
from tests.support.served import served
from tests.support.workshop import workshop


@pytest.fixture(scope="module")
def exporter() -> Iterator[InMemorySpanExporter]:
    """Everything this process traces; OpenTelemetry can be turned on once in a process."""
    kept = InMemorySpanExporter()
    stop = tracing.start("", processor=SimpleSpanProcessor(kept))
    yield kept
    stop()


@pytest.fixture
def spans(exporter: InMemorySpanExporter) -> InMemorySpanExporter:
    exporter.clear()
    return exporter


def _named(spans: InMemorySpanExporter, beginning: str) -> list[ReadableSpan]:
    return [span for span in spans.get_finished_spans() if span.name.startswith(beginning)]


def _trace(span: ReadableSpan) -> str:
    return format(span.get_span_context().trace_id, "032x")


def test_the_work_on_a_video_is_one_trace_that_its_request_is_linked_with(
    spans: InMemorySpanExporter, tmp_path: Path
) -> None:
    with workshop(tmp_path) as shop, served(shop.studio, solo=True) as service:
        order = {"theme": "cats", "language": "en", "writer": "fake", "voice": "fake"}
        answer = service.client.post("/api/videos", json=order | {"music": "none"})
        assert answer.status_code == 201, answer.text
        video_id = answer.json()["video_id"]
        with shop.studio.database.read() as c:
            video = load_video(c, video_id)
        assert shop.end(video).type is EventType.VIDEO_READY
    whole = tracing.trace_id_of(video_id)
    (request,) = _named(spans, "POST /api/videos")
    (endpoint,) = _named(spans, "fastapi.endpoint")
    assert endpoint.get_span_context().trace_id == request.get_span_context().trace_id
    assert whole in {format(link.context.trace_id, "032x") for link in endpoint.links}
    (enqueued,) = _named(spans, "enqueue plan")
    assert _trace(enqueued) == whole
    assert [link.context.span_id for link in enqueued.links] == [
        endpoint.get_span_context().span_id
    ]
    for name in ("workflow plan", "workflow scene", "workflow finish", "step "):
        found = _named(spans, name)
        assert found, name
        assert {_trace(span) for span in found} == {whole}, name


def test_ffmpeg_is_a_span_of_what_runs_it(spans: InMemorySpanExporter) -> None:
    with tracing.span("step paint", video_id="pandas"):
        ffmpeg.run(["-version"], capture=True)
    (ran,) = _named(spans, "ffmpeg")
    assert _trace(ran) == tracing.trace_id_of("pandas")
    (step,) = _named(spans, "step paint")
    assert ran.parent is not None
    assert ran.parent.span_id == step.get_span_context().span_id


def _inside() -> str:
    """In a child process: which trace and span it goes on with."""
    from opentelemetry import trace

    here = trace.get_current_span().get_span_context()
    return f"{here.trace_id:032x}/{here.span_id:016x}"


def test_a_child_process_goes_on_with_the_trace(spans: InMemorySpanExporter) -> None:
    with (
        ProcessPoolExecutor(1, get_context("spawn")) as pool,
        tracing.span("step paint", video_id="pandas"),
    ):
        handed = tracing.passport()
        assert handed is not None
        inside = pool.submit(tracing.carried, handed, _inside).result()
    (step,) = _named(spans, "step paint")
    assert inside == f"{_trace(step)}/{step.get_span_context().span_id:016x}"


def test_what_fails_is_marked_in_its_span(spans: InMemorySpanExporter) -> None:
    with pytest.raises(ValueError, match="no"), tracing.span("step cut"):
        raise ValueError("no")
    (step,) = _named(spans, "step cut")
    assert not step.status.is_ok


class _Collector(BaseHTTPRequestHandler):
    """A collector that keeps what it is sent."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        self.server.received.append((self.path, body))  # type: ignore[attr-defined]
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


SENDING = """
import sys
from reelwright import tracing
stop = tracing.start(sys.argv[1])
with tracing.span("step paint", video_id="pandas"):
    pass
stop()
"""


def test_spans_are_sent_to_a_collector() -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Collector) as server:
        server.received = []  # type: ignore[attr-defined]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}"
        command = [sys.executable, "-c", SENDING, url]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        server.shutdown()
        received = server.received  # type: ignore[attr-defined]
    assert done.returncode == 0, done.stderr
    ((path, body),) = received
    assert path == "/v1/traces"
    assert b"step paint" in body or body[:2] == b"\x1f\x8b"
