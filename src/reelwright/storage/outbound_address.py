"""Outbound address: which addresses that users give may be asked at all."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from reelwright.errors import InputError

MOST_CHARACTERS = 2000
INNER_NAMES = (
    "localhost",
    "localdomain",
    "local",
    "internal",
    "intranet",
    "lan",
    "home",
    "corp",
    "private",
    "arpa",
    "onion",
    "test",
    "invalid",
)
"""Last labels that no public name has."""
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
_NOT_IN_A_URL = re.compile(r"[\x00-\x20\x7f-\xa0\\<>\"^`{|}\u2000-\u200f\u2028-\u202f\u3000\ufeff]")
_PATH = re.compile(r"[\x21-\x7e]*")
_REFUSED = tuple(
    ipaddress.ip_network(network)
    for network in (
        "168.63.129.16/32",  # a cloud's own services, at a public address
        "192.0.0.0/24",  # protocols, and another cloud's own services
        "192.88.99.0/24",  # relays into 6to4
        "::/96",  # IPv4 in IPv6, in the ways that are no longer in use
        "2002::/16",  # 6to4
        "2001::/23",  # protocols, Teredo among them
        "64:ff9b:1::/48",  # translation inside a network
        "5f00::/16",
        "fec0::/10",  # sites, as they once were
        "100::/64",
        "3fff::/20",  # documentation
    )
)
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True)
class Target:
    """Where a request goes: `host` in ASCII, without brackets."""

    scheme: str
    host: str
    port: int
    path: str
    """With its query."""

    @property
    def host_header(self) -> str:
        """As it stands in the request."""
        shown = f"[{self.host}]" if ":" in self.host else self.host
        usual = {"http": 80, "https": 443}[self.scheme]
        return shown if self.port == usual else f"{shown}:{self.port}"


def read_target(url: str, *, local: bool = False) -> Target:
    """What the address says; nobody is asked. Raises InputError for whatever is not plain.

    `local` allows http, and names and addresses that are not public.
    """
    if len(url) > MOST_CHARACTERS:
        raise InputError(f"The address has more than {MOST_CHARACTERS} characters.")
    if _NOT_IN_A_URL.search(url):
        raise InputError("The address has characters that no address has.")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise InputError(f"This is not an address: {error}.") from error
    allowed = ("https", "http") if local else ("https",)
    if parts.scheme not in allowed or not url[len(parts.scheme) :].startswith("://"):
        raise InputError("The address must begin with https://.")
    if "@" in parts.netloc:
        raise InputError("The address must not hold a name or a password.")
    if "#" in url:
        raise InputError("The address must not hold a #: nobody is sent what follows it.")
    host = _host(parts.netloc, parts.hostname or "", local=local)
    if port is None:
        port = 443 if parts.scheme == "https" else 80
    if not local and port not in {443, *range(1024, 65536)}:
        raise InputError(f"The port {port} is not allowed. Use 443, or one from 1024 on.")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    if not _PATH.fullmatch(path):
        raise InputError("What follows the host must be written in ASCII, the rest with %.")
    return Target(parts.scheme, host, port, path)


def is_public(text: str) -> bool:
    """Whether an address, as a resolver writes it, is on the public internet, for one receiver."""
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        if address.scope_id is not None:
            return False
        inner = address.ipv4_mapped
        if inner is None and address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if address not in ipaddress.ip_network("2000::/3"):
            return False
    if any(address.version == each.version and address in each for each in _REFUSED):
        return False
    special = address.is_multicast or address.is_reserved or address.is_unspecified
    inside = address.is_private or address.is_loopback or address.is_link_local
    return address.is_global and not special and not inside


def _host(netloc: str, host: str, *, local: bool) -> str:
    if "%" in netloc or not host:
        raise InputError("The address has no host that can be read.")
    if ":" in host or netloc.startswith("["):
        return _literal(host, local=local)
    try:
        # As a resolver would read it: other digits and other dots become plain ones.
        plain = host.encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise InputError(f"The host {host[:80]} is not a name.") from error
    plain = plain.removesuffix(".")
    labels = plain.split(".")
    if re.fullmatch(r"\d+|0x[0-9a-f]*", labels[-1]):
        # The last part of a name is never a number: this is an IPv4 address in some notation.
        return _literal(plain, local=local)
    if len(plain) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise InputError(f"The host {host[:80]} is not a name.")
    if not local and (len(labels) < 2 or labels[-1] in INNER_NAMES):
        raise InputError(f"{plain} is not a public name.")
    return plain


def _literal(text: str, *, local: bool) -> str:
    try:
        address = ipaddress.ip_address(text)
    except ValueError as error:
        raise InputError(f"{text[:80]} is not an address as it is usually written.") from error
    if not local and not is_public(text):
        raise InputError(f"{address} is no public address.")
    return str(address)
