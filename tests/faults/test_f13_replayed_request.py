"""F13, a request that was overheard and is sent again: within its time it places nothing twice, and
after that it is not Alexa's any more."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from werkzeug.test import TestResponse

from tests.robustness.envelopes import envelope, speech
from tests.web_endpoint.endpoint import Endpoint
from tests.web_endpoint.pki import NOW, good_chain
from tests.web_endpoint.sent import Sent, signed
from workbench.stage.sample_store import SampleStore

PLACED = "Thank you, your order"


@pytest.fixture
def endpoint(sample: SampleStore) -> Endpoint:
    """The public endpoint over a shop that can place orders."""
    return Endpoint(good_chain(), lambda asked, _: sample.skill.answer(asked))


@pytest.fixture
def yes(endpoint: Endpoint, request: pytest.FixtureRequest) -> Sent:
    """A signed yes to an order of tess's that waits for one."""
    quoted = _said(endpoint, "ReorderItemsIntent", {}, request.node.name, order_number="1117")
    attributes = quoted.get_json()["sessionAttributes"]
    assert attributes["question"]["name"] == "place_order"
    return _signed("AMAZON.YesIntent", attributes, f"{request.node.name}-yes")


def _signed(intent: str, attributes: Any, request_id: str, **slots: Any) -> Sent:
    return signed(envelope(intent, "tess", attributes, slots, requestId=request_id))


def _said(endpoint: Endpoint, *said: Any, **slots: Any) -> TestResponse:
    reply = endpoint.post(_signed(*said, **slots))
    assert reply.status_code == 200
    return reply


def test_f13_a_yes_sent_again_within_its_time_places_no_second_order(
    endpoint: Endpoint, yes: Sent, sample: SampleStore
) -> None:
    before = sample.count_orders("tess")
    assert PLACED in speech(endpoint.post(yes).get_json())
    endpoint.now = NOW + timedelta(seconds=149)
    again = endpoint.post(yes)
    assert again.status_code == 200
    assert "order" in speech(again.get_json())
    assert sample.count_orders("tess") == before + 1


def test_f13_a_yes_sent_again_after_its_time_is_refused(
    endpoint: Endpoint, yes: Sent, sample: SampleStore
) -> None:
    before = sample.count_orders("tess")
    endpoint.now = NOW + timedelta(seconds=151)
    sample.skill.calls.taken()
    assert endpoint.post(yes).status_code == 400
    assert len(sample.skill.calls.taken()) == 0
    assert sample.count_orders("tess") == before


def test_f13_a_yes_sent_many_times_at_once_is_one_order(
    endpoint: Endpoint, yes: Sent, sample: SampleStore
) -> None:
    before = sample.count_orders("tess")
    with ThreadPoolExecutor(6) as threads:
        replies = list(threads.map(endpoint.post, [yes] * 6))
    assert {reply.status_code for reply in replies} == {200}
    assert sample.count_orders("tess") == before + 1


def test_f13_its_time_cannot_be_changed(endpoint: Endpoint, yes: Sent, sample: SampleStore) -> None:
    """The signature is of the timestamp too."""
    before = sample.count_orders("tess")
    endpoint.now = NOW + timedelta(seconds=300)
    asked = json.loads(yes.body)
    asked["request"]["timestamp"] = endpoint.now.isoformat()
    later = Sent(json.dumps(asked).encode(), yes.headers, yes.chain)
    assert endpoint.post(later).status_code == 400
    assert sample.count_orders("tess") == before
