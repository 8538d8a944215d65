"""Writing several items or none: retries of conflicts, and what stood in the way."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from botocore.exceptions import ClientError

from aisle.adapters.dynamodb.client import asked, error_code
from aisle.domain.errors import StoreUnavailable

MOST_ACTIONS = 100  # TransactWriteItems' limit
_TRIES = 4
_PAUSE_SECONDS = (0.01, 0.06)


@dataclass(frozen=True, slots=True)
class Tables:
    shop: str
    catalog: str


class Cancelled(Exception):
    """A condition did not hold. `reasons` are in the order of the actions; each has a Code and,
    where it was asked for, the Item as it is."""

    def __init__(self, reasons: Sequence[dict[str, Any]]) -> None:
        super().__init__([reason.get("Code") for reason in reasons])
        self.reasons = reasons

    def failed(self, action: int) -> bool:
        return self.reasons[action].get("Code") == "ConditionalCheckFailed"

    def item(self, action: int) -> dict[str, Any]:
        item: dict[str, Any] = self.reasons[action].get("Item") or {}
        return item


def write_all(client: Any, actions: list[dict[str, Any]]) -> None:
    """Raises Cancelled where a condition does not hold, StoreUnavailable where the table gives
    no answer. The SDK does not repeat a transaction that met another one; this does, briefly."""
    for _ in range(_TRIES):
        try:
            asked(client.transact_write_items, TransactItems=actions)
        except ClientError as error:
            if error_code(error) != "TransactionCanceledException":
                raise StoreUnavailable(error_code(error)) from error
            reasons = error.response.get("CancellationReasons", [])
            if any(reason.get("Code") == "ConditionalCheckFailed" for reason in reasons):
                raise Cancelled(reasons) from error
            if not all(reason.get("Code") in _PASSING for reason in reasons):
                raise StoreUnavailable(str(error)) from error
            time.sleep(random.uniform(*_PAUSE_SECONDS))  # noqa: S311
        else:
            return
    raise StoreUnavailable("TransactionConflict")


_PASSING = frozenset({"None", "TransactionConflict", "ThrottlingError"})
