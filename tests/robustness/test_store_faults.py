"""A store that throttles, contends, leaves out or hangs: no half order, and an answer in time."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from aisle import deadline
from aisle.adapters.dynamodb.client import dynamodb_client
from aisle.adapters.identity.amazon import AmazonIdentity
from aisle.bootstrap import shop_from
from aisle.skill.skill import Skill, build_skill
from tests.robustness.envelopes import INTENTS, check_spoken, envelope, listens, speech
from tests.robustness.faults import (
    answers_lost,
    cancelled,
    first,
    half_left_out,
    hanging_server,
    refusal,
)
from workbench.demo_identity import DemoIdentity
from workbench.local_shop import SAMPLE_SHOP, SKILL_ID, sample_settings
from workbench.sample_items import read_sample
from workbench.search_index import build
from workbench.stage.sample_store import SampleStore

_ALEXA_HAS_LEFT = 6.5
_THROTTLED = "ProvisionedThroughputExceededException"
_requests = count()


def said(sample: SampleStore, intent: str, attributes: Any = None, **slots: Any) -> dict[str, Any]:
    request = envelope(intent, "tess", attributes, slots, requestId=f"fault-{next(_requests)}")
    reply = sample.skill.answer(request)
    check_spoken(reply)
    return reply


@pytest.fixture
def quoted(sample: SampleStore) -> dict[str, Any]:
    attributes: dict[str, Any] = said(sample, "ReorderItemsIntent", {}, order_number="1117")[
        "sessionAttributes"
    ]
    assert attributes["question"]["name"] == "place_order"
    return attributes


@pytest.fixture
def placed(sample: SampleStore) -> Callable[[], int]:
    before = sample.count_orders("tess")
    return lambda: sample.count_orders("tess") - before


@pytest.mark.parametrize("code", [_THROTTLED, "ThrottlingException", "RequestLimitExceeded"])
@pytest.mark.parametrize(("intent", "operation"), [("TrackOrderIntent", "Query")])
def test_throttled_once_is_not_noticed(
    sample: SampleStore, code: str, intent: str, operation: str
) -> None:
    undisturbed = speech(said(sample, intent, {}))
    with first(sample.skill_client, 1, operation, lambda: refusal(code)) as sent:
        assert speech(said(sample, intent, {})) == undisturbed
    assert sent == [operation] * 2


@pytest.mark.parametrize("status", [500, 503])
def test_throttled_for_longer_is_an_honest_sentence(sample: SampleStore, status: int) -> None:
    def fault() -> Any:
        return refusal("InternalServerError", status)

    with first(sample.skill_client, 9, "Query", fault) as sent:
        assert "can't reach the shop's records" in speech(said(sample, "TrackOrderIntent", {}))
    assert sent == ["Query"] * 2


def test_a_refusal_that_will_not_pass_is_not_asked_for_again(sample: SampleStore) -> None:
    with first(sample.skill_client, 9, "Query", lambda: refusal("AccessDeniedException")) as sent:
        assert "can't reach the shop's records" in speech(said(sample, "TrackOrderIntent", {}))
    assert sent == ["Query"]


@pytest.mark.parametrize("times", [1, 2, 3])
@pytest.mark.parametrize(
    "reason", ["TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"]
)
def test_a_conflict_is_waited_for(
    sample: SampleStore, quoted: Any, placed: Any, times: int, reason: str
) -> None:
    def fault() -> Any:
        return cancelled("None", "None", "None", reason)

    with first(sample.skill_client, times, "TransactWriteItems", fault):
        assert "Thank you" in speech(said(sample, "AMAZON.YesIntent", quoted))
    assert placed() == 1


def test_a_conflict_without_end_places_nothing_and_may_be_tried_again(
    sample: SampleStore, quoted: Any, placed: Any
) -> None:
    def fault() -> Any:
        return cancelled("TransactionConflict")

    with first(sample.skill_client, 99, "TransactWriteItems", fault):
        unsure = said(sample, "AMAZON.YesIntent", quoted)
    assert "Should I try again?" in speech(unsure)
    assert placed() == 0
    again = said(sample, "AMAZON.YesIntent", unsure["sessionAttributes"])
    assert "Thank you" in speech(again)
    assert placed() == 1


def test_stock_that_is_gone_to_this_very_order_is_not_missing(
    sample: SampleStore, quoted: Any, placed: Any
) -> None:
    """The same request twice at once: the other one is taking the last unit right now."""

    def fault() -> Any:
        return cancelled("TransactionConflict", "None", "None", "ConditionalCheckFailed")

    with first(sample.skill_client, 1, "TransactWriteItems", fault):
        assert "Thank you" in speech(said(sample, "AMAZON.YesIntent", quoted))
    assert placed() == 1


def test_an_answer_lost_once_is_not_noticed(sample: SampleStore, quoted: Any, placed: Any) -> None:
    with answers_lost(1):
        assert "Thank you" in speech(said(sample, "AMAZON.YesIntent", quoted))
    assert placed() == 1


def test_answers_lost_for_good_leave_one_order(
    sample: SampleStore, quoted: Any, placed: Any
) -> None:
    with answers_lost(2):
        unsure = said(sample, "AMAZON.YesIntent", quoted)
    assert "can't tell yet" in speech(unsure)
    again = said(sample, "AMAZON.YesIntent", unsure["sessionAttributes"])
    assert "didn't order it twice" in speech(again)
    assert placed() == 1


@pytest.mark.parametrize("times", [1, 2])
def test_what_a_batch_left_out_is_asked_for_again(sample: SampleStore, times: int) -> None:
    undisturbed = speech(said(sample, "ReorderItemsIntent", {}, order_number="1117"))
    with half_left_out(sample.skill_client, times):
        assert speech(said(sample, "ReorderItemsIntent", {}, order_number="1117")) == undisturbed


def test_what_a_batch_leaves_out_for_good_is_not_taken_for_gone(sample: SampleStore) -> None:
    with half_left_out(sample.skill_client, 99):
        reply = said(sample, "ReorderItemsIntent", {}, order_number="1117")
    assert "can't reach the shop's records" in speech(reply)


def test_a_slow_and_contended_store_is_given_up_in_time(
    sample: SampleStore, quoted: Any, placed: Any
) -> None:
    def fault() -> Any:
        time.sleep(0.9)
        return cancelled("TransactionConflict")

    started = time.monotonic()
    with first(sample.skill_client, 99, "TransactWriteItems", fault):
        reply = said(sample, "AMAZON.YesIntent", quoted)
    assert time.monotonic() - started < _ALEXA_HAS_LEFT
    assert "Should I try again?" in speech(reply)
    assert placed() == 0


def test_no_call_is_begun_that_the_turn_has_no_time_for(
    sample: SampleStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deadline, "TURN_SECONDS", 1.0)
    with first(sample.skill_client, 0, "Query", lambda: None) as sent:
        assert "can't reach the shop's records" in speech(said(sample, "TrackOrderIntent", {}))
    assert sent == []


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("index") / "search_index.sqlite"
    build(read_sample(SAMPLE_SHOP).products, path)
    return path


def _seconds(skill: Skill, request: dict[str, Any]) -> tuple[float, dict[str, Any]]:
    started = time.monotonic()
    reply = skill(request, None)
    return time.monotonic() - started, reply


def _openings(sample: SampleStore) -> list[dict[str, Any]]:
    """Sessions in which each intent has something to ask the store for."""
    results = said(sample, "SearchProductsIntent", {}, query="headphones")
    order = said(sample, "ReorderItemsIntent", {}, order_number="1117")
    cancelling = {"question": {"name": "cancel_order", "options": [{"key": "1", "label": "1"}]}}
    return [{}, results["sessionAttributes"], order["sessionAttributes"], cancelling]


def test_every_intent_is_answered_in_time_by_a_store_that_hangs(
    sample: SampleStore, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled = {"query": "coffee", "item": "beans", "order_number": "1117", "quantity": "2"}
    requests = [
        envelope(intent, "tess", attributes, {s: filled[s] for s in slots if s in filled})
        for intent, slots in INTENTS.items()
        for attributes in _openings(sample)
    ]
    settings = sample_settings(sample.tables, index)
    with hanging_server() as address, ThreadPoolExecutor(len(requests)) as threads:
        monkeypatch.setenv("AWS_ENDPOINT_URL", address)
        client = dynamodb_client()
        skills = [
            build_skill(shop_from(settings, client, DemoIdentity()), SKILL_ID) for _ in requests
        ]
        answers = list(threads.map(_seconds, skills, requests))
    for (seconds, reply), request in zip(answers, requests, strict=True):
        check_spoken(reply)
        assert seconds < _ALEXA_HAS_LEFT, request["request"]["intent"]["name"]
    unreachable = [reply for _, reply in answers if "can't reach" in speech(reply)]
    assert len(unreachable) > len(INTENTS)
    assert not any(listens(reply) for reply in unreachable)


def test_an_issuer_and_a_store_that_both_hang(
    sample: SampleStore, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = sample_settings(sample.tables, index)
    with hanging_server() as address:
        monkeypatch.setenv("AWS_ENDPOINT_URL", address)
        shop = shop_from(
            settings, dynamodb_client(), AmazonIdentity("client", f"{address}/tokeninfo")
        )
        seconds, reply = _seconds(build_skill(shop, SKILL_ID), envelope("TrackOrderIntent"))
    check_spoken(reply)
    assert "can't reach the shop's records" in speech(reply)
    assert seconds < _ALEXA_HAS_LEFT


def test_what_is_done_after_a_turn_is_in_no_hurry(
    sample: SampleStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deadline, "TURN_SECONDS", 0.0)
    said(sample, "TrackOrderIntent", {})
    assert sample.orders.latest("tess")
