"""Servers that answer as no issuer should."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from threading import Event, Thread

_TOO_LATE_SECONDS = 6
_GOOD = b"HTTP/1.1 200 OK\r\nConnection: close\r\n"
Answering = Callable[[socket.socket, Event], None]


@contextmanager
def serving(answering: Answering) -> Iterator[str]:
    """The address of a server that deals so with every connection, until the end of the block."""
    over = Event()
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        server.settimeout(0.05)
        thread = Thread(target=_serve, args=(server, answering, over), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.getsockname()[1]}"
        finally:
            over.set()
            thread.join()


def _serve(server: socket.socket, answering: Answering, over: Event) -> None:
    while not over.is_set():
        try:
            connection, _ = server.accept()
        except TimeoutError:
            continue
        with connection:
            connection.settimeout(5)
            try:
                connection.recv(65_536)
                answering(connection, over)
            except OSError:
                continue  # whoever asked has gone


def saying(answer: bytes) -> Answering:
    return lambda connection, _: connection.sendall(answer)


def silent(connection: socket.socket, over: Event) -> None:
    """Answers well, but long after the time is over."""
    over.wait(_TOO_LATE_SECONDS)
    connection.sendall(_GOOD + b"\r\n{}")


def dripping(beginning: bytes, ending: bytes) -> Answering:
    """A byte at a time, each soon enough for a limit that starts anew with every byte, to a good
    answer in the end."""

    def drip(connection: socket.socket, over: Event) -> None:
        connection.sendall(_GOOD + beginning)
        for _ in range(10 * _TOO_LATE_SECONDS):
            connection.sendall(b" ")
            if over.wait(0.1):
                return
        connection.sendall(ending)

    return drip
