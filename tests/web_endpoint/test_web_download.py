"""The real download, against a TLS server on loopback that means no good."""

from __future__ import annotations

import ssl
from contextlib import suppress
from pathlib import Path
from threading import Event

import pytest

from tests.web_endpoint.pki import host
from tests.web_endpoint.tls_server import NAME, Answer, tls_server
from web_endpoint.download import CertificateDownload
from web_endpoint.refusal import Refused

PATH = "/echo.api/cert.pem"
SHORT_SECONDS = 0.3


def _replied(head: str, body: bytes = b"") -> Answer:
    def answer(connection: ssl.SSLSocket, _: Event) -> None:
        connection.sendall(f"HTTP/1.1 {head}\r\n\r\n".encode() + body)

    return answer


class Dripping:
    """Sends piece after piece with a pause in between, five seconds' worth unless it is cut off."""

    def __init__(self, begin: bytes, piece: bytes = b"-", pause: float = 0.05) -> None:
        self._begin, self._piece, self._pause = begin, piece, pause
        self.most = round(5 / pause)
        self.sent = 0

    def __call__(self, connection: ssl.SSLSocket, stop: Event) -> None:
        connection.sendall(self._begin)
        while self.sent < self.most and not stop.wait(self._pause):
            connection.sendall(self._piece)
            self.sent += 1


def _silent(_: ssl.SSLSocket, stop: Event) -> None:
    stop.wait(5)


def download(port: int, seconds: float = 5, name: str = NAME) -> CertificateDownload:
    context = ssl.create_default_context(cadata=host(name)[1].decode())
    return CertificateDownload(context, NAME, port, seconds)


def test_what_lies_there_is_brought(tmp_path: Path) -> None:
    with tls_server(_replied("200 OK\r\nContent-Length: 5", b"chain"), tmp_path) as port:
        assert download(port)(PATH) == b"chain"


@pytest.mark.parametrize(
    "head",
    [
        "301 Moved\r\nLocation: https://localhost/elsewhere",
        "302 Found\r\nLocation: http://127.0.0.1:1/",
        "307 Temporary\r\nLocation: /echo.api/other.pem",
        "403 Forbidden\r\nContent-Length: 0",
        "404 Not Found\r\nContent-Length: 0",
        "500 Oops\r\nContent-Length: 0",
        "204 No Content",
        "200 OK\r\nContent-Length: 70000",
        "not HTTP at all",
        "200 OK\r\n" + "X: y\r\n" * 200,
    ],
    ids=lambda head: head[:12],
)
def test_anything_else_is_refused(head: str, tmp_path: Path) -> None:
    with tls_server(_replied(head, b"x" * 70_000), tmp_path) as port, pytest.raises(Refused):
        download(port)(PATH)


@pytest.mark.parametrize(
    "begin",
    [
        b"HTTP/1.1 200 OK\r\nX: ",
        b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n\r\n",
    ],
    ids=["a header by the byte", "a body by the byte", "a body of unknown length by the byte"],
)
def test_a_slow_one_is_cut_off(begin: bytes, tmp_path: Path) -> None:
    """Each byte comes soon enough, and all of them never would."""
    slow = Dripping(begin)
    with tls_server(slow, tmp_path) as port, suppress(Refused):
        download(port, SHORT_SECONDS)(PATH)
    assert slow.sent < slow.most


def test_a_silent_one_is_cut_off(tmp_path: Path) -> None:
    with tls_server(_silent, tmp_path) as port, pytest.raises(Refused):
        download(port, SHORT_SECONDS)(PATH)


def test_an_endless_one_is_cut_off(tmp_path: Path) -> None:
    flood = Dripping(b"HTTP/1.1 200 OK\r\n\r\n", b"-" * 16_384, pause=0.001)
    with tls_server(flood, tmp_path) as port, pytest.raises(Refused, match="too large"):
        download(port)(PATH)
    assert flood.sent < flood.most


def test_a_host_whose_certificate_is_not_trusted_is_not_asked(tmp_path: Path) -> None:
    asked: list[bytes] = []

    def answer(connection: ssl.SSLSocket, _: Event) -> None:
        asked.append(b"yes")

    with (
        tls_server(answer, tmp_path) as port,
        pytest.raises(Refused, match="SSLCertVerificationError"),
    ):
        CertificateDownload(None, NAME, port)(PATH)
    assert asked == []


def test_a_host_of_another_name_is_not_asked(tmp_path: Path) -> None:
    with (
        tls_server(_silent, tmp_path, name="elsewhere.example") as port,
        pytest.raises(Refused, match="SSLCertVerificationError"),
    ):
        download(port, name="elsewhere.example")(PATH)


def test_nobody_there() -> None:
    with pytest.raises(Refused, match="ConnectionRefusedError"):
        CertificateDownload(None, "127.0.0.1", 1)(PATH)


def test_the_host_is_amazons_unless_a_test_says_otherwise() -> None:
    download = CertificateDownload()
    assert (download._host, download._port) == ("s3.amazonaws.com", 443)
    assert download._context.verify_mode == ssl.CERT_REQUIRED
    assert download._context.check_hostname
