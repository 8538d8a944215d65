"""A TLS server on loopback that answers however a test wants it to."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread

from tests.web_endpoint.pki import host, key_pem

Answer = Callable[[ssl.SSLSocket, Event], None]
NAME = "localhost"


@contextmanager
def tls_server(answer: Answer, folder: Path, name: str = NAME) -> Iterator[int]:
    """Its port. `answer` gets each connection after its request, and an event that says stop."""
    stop = Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        context = _context(folder, name)
        thread = Thread(target=_serve, args=(listener, context, answer, stop), daemon=True)
        thread.start()
        try:
            yield listener.getsockname()[1]
        finally:
            stop.set()
            with suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            thread.join(5)


def _context(folder: Path, name: str) -> ssl.SSLContext:
    identity = folder / "identity.pem"
    identity.write_bytes(host(name)[0] + key_pem("leaf"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(identity)
    return context


def _serve(listener: socket.socket, context: ssl.SSLContext, answer: Answer, stop: Event) -> None:
    while not stop.is_set():
        with suppress(OSError), context.wrap_socket(listener.accept()[0], server_side=True) as one:
            one.settimeout(5)
            one.recv(4096)
            answer(one, stop)
