"""Cloud Storage's XML interface, as much of it as obstore's GCSStore speaks.

Refuses what it does not know, requests without a token, and signed addresses that are expired
or altered (V4, RSA).
"""

from __future__ import annotations

import hashlib
import itertools
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import formatdate
from typing import Any
from urllib.parse import parse_qsl, quote, unquote_to_bytes
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from werkzeug.wsgi import get_input_stream

from tests.emulators.door import Environ

Answer = tuple[str, list[tuple[str, str]], bytes]
LISTING = {"list-type", "prefix", "delimiter", "continuation-token", "start-after", "max-keys"}
LISTING |= {"encoding-type"}
UPLOADING = {"uploads", "uploadId", "partNumber"}
NO_KEY = ("404 Not Found", "NoSuchKey")


@dataclass(frozen=True)
class Stored:
    """One object."""

    body: bytes
    attributes: tuple[tuple[str, str], ...]
    generation: int
    modified: float

    @property
    def etag(self) -> str:
        return f'"{hashlib.md5(self.body, usedforsecurity=False).hexdigest()}"'


class Refused(Exception):
    """An answer that is an error."""

    def __init__(self, status: str, code: str) -> None:
        super().__init__(status, code)
        self.status, self.code = status, code


@dataclass
class _Upload:
    key: str
    attributes: tuple[tuple[str, str], ...]
    parts: dict[int, bytes] = field(default_factory=dict)


