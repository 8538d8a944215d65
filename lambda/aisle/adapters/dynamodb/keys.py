"""The only file that spells a key, and what the two tables look like.

Shop holds all that belongs to a customer under that customer's partition key. Its sort keys
are chosen so that one descending query gives the voice code, if there is one, then the customer
and then the newest orders; nothing else may sort between ORDER# and PROFILE#VOICE_CODE.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

PK = "pk"
SK = "sk"
BY_NUMBER = "by_number"
OPEN_ORDERS = "open_orders"
ORDER_NUMBER = "order_number"
OPEN_SINCE = "open_since"
EXPIRES_AT = "expires_at"

PROFILE = "PROFILE"
VOICE_CODE = "PROFILE#VOICE_CODE"
ORDERS = "ORDER#"

Key = dict[str, str]


def customer(customer_id: str) -> str:
    return f"CUST#{customer_id}"


def profile(customer_id: str) -> Key:
    return {PK: customer(customer_id), SK: PROFILE}


def voice_code(customer_id: str) -> Key:
    """Sorts right after the profile, so that the query for it tells of the code too."""
    return {PK: customer(customer_id), SK: VOICE_CODE}


def order(customer_id: str, placed_at: datetime, number: str) -> Key:
    return {PK: customer(customer_id), SK: f"{ORDERS}{instant(placed_at)}#{number}"}


def orders_at(moment: datetime) -> str:
    """Sorts after every order placed before `moment` and before every later one."""
    return f"{ORDERS}{instant(moment)}"


def confirmation(customer_id: str, quote_id: str) -> Key:
    """The idempotency record of a confirmed quote."""
    return {PK: customer(customer_id), SK: f"CONFIRMATION#{quote_id}"}


def number_reservation(number: str) -> Key:
    """Keeps order numbers unique across customers; says nothing of whose order it is."""
    return {PK: f"NUMBER#{number}", SK: "RESERVED"}


def product(sku: str) -> dict[str, str]:
    return {PK: f"PRODUCT#{sku}"}


def store(store_id: str) -> dict[str, str]:
    return {PK: f"STORE#{store_id}"}


def instant(moment: datetime) -> str:
    """UTC to the millisecond, in a form that sorts by time."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"


def shop_table(name: str) -> dict[str, Any]:
    """CreateTable parameters. The indexes are local, so they can be read strongly."""
    return {
        "TableName": name,
        "BillingMode": "PAY_PER_REQUEST",
        "AttributeDefinitions": [
            {"AttributeName": attribute, "AttributeType": "S"}
            for attribute in (PK, SK, ORDER_NUMBER, OPEN_SINCE)
        ],
        "KeySchema": _key_schema(PK, SK),
        "LocalSecondaryIndexes": [
            {
                "IndexName": index,
                "KeySchema": _key_schema(PK, attribute),
                "Projection": {"ProjectionType": "ALL"},
            }
            for index, attribute in ((BY_NUMBER, ORDER_NUMBER), (OPEN_ORDERS, OPEN_SINCE))
        ],
    }


def catalog_table(name: str) -> dict[str, Any]:
    """CreateTable parameters."""
    return {
        "TableName": name,
        "BillingMode": "PAY_PER_REQUEST",
        "AttributeDefinitions": [{"AttributeName": PK, "AttributeType": "S"}],
        "KeySchema": _key_schema(PK),
    }


def _key_schema(*attributes: str) -> list[dict[str, str]]:
    return [
        {"AttributeName": attribute, "KeyType": kind}
        for attribute, kind in zip(attributes, ("HASH", "RANGE"), strict=False)
    ]
