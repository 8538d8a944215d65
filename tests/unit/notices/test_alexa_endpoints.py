"""Amazon's two endpoints: tokens, refusals, time limits, and who is spoken to at all."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from urllib3 import Timeout

from aisle.adapters.alexa import http, proactive_events
from aisle.adapters.alexa.http import Answer, post
from aisle.adapters.alexa.login import LoginWithAmazon, Token
from aisle.adapters.alexa.proactive_events import AlexaProactiveEvents
from aisle.notice_ports import (
    AlexaUser,
    DeliveryUnknown,
    NotDelivered,
    Undeliverable,
)
from aisle.notices.alexa_event import alexa_event
from tests.unit.notices.conftest import CLIENT, Shop
from tests.unit.notices.mail_faults import bad_days, refused
from tests.unit.notices.records import order, record
from workbench.stand_ins.proactive_events import LOST, Amazon, running_amazon


def test_one_token_serves_many_notices(shop: Shop) -> None:
    for _ in range(3):
        assert shop.react(record(order(shop.customer_id))) == []
    assert shop.amazon.answers == [202, 202, 202]
    assert shop.amazon.answers_of_login == [200]


def test_a_token_is_asked_for_again_before_it_expires(shop: Shop) -> None:
    shop.amazon.tokens_last = 180
    shop.react(record(order(shop.customer_id)))
    shop.late = timedelta(seconds=100)
    shop.react(record(order(shop.customer_id)))
    assert shop.amazon.answers_of_login == [200]
    shop.late = timedelta(seconds=125)
    shop.react(record(order(shop.customer_id)))
    assert shop.amazon.answers_of_login == [200, 200]


@pytest.mark.parametrize("status", [401, 403])
def test_a_token_that_is_no_longer_taken_is_replaced_once(shop: Shop, status: int) -> None:
    shop.react(record(order(shop.customer_id)))
    shop.amazon.refuses_tokens_with = status
    shop.amazon.revoke_tokens()
    shop.late = timedelta(minutes=2)
    assert shop.react(record(order(shop.customer_id))) == []
    assert shop.amazon.answers == [202, status, 202]
    assert shop.amazon.answers_of_login == [200, 200]


def test_a_token_that_is_never_taken_is_not_asked_for_for_ever(shop: Shop) -> None:
    shop.amazon.bad_days.extend([401] * 9)
    assert len(shop.react(record(order(shop.customer_id)))) == 1
    assert len(shop.amazon.answers) == 1
    assert len(shop.react(record(order(shop.customer_id)))) == 1
    assert len(shop.amazon.answers) == 2
    assert len(shop.amazon.answers_of_login) == 2


@pytest.mark.parametrize("status", [403, 432])
def test_who_does_not_want_notices_is_left_alone(shop: Shop, status: int) -> None:
    placed = order(shop.customer_id)
    shop.amazon.bad_days.append(status)
    assert shop.react(record(placed)) == []
    assert shop.react(record(placed)) == []
    assert shop.amazon.answers == [status]
    assert shop.dead_letters() == []
    told = shop.delivery(placed.number, "placed", "alexa")
    assert told is not None
    assert told["state"] == "refused"


def test_a_user_who_has_unsubscribed_costs_one_token_and_two_questions(shop: Shop) -> None:
    """Amazon's 403 may mean the token: an old one is replaced, once, to find out."""
    shop.react(record(order(shop.customer_id)))
    shop.amazon.subscribed.clear()
    shop.late = timedelta(minutes=2)
    assert shop.react(record(order(shop.customer_id))) == []
    assert shop.amazon.answers == [202, 403, 403]
    assert shop.amazon.answers_of_login == [200, 200]


def test_what_alexa_finds_wrong_is_reported_and_not_sent_again(shop: Shop) -> None:
    placed = order(shop.customer_id)
    shop.amazon.bad_days.append(400)
    assert shop.react(record(placed)) == []
    assert shop.react(record(placed)) == []
    assert shop.amazon.answers == [400]
    (letter,) = shop.dead_letters()
    assert letter["reason"] == "Alexa: 400"
    assert letter["medium"] == "alexa"


