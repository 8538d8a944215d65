"""The linked customer, asked of a stand-in for the issuer's userinfo endpoint on loopback."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from aisle.adapters.identity.userinfo import UserinfoIdentity
from aisle.domain.errors import NotLinked, StoreUnavailable

ANSWERS = {
    "good": (200, json.dumps({"sub": "ana"})),
    "broken": (500, ""),
    "empty": (200, "{}"),
    "junk": (200, "<html>"),
    "number": (200, json.dumps({"sub": 7})),
    "moved": (302, json.dumps({"sub": "ana"})),
}


class Issuer(ThreadingHTTPServer):
    """Counts how often it is asked."""

    asked = 0


class Answering(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        issuer = self.server
        assert isinstance(issuer, Issuer)
        issuer.asked += 1
        token = self.headers["Authorization"].removeprefix("Bearer ")
        status, body = ANSWERS.get(token, (401, ""))
        self.send_response(status)
        if status == 302:
            self.send_header("Location", "/userinfo")
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_: object) -> None:
        """Keeps the test's output to the test's own."""


@pytest.fixture
def issuer() -> Iterator[Issuer]:
    server = Issuer(("127.0.0.1", 0), Answering)
    Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def identity(issuer: Issuer) -> UserinfoIdentity:
    return UserinfoIdentity(f"http://127.0.0.1:{issuer.server_address[1]}/userinfo")


def test_a_good_token_is_a_customer_and_is_asked_for_once(
    identity: UserinfoIdentity, issuer: Issuer
) -> None:
    assert [identity.customer_for("good") for _ in range(3)] == ["ana"] * 3
    assert issuer.asked == 1


@pytest.mark.parametrize("token", ["expired", "", "two\nlines", "naïve", "\ud800"])
def test_any_other_token_is_nobody(identity: UserinfoIdentity, token: str) -> None:
    with pytest.raises(NotLinked):
        identity.customer_for(token)


@pytest.mark.parametrize("token", ["broken", "empty", "junk", "number", "moved"])
def test_an_issuer_that_fails_is_not_a_shopper_who_is_not_linked(
    identity: UserinfoIdentity, token: str
) -> None:
    with pytest.raises(StoreUnavailable):
        identity.customer_for(token)


def test_an_issuer_that_is_away(issuer: Issuer) -> None:
    issuer.shutdown()
    issuer.server_close()
    away = UserinfoIdentity(f"http://127.0.0.1:{issuer.server_address[1]}/userinfo")
    with pytest.raises(StoreUnavailable):
        away.customer_for("good")


@pytest.mark.parametrize(
    "url", ["http://example.com/userinfo", "ftp://127.0.0.1/", "userinfo", "https:///userinfo"]
)
def test_tokens_are_sent_over_https_only(url: str) -> None:
    with pytest.raises(ValueError, match="https"):
        UserinfoIdentity(url)
