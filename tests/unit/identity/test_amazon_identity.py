"""The linked customer by Login with Amazon: one call, compared, and remembered for minutes."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from aisle.adapters.identity.amazon import AmazonIdentity
from aisle.domain.errors import NotLinked, StoreUnavailable
from tests.tokens import Clock

CLIENT = "amzn1.application-oa2-client.ours"


class Amazon:
    """Its tokeninfo endpoint: `known` tokens with what it tells of them, and those it was asked."""

    def __init__(self) -> None:
        self.known: dict[str, Any] = {}
        self.status = 200
        self.asked: list[str] = []
        self.url = ""

    def knows(self, token: str, user_id: Any = "ana", aud: Any = CLIENT, exp: Any = 3_600) -> str:
        told = {"iss": "https://www.amazon.com", "app_id": "app", "iat": 1_700_000_000}
        self.known[token] = {**told, "user_id": user_id, "aud": aud, "exp": exp}
        return token

    def answer(self, path: str) -> tuple[int, Any]:
        (token,) = parse_qs(urlsplit(path).query)["access_token"]
        self.asked.append(token)
        if token not in self.known:
            return 400, {"error": "invalid_token", "error_description": "no good"}
        return self.status, self.known[token]


@contextmanager
def running(amazon: Amazon) -> Iterator[None]:
    class Tokeninfo(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, told = amazon.answer(self.path)
            self.send_response(status)
            self.end_headers()
            self.wfile.write(json.dumps(told).encode())

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Tokeninfo) as server:
        amazon.url = f"http://127.0.0.1:{server.server_port}/auth/o2/tokeninfo"
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield
        server.shutdown()
        thread.join()


@pytest.fixture
def amazon() -> Iterator[Amazon]:
    stand_in = Amazon()
    with running(stand_in):
        yield stand_in


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def identity(amazon: Amazon, clock: Clock) -> AmazonIdentity:
    return AmazonIdentity(CLIENT, amazon.url, clock)


def test_a_good_token_is_a_customer_and_is_asked_for_once(
    identity: AmazonIdentity, amazon: Amazon
) -> None:
    token = amazon.knows("Atza|IQ+/=&x")
    assert [identity.customer_for(token) for _ in range(3)] == ["ana"] * 3
    assert amazon.asked == [token]


@pytest.mark.parametrize(
    ("seconds_good", "remembered"), [(3_600, 300), (300, 300), (60, 60), (1, 1), (0.5, 0.5)]
)
def test_it_is_remembered_for_minutes_and_never_longer_than_it_is_good(
    identity: AmazonIdentity, amazon: Amazon, clock: Clock, seconds_good: float, remembered: float
) -> None:
    token = amazon.knows("Atza|a", exp=seconds_good)
    clock.now = 1_800_000_000.0
    identity.customer_for(token)
    clock.now += remembered - 0.25
    identity.customer_for(token)
    assert len(amazon.asked) == 1
    clock.now += 0.25
    identity.customer_for(token)
    assert len(amazon.asked) == 2


@pytest.mark.parametrize("audience", ["amzn1.application-oa2-client.theirs", "", None, [CLIENT]])
def test_another_clients_token_is_nobodys(
    identity: AmazonIdentity,
    amazon: Amazon,
    caplog: pytest.LogCaptureFixture,
    audience: Any,
) -> None:
    token = amazon.knows("Atza|theirs", aud=audience)
    with caplog.at_level(logging.INFO), pytest.raises(NotLinked):
        identity.customer_for(token)
    assert caplog.messages == ["access token refused: issued to another client"]


@pytest.mark.parametrize(
    "token",
    ["", "demo:\nana", "naïve", "\ud800", "Atza|" + "x" * 2_048, "x" * 1_000_000, "a\tb", "a\0b"],
)
def test_what_is_no_token_of_amazons_is_not_sent(
    identity: AmazonIdentity, amazon: Amazon, token: str
) -> None:
    with pytest.raises(NotLinked):
        identity.customer_for(token)
    assert amazon.asked == []


@pytest.mark.parametrize("token", ["expired", "demo:ana", "a&access_token=b", "a#b", "a%20b"])
def test_what_amazon_does_not_know_is_nobodys(
    identity: AmazonIdentity, amazon: Amazon, token: str
) -> None:
    with pytest.raises(NotLinked):
        identity.customer_for(token)
    assert amazon.asked == [token]


@pytest.mark.parametrize("seconds", [0, -1, float("nan")])
def test_a_token_with_nothing_left_is_nobodys(
    identity: AmazonIdentity, amazon: Amazon, seconds: float
) -> None:
    with pytest.raises(NotLinked):
        identity.customer_for(amazon.knows("Atza|a", exp=seconds))


@pytest.mark.parametrize("status", [500, 503, 429, 403, 302, 204])
def test_amazon_failing_is_not_a_shopper_who_is_not_linked(
    identity: AmazonIdentity, amazon: Amazon, status: int
) -> None:
    amazon.status = status
    with pytest.raises(StoreUnavailable):
        identity.customer_for(amazon.knows("Atza|a"))


@pytest.mark.parametrize(
    "told",
    [
        {"user_id": None},
        {"user_id": ""},
        {"user_id": 7},
        {"exp": None},
        {"exp": "60"},
        {"exp": True},
    ],
)
def test_an_answer_that_lacks_something_tells_nothing(
    identity: AmazonIdentity, amazon: Amazon, told: dict[str, Any]
) -> None:
    with pytest.raises(StoreUnavailable):
        identity.customer_for(amazon.knows("Atza|a", **told))


def test_no_answer_at_all_tells_nothing(identity: AmazonIdentity, amazon: Amazon) -> None:
    amazon.known["Atza|a"] = ["no object"]
    with pytest.raises(StoreUnavailable):
        identity.customer_for("Atza|a")


def test_tokens_whose_hashes_begin_alike_are_told_apart(
    identity: AmazonIdentity, amazon: Amazon
) -> None:
    seen: dict[bytes, str] = {}
    for number in count():
        token = f"Atza|{number}"
        beginning = sha256(token.encode()).digest()[:2]
        if beginning in seen:
            break
        seen[beginning] = token
    first, second = amazon.knows(seen[beginning], "ana"), amazon.knows(token, "bo")
    assert [identity.customer_for(t) for t in (first, second, first)] == ["ana", "bo", "ana"]


def test_only_so_many_are_remembered(
    identity: AmazonIdentity, amazon: Amazon, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aisle.adapters.identity.amazon._REMEMBERED_TOKENS", 3)
    tokens = [amazon.knows(f"Atza|{number}") for number in range(5)]
    for token in tokens:
        identity.customer_for(token)
    identity.customer_for(tokens[-3])
    assert len(amazon.asked) == 5
    identity.customer_for(tokens[0])
    assert len(amazon.asked) == 6


def test_the_log_holds_neither_token_nor_customer(
    identity: AmazonIdentity, amazon: Amazon, caplog: pytest.LogCaptureFixture
) -> None:
    amazon.knows("Atza|canary-good", "canary-ana")
    amazon.knows("Atza|canary-theirs", "canary-ana", aud="canary-client")
    with caplog.at_level(logging.DEBUG):
        identity.customer_for("Atza|canary-good")
        for token in ("Atza|canary-theirs", "Atza|canary-unknown", "canary\nx"):
            with pytest.raises(NotLinked):
                identity.customer_for(token)
    assert len(caplog.messages) == 3
    assert "canary" not in caplog.text
