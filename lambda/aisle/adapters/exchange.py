"""One HTTP request and its answer: to one address alone, and bounded in time and size.

http.client's own time limit is for each piece that comes, and for each address of a name, so a
slow server would outlast the turn.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from socket import SOCK_STREAM, create_connection, getaddrinfo, socket
from urllib.parse import urlsplit

from aisle.adapters.whole_answer import WholeAnswer

LARGEST = 64 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Of an exchange in all, and of reaching each address of the name; in seconds. Finding the
    addresses has a limit of the system's own."""

    seconds: float
    connect_seconds: float


def exchange(
    method: str,
    url: str,
    headers: Mapping[str, str],
    limits: Limits,
    body: bytes | None = None,
) -> tuple[int, bytes]:
    """The status and the answer, of which more than LARGEST bytes are a sign that it is too large.
    A redirect is not followed. Raises OSError or HTTPException where there is no whole answer in
    time."""
    parts = urlsplit(url)
    connect = _Secure if parts.scheme == "https" else _Plain
    connection = connect(parts.netloc)
    connection.limits, connection.over_at = limits, time.monotonic() + limits.seconds
    connection.response_class = WholeAnswer
    path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    try:
        connection.request(method, path, body, dict(headers))
        connection.sock.settimeout(_left(connection.over_at))
        answer = connection.getresponse()
        content = answer.read(LARGEST + 1)
        if answer.length:  # of what it said it would send
            raise HTTPException
        return answer.status, content
    finally:
        connection.close()


class _Plain(HTTPConnection):
    limits: Limits
    over_at: float

    def connect(self) -> None:
        self.sock = _connected(self.host, self.port, self.limits.connect_seconds, self.over_at)
        self.sock.settimeout(_left(self.over_at))


class _Secure(HTTPSConnection, _Plain):
    """TLS over what _Plain connected, as HTTPSConnection does it: the certificate is checked."""


def _connected(host: str, port: int, seconds: float, over_at: float) -> socket:
    problem = OSError("the name has no address")
    for *_, address in getaddrinfo(host, port, type=SOCK_STREAM):
        try:
            timeout = min(seconds, _left(over_at))
            return create_connection((str(address[0]), port), timeout=timeout)
        except OSError as error:
            problem = error
    raise problem


def _left(over_at: float) -> float:
    left = over_at - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left
