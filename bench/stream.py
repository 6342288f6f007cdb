"""Stream: one watcher's connection, a socket or server-sent events, as cheap as can be."""

from __future__ import annotations

import asyncio
import os
import struct

CLOSE, PING, PONG, TEXT = 8, 9, 10, 1


class StreamOver(Exception):
    """The connection ended, or was refused."""


class Stream:
    """What the server tells, message by message. Raises OSError or StreamOver."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    @classmethod
    async def open(cls, port: int, path: str, token: str) -> Stream:
        """By its path: /ws/… is a socket, all else server-sent events."""
        is_socket = path.startswith("/ws/")
        reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=2**22)
        stream = (_Socket if is_socket else _Events)(reader, writer)
        lines = [
            f"GET {path} HTTP/1.1",
            f"Host: 127.0.0.1:{port}",
            f"Authorization: Bearer {token}",
        ]
        if is_socket:
            lines += ["Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13"]
            lines += ["Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="]
        writer.write("\r\n".join([*lines, "", ""]).encode())
        try:
            head = await reader.readuntil(b"\r\n\r\n")
        except BaseException:
            writer.transport.abort()
            raise
        if head.split()[1] != (b"101" if is_socket else b"200"):
            writer.transport.abort()
            raise StreamOver(head.decode(errors="replace"))
        return stream

    async def next(self) -> str:
        """The next message's text."""
        raise NotImplementedError

    def close(self) -> None:
        """Say good-bye and go."""
        self._writer.close()

    def abort(self) -> None:
        """Go without a word, as a machine that loses its network."""
        self._writer.transport.abort()


class _Socket(Stream):
    async def next(self) -> str:
        while True:
            first, length = await self._reader.readexactly(2)
            if length == 126:
                (length,) = struct.unpack("!H", await self._reader.readexactly(2))
            elif length == 127:
                (length,) = struct.unpack("!Q", await self._reader.readexactly(8))
            content = await self._reader.readexactly(length)
            if first == 0x80 | TEXT:
                return content.decode()
            if first == 0x80 | PING:
                self._send(PONG, content)
            elif first == 0x80 | CLOSE:
                raise StreamOver(content[2:].decode(errors="replace"))
            else:
                raise StreamOver(f"a frame that was not expected: {first:x}")

    def close(self) -> None:
        self._send(CLOSE, struct.pack("!H", 1000))
        super().close()

    def _send(self, kind: int, content: bytes) -> None:
        mask = os.urandom(4)
        masked = bytes(sign ^ mask[place % 4] for place, sign in enumerate(content))
        self._writer.write(bytes((0x80 | kind, 0x80 | len(content))) + mask + masked)


class _Events(Stream):
    _left = b""

    async def next(self) -> str:
        while True:
            event, found, rest = self._left.partition(b"\n\n")
            if found:
                self._left = rest
                for line in event.split(b"\n"):
                    if line.startswith(b"data: "):
                        return line[6:].decode()
                continue
            size = int(await self._reader.readline() or b"0", 16)
            if not size:
                raise StreamOver("the events ended")
            self._left += (await self._reader.readexactly(size + 2))[:-2]
