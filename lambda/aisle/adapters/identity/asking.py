"""One question to the issuer: to the configured address alone, and bounded in time and size.

http.client's own time limit is for each piece that comes, and for each address of a name, so a
slow issuer would outlast the turn.
"""

from __future__ import annotations

import json
import time
from functools import partial
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from io import BufferedReader, RawIOBase
from socket import SOCK_STREAM, create_connection, getaddrinfo, socket
from typing import Any
from urllib.parse import urlsplit

from aisle.deadline import has_time_for
from aisle.domain.errors import StoreUnavailable

SECONDS = 1.5
_CONNECT_SECONDS = 0.5
_LARGEST = 64 * 1024


def asked(url: str) -> tuple[int, dict[str, Any]]:
    """The status and the JSON object that a GET is answered with, {} where it is none. A redirect
    is not followed.

    Raises StoreUnavailable where the answer takes longer than 1.5 seconds (finding the name's
    address apart, for which the system has its own limit), or than the turn has left, or is
    larger than 64 KB.
    """
    if not has_time_for(SECONDS):
        raise StoreUnavailable("no time left to ask the issuer")
    try:
        status, body = _answer(url, time.monotonic() + SECONDS)
    except (OSError, HTTPException) as error:
        raise StoreUnavailable(f"the issuer: {type(error).__name__}") from error
    if len(body) > _LARGEST:
        raise StoreUnavailable("the issuer's answer is too large")
    return status, _json_object(body)


def _answer(url: str, over_at: float) -> tuple[int, bytes]:
    parts = urlsplit(url)
    connect = _Secure if parts.scheme == "https" else _Plain
    connection = connect(parts.netloc)
    connection.over_at = over_at
    connection.response_class = partial(_Response, over_at)  # type: ignore[assignment]
    path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    try:
        connection.request("GET", path, headers={"Accept": "application/json"})
        answer = connection.getresponse()
        body = answer.read(_LARGEST + 1)
        if answer.length:  # of what it said it would send
            raise HTTPException
        return answer.status, body
    finally:
        connection.close()


def _json_object(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


class _Plain(HTTPConnection):
    over_at: float

    def connect(self) -> None:
        self.sock = _connected(self.host, self.port, self.over_at)
        self.sock.settimeout(_left(self.over_at))


class _Secure(HTTPSConnection, _Plain):
    """TLS over what _Plain connected, as HTTPSConnection does it: the certificate is checked."""


class _Response(HTTPResponse):
    def __init__(self, over_at: float, sock: socket, *arguments: Any, **named: Any) -> None:
        super().__init__(sock, *arguments, **named)
        self.fp = BufferedReader(_InTime(self.fp.detach(), sock, over_at))


class _InTime(RawIOBase):
    """What comes through the socket until the time is over, however little it is at a time."""

    def __init__(self, raw: Any, sock: socket, over_at: float) -> None:
        self._raw = raw
        self._sock = sock
        self._over_at = over_at

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        self._sock.settimeout(_left(self._over_at))
        read: int | None = self._raw.readinto(buffer)
        return read

    def close(self) -> None:
        self._raw.close()
        super().close()


def _connected(host: str, port: int, over_at: float) -> socket:
    problem = OSError("the name has no address")
    for *_, address in getaddrinfo(host, port, type=SOCK_STREAM):
        try:
            seconds = min(_CONNECT_SECONDS, _left(over_at))
            return create_connection((str(address[0]), port), timeout=seconds)
        except OSError as error:
            problem = error
    raise problem


def _left(over_at: float) -> float:
    left = over_at - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left