@pytest.mark.parametrize("bad_day", [400, 401, 429, 500, LOST])
def test_a_login_that_fails_is_tried_again(shop: Shop, bad_day: int | str) -> None:
    placed = order(shop.customer_id)
    shop.amazon.bad_days_of_login.append(bad_day)
    assert len(shop.react(record(placed))) == 1
    assert shop.react(record(placed)) == []
    assert len(shop.amazon.notices) == 1


def test_a_secret_that_was_changed_is_read_again(shop: Shop) -> None:
    shop.react(record(order(shop.customer_id)))
    shop.amazon.client_secret = "another canary"
    shop.amazon.revoke_tokens()
    changed = json.dumps({**CLIENT, "client_secret": "another canary"})
    shop.aws("secretsmanager").put_secret_value(SecretId=shop.secret, SecretString=changed)
    shop.late = timedelta(minutes=2)
    placed = order(shop.customer_id)
    assert len(shop.react(record(placed))) == 1
    assert shop.react(record(placed)) == []
    assert len(shop.amazon.notices) == 2


@pytest.mark.parametrize("secret", ["no json", "{}", "[]", "7", '{"client_id": "a"}'])
def test_a_secret_that_is_none_stops_notices_and_no_e_mail(shop: Shop, secret: str) -> None:
    shop.aws("secretsmanager").put_secret_value(SecretId=shop.secret, SecretString=secret)
    assert len(shop.react(record(order(shop.customer_id)))) == 1
    assert shop.amazon.answers_of_login == []
    assert len(shop.mails()) == 1


def test_a_secret_that_cannot_be_read_is_tried_again(shop: Shop) -> None:
    placed = order(shop.customer_id)
    denied = refused("AccessDeniedException", 400)
    with bad_days(shop.aws("secretsmanager"), "secrets-manager", denied):
        assert len(shop.react(record(placed))) == 1
    assert shop.react(record(placed)) == []
    assert len(shop.amazon.notices) == 1


# The wire -----------------------------------------------------------------------------------------