@dataclass
class GcsBucket:
    """One bucket, a WSGI application."""

    name: str
    public_key: rsa.RSAPublicKey
    """Of the service account whose signed addresses are believed."""
    page: int = 1000
    objects: dict[str, Stored] = field(default_factory=dict)
    uploads: dict[str, _Upload] = field(default_factory=dict)
    _numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(1))
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __call__(self, environ: Environ, start: Callable[..., Any]) -> Iterable[bytes]:
        body = get_input_stream(environ).read()
        try:
            status, headers, answer = self._answer(environ, body)
        except Refused as refused:
            status, headers = refused.status, [("Content-Type", "application/xml")]
            answer = f"<?xml version='1.0'?><Error><Code>{refused.code}</Code></Error>".encode()
        headless = environ["REQUEST_METHOD"] == "HEAD"
        if not any(name == "Content-Length" for name, _ in headers):
            headers = [*headers, ("Content-Length", str(len(answer)))]
        start(status, headers)
        return [b"" if headless else answer]

    def _answer(self, environ: Environ, body: bytes) -> Answer:
        raw = environ["RAW_URI"].split("?")[0].lstrip("/")
        bucket, _, name = raw.partition("/")
        key = unquote_to_bytes(name).decode()
        query = dict(parse_qsl(environ["QUERY_STRING"], keep_blank_values=True))
        self._admit(environ, f"/{raw}", query)
        if bucket != self.name:
            raise Refused("404 Not Found", "NoSuchBucket")
        method = environ["REQUEST_METHOD"]
        given = {n for n in query if not n.startswith("X-Goog-")}
        if given - (UPLOADING if key else LISTING):
            raise Refused("400 Bad Request", "InvalidQueryParameter")
        with self._lock:
            if not key and method == "GET":
                return self._list(query)
            if given:
                return self._upload(method, key, query, environ, body)
            if method == "PUT":
                return self._put(key, body, _attributes(environ))
            if method in {"GET", "HEAD"}:
                return self._get(key, environ.get("HTTP_RANGE", ""))
            if method == "DELETE":
                if self.objects.pop(key, None) is None:
                    raise Refused(*NO_KEY)
                return "204 No Content", [], b""
        raise Refused("405 Method Not Allowed", "MethodNotAllowed")

    def _admit(self, environ: Environ, path: str, query: dict[str, str]) -> None:
        if "X-Goog-Signature" in query:
            self._check_signature(environ, path, dict(query))
        elif not environ.get("HTTP_AUTHORIZATION", "").removeprefix("Bearer "):
            raise Refused("401 Unauthorized", "AuthenticationRequired")

    def _check_signature(self, environ: Environ, path: str, query: dict[str, str]) -> None:
        signature = bytes.fromhex(query.pop("X-Goog-Signature"))
        begun = datetime.strptime(query["X-Goog-Date"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        if datetime.now(UTC) > begun + timedelta(seconds=int(query["X-Goog-Expires"])):
            raise Refused("400 Bad Request", "ExpiredToken")
        names = "&".join(
            f"{quote(n, safe='')}={quote(v, safe='')}" for n, v in sorted(query.items())
        )
        canonical = "\n".join(
            (
                environ["REQUEST_METHOD"],
                path,
                names,
                # obstore always signs Google's own host, whatever address it was given.
                "host:storage.googleapis.com\n",
                query["X-Goog-SignedHeaders"],
                "UNSIGNED-PAYLOAD",
            )
        )
        scope = query["X-Goog-Credential"].split("/", 1)[1]
        hashed = hashlib.sha256(canonical.encode()).hexdigest()
        text = f"GOOG4-RSA-SHA256\n{query['X-Goog-Date']}\n{scope}\n{hashed}"
        try:
            self.public_key.verify(signature, text.encode(), padding.PKCS1v15(), hashes.SHA256())
        except InvalidSignature:
            raise Refused("403 Forbidden", "SignatureDoesNotMatch") from None

    def _put(self, key: str, body: bytes, attributes: tuple[tuple[str, str], ...]) -> Answer:
        stored = Stored(body, attributes, next(self._numbers), time.time())
        self.objects[key] = stored
        return "200 OK", _headers(stored), b""

    def _get(self, key: str, wanted: str) -> Answer:
        stored = self.objects.get(key)
        if stored is None:
            raise Refused(*NO_KEY)
        headers, size = _headers(stored), len(stored.body)
        if not wanted:
            return "200 OK", [*headers, ("Content-Length", str(size))], stored.body
        first, _, last = wanted.removeprefix("bytes=").partition("-")
        begin = int(first) if first else max(0, size - int(last))
        end = min(size, int(last) + 1) if first and last else size
        if begin >= size:
            raise Refused("416 Range Not Satisfiable", "InvalidRange")
        headers.append(("Content-Range", f"bytes {begin}-{end - 1}/{size}"))
        return "206 Partial Content", headers, stored.body[begin:end]

    def _list(self, query: dict[str, str]) -> Answer:
        after = query.get("continuation-token", query.get("start-after", ""))
        prefix = query.get("prefix", "")
        keys = sorted(k for k in self.objects if k.startswith(prefix) and k > after)
        shown, more = keys[: self.page], len(keys) > self.page
        entries = "".join(
            f"<Contents><Key>{escape(key)}</Key><Size>{len(stored.body)}</Size>"
            f"<ETag>{escape(stored.etag)}</ETag><Generation>{stored.generation}</Generation>"
            f"<LastModified>{_iso(stored.modified)}</LastModified></Contents>"
            for key, stored in ((key, self.objects[key]) for key in shown)
        )
        token = (
            f"<NextContinuationToken>{escape(shown[-1])}</NextContinuationToken>" if more else ""
        )
        return _xml(
            f"<ListBucketResult><Name>{self.name}</Name><KeyCount>{len(shown)}</KeyCount>"
            f"<IsTruncated>{str(more).lower()}</IsTruncated>{token}{entries}</ListBucketResult>"
        )

    def _upload(
        self, method: str, key: str, query: dict[str, str], environ: Environ, body: bytes
    ) -> Answer:
        if method == "POST" and "uploads" in query:
            name = f"upload-{next(self._numbers)}"
            self.uploads[name] = _Upload(key, _attributes(environ))
            return _xml(
                f"<InitiateMultipartUploadResult><UploadId>{name}</UploadId>"
                "</InitiateMultipartUploadResult>"
            )
        upload = self.uploads.get(query.get("uploadId", ""))
        if upload is None or upload.key != key:
            raise Refused("404 Not Found", "NoSuchUpload")
        if method == "PUT":
            upload.parts[int(query["partNumber"])] = body
            tag = hashlib.md5(body, usedforsecurity=False).hexdigest()
            return "200 OK", [("ETag", f'"{tag}"')], b""
        del self.uploads[query["uploadId"]]
        if method == "DELETE":
            return "204 No Content", [], b""
        numbers = [
            int(part.findtext("{*}PartNumber") or part.findtext("PartNumber") or 0)
            for part in ElementTree.fromstring(body)
        ]
        if numbers != sorted(upload.parts):
            raise Refused("400 Bad Request", "InvalidPart")
        self._put(key, b"".join(upload.parts[n] for n in numbers), upload.attributes)
        etag = escape(self.objects[key].etag)
        return _xml(
            f"<CompleteMultipartUploadResult><ETag>{etag}</ETag></CompleteMultipartUploadResult>"
        )


def _attributes(environ: Environ) -> tuple[tuple[str, str], ...]:
    kept = {"CONTENT_TYPE": "Content-Type"}
    found = [(kept[name], value) for name, value in environ.items() if name in kept and value]
    for name, value in environ.items():
        if name.startswith("HTTP_X_GOOG_META_"):
            found.append((name.removeprefix("HTTP_").replace("_", "-").lower(), value))
    return tuple(found)


def _headers(stored: Stored) -> list[tuple[str, str]]:
    return [
        ("ETag", stored.etag),
        ("Last-Modified", formatdate(stored.modified, usegmt=True)),
        ("x-goog-generation", str(stored.generation)),
        ("Accept-Ranges", "bytes"),
        *stored.attributes,
    ]


def _iso(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def _xml(text: str) -> Answer:
    body = f"<?xml version='1.0' encoding='UTF-8'?>{text}".encode()
    return "200 OK", [("Content-Type", "application/xml; charset=UTF-8")], body
