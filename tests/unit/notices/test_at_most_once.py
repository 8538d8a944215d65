"""However often a record comes, and whatever breaks: at most one e-mail, at most one notice."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from botocore.exceptions import ReadTimeoutError
from botocore.httpsession import URLLib3Session

from aisle.adapters.dynamodb.attributes import number, texts
from aisle.adapters.dynamodb.keys import delivery
from aisle.domain.order_news import Medium
from aisle.domain.orders import Order, OrderStatus
from aisle.notice_ports import Delivery, DeliveryState
from aisle.services.deliver import BROKEN_OFF_AFTER
from tests.robustness.faults import first, refusal
from tests.unit.notices.conftest import Shop
from tests.unit.notices.lambda_stream import Context, LambdaStream
from tests.unit.notices.mail_faults import (
    Killed,
    answer_lost,
    bad_days,
    killed_after,
    killed_before,
    never_answered,
    not_reached,
    refused,
)
from tests.unit.notices.records import history_records, moved, order, record
from workbench.stand_ins.proactive_events import LOST

S = OrderStatus
BROKEN_OFF = BROKEN_OFF_AFTER + timedelta(seconds=1)


def stages(customer_id: str) -> list[Order]:
    placed = order(customer_id)
    delayed = moved(placed, S.DELAYED)
    return [placed, delayed, moved(delayed, S.CANCELLED)]


@pytest.mark.parametrize("seed", range(6))
def test_records_that_come_often_in_parallel_and_out_of_order(shop: Shop, seed: int) -> None:
    dice = random.Random(seed)
    records = [one for _ in range(3) for one in history_records(*stages(shop.customer_id))]
    coming = [one for one in records for _ in range(dice.randint(1, 5))]
    dice.shuffle(coming)
    processes = [shop.another_process() for _ in range(4)]

    def bring(one: dict[str, Any]) -> dict[str, Any]:
        return dice.choice(processes)({"Records": [one]}, Context())

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(bring, coming))
    again = [
        one
        for one, answer in zip(coming, answers, strict=True)
        if answer["batchItemFailures"]  # another process was at it at that very moment
    ]
    assert shop.react(*again) == []

    mails = Counter(mail["Subject"] for mail in shop.mails())
    assert len(mails) == 6  # placed and canceled, of three orders
    assert set(mails.values()) == {1}
    assert len(shop.amazon.notices) == 9
    assert shop.dead_letters() == []


def test_a_process_killed_before_it_sent_leaves_a_report_and_no_e_mail(shop: Shop) -> None:
    placed = order(shop.customer_id)
    with bad_days(shop.aws("sesv2"), "sesv2", killed_before), pytest.raises(Killed):
        shop.react(record(placed))
    assert len(shop.react(record(placed))) == 1  # for all this one knows, the other is at it
    shop.late = BROKEN_OFF
    assert shop.react(record(placed)) == []
    assert shop.react(record(placed)) == []
    assert shop.mails() == []
    (letter,) = shop.dead_letters()
    assert letter["medium"] == "email"
    assert letter["order_number"] == placed.number
    assert len(shop.amazon.notices) == 1


def test_a_process_killed_after_it_sent_does_not_send_again(shop: Shop) -> None:
    placed = order(shop.customer_id)
    with bad_days(shop.aws("sesv2"), "sesv2", killed_after), pytest.raises(Killed):
        shop.react(record(placed))
    shop.late = BROKEN_OFF
    for _ in range(3):
        assert shop.react(record(placed)) == []
    assert len(shop.mails()) == 1
    assert len(shop.dead_letters()) == 1


@pytest.mark.parametrize(
    ("fault", "arrived"), [(answer_lost, 1), (never_answered, 0), (refused("Oops", 500), 0)]
)
def test_an_e_mail_in_doubt_is_reported_and_not_sent_again(
    shop: Shop, fault: Any, arrived: int
) -> None:
    placed = order(shop.customer_id)
    with bad_days(shop.aws("sesv2"), "sesv2", fault):
        assert shop.react(record(placed)) == []
    for _ in range(3):
        assert shop.react(record(placed)) == []
    assert len(shop.mails()) == arrived
    (letter,) = shop.dead_letters()
    assert letter["reason"] == "nobody knows whether it was sent"
    told = shop.delivery(placed.number, "placed", "email")
    assert told is not None
    assert told["state"] == "unknown"


@pytest.mark.parametrize(
    "fault",
    [
        refused("TooManyRequestsException", 429),
        refused("LimitExceededException", 400),
        refused("SendingPausedException", 400),
        refused("AccessDeniedException", 403),
        refused("ServiceUnavailable", 503),
        not_reached,
    ],
)
def test_what_was_surely_not_sent_is_tried_again(shop: Shop, fault: Any) -> None:
    placed = order(shop.customer_id)
    stream = LambdaStream(shop.events, attempts=4)
    with bad_days(shop.aws("sesv2"), "sesv2", fault, fault, fault):
        stream.deliver([record(placed)])
    assert stream.given_up == []
    assert len(shop.mails()) == 1
    assert len(shop.amazon.notices) == 1
    assert shop.dead_letters() == []


def test_what_fails_for_good_is_given_up_and_the_stream_goes_on(shop: Shop) -> None:
    placed, later = order(shop.customer_id), order(shop.customer_id)
    stream = LambdaStream(shop.events, attempts=3)
    records = [record(placed), record(later)]
    throttled = refused("TooManyRequestsException", 429)
    with bad_days(shop.aws("sesv2"), "sesv2", throttled) as to_come:
        stream.between = lambda: to_come.insert(0, throttled)
        stream.deliver(records)
    assert stream.given_up == records[:1]
    assert [mail["Subject"] for mail in shop.mails()] == [f"Your Bright Aisle order {later.number}"]


@pytest.mark.parametrize("code", ["MessageRejected", "BadRequestException"])
def test_what_ses_will_never_send_is_reported_once(shop: Shop, code: str) -> None:
    placed = order(shop.customer_id)
    with bad_days(shop.aws("sesv2"), "sesv2", refused(code, 400)):
        assert shop.react(record(placed)) == []
    assert shop.react(record(placed)) == []
    assert shop.mails() == []
    (letter,) = shop.dead_letters()
    assert letter["reason"] == f"SES: {code}"


def test_a_report_that_fails_is_made_again(shop: Shop) -> None:
    placed = order(shop.customer_id)
    down = refused("InternalFailure", 500)
    with (
        bad_days(shop.aws("sesv2"), "sesv2", answer_lost),
        bad_days(shop.aws("sqs"), "sqs", down),
    ):
        assert len(shop.react(record(placed))) == 1
    shop.late = BROKEN_OFF
    assert shop.react(record(placed)) == []
    assert len(shop.mails()) == 1
    assert len(shop.dead_letters()) == 1


# The store breaks ---------------------------------------------------------------------------------


@pytest.mark.parametrize("operation", ["PutItem", "UpdateItem", "Query"])
def test_a_store_that_fails_loses_nothing_and_doubles_nothing(shop: Shop, operation: str) -> None:
    placed = order(shop.customer_id)
    stream = LambdaStream(shop.events, attempts=8)
    fault = lambda: refusal("InternalServerError", 500)  # noqa: E731
    with first(shop.store, 3, operation, fault):
        stream.deliver([record(placed)])
    shop.late = BROKEN_OFF
    assert shop.react(record(placed)) == []
    assert len(shop.mails()) == 1
    assert len(shop.amazon.notices) == 1


def answer_to_claim_lost(request: Any) -> Any:
    URLLib3Session().send(request)
    raise ReadTimeoutError(endpoint_url=request.url)


def test_a_claim_whose_answer_was_lost_is_still_this_attempts(shop: Shop) -> None:
    placed = order(shop.customer_id)
    with claims_come_to(shop, answer_to_claim_lost):
        assert shop.react(record(placed)) == []
    assert len(shop.mails()) == 1


def test_a_claim_that_was_made_unheard_is_given_back(shop: Shop) -> None:
    """Nothing was sent under it, so the next attempt need not take anybody for dead."""
    placed = order(shop.customer_id)
    with claims_come_to(shop, answer_to_claim_lost, lambda _: refusal("InternalServerError", 500)):
        assert len(shop.react(record(placed))) == 1
    assert shop.mails() == []
    assert shop.react(record(placed)) == []
    assert len(shop.mails()) == 1
    assert shop.dead_letters() == []


@contextmanager
def claims_come_to(shop: Shop, *faults: Callable[[Any], Any]) -> Iterator[None]:
    """The next calls of PutItem come to these."""
    to_come = list(faults)

    def before_send(request: Any, **_: Any) -> Any:
        is_claim = b"PutItem" in request.headers["X-Amz-Target"]
        return to_come.pop(0)(request) if is_claim and to_come else None

    shop.store.meta.events.register("before-send.dynamodb", before_send)
    try:
        yield
    finally:
        shop.store.meta.events.unregister("before-send.dynamodb", before_send)
    assert not to_come


def test_a_record_that_has_expired_no_longer_counts_though_it_is_there(shop: Shop) -> None:
    placed = order(shop.customer_id)
    shop.react(record(placed))
    key = texts(delivery(shop.customer_id, placed.number, "placed", "email"))
    an_hour_ago = int(datetime.now(UTC).timestamp()) - 3600
    shop.store.update_item(
        TableName=shop.table,
        Key=key,
        UpdateExpression="SET expires_at = :ago",
        ExpressionAttributeValues={":ago": number(an_hour_ago)},
    )
    shop.react(record(placed))
    assert len(shop.mails()) == 2


def test_an_attempt_that_was_taken_over_from_settles_nothing(shop: Shop) -> None:
    deliveries = shop.events._telling.deliver._deliveries
    told = Delivery(shop.customer_id, "1", "placed", Medium.ALEXA)
    now = datetime.now(UTC)
    assert deliveries.claim(told, "first", now) is None
    held = deliveries.claim(told, "second", now)
    assert held is not None
    assert held.attempt == "first"
    assert deliveries.claim(told, "second", now, over="first") is None
    assert not deliveries.settle(told, "first", DeliveryState.SENT)
    assert deliveries.settle(told, "second", DeliveryState.SENT)


# Alexa breaks -------------------------------------------------------------------------------------


@pytest.mark.parametrize("bad_day", [429, 500, 503, LOST])
def test_alexa_on_a_bad_day_is_told_again_and_once(shop: Shop, bad_day: int | str) -> None:
    placed = order(shop.customer_id)
    shop.amazon.bad_days.extend([bad_day, bad_day])
    stream = LambdaStream(shop.events)
    stream.deliver([record(placed)])
    assert stream.given_up == []
    assert len(shop.amazon.told(shop.user_id)) == 1
    assert len(shop.mails()) == 1


def test_a_notice_that_was_taken_before_a_crash_is_taken_as_told(shop: Shop) -> None:
    """The claim is stale, Alexa says 409, and that is that."""
    placed = order(shop.customer_id)
    shop.react(record(placed))
    shop.change_delivery(placed.number, "placed", "alexa", state="sending")
    shop.late = BROKEN_OFF
    assert shop.react(record(placed)) == []
    assert shop.amazon.answers == [202, 409]
    told = shop.delivery(placed.number, "placed", "alexa")
    assert told is not None
    assert told["state"] == "sent"


def test_one_user_that_fails_does_not_keep_the_others_from_being_told(shop: Shop) -> None:
    shop.link("amzn1.ask.account.SECOND")
    shop.amazon.subscribed.add("amzn1.ask.account.SECOND")
    shop.amazon.bad_days.append(500)
    placed = order(shop.customer_id)
    assert len(shop.react(record(placed))) == 1
    assert len(shop.amazon.notices) == 1
    assert shop.react(record(placed)) == []
    assert len(shop.amazon.notices) == 2
    assert {len(shop.amazon.told(user)) for user in shop.amazon.subscribed} == {1}
