"""What is let through to the skill, and what is not."""

from __future__ import annotations

import logging

import pytest

from tests.web_endpoint.endpoint import Endpoint
from tests.web_endpoint.sent import Case, good
from tests.web_endpoint.table import BAD_REQUESTS, GOOD_REQUESTS


def test_the_table_is_long_and_names_each_once() -> None:
    names = [case.name for case in BAD_REQUESTS + GOOD_REQUESTS]
    assert len(names) == len(set(names))
    assert len(BAD_REQUESTS) >= 45


@pytest.mark.parametrize("case", BAD_REQUESTS, ids=lambda case: case.name)
def test_a_bad_request_is_refused(case: Case, caplog: pytest.LogCaptureFixture) -> None:
    sent = case.make()
    endpoint = Endpoint(sent.chain)
    with caplog.at_level(logging.INFO):
        reply = endpoint.post(sent)
    assert reply.status_code == 400
    assert endpoint.asked == []
    assert reply.get_json() == {"error": "this is not a request of Alexa's for this skill"}
    assert "refused: " in caplog.text
    assert "Traceback" not in caplog.text
    assert all(path.startswith("/echo.api/") for path in endpoint.fetched)


@pytest.mark.parametrize("case", GOOD_REQUESTS, ids=lambda case: case.name)
def test_a_good_request_is_answered(case: Case) -> None:
    sent = case.make()
    endpoint = Endpoint(sent.chain)
    reply = endpoint.post(sent)
    assert reply.status_code == 200
    assert reply.get_json()["version"] == "1.0"
    assert len(endpoint.fetched) == 1


def test_a_request_that_is_let_through_comes_to_the_shop() -> None:
    """Else the table above would prove nothing."""
    sent = good()
    endpoint = Endpoint(sent.chain)
    reply = endpoint.post(sent)
    assert endpoint.asked == ["customer_for"]
    assert "reach" in reply.get_json()["response"]["outputSpeech"]["ssml"]
