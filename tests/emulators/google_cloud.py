"""Google on one machine: Vertex AI, the Gemini API, Cloud Text-to-Speech and a bucket.

`python -m tests.emulators.google_cloud` prints the settings to use, one a line, and serves until
its standard input ends. `make demo-cloud` makes a whole video on it.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import platformdirs

from reelwright.domain.prices import shipped_prices
from reelwright.domain.tokens import SPEECH_TOKENS_A_SECOND, text_tokens
from tests.emulators.cloud_tts import CloudTts
from tests.emulators.google import SPEECH_MODELS, TEXT_MODELS, Google, running_google
from tests.emulators.loopback import running
from tests.emulators.spoken import Say, natural
from tests.support.buckets import Bucket, running_bucket

BUCKET = "reels"
QUICKLY = {"REELWRIGHT_POLL_PACE": "0.02"}
"""Jobs take a moment here, no minute."""
KEY = "AIza-of-nobody"
JOB_S = 30.0
"""How long a clip takes in a demo; at Google's it is a minute."""


@dataclass(frozen=True)
class GoogleCloud:
    """Everything of Google's, running."""

    google: Google
    tts: CloudTts
    bucket: Bucket

    @property
    def settings(self) -> dict[str, str]:
        """Through Vertex AI, with what is made in the bucket."""
        return {
            "REELWRIGHT_VERTEX_PROJECT": "demo",
            "REELWRIGHT_VERTEX_BASE_URL": self.google.url,
            "REELWRIGHT_GOOGLE_TTS_BASE_URL": self.tts.url,
            "REELWRIGHT_GCS_BASE_URL": self.bucket.url,
            "REELWRIGHT_OBJECTS_URL": f"gs://{BUCKET}/demo",
            **QUICKLY,
        }

    @property
    def settings_with_key(self) -> dict[str, str]:
        """Through the Gemini API, with nothing but its key."""
        return {
            "REELWRIGHT_GEMINI_API_KEY": KEY,
            "REELWRIGHT_GEMINI_BASE_URL": self.google.url,
            **QUICKLY,
        }

    def bill(self) -> dict[str, int]:
        """Micro-dollars by kind, of what was really read, written, spoken and filmed."""
        told, prices, today = self.google.bill(), shipped_prices(), datetime.now(UTC).date()
        tokens, read = self.google.tokens, self.google.tokens_in
        clips = sum(line["charged_microusd"] for line in told["clips"].values())
        script = sum(
            prices.script_price(f"gemini:{model}", today).cost_microusd(
                calls=0, tokens_in=read[model], tokens_out=tokens[model] - read[model]
            )
            for model in TEXT_MODELS & tokens.keys()
        )
        voice = sum(
            prices.voice_price(f"gemini:{model}", today).cost_microusd(
                tokens_in=read[model], tokens_out=tokens[model] - read[model]
            )
            for model in SPEECH_MODELS & tokens.keys()
        )
        for model, characters in self.tts.billed.items():
            name = "chirp" if model.startswith("chirp") else f"google:{model}"
            voice += prices.voice_price(name, today).cost_microusd(
                characters=characters,
                tokens_in=text_tokens(characters),
                tokens_out=round(self.tts.spoken_s * SPEECH_TOKENS_A_SECOND),
            )
        return {"script": script, "voice": voice, "clips": clips + told["pictures"]}


@contextlib.contextmanager
def running_google_cloud(*, say: Say, job_s: float) -> Iterator[GoogleCloud]:
    """Serve until the block ends; its voices are those of `say`, a clip takes `job_s`."""
    with (
        running_bucket(BUCKET) as bucket,
        running(CloudTts(say)) as tts,
        running_google(
            store=lambda _, key, body: bucket.put(key, body), job_s=job_s, say=say
        ) as google,
    ):
        yield GoogleCloud(google, tts, bucket)


def main() -> None:
    """Serve, and say where."""
    say = natural(platformdirs.user_cache_path("reelwright"))
    with running_google_cloud(say=say, job_s=JOB_S) as cloud:
        for name, value in cloud.settings.items():
            print(f"{name}={value}", flush=True)
        print(flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()
