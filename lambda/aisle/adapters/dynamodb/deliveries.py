"""The record of what customers were told: at most one attempt at a time, and one success."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from botocore.exceptions import ClientError

from aisle.adapters.dynamodb import keys
from aisle.adapters.dynamodb.attributes import number, text, texts
from aisle.adapters.dynamodb.client import asked
from aisle.domain.errors import StoreUnavailable
from aisle.notice_ports import Delivery, DeliveryState, Held

# Far longer than anything is news, or the stream repeats a record (24 hours).
_KEPT = timedelta(days=30)
# TTL deletes late, so what has expired is told by the time too.
_IS_FREE = "attribute_not_exists(pk) OR #state = :released OR expires_at < :now"


class DynamoDeliveries:
    def __init__(self, client: Any, shop_table: str) -> None:
        self._client = client
        self._table = shop_table

    def claim(
        self, delivery: Delivery, attempt: str, at: datetime, over: str | None = None
    ) -> Held | None:
        values = {":released": text(DeliveryState.RELEASED), ":now": _seconds(at)}
        condition = _IS_FREE
        if over:
            values[":over"] = text(over)
            condition = f"{condition} OR attempt = :over"
        try:
            asked(
                self._client.put_item,
                TableName=self._table,
                Item=_item(delivery, attempt, at),
                ConditionExpression=condition,
                ExpressionAttributeNames={"#state": "state"},
                ExpressionAttributeValues=values,
                ReturnValuesOnConditionCheckFailure="ALL_OLD",
            )
        except ClientError as error:
            held = _held(error)
            # The answer to the first try was lost, and the second found what the first wrote.
            return None if held.attempt == attempt else held
        return None

    def settle(self, delivery: Delivery, attempt: str, state: DeliveryState) -> bool:
        try:
            asked(
                self._client.update_item,
                TableName=self._table,
                Key=_key(delivery),
                UpdateExpression="SET #state = :state",
                ConditionExpression="attempt = :attempt",
                ExpressionAttributeNames={"#state": "state"},
                ExpressionAttributeValues={":state": text(state), ":attempt": text(attempt)},
            )
        except ClientError:
            return False
        return True


def _key(delivery: Delivery) -> dict[str, Any]:
    return texts(
        keys.delivery(delivery.customer_id, delivery.order_number, delivery.status, delivery.medium)
    )


def _item(delivery: Delivery, attempt: str, at: datetime) -> dict[str, Any]:
    return {
        **_key(delivery),
        "state": text(DeliveryState.SENDING),
        "attempt": text(attempt),
        "claimed_at": text(keys.instant(at)),
        keys.EXPIRES_AT: _seconds(at + _KEPT),
    }


def _held(error: ClientError) -> Held:
    """What stood in the way. Raises StoreUnavailable where the store does not say."""
    item = error.response.get("Item")
    if not item:
        raise StoreUnavailable("a failed condition without its item") from error
    return Held(
        DeliveryState(item["state"]["S"]),
        item["attempt"]["S"],
        datetime.fromisoformat(item["claimed_at"]["S"]),
    )


def _seconds(moment: datetime) -> dict[str, str]:
    return number(int(moment.astimezone(UTC).timestamp()))
