"""The only file that spells a key, and what the two tables look like.

Shop holds all that belongs to a customer under that customer's partition key. Its sort keys
are chosen so that one descending query gives the voice code, if there is one, then the customer
and then the newest orders; nothing else may sort between ORDER# and PROFILE#VOICE_CODE.
"""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256
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
ALEXA_LINKS = "ALEXA#"

_HASH_LENGTH = 32

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


def delivery(customer_id: str, number: str, status: str, medium: str) -> Key:
    """The record that the customer was told of an order's status, by one medium."""
    return {PK: customer(customer_id), SK: f"SENT#{number}#{status}#{medium}"}


def number_reservation(number: str) -> Key:
    """Keeps order numbers unique across customers; says nothing of whose order it is."""
    return {PK: f"NUMBER#{number}", SK: "RESERVED"}


def alexa_user(user_id: str) -> Key:
    """What is remembered of an Alexa user, under the hash of the id that Alexa gives it."""
    return {PK: f"ALEXA#{user_hash(user_id)}", SK: "USER"}


def alexa_link(customer_id: str, user_id: str) -> Key:
    """That an Alexa user is linked to the customer: whom to tell of an order."""
    return {PK: customer(customer_id), SK: f"{ALEXA_LINKS}{user_hash(user_id)}"}


def alexa_users(customer_id: str) -> Key:
    """Who is linked to the customer, in one item, so that a condition can ask whether nobody is."""
    return {PK: customer(customer_id), SK: "ALEXA"}


def user_hash(user_id: str) -> str:
    """The first half of the id's SHA-256: an id of ours for somebody whose own is not kept."""
    return sha256(user_id.encode()).hexdigest()[:_HASH_LENGTH]


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
        # What tells customers of their orders needs to know what a status was before.
        "StreamSpecification": {"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"},
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
