"""Messages over a socket between two processes: four bytes that say how long one is, and the message."""

from __future__ import annotations

import socket
import struct
import time

_LENGTH = struct.Struct("!I")
_AT_ONCE = 1 << 18


class TooLong(Exception):
    """A message longer than whoever listens will take."""


def send(channel: socket.socket, message: bytes) -> None:
    channel.sendall(_LENGTH.pack(len(message)) + message)


def receive(channel: socket.socket, longest: int, seconds: float | None = None) -> bytes:
    """The next message. Raises EOFError where none comes any more, TimeoutError where it takes longer, TooLong."""
    until = None if seconds is None else time.monotonic() + seconds
    (length,) = _LENGTH.unpack(_exactly(channel, _LENGTH.size, until))
    if length > longest:
        raise TooLong
    return _exactly(channel, length, until)


def _exactly(channel: socket.socket, size: int, until: float | None) -> bytes:
    found = bytearray()
    while len(found) < size:
        if until is not None:
            channel.settimeout(max(0.001, until - time.monotonic()))
        part = channel.recv(min(_AT_ONCE, size - len(found)))
        if not part:
            raise EOFError
        found += part
    return bytes(found)
