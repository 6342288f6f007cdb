"""S3 as moto plays it, behind a door that also checks signed addresses (V4), as AWS would."""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, quote

from tests.emulators.door import App, Door, Environ, opened

KEY_ID, SECRET = "AKIATEST", "s3cret-of-nobody"
REGION = "eu-west-3"


@dataclass(frozen=True)
class SignedOnly:
    """Passes on what is signed: by its header as moto takes it, by its address as AWS would."""

    app: App

    def __call__(self, environ: Environ, start: Callable[..., Any]) -> Iterable[bytes]:
        query = dict(parse_qsl(environ["QUERY_STRING"], keep_blank_values=True))
        if "X-Amz-Signature" in query:
            if not _fits(environ, query):
                return _forbidden(start, "SignatureDoesNotMatch")
            begun = datetime.strptime(query["X-Amz-Date"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
            if datetime.now(UTC) > begun + timedelta(seconds=int(query["X-Amz-Expires"])):
                return _forbidden(start, "AccessDenied")
        elif f"Credential={KEY_ID}/" not in environ.get("HTTP_AUTHORIZATION", ""):
            return _forbidden(start, "InvalidAccessKeyId")
        return self.app(environ, start)


def _forbidden(start: Callable[..., Any], code: str) -> Iterable[bytes]:
    start("403 Forbidden", [("Content-Type", "application/xml")])
    return [f"<?xml version='1.0'?><Error><Code>{code}</Code></Error>".encode()]


def _fits(environ: Environ, query: dict[str, str]) -> bool:
    given = query.pop("X-Amz-Signature")
    names = sorted((quote(n, safe="~"), quote(v, safe="~")) for n, v in query.items())
    canonical = "\n".join(
        (
            environ["REQUEST_METHOD"],
            environ["RAW_URI"].split("?")[0],
            "&".join(f"{name}={value}" for name, value in names),
            f"host:{environ['HTTP_HOST']}\n",
            query["X-Amz-SignedHeaders"],
            "UNSIGNED-PAYLOAD",
        )
    )
    scope = query["X-Amz-Credential"].split("/", 1)[1]
    hashed = hashlib.sha256(canonical.encode()).hexdigest()
    text = f"AWS4-HMAC-SHA256\n{query['X-Amz-Date']}\n{scope}\n{hashed}"
    key = f"AWS4{SECRET}".encode()
    for part in scope.split("/"):
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    return hmac.compare_digest(hmac.new(key, text.encode(), hashlib.sha256).hexdigest(), given)


@contextlib.contextmanager
def s3_bucket(name: str) -> Iterator[Door]:
    """A loopback S3 with one bucket."""
    from moto.server import DomainDispatcherApplication, create_backend_app

    app = DomainDispatcherApplication(create_backend_app)
    with opened(SignedOnly(app)) as door:
        scope = f"Credential={KEY_ID}/20260101/{REGION}/s3/aws4_request"
        login = f"AWS4-HMAC-SHA256 {scope}, SignedHeaders=host, Signature=0"
        place = f"<CreateBucketConfiguration><LocationConstraint>{REGION}"
        place += "</LocationConstraint></CreateBucketConfiguration>"
        request = urllib.request.Request(
            f"{door.url}/{name}",
            data=place.encode(),
            method="PUT",
            headers={"Authorization": login, "Content-Type": "application/xml"},
        )
        # moto keeps its buckets for as long as the process lives: it may be there already.
        with contextlib.suppress(urllib.error.HTTPError), urllib.request.urlopen(request):
            pass
        door.heal()
        yield door
