"""Batches of the stream: bad records, order per item, time, and what is written into the log."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from botocore.session import Session
from hypothesis import given
from hypothesis import strategies as st

from aisle.adapters.dynamodb.items import order_item
from aisle.adapters.dynamodb.stream import MalformedRecord, item_key, order_change
from aisle.domain.orders import OrderStatus
from aisle.notices.alexa_event import alexa_event
from tests.unit.notices.conftest import Shop
from tests.unit.notices.lambda_stream import Context, LambdaStream
from tests.unit.notices.mail_faults import answer_lost, bad_days, refused
from tests.unit.notices.records import moved, order, record
from workbench.engine import Engine

S = OrderStatus
THROTTLED = refused("TooManyRequestsException", 429)


def malformed() -> dict[str, dict[str, Any]]:
    good = record(order("ana"))

    def without(*path: str) -> dict[str, Any]:
        broken: dict[str, Any] = json.loads(json.dumps(good))
        inner = broken
        for name in path[:-1]:
            inner = inner[name]
        del inner[path[-1]]
        return broken

    def with_image(**changes: Any) -> dict[str, Any]:
        broken: dict[str, Any] = json.loads(json.dumps(good))
        broken["dynamodb"]["NewImage"].update(changes)
        return broken

    return {
        "no image": without("dynamodb", "NewImage"),
        "no key": without("dynamodb", "Keys"),
        "no event": without("eventName"),
        "no history": with_image(history={"L": []}),
        "no status": without("dynamodb", "NewImage", "history"),
        "a time of no zone": with_image(
            history={"L": [{"M": {"status": {"S": "placed"}, "at": {"S": "2026-03-10T12:00:00"}}}]}
        ),
        "a status that is none": with_image(
            history={"L": [{"M": {"status": {"S": "lost"}, "at": {"S": "2026-03-10T12:00:00Z"}}}]}
        ),
        "a total that is none": with_image(total={"N": "NaN"}),
        "a time that is none": with_image(placed_at={"S": "yesterday"}),
        "a list for a text": with_image(order_number={"L": []}),
        "a channel that is none": with_image(channel={"S": "canary keyboard"}),
    }


@pytest.mark.parametrize("why", malformed())
def test_a_record_that_cannot_be_read_is_reported_and_blocks_nobody(shop: Shop, why: str) -> None:
    good = order(shop.customer_id)
    bad = malformed()[why]
    assert shop.react(bad, record(good)) == []
    assert len(shop.mails()) == 1
    (letter,) = shop.dead_letters()
    assert letter["sequence_number"] == bad["dynamodb"]["SequenceNumber"]
    assert "keyboard" not in str(letter)


def test_a_record_that_is_nothing_at_all_blocks_nobody(shop: Shop) -> None:
    good = order(shop.customer_id)
    assert shop.react({}, {"dynamodb": None}, record(good)) == []
    assert len(shop.mails()) == 1


def test_a_bad_record_whose_report_fails_comes_again(shop: Shop) -> None:
    bad = malformed()["no history"]
    with bad_days(shop.aws("sqs"), "sqs", refused("InternalFailure", 500)):
        assert shop.react(bad) == [bad["dynamodb"]["SequenceNumber"]]
    assert shop.react(bad) == []
    assert len(shop.dead_letters()) == 1


def test_what_is_no_order_or_goes_away_is_not_told(shop: Shop) -> None:
    gone = {**record(order(shop.customer_id)), "eventName": "REMOVE"}
    profile = record(order(shop.customer_id))
    profile["dynamodb"]["Keys"]["sk"] = {"S": "PROFILE"}
    assert order_change(gone) is None
    assert order_change(profile) is None
    assert shop.react(gone, profile) == []
    assert shop.mails() == []
    assert shop.amazon.answers == []


def test_no_exception_of_reading_says_what_is_in_the_record() -> None:
    with pytest.raises(MalformedRecord) as caught:
        order_change(malformed()["a channel that is none"])
    assert "keyboard" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


@given(
    st.recursive(
        st.none() | st.integers() | st.text(),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(
                st.sampled_from(["dynamodb", "Keys", "sk", "pk", "S", "NewImage", "eventName"]),
                inner,
            )
        ),
    )
)
def test_any_junk_is_malformed_and_nothing_else(junk: Any) -> None:
    for read in (order_change, item_key):
        try:
            read(junk)
        except MalformedRecord:
            continue


def test_news_of_one_order_keep_their_order_when_the_first_fails(shop: Shop) -> None:
    placed, other = order(shop.customer_id), order(shop.customer_id)
    packing = moved(placed, S.PACKING)
    batch = [record(placed), record(other), record(packing, placed)]
    shop.amazon.bad_days.append(429)
    failed = shop.react(*batch)
    assert failed == [one["dynamodb"]["SequenceNumber"] for one in (batch[0], batch[2])]
    assert [notice["referenceId"] for notice in shop.amazon.notices] == [f"{other.number}~placed"]
    assert shop.react(*batch) == []
    assert [notice["referenceId"] for notice in shop.amazon.notices][1:] == [
        f"{placed.number}~placed",
        f"{placed.number}~packing",
    ]


def test_an_e_mail_that_is_stuck_does_not_keep_alexa_silent(shop: Shop) -> None:
    with bad_days(shop.aws("sesv2"), "sesv2", THROTTLED):
        assert len(shop.react(record(order(shop.customer_id)))) == 1
    assert len(shop.amazon.notices) == 1


def test_what_there_is_no_time_for_is_not_begun(shop: Shop) -> None:
    placed = order(shop.customer_id)
    assert len(shop.react(record(placed), context=Context(30_000))) == 1
    assert shop.delivery(placed.number, "placed", "email") is None
    assert shop.react(record(placed)) == []


def test_an_error_of_ours_fails_one_record_and_not_the_batch(
    shop: Shop, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    first, second = order(shop.customer_id), order(shop.customer_id)

    def broken(told: Any, *arguments: Any) -> Any:
        if told.number == first.number:
            raise KeyError("canary keyboard")
        return alexa_event(told, *arguments)

    monkeypatch.setattr("aisle.notices.telling.alexa_event", broken)
    assert len(shop.react(record(first), record(second))) == 1
    assert len(shop.amazon.notices) == 1
    assert "KeyError" in str([vars(one) for one in caplog.records])
    assert "keyboard" not in str([vars(one) for one in caplog.records])


def test_the_log_holds_nothing_of_anybody(shop: Shop, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    shop.know_customer(products_in_messages=True)
    placed = order(shop.customer_id)
    stream = LambdaStream(shop.events, attempts=3)
    shop.amazon.bad_days.extend([400, 401, 403, 429, 500, 302])
    shop.amazon.bad_days_of_login.extend([401, 500])
    faults = [refused("MessageRejected", 400), refused("Oops", 500), answer_lost, THROTTLED]
    with bad_days(shop.aws("sesv2"), "sesv2", *faults):
        for _ in range(5):
            stream.deliver([record(order(shop.customer_id)), *malformed().values()])
    shop.react(record(placed))
    written = str([(one.getMessage(), vars(one)) for one in caplog.records])
    results = {vars(one).get("result") for one in caplog.records}
    assert results >= {"sent", "failed", "unknown", "undeliverable", "left_alone", "malformed"}
    canaries = [
        shop.email,
        shop.customer_id,
        shop.user_id,
        "keyboard",
        "canary",
        "your home",
        placed.number,
        *shop.amazon.tokens,
    ]
    assert [canary for canary in canaries if canary in written] == []
    letters = str(shop.dead_letters())
    assert [one for one in (shop.email, shop.user_id, "keyboard") if one in letters] == []


def test_the_records_are_as_the_stream_has_them(shop: Shop, engine: Engine) -> None:
    """The engine's own stream of the table, read as Lambda reads it, and told of."""
    placed = order(shop.customer_id)
    packing = moved(placed, S.PACKING)
    for one in (placed, packing):
        shop.store.put_item(TableName=shop.table, Item=order_item(one))
    found = [one for one in streamed(shop) if one["dynamodb"]["Keys"]["sk"]["S"][:6] == "ORDER#"]
    made = [record(placed), record(packing, placed)]
    for real, ours in zip(found, made, strict=True):
        assert real["eventName"] == ours["eventName"]
        for image in ("Keys", "NewImage", "OldImage"):
            assert real["dynamodb"].get(image) == ours["dynamodb"].get(image)
    assert shop.react(*found) == []
    assert [notice["referenceId"] for notice in shop.amazon.notices] == [
        f"{placed.number}~placed",
        f"{placed.number}~packing",
    ]
    assert len(shop.mails()) == 1


def streamed(shop: Shop) -> list[dict[str, Any]]:
    streams = Session().create_client("dynamodbstreams")
    arn = shop.store.describe_table(TableName=shop.table)["Table"]["LatestStreamArn"]
    found: list[dict[str, Any]] = []
    for shard in streams.describe_stream(StreamArn=arn)["StreamDescription"]["Shards"]:
        iterator = streams.get_shard_iterator(
            StreamArn=arn, ShardId=shard["ShardId"], ShardIteratorType="TRIM_HORIZON"
        )["ShardIterator"]
        found += streams.get_records(ShardIterator=iterator)["Records"]
    return found


def test_a_bulk_load_of_years_of_orders_tells_nobody(shop: Shop) -> None:
    years = [datetime.now(UTC) - timedelta(days=days) for days in range(3, 1500, 100)]
    assert shop.react(*(record(order(shop.customer_id, placed_at=at)) for at in years)) == []
    assert shop.mails() == []
    assert shop.amazon.answers == []
