"""Delivering something at most once: claimed in the store, sent, and written down."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import uuid4

from aisle.domain.errors import StoreUnavailable
from aisle.notice_ports import (
    DeadLetters,
    Deliveries,
    Delivery,
    DeliveryState,
    DeliveryUnknown,
    Held,
    LeftAlone,
    NotDelivered,
    Undeliverable,
)

# Longer than any invocation lives: whoever has held a claim for so long has broken off.
BROKEN_OFF_AFTER = timedelta(seconds=90)


class Result(StrEnum):
    """What came of a delivery, for good; what is worth another attempt is raised."""

    SENT = "sent"
    BEFORE = "before"
    LEFT_ALONE = "left_alone"
    UNKNOWN = "unknown"
    UNDELIVERABLE = "undeliverable"


class DeliverOnce:
    """`clock` gives the time in UTC."""

    def __init__(
        self, deliveries: Deliveries, dead_letters: DeadLetters, clock: Callable[[], datetime]
    ) -> None:
        self._deliveries = deliveries
        self._dead_letters = dead_letters
        self._clock = clock

    def __call__(self, delivery: Delivery, send: Callable[[], None]) -> Result:
        """`send` raises as the ports say. Raises StoreUnavailable or NotDelivered where it is
        to be tried again."""
        attempt = uuid4().hex
        if held := self._claim(delivery, attempt):
            if held.state is not DeliveryState.SENDING:
                return Result.BEFORE
            if self._clock() - held.since < BROKEN_OFF_AFTER:
                raise NotDelivered("somebody is at it")
            if not delivery.medium.may_be_repeated:
                return self._unknown(delivery, held.attempt)
            if self._deliveries.claim(delivery, attempt, self._clock(), over=held.attempt):
                raise NotDelivered("somebody was faster")
        return self._send(delivery, attempt, send)

    def _claim(self, delivery: Delivery, attempt: str) -> Held | None:
        try:
            return self._deliveries.claim(delivery, attempt, self._clock())
        except StoreUnavailable:
            # The claim may have been made all the same, and nothing has been sent under it.
            self._settle(delivery, attempt, DeliveryState.RELEASED)
            raise

    def _send(self, delivery: Delivery, attempt: str, send: Callable[[], None]) -> Result:
        try:
            send()
        except NotDelivered:
            self._settle(delivery, attempt, DeliveryState.RELEASED)
            raise
        except DeliveryUnknown as error:
            if not delivery.medium.may_be_repeated:
                return self._unknown(delivery, attempt)
            self._settle(delivery, attempt, DeliveryState.RELEASED)
            raise NotDelivered("no answer") from error
        except LeftAlone:
            self._settle(delivery, attempt, DeliveryState.REFUSED)
            return Result.LEFT_ALONE
        except Undeliverable as error:
            return self._undeliverable(delivery, attempt, str(error))
        self._settle(delivery, attempt, DeliveryState.SENT)
        return Result.SENT

    def _unknown(self, delivery: Delivery, attempt: str) -> Result:
        """Reported first: a record that says so and a report that is lost would be the end."""
        self._report(delivery, "nobody knows whether it was sent")
        self._settle(delivery, attempt, DeliveryState.UNKNOWN)
        return Result.UNKNOWN

    def _undeliverable(self, delivery: Delivery, attempt: str, reason: str) -> Result:
        try:
            self._report(delivery, reason)
        except NotDelivered:
            self._settle(delivery, attempt, DeliveryState.RELEASED)
            raise
        self._settle(delivery, attempt, DeliveryState.REFUSED)
        return Result.UNDELIVERABLE

    def _report(self, delivery: Delivery, reason: str) -> None:
        self._dead_letters.add(
            {
                "reason": reason,
                "customer_id": delivery.customer_id,
                "order_number": delivery.order_number,
                "status": delivery.status,
                "medium": delivery.medium,
            }
        )

    def _settle(self, delivery: Delivery, attempt: str, state: DeliveryState) -> None:
        """Where this fails the claim stays, and is found broken off when it is asked for again:
        never a second e-mail, at worst a report of one that did arrive."""
        try:
            self._deliveries.settle(delivery, attempt, state)
        except StoreUnavailable:
            return