@pytest.fixture
def silence(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A server that takes everything and never says a word."""
    monkeypatch.setattr(http, "_TIMEOUT", Timeout(connect=0.3, read=0.3))
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}/"


def test_no_answer_within_the_time_limit_leaves_it_in_doubt(silence: str) -> None:
    with pytest.raises(DeliveryUnknown):
        post(silence, b"{}", {})


def test_the_deployed_time_limits_fit_an_invocation() -> None:
    limits = http._TIMEOUT
    assert (limits.connect_timeout, limits.read_timeout) == (1.0, 3.0)


def test_nobody_there_is_surely_not_delivered() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        gone = f"http://127.0.0.1:{server.getsockname()[1]}/"
    with pytest.raises(NotDelivered):
        post(gone, b"{}", {})


def test_a_redirect_is_not_followed(shop: Shop) -> None:
    shop.amazon.bad_days.append(302)
    assert shop.react(record(order(shop.customer_id))) == []
    assert shop.amazon.answers == [302]
    assert len(shop.dead_letters()) == 1


class Token7(LoginWithAmazon):
    def __init__(self) -> None: ...

    def token(self) -> Token:
        return Token("seven", 0.0, 1e12)


def events(stage: str = "live", endpoint: str | None = None) -> AlexaProactiveEvents:
    return AlexaProactiveEvents(Token7(), stage, endpoint, lambda: 1.0)


@pytest.fixture
def posted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    urls: list[str] = []

    def instead(url: str, body: bytes, headers: Any) -> Answer:
        urls.append(url)
        return Answer(202, b"")

    monkeypatch.setattr(proactive_events, "post", instead)
    return urls


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://api.amazonalexa.com",
        "https://api.amazonalexa.com.evil.example",
        "https://evil.example/api.amazonalexa.com",
        "https://evil.example#.amazonalexa.com",
        "https://evil.example?.amazonalexa.com",
        "https://amazonalexa.com.",
        "https://notamazonalexa.com",
        "https://api.amazonalexa.com@evil.example",
        "https://user@api.amazonalexa.com",
        "https://api.amazonalexa.com:8443",
        "https://api.amazonalexa.com:port",
        "https://api.amazonalexa.com/v2",
        "https://169.254.169.254/",
        "https://apı.amazonalexa.com",
        "ftp://api.amazonalexa.com",
        "api.amazonalexa.com",
        "//api.amazonalexa.com",
        "",
    ],
)
def test_a_stored_endpoint_that_is_not_alexas_gets_no_token(
    posted: list[str], endpoint: str
) -> None:
    with pytest.raises(Undeliverable):
        events().send(AlexaUser("user", endpoint), {})
    assert posted == []


@pytest.mark.parametrize(
    ("endpoint", "stage", "url"),
    [
        ("https://api.amazonalexa.com", "live", "https://api.amazonalexa.com/v1/proactiveEvents/"),
        (
            "https://API.eu.AmazonAlexa.com:443/",
            "live",
            "https://api.eu.amazonalexa.com/v1/proactiveEvents/",
        ),
        (
            "https://api.fe.amazonalexa.com",
            "development",
            "https://api.fe.amazonalexa.com/v1/proactiveEvents/stages/development",
        ),
    ],
)
def test_each_user_is_told_at_their_own_endpoint_of_the_stage(
    posted: list[str], endpoint: str, stage: str, url: str
) -> None:
    events(stage).send(AlexaUser("user", endpoint), {})
    assert posted == [url]


@pytest.mark.parametrize("endpoint", ["https://evil.example", "http://10.0.0.1"])
def test_only_a_stand_in_on_loopback_takes_alexas_place(endpoint: str) -> None:
    with pytest.raises(ValueError, match="loopback"):
        events(endpoint=endpoint)


def test_the_secret_goes_to_https_alone() -> None:
    with pytest.raises(ValueError, match="https"):
        LoginWithAmazon(None, "secret", "http://api.amazon.com/auth/o2/token", lambda: 0.0)


# The stand-ins themselves -------------------------------------------------------------------------


@pytest.fixture
def told() -> Callable[..., int]:
    """Tells a stand-in of an event, changed at a path; the status of the answer."""

    def tell(amazon: Amazon, **changes: Any) -> int:
        body = alexa_event(order("ana"), "user", "Bright Aisle", ["en-US"], datetime.now(UTC))
        body.update(changes)
        amazon.tokens["t"] = datetime.now(UTC)
        status = amazon.event("t", json.dumps(body).encode())
        assert isinstance(status, int)
        return status

    return tell


def test_the_stand_in_is_as_strict_as_amazon(told: Callable[..., int]) -> None:
    with running_amazon(**CLIENT, subscribed=["user"]) as amazon:
        assert amazon.event("unknown", b"{}") == 401
        assert told(amazon, more=1) == 400
        assert told(amazon, referenceId="under_score") == 400
        assert told(amazon, referenceId="x" * 101) == 400
        assert told(amazon, expiryTime="2026-03-10T12:00:00Z") == 400
        assert told(amazon, timestamp="2026-03-10T12:00:00Z") == 400
        assert told(amazon, localizedAttributes=[{"locale": "en-US"}]) == 400
        assert told(amazon, event={"name": "AMAZON.OrderStatus.Updated", "payload": {}}) == 400
        assert told(amazon, relevantAudience={"type": "Multicast", "payload": {}}) == 400
        assert told(amazon, referenceId="a") == 202
        assert told(amazon, referenceId="a") == 409
        amazon.subscribed.clear()
        assert told(amazon, referenceId="b") == 403
        assert len(amazon.notices) == 1


@pytest.mark.parametrize(
    "form",
    [
        {"client_secret": "wrong"},
        {"client_id": "wrong"},
        {"grant_type": "authorization_code"},
        {"scope": "alexa:skill_messaging"},
    ],
)
def test_the_stand_in_gives_tokens_to_the_client_alone(form: dict[str, str]) -> None:
    right = {**CLIENT, "grant_type": "client_credentials", "scope": "alexa::proactive_events"}
    amazon = Amazon(CLIENT["client_id"], CLIENT["client_secret"], set())
    assert amazon.login(right)[0] == 200
    status, answer = amazon.login({**right, **form})
    assert status in (400, 401)
    assert "access_token" not in answer
