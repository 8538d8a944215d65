"""Alexa users in the Shop table: what is remembered of one, whom it is linked to, and erasure.

An event is read, thought and written in one go: the transaction holds the user as the event
leaves it, on the condition that the user is as it was read, and with it all that follows for the
customers concerned. Where somebody else was quicker it is done again from the reading on, so that
two events at once end as one after the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from aisle.adapters.dynamodb import keys
from aisle.adapters.dynamodb.alexa_user_items import link_item, user_from, user_item
from aisle.adapters.dynamodb.attributes import Item, texts
from aisle.adapters.dynamodb.client import asked, pause
from aisle.adapters.dynamodb.transactions import Cancelled, write_all
from aisle.domain.alexa_user import AccountLinked, AlexaUser, UserEvent
from aisle.domain.errors import StoreUnavailable

_TRIES = 8

Action = dict[str, Any]


class DynamoAlexaUsers:
    """See ports.AlexaUsers.

    The voice code is the customer's: it goes with the last Alexa user that is linked to the
    customer, and until then protects the others. A link that was out of date when it arrived is
    erased like one that had been kept: had it come in time, the code would be gone as well.
    """

    def __init__(self, client: Any, table: str) -> None:
        self._client = client
        self._table = table

    def follow(self, user_id: str, event: UserEvent, now: datetime) -> None:
        for _ in range(_TRIES):
            item = self._read(keys.alexa_user(user_id))
            before = user_from(item, now)
            after = before.after(event)
            actions = [*self._erased(user_id, _left(before, event, after))]
            if after == before and not actions:
                return
            try:
                write_all(self._client, [*self._kept(user_id, item, after, now), *actions])
            except Cancelled:
                pause()
            else:
                return
        raise StoreUnavailable("TransactionConflict")

    def _kept(self, user_id: str, read: Item, user: AlexaUser, now: datetime) -> Iterator[Action]:
        yield {"Put": self._as_it_was_read(read, user_item(user_id, read, user, now))}
        if user.link:
            item = link_item(user_id, user.link, user.notices)
            yield {"Put": {"TableName": self._table, "Item": item}}
            yield {"Update": self._counted_in(user.link.customer_id, user_id)}

    def _erased(self, user_id: str, customers: Iterable[str]) -> Iterator[Action]:
        """What goes where the user is not the customer's, or not any more."""
        me = keys.user_hash(user_id)
        for customer_id in customers:
            link = {"Delete": self._key(keys.alexa_link(customer_id, user_id))}
            linked = self._linked(customer_id)
            if set(linked) <= {me}:
                yield link
                yield {"Delete": self._if_nobody_but(me, customer_id)}
                yield {"Delete": self._key(keys.voice_code(customer_id))}
            elif me in linked:
                yield link
                yield {"Update": self._counted_out(me, customer_id, linked)}

    def _linked(self, customer_id: str) -> list[str]:
        """The hashes of all users that are linked to the customer."""
        item = self._read(keys.alexa_users(customer_id))
        return list(item["linked"]["SS"]) if item else []

    def _read(self, key: keys.Key) -> Item:
        """Strongly consistent; empty where there is nothing. By the one right to read that the
        role has for the table anyway."""
        answer = asked(
            self._client.query,
            TableName=self._table,
            KeyConditionExpression="pk = :pk AND sk = :sk",
            ExpressionAttributeValues=texts({f":{name}": value for name, value in key.items()}),
            ConsistentRead=True,
        )
        items: list[Item] = answer["Items"]
        return items[0] if items else {}

    def _key(self, key: keys.Key) -> Action:
        return {"TableName": self._table, "Key": texts(key)}

    def _as_it_was_read(self, read: Item, item: Item) -> Action:
        put = {"TableName": self._table, "Item": item}
        if not read:
            return {**put, "ConditionExpression": "attribute_not_exists(pk)"}
        return {
            **put,
            "ConditionExpression": "version = :read",
            "ExpressionAttributeValues": {":read": read["version"]},
        }

    def _counted_in(self, customer_id: str, user_id: str) -> Action:
        return {
            **self._key(keys.alexa_users(customer_id)),
            "UpdateExpression": "ADD linked :me",
            "ExpressionAttributeValues": {":me": {"SS": [keys.user_hash(user_id)]}},
        }

    def _counted_out(self, me: str, customer_id: str, linked: list[str]) -> Action:
        return {
            **self._key(keys.alexa_users(customer_id)),
            "UpdateExpression": "DELETE linked :me",
            "ConditionExpression": "linked = :read",
            "ExpressionAttributeValues": {":me": {"SS": [me]}, ":read": {"SS": linked}},
        }

    def _if_nobody_but(self, me: str, customer_id: str) -> Action:
        return {
            **self._key(keys.alexa_users(customer_id)),
            "ConditionExpression": "attribute_not_exists(pk) OR linked = :me",
            "ExpressionAttributeValues": {":me": {"SS": [me]}},
        }


def _left(before: AlexaUser, event: UserEvent, after: AlexaUser) -> set[str]:
    """The customers to whom the user was linked, or seems to have been, and is not."""
    told = event.customer_id if isinstance(event, AccountLinked) else None
    return {customer for customer in (before.customer_id, told) if customer} - {after.customer_id}
