"""An HTTP answer that has to be whole in time.

A socket's time limit is for one read and begins anew with every byte, so that a server which sends
a byte now and then is waited for without end. Here it is for the whole answer.
"""

from __future__ import annotations

import time
from http.client import HTTPResponse
from io import BufferedReader, RawIOBase
from typing import Any


class WholeAnswer(HTTPResponse):
    """For a connection's `response_class`. The limit is the socket's own, from when the request
    was sent; none where the socket has none."""

    def __init__(self, sock: Any, *args: Any, **named: Any) -> None:
        super().__init__(sock, *args, **named)
        if sock.gettimeout() is not None:
            self.fp = BufferedReader(_InTime(self.fp.detach(), sock))


class _InTime(RawIOBase):
    """Reads what a socket's file reads, until the time is over."""

    def __init__(self, raw: Any, sock: Any) -> None:
        self._raw = raw
        self._sock = sock
        self._over_at = time.monotonic() + sock.gettimeout()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        left = self._over_at - time.monotonic()
        if left <= 0:
            raise TimeoutError("the answer was not whole in time")
        self._sock.settimeout(left)
        count: int | None = self._raw.readinto(buffer)
        return count

    def close(self) -> None:
        self._raw.close()
        super().close()
