"""A question to the issuer: what is answered, and how little an issuer can do with a turn."""

from __future__ import annotations

import pytest

from aisle import deadline
from aisle.adapters.identity.asking import SECONDS, asked
from aisle.domain.errors import StoreUnavailable
from tests.unit.identity.servers import Answering, dripping, saying, serving, silent
from workbench.issuer import Issuer

OK = b"HTTP/1.1 200 OK\r\n"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (b'{"a": 1}', {"a": 1}),
        (b"[1]", {}),
        (b"<html>", {}),
        (b"", {}),
        (b"\xff\xfe", {}),
        (b"[" * 60_000, {}),
    ],
)
def test_an_answer_is_a_json_object_or_nothing(
    issuer: Issuer, body: bytes, found: dict[str, int]
) -> None:
    issuer.answer = (418, body)
    assert asked(issuer.url) == (418, found)


def test_a_redirect_is_not_followed(issuer: Issuer) -> None:
    with serving(
        saying(b"HTTP/1.1 302 Found\r\nLocation: " + issuer.url.encode() + b"\r\n\r\n")
    ) as url:
        assert asked(url) == (302, {})
    assert issuer.asked == 0


WRONG: dict[str, Answering] = {
    "no word": silent,
    "a header that drips": dripping(b"X: ", b"\r\n\r\n{}"),
    "a body that drips": dripping(b"\r\n", b"{}"),
    "a body too large": saying(OK + b"\r\n" + b" " * 70_000),
    "a body said to be larger": saying(OK + b"Content-Length: 9000000\r\n\r\n" + b" " * 70_000),
    "no HTTP": saying(b"hello\r\n\r\n"),
    "cut off": saying(OK + b"Content-Length: 9\r\n\r\n{"),
    "hung up": saying(b""),
    "a header too long": saying(OK + b"X: " + b"x" * 70_000 + b"\r\n\r\n"),
}


@pytest.mark.parametrize("kind", WRONG)
def test_whatever_comes_it_is_over_in_time(kind: str) -> None:
    """The slow ones do answer in the end, so that waiting for it is no refusal."""
    with serving(WRONG[kind]) as url, pytest.raises(StoreUnavailable):
        asked(url)


def test_nobody_there() -> None:
    with serving(silent) as url:
        pass
    with pytest.raises(StoreUnavailable):
        asked(url)


def test_a_turn_with_no_time_left_asks_nobody(
    issuer: Issuer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deadline, "TURN_SECONDS", SECONDS)
    with deadline.turn(), pytest.raises(StoreUnavailable):
        asked(issuer.url)
    assert issuer.asked == 0


def test_a_certificate_that_nobody_vouches_for_is_not_taken(issuer: Issuer) -> None:
    """Here the issuer does not speak TLS at all; what is asked over https is not asked without."""
    with pytest.raises(StoreUnavailable):
        asked(issuer.url.replace("http:", "https:"))
    assert issuer.asked == 0
