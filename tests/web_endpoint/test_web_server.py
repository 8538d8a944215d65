"""The endpoint under its production server, over a real connection."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from threading import Thread

import pytest

from tests.robustness.envelopes import envelope, known_as, speech
from tests.web_endpoint.endpoint import Endpoint
from tests.web_endpoint.pki import good_chain
from tests.web_endpoint.sent import Sent, signed
from web_endpoint.server import production_server
from workbench.stage.sample_store import SampleStore

_PATIENCE_SECONDS = 20


@pytest.fixture(scope="module")
def endpoint(sample: SampleStore) -> Endpoint:
    return Endpoint(good_chain(), lambda asked, _: sample.skill.answer(asked))


@pytest.fixture(scope="module")
def port(endpoint: Endpoint) -> Iterator[int]:
    server = production_server(endpoint.app, "127.0.0.1", 0)
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    yield server.effective_port
    server.close()
    thread.join(_PATIENCE_SECONDS)


def asked(
    port: int, method: str, path: str, sent: Sent | None = None
) -> tuple[int, str, dict[str, str]]:
    """Status, body and headers of the answer."""
    connection = HTTPConnection("127.0.0.1", port, timeout=_PATIENCE_SECONDS)
    try:
        connection.request(method, path, sent.body if sent else None, sent.headers if sent else {})
        answer = connection.getresponse()
        return answer.status, answer.read().decode(), dict(answer.getheaders())
    finally:
        connection.close()


def raw(port: int, request: bytes) -> bytes:
    """The first line of the answer to what may not be HTTP."""
    with socket.create_connection(("127.0.0.1", port), _PATIENCE_SECONDS) as connection:
        connection.sendall(request)
        return connection.makefile("rb").readline()


def search(number: int, what: str = "wireless keyboard under fifty dollars") -> Sent:
    said = envelope("SearchProductsIntent", None, None, {"query": what}, requestId=f"web-{number}")
    return signed(said)


def test_a_shopper_searches(port: int) -> None:
    status, body, _ = asked(port, "POST", "/", search(0))
    assert status == 200
    assert "Logitech wireless keyboard" in speech(json.loads(body))


def test_a_conversation_goes_on(port: int) -> None:
    _, body, _ = asked(port, "POST", "/", search(1))
    attributes = json.loads(body)["sessionAttributes"]
    second = known_as("position", "second", "2")
    chosen = envelope("ChooseOptionIntent", None, attributes, {"position": second})
    status, body, _ = asked(port, "POST", "/", signed(chosen))
    assert status == 200
    assert "Tapwell slim wireless keyboard" in speech(json.loads(body))


def test_many_shoppers_at_once_each_get_their_own_answer(port: int, endpoint: Endpoint) -> None:
    phrases = {
        "wireless keyboard": "keyboard",
        "quiet mouse": "mouse",
        "house blend beans": "beans",
    }
    wanted = [*phrases.items()] * 8
    with ThreadPoolExecutor(8) as threads:
        answers = threads.map(
            lambda numbered: asked(port, "POST", "/", search(numbered[0], numbered[1][0])),
            enumerate(wanted, start=100),
        )
        for (_, word), (status, body, _) in zip(wanted, answers, strict=True):
            assert status == 200
            assert word in speech(json.loads(body)).lower()
    assert len(endpoint.fetched) == 1


def test_a_store_that_fails_is_an_apology(port: int, sample: SampleStore) -> None:
    def fail(**_: object) -> None:
        raise ConnectionResetError("canary")

    sample.skill_client.meta.events.register("before-send.dynamodb", fail, "web")
    try:
        status, body, _ = asked(port, "POST", "/", signed(envelope("TrackOrderIntent", "ana")))
    finally:
        sample.skill_client.meta.events.unregister("before-send.dynamodb", fail, "web")
    assert status == 200
    assert "canary" not in body
    assert speech(json.loads(body)).strip()


def test_health_needs_no_signature_and_tells_nothing(port: int) -> None:
    status, body, headers = asked(port, "GET", "/health")
    assert (status, json.loads(body)) == (200, {"status": "ok"})
    assert "Server" not in headers


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "PATCH", "TRACE"])
def test_another_method_is_not_allowed(port: int, method: str) -> None:
    assert asked(port, method, "/")[0] == 405


@pytest.mark.parametrize("path", ["/static/x", "/x", "/health/x", "/%2e%2e/etc/passwd"])
def test_there_is_nothing_else(port: int, path: str) -> None:
    assert asked(port, "POST", path, search(3))[0] == 404


def test_a_body_in_chunks_is_a_body(port: int) -> None:
    sent = search(2)
    heading = "".join(f"{name}: {value}\r\n" for name, value in sent.headers.items())
    request = f"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n{heading}\r\n".encode()
    for start in range(0, len(sent.body), 100):
        piece = sent.body[start : start + 100]
        request += f"{len(piece):x}\r\n".encode() + piece + b"\r\n"
    assert b" 200 " in raw(port, request + b"0\r\n\r\n")


@pytest.mark.parametrize(
    ("request_bytes", "status"),
    [
        (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n{}", b"400"),
        (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n{}", b"400"),
        (b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", b"400"),
        (b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n", b"501"),
        (b"POST / HTTP/1.1\r\nHost: x\r\nSignature-256: " + b"A" * 20_000 + b"\r\n\r\n", b"431"),
        (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1100000\r\n\r\n" + b"x" * 1100000, b"400"),
        (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3000000\r\n\r\n", b"413"),
        (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n", b"400"),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", b"400"),
    ],
    ids=["no length", "a negative length", "bad chunks", "another encoding", "a long header",
         "a megabyte", "more than is read", "no body", "TLS"],
)  # fmt: skip
def test_what_is_no_good_http_is_refused(port: int, request_bytes: bytes, status: bytes) -> None:
    assert raw(port, request_bytes).split(b" ")[1] == status
