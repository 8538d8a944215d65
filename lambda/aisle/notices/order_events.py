"""A batch of the order stream: each record by itself, and what failed said to Lambda."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Protocol

from aisle import log
from aisle.domain.errors import StoreUnavailable
from aisle.domain.order_news import Medium, OrderNews, order_news
from aisle.domain.orders import Order
from aisle.notice_ports import DeadLetters, NotDelivered
from aisle.notices.telling import Telling

logger = logging.getLogger(__name__)

Record = Mapping[str, Any]
# A record may take this long, and an invocation that is cut off leaves its e-mails in doubt.
_ENOUGH_MILLISECONDS = 35_000


class Change(Protocol):
    """An order before and after it was written."""

    @property
    def before(self) -> Order | None: ...
    @property
    def after(self) -> Order: ...


class Reading(Protocol):
    """How records are read: both raise ValueError for one that cannot be."""

    def change(self, record: Record) -> Change | None: ...
    def item(self, record: Record) -> object: ...


class OrderEvents:
    """Reacts to a batch. Never raises: a batch that fails as a whole would be told as a whole
    again, and again."""

    def __init__(
        self,
        reading: Reading,
        telling: Telling,
        dead_letters: DeadLetters,
        clock: Callable[[], datetime],
    ) -> None:
        self._reading = reading
        self._telling = telling
        self._dead_letters = dead_letters
        self._clock = clock

    def __call__(self, event: Mapping[str, Any], context: Any) -> dict[str, Any]:
        """Lambda's answer for a stream: which records to bring again. The others of the batch
        are done; later records of an item that failed wait for it, so that its news keep their
        order."""
        failed: list[Record] = []
        waiting: set[object] = set()
        for record in event["Records"]:
            item = self._item(record)
            if item in waiting or not _has_time(context) or not self._done(record):
                failed.append(record)
                waiting.add(item)
        return {"batchItemFailures": [{"itemIdentifier": _number(one)} for one in failed]}

    def _item(self, record: Record) -> object:
        try:
            return self._reading.item(record)
        except ValueError:
            return object()

    def _done(self, record: Record) -> bool:
        try:
            change = self._reading.change(record)
        except ValueError:
            return self._reported(record)
        news = order_news(change.before, change.after, self._clock()) if change else None
        # Each medium, come what may: an e-mail that is stuck must not keep Alexa silent.
        done = [self._told(medium, news) for medium in news.media] if news else []
        return all(done)

    def _told(self, medium: Medium, news: OrderNews) -> bool:
        about = {"medium": medium.value, "status": news.order.status.value}
        try:
            told = self._telling.by(medium, news)
        except (StoreUnavailable, NotDelivered) as error:
            logger.warning("not told", extra={**about, "result": "failed", "why": str(error)})
            return False
        except Exception as error:
            where = f"{type(error).__name__} at {log.innermost_calls(error)}"
            logger.error("not told", extra={**about, "result": "broken", "why": where})
            return False
        result = told.result.value if told.result else "nobody"
        logger.info("told", extra={**about, "result": result})
        return True

    def _reported(self, record: Record) -> bool:
        """What cannot be read will not be readable next time: it goes to a person at once."""
        logger.error("malformed", extra={"result": "malformed"})
        letter = {"reason": "no order that can be read", "sequence_number": _number(record)}
        try:
            self._dead_letters.add(letter)
        except NotDelivered:
            return False
        return True


def _has_time(context: Any) -> bool:
    left: int = context.get_remaining_time_in_millis()
    return left >= _ENOUGH_MILLISECONDS


def _number(record: Record) -> str:
    """Empty where it has none, which Lambda takes for the whole batch."""
    try:
        return str(record["dynamodb"]["SequenceNumber"])
    except (LookupError, TypeError):
        return ""
