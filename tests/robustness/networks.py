"""Networks on a bad day: real sockets on loopback that hang, drip, or break."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from urllib.parse import urlsplit


def _address(server: socket.socket) -> str:
    return f"http://127.0.0.1:{server.getsockname()[1]}"


@contextmanager
def silent_server() -> Iterator[str]:
    """Takes every connection and never says a word."""
    with socket.create_server(("127.0.0.1", 0), backlog=512) as server:
        yield _address(server)


@contextmanager
def full_server() -> Iterator[str]:
    """Takes no connection, and refuses none: its queue is full."""
    with ExitStack() as opened:
        server = opened.enter_context(socket.create_server(("127.0.0.1", 0), backlog=0))
        for _ in range(8):
            waiting = opened.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(server.getsockname())
        yield _address(server)


@contextmanager
def dripping_server(seconds: float = 0.4, longest: float = 8.0) -> Iterator[str]:
    """Answers whatever is asked, a byte at a time: each in time, the whole never. Who waits is let
    go when Alexa has long left."""
    answer = b"HTTP/1.1 200 OK\r\ncontent-length: 9000\r\n\r\n" + b" " * 9_000
    over = threading.Event()

    def drip(connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError):
            for byte in answer[: round(longest / seconds)]:
                if over.wait(seconds):
                    return
                connection.sendall(bytes([byte]))

    with _accepting(drip) as address:
        yield address
        over.set()


class Line:
    """A line to an engine that can be cut: who is connected notices at the next use."""

    def __init__(self, engine: str) -> None:
        parts = urlsplit(engine)
        self._engine = (parts.hostname or "", parts.port or 0)
        self._open: list[socket.socket] = []
        self.connections = 0

    def cut(self) -> None:
        for connection in self._open:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        self._open.clear()

    def carry(self, connection: socket.socket) -> None:
        self.connections += 1
        with connection, socket.create_connection(self._engine) as engine:
            self._open += [connection, engine]
            back = threading.Thread(target=_pump, args=(engine, connection), daemon=True)
            back.start()
            _pump(connection, engine)
            back.join()


@contextmanager
def line_to(engine: str) -> Iterator[tuple[str, Line]]:
    """The address of a line to the engine, and the line."""
    line = Line(engine)
    with _accepting(line.carry) as address:
        yield address, line
        line.cut()


def _pump(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while some := source.recv(65_536):
            target.sendall(some)
    with contextlib.suppress(OSError):
        target.shutdown(socket.SHUT_WR)


@contextmanager
def _accepting(serve: object) -> Iterator[str]:
    """Serves each connection in a thread of its own, until the end of the block."""

    def accept() -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = server.accept()
                threading.Thread(target=serve, args=(connection,), daemon=True).start()  # type: ignore[arg-type]

    with socket.create_server(("127.0.0.1", 0), backlog=512) as server:
        thread = threading.Thread(target=accept, daemon=True)
        thread.start()
        yield _address(server)
        server.shutdown(socket.SHUT_RDWR)
        thread.join()


@contextmanager
def no_names(seconds: float) -> Iterator[None]:
    """Looking up a name takes so long, and then fails, as with a resolver that does not answer."""
    known = socket.getaddrinfo

    def unanswered(*_: object, **__: object) -> None:
        time.sleep(seconds)
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    socket.getaddrinfo = unanswered  # type: ignore[assignment]
    try:
        yield
    finally:
        socket.getaddrinfo = known
