"""Fetches a certificate from Amazon's host: over verified TLS, in bounded time and size, and from
nowhere else."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http import HTTPStatus
from http.client import HTTPException, HTTPSConnection
from socket import SHUT_RDWR, socket
from threading import Timer

import certifi

from web_endpoint.certificate_address import HOST, PORT
from web_endpoint.refusal import Refused

_SECONDS = 2.0
_MOST_BYTES = 64 * 1024


class CertificateDownload:
    """Takes no redirect and no proxy from the environment. A test has another host than S3."""

    def __init__(
        self,
        context: ssl.SSLContext | None = None,
        host: str = HOST,
        port: int = PORT,
        seconds: float = _SECONDS,
    ) -> None:
        self._context = context or ssl.create_default_context(cafile=certifi.where())
        self._host = host
        self._port = port
        self._seconds = seconds

    def __call__(self, path: str) -> bytes:
        """What lies at the path. Raises Refused."""
        connection = HTTPSConnection(
            self._host, self._port, timeout=self._seconds, context=self._context
        )
        try:
            connection.connect()
            with _cut_after(self._seconds, connection.sock):
                return _got(connection, path)
        except (OSError, HTTPException, ValueError) as error:
            reason = f"the certificate could not be fetched: {type(error).__name__}"
            raise Refused(reason) from None
        finally:
            connection.close()


def _got(connection: HTTPSConnection, path: str) -> bytes:
    connection.request("GET", path)
    answer = connection.getresponse()
    if answer.status != HTTPStatus.OK:
        raise Refused(f"the certificate's host answered {answer.status}")
    content = answer.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        raise Refused("the certificate is too large")
    return content


@contextmanager
def _cut_after(seconds: float, connected: socket) -> Iterator[None]:
    """The socket's own limit is for each read, and a byte now and then would outlast it."""
    watchdog = Timer(seconds, _cut, [connected])
    watchdog.daemon = True
    watchdog.start()
    try:
        yield
    finally:
        watchdog.cancel()


def _cut(connected: socket) -> None:
    """Ends a read that goes on in another thread, which closing would not, nor would the TLS
    socket's own shutdown, which takes the ground from under the reader."""
    with suppress(OSError):
        socket.shutdown(connected, SHUT_RDWR)
