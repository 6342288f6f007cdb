"""Kokoro's network: phoneme numbers and a style in, sound and the length of each phoneme out."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from reelwright.errors import Unavailable
from reelwright.ports import Samples

SAMPLE_RATE = 24_000
FRAME = 600
"""Samples of one step of the durations, 25 ms."""
_DURATIONS = b"/encoder/Clip_output_0"


class KokoroModel:
    """The network held in memory, about 0.4 GB. Raises Unavailable where it cannot be loaded."""

    def __init__(self, weights: bytes, *, threads: int) -> None:
        try:
            import onnxruntime
        except ImportError as error:
            raise Unavailable(
                f"onnxruntime cannot be loaded ({error}). Reinstall it.", provider="kokoro"
            ) from error
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # Idle threads would burn a third more of the processor that drawing and encoding share.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        model = weights + _extra_output(_DURATIONS)
        self._session = onnxruntime.InferenceSession(
            model, options, providers=["CPUExecutionProvider"]
        )

    def run(
        self, numbers: Sequence[int], style: npt.NDArray[np.float32], speed: float
    ) -> tuple[Samples, npt.NDArray[np.int64]]:
        """24 kHz sound, and samples per position: silence, each of `numbers`, silence.

        `style` has shape (256,).
        """
        sound, frames = self._session.run(
            ["audio", _DURATIONS.decode()],
            {
                "tokens": np.array([[0, *numbers, 0]], np.int64),
                "style": style.reshape(1, 256).astype(np.float32),
                "speed": np.array([speed], np.float32),
            },
        )
        lengths = np.rint(np.asarray(frames).ravel()).astype(np.int64) * FRAME
        return np.asarray(sound, np.float32).ravel(), lengths


def _extra_output(name: bytes) -> bytes:
    """Protobuf bytes that, appended to a model, add `name` to its graph's outputs.

    Repeated fields of concatenated messages merge: ModelProto{7: graph{12: output{1: name,
    2: type{1: tensor{1: FLOAT}}}}}.
    """
    output = _field(1, name) + _field(2, _field(1, b"\x08\x01"))
    return _field(7, _field(12, output))


def _field(number: int, payload: bytes) -> bytes:
    """A length-delimited protobuf field, payload below 128 bytes."""
    return bytes([number << 3 | 2, len(payload)]) + payload
