"""Addresses that users give: nothing inside is ever reached, however it is written."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from reelwright.errors import InputError, Unavailable
from reelwright.storage.outbound import Outbound
from reelwright.storage.outbound_address import is_public, read_target

PUBLIC = "93.184.215.14"

HOSTILE = (
    # not https
    "http://hooks.example.com/",
    "HTTP://hooks.example.com/",
    "ftp://hooks.example.com/",
    "file:///etc/passwd",
    "gopher://hooks.example.com:70/_x",
    "dict://127.0.0.1:11211/stats",
    "ldap://hooks.example.com/",
    "data:text/plain,x",
    "javascript:alert(1)",
    "jar:https://hooks.example.com!/",
    "unix:///var/run/docker.sock",
    "//hooks.example.com/",
    "https:hooks.example.com",
    "https:/hooks.example.com",
    "https:///hooks.example.com",
    "hooks.example.com",
    "",
    "https://",
    "https://:443/",
    "https://?x",
    "https://#x",
    # this machine, in every notation of IPv4
    "https://127.0.0.1/",
    "https://127.0.0.1:8443/",
    "https://127.0.0.1./",
    "https://127.1/",
    "https://127.0.1/",
    "https://0/",
    "https://0.0.0.0/",
    "https://2130706433/",
    "https://017700000001/",
    "https://0x7f000001/",
    "https://0x7F.0x0.0x0.0x1/",
    "https://0x7f.1/",
    "https://0177.0.0.1/",
    "https://0177.0.0.01/",
    "https://127.0.0.0x1/",
    "https://127.0.0.01/",
    "https://00127.0.0.1/",
    "https://4294967295/",
    "https://255.255.255.255/",
    "https://127.127.127.127/",
    "https://１２７.０.０.１/",
    "https://①②⑦.⓪.⓪.①/",
    "https://127。0。0。1/",
    "https://127．0．0．1/",
    "https://127%2e0%2e0%2e1/",
    "https://%31%32%37.0.0.1/",
    # networks inside
    "https://10.0.0.1/",
    "https://172.16.0.1/",
    "https://172.31.255.255/",
    "https://192.168.1.1/",
    "https://100.64.0.1/",
    "https://100.100.100.200/latest/meta-data",
    "https://169.254.169.254/latest/meta-data",
    "https://2852039166/",
    "https://0xa9fea9fe/",
    "https://0251.0376.0251.0376/",
    "https://169.254.170.2/v2/credentials",
    "https://168.63.129.16/",
    "https://192.0.0.192/",
    "https://192.0.2.1/",
    "https://192.88.99.1/",
    "https://198.18.0.1/",
    "https://198.51.100.7/",
    "https://203.0.113.9/",
    "https://224.0.0.1/",
    "https://239.255.255.250/",
    "https://240.0.0.1/",
    # IPv6
    "https://[::]/",
    "https://[::1]/",
    "https://[0:0:0:0:0:0:0:1]/",
    "https://[::ffff:127.0.0.1]/",
    "https://[::ffff:7f00:1]/",
    "https://[::ffff:10.0.0.1]/",
    "https://[0:0:0:0:0:ffff:169.254.169.254]/",
    "https://[::127.0.0.1]/",
    "https://[::7f00:1]/",
    "https://[64:ff9b::127.0.0.1]/",
    "https://[64:ff9b::a9fe:a9fe]/",
    "https://[64:ff9b:1::1]/",
    "https://[2002:7f00:1::]/",
    "https://[2002:a9fe:a9fe::1]/",
    "https://[2002:c0a8:101::1]/",
    "https://[2001:0:7f00:1::]/",
    "https://[2001:db8::1]/",
    "https://[2001:10::1]/",
    "https://[fe80::1]/",
    "https://[fe80::1%25eth0]/",
    "https://[fe80::1%eth0]/",
    "https://[fc00::1]/",
    "https://[fd00:ec2::254]/",
    "https://[fec0::1]/",
    "https://[ff02::1]/",
    "https://[100::1]/",
    "https://[5f00::1]/",
    "https://[::ffff:0:127.0.0.1]/",
    "https://[v1.fe80::a]/",
    "https://[127.0.0.1]/",
    "https://[::1",
    "https://::1/",
    # names inside
    "https://localhost/",
    "https://LOCALHOST/",
    "https://localhost./",
    "https://localhost:8443/",
    "https://a.localhost/",
    "https://localhost.localdomain/",
    "https://ｌｏｃａｌｈｏｓｔ/",
    "https://router/",
    "https://db.internal/",
    "https://metadata.google.internal/computeMetadata/v1/",
    "https://printer.local/",
    "https://nas.lan/",
    "https://nas.home.arpa/",
    "https://x.onion/",
    "https://kubernetes.default.svc.cluster.local/",
    # names and passwords, and what confuses a reader
    "https://user@hooks.example.com/",
    "https://user:password@hooks.example.com/",
    "https://hooks.example.com@127.0.0.1/",
    "https://127.0.0.1@hooks.example.com/",
    "https://hooks.example.com:443@127.0.0.1/",
    "https://hooks.example.com#@127.0.0.1:8443@/",
    "https://hooks.example.com\\@127.0.0.1/",
    "https://hooks.example.com\\.inside/",
    "https:\\\\127.0.0.1\\",
    "https://hooks.example.com%00.inside/",
    "https://hooks.example.com%2f@127.0.0.1/",
    "https://hooks.example.com%23/",
    "https://hooks example.com/",
    " https://127.0.0.1/",
    "https://hooks.example.com/\r\nX-Injected: 1",
    "https://hooks.example.com/\nHost: inside",
    "https://hooks.example.com\t/",
    "https://hooks.example.com/\x00",
    "https://hooks.example.com/é",
    "https://hooks..example.com/",
    "https://.example.com/",
    "https://-hooks.example.com/",
    "https://hooks.example.com../",
    "https://ex\u200bample.com/",
    "https://example.com\u2028/",
    "https://{host}.example.com/",
    "https://*.example.com/",
    f"https://{'a' * 64}.example.com/",
    f"https://{'a.' * 140}example.com/",
    "https://hooks.example.com/" + "a" * 2000,
    # ports
    "https://hooks.example.com:22/",
    "https://hooks.example.com:25/",
    "https://hooks.example.com:0/",
    "https://hooks.example.com:-1/",
    "https://hooks.example.com:65536/",
    "https://hooks.example.com:99999999999/",
    "https://hooks.example.com:4４3/",
    "https://hooks.example.com:x/",
    "https://hooks.example.com:443:22/",
)

INNER_ANSWERS = (
    ["127.0.0.1"],
    ["10.1.2.3"],
    ["169.254.169.254"],
    ["100.100.100.200"],
    ["168.63.129.16"],
    ["0.0.0.0"],
    ["::1"],
    ["::ffff:127.0.0.1"],
    ["::ffff:192.168.0.1"],
    ["64:ff9b::7f00:1"],
    ["2002:7f00:1::"],
    ["fe80::1%2"],
    ["fd00:ec2::254"],
    ["224.0.0.251"],
    [PUBLIC, "127.0.0.1"],
    ["127.0.0.1", PUBLIC],
    [PUBLIC, "::1"],
    ["not an address"],
)


@dataclass
class Net:
    """A network of fakes that writes down who was asked for."""

    addresses: list[str] = field(default_factory=lambda: [PUBLIC])
    asked: list[tuple[str, int]] = field(default_factory=list)
    reached: list[tuple[str, int]] = field(default_factory=list)

    def resolve(self, host: str, port: int) -> list[str]:
        self.asked.append((host, port))
        return self.addresses

    def connect(self, address: str, port: int, timeout_s: float) -> socket.socket:
        self.reached.append((address, port))
        raise ConnectionRefusedError("nobody is there")

    def outbound(self) -> Outbound:
        return Outbound(resolve=self.resolve, connect=self.connect)


def test_the_corpus_is_large_and_holds_nothing_twice() -> None:
    assert len(HOSTILE) == len(set(HOSTILE)) >= 100


@pytest.mark.parametrize("url", HOSTILE)
def test_a_hostile_address_is_refused_and_nobody_is_asked_for_it(url: str) -> None:
    net = Net()
    with pytest.raises(InputError):
        net.outbound().send(url, headers={})
    assert (net.asked, net.reached) == ([], [])


@pytest.mark.parametrize("addresses", INNER_ANSWERS)
def test_a_name_that_leads_inside_is_not_followed(addresses: list[str]) -> None:
    net = Net(addresses)
    with pytest.raises(InputError, match="no public address"):
        net.outbound().send("https://hooks.example.com/", headers={})
    assert net.reached == []


def test_a_name_is_asked_for_once_and_only_what_was_checked_is_reached() -> None:
    net = Net(["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
    with pytest.raises(Unavailable, match="nobody is there"):
        net.outbound().send("https://hooks.example.com:8443/x", headers={})
    assert net.asked == [("hooks.example.com", 8443)]
    assert net.reached == [(address, 8443) for address in net.addresses]


@pytest.mark.parametrize(
    ("url", "host", "shown"),
    [
        ("https://hooks.example.com", "hooks.example.com", "hooks.example.com"),
        ("https://HOOKS.Example.com./a?b=c", "hooks.example.com", "hooks.example.com"),
        ("https://bücher.example.com/", "xn--bcher-kva.example.com", "xn--bcher-kva.example.com"),
        ("https://93.184.215.14:8443/", "93.184.215.14", "93.184.215.14:8443"),
        ("https://[2606:2800::1]/", "2606:2800::1", "[2606:2800::1]"),
        ("https://3com.com/", "3com.com", "3com.com"),
        ("https://1.2.3.4.example.com/", "1.2.3.4.example.com", "1.2.3.4.example.com"),
    ],
)
def test_a_public_address_is_taken(url: str, host: str, shown: str) -> None:
    target = read_target(url)
    assert (target.host, target.host_header) == (host, shown)


@pytest.mark.parametrize("address", [PUBLIC, "1.1.1.1", "2606:4700::1111", "64:ff9b::101:101"])
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(address)


@dataclass
class Receiver:
    """A server on loopback that says `answer` to everybody, byte by byte where it is slow."""

    answer: bytes = b"HTTP/1.1 204 No Content\r\n\r\n"
    pause_s: float = 0.0
    heard: list[bytes] = field(default_factory=list)
    names: list[str | None] = field(default_factory=list)
    port: int = 0

    def serve(self, listener: socket.socket, tls: ssl.SSLContext | None) -> None:
        while True:
            try:
                raw, _ = listener.accept()
            except OSError:
                return
            try:
                with tls.wrap_socket(raw, server_side=True) if tls else raw as peer:
                    self.heard.append(whole(peer))
                    step = 1 if self.pause_s else len(self.answer) + 1
                    for at in range(0, len(self.answer), step):
                        peer.sendall(self.answer[at : at + step])
                        time.sleep(self.pause_s)
            except OSError:
                raw.close()


def whole(peer: socket.socket) -> bytes:
    """A request with its body."""
    got = b""
    while chunk := peer.recv(65536):
        got += chunk
        head, end, body = got.partition(b"\r\n\r\n")
        if end and len(body) >= int(head.lower().partition(b"content-length: ")[2].split()[0]):
            break
    return got


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    yield from _receiving(None)


def _receiving(tls: ssl.SSLContext | None) -> Iterator[Receiver]:
    here = Receiver()
    listener = socket.create_server(("127.0.0.1", 0))
    here.port = listener.getsockname()[1]
    if tls is not None:
        tls.sni_callback = lambda _, name, __: here.names.append(name)
    thread = threading.Thread(target=here.serve, args=(listener, tls))
    thread.start()
    yield here
    listener.shutdown(socket.SHUT_RDWR)
    listener.close()
    thread.join()


@pytest.fixture
def certified(tmp_path: Path) -> tuple[Path, Path]:
    """A certificate for hooks.example.com, and its key."""
    return _certificate(tmp_path)


@pytest.fixture
def secure(certified: tuple[Path, Path]) -> Iterator[Receiver]:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(*certified)
    yield from _receiving(tls)


def to(receiver: Receiver, *, cafile: Path | None = None, **given: float) -> Outbound:
    """Whatever is public leads to the receiver."""

    def lead(address: str, port: int, timeout_s: float) -> socket.socket:
        assert address == PUBLIC
        return socket.create_connection(("127.0.0.1", receiver.port), timeout=timeout_s)

    tls = ssl.create_default_context(cafile=cafile)
    return Outbound(resolve=lambda *_: [PUBLIC], connect=lead, tls=tls, **given)  # type: ignore[arg-type]


def test_the_name_is_kept_for_the_certificate_and_the_host(
    secure: Receiver, certified: tuple[Path, Path]
) -> None:
    outbound = to(secure, cafile=certified[0])
    answer = outbound.send("https://hooks.example.com/a?b", headers={"X-One": "1"}, body=b"{}")
    assert answer.status == 204
    assert secure.names == ["hooks.example.com"]
    head = secure.heard[0].decode()
    assert head.startswith("POST /a?b HTTP/1.1\r\nHost: hooks.example.com\r\nX-One: 1\r\n")
    assert head.endswith("Content-Length: 2\r\nConnection: close\r\n\r\n{}")


def test_a_certificate_for_another_name_is_refused(
    secure: Receiver, certified: tuple[Path, Path]
) -> None:
    with pytest.raises(Unavailable, match="certificate"):
        to(secure, cafile=certified[0]).send("https://other.example.com/", headers={}, body=b"{}")
    assert not any(secure.heard)


def test_a_redirect_is_not_followed(receiver: Receiver) -> None:
    receiver.answer = b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/\r\n\r\n"
    url = f"http://127.0.0.1:{receiver.port}/"
    assert Outbound(local=True).send(url, headers={}).status == 302
    assert len(receiver.heard) == 1


def test_a_large_answer_is_read_to_a_bound(receiver: Receiver) -> None:
    receiver.answer = b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 1_000_000
    url = f"http://127.0.0.1:{receiver.port}/"
    assert len(Outbound(local=True, most_bytes=1000).send(url, headers={}).body) == 1000


@pytest.mark.parametrize("answer", [b"HTTP/1.1 200 OK\r\nX: " + b"x" * 100, b"x" * 100])
def test_an_answer_in_drops_is_given_up_in_time(receiver: Receiver, answer: bytes) -> None:
    receiver.answer, receiver.pause_s = answer, 0.05
    url, began = f"http://127.0.0.1:{receiver.port}/", time.monotonic()
    with pytest.raises(Unavailable, match="in time"):
        Outbound(local=True, patience_s=0.3).send(url, headers={})
    assert time.monotonic() - began < 1.0


@pytest.mark.parametrize("answer", [b"", b"nonsense\r\n\r\n", b"HTTP/1.1 " + b"9" * 70_000])
def test_nonsense_for_an_answer_is_no_answer(receiver: Receiver, answer: bytes) -> None:
    receiver.answer = answer
    with pytest.raises(Unavailable):
        Outbound(local=True).send(f"http://127.0.0.1:{receiver.port}/", headers={})


def test_a_name_that_nobody_resolves_in_time_is_given_up() -> None:
    held = threading.Event()

    def never(host: str, port: int) -> list[str]:
        held.wait(5)
        return []

    with pytest.raises(Unavailable, match="in time"):
        Outbound(resolve=never, patience_s=0.1).send("https://hooks.example.com/", headers={})
    held.set()


def _certificate(folder: Path) -> tuple[Path, Path]:
    from datetime import UTC, datetime, timedelta

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "hooks.example.com")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.DNSName("hooks.example.com")]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    certificate, private = folder / "certificate.pem", folder / "key.pem"
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return certificate, private
