"""Writing several items or none: retries of conflicts, and what stood in the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from botocore.exceptions import ClientError

from aisle.adapters.dynamodb.client import asked, error_code, pause
from aisle.domain.errors import StoreUnavailable

MOST_ACTIONS = 100  # TransactWriteItems' limit
_TRIES = 4
_PASSING = frozenset({"TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"})


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
    no answer. The SDK does not repeat a transaction that met another one; this does, briefly.

    A condition is believed only where nothing else was in the way: the last unit may be gone
    to this very order, which is just being placed by the same request sent twice. The token
    makes a second attempt at one call the same transaction, should the first have been made.
    """
    for _ in range(_TRIES):
        token = uuid4().hex
        try:
            asked(client.transact_write_items, TransactItems=actions, ClientRequestToken=token)
        except ClientError as error:
            reasons = error.response.get("CancellationReasons", [])
            codes = {reason.get("Code") for reason in reasons}
            if not codes & _PASSING:
                raise _refusal(error, reasons) from error
            pause()
        else:
            return
    raise StoreUnavailable("TransactionConflict")


def _refusal(error: ClientError, reasons: Sequence[dict[str, Any]]) -> Exception:
    if any(reason.get("Code") == "ConditionalCheckFailed" for reason in reasons):
        return Cancelled(reasons)
    return StoreUnavailable(error_code(error))
