"""The Shop table: the voice codes, and the guesses at them.

A guess is counted before it is compared, in one conditional update, so that neither parallel
tries nor new sessions come by more than there are: the last five guesses are kept, and there is
room for one more only where the oldest of them is an hour old. A right one empties all five.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from aisle.adapters.dynamodb import keys
from aisle.adapters.dynamodb.attributes import Item, Typed, maybe, number, text, texts
from aisle.adapters.dynamodb.client import asked
from aisle.domain.errors import CodeUnsure, StoreUnavailable
from aisle.ports import Counted

if TYPE_CHECKING:
    from aisle.domain.voice_code import Guess, VoiceCode

_HOUR = timedelta(hours=1)
_MOST_IN_AN_HOUR = 5
_SLOTS = [f"guess_{n}" for n in range(1, _MOST_IN_AN_HOUR + 1)]  # the newest first
_OLDEST = _SLOTS[-1]
_EMPTY = "0"  # sorts before any time
_SET_BY = "set_by"


class DynamoVoiceCodes:
    def __init__(self, client: Any, table: str) -> None:
        self._client = client
        self._table = table

    def count(self, customer_id: str, guess: Guess) -> Counted:
        shifted = [f"{older} = {newer}" for newer, older in pairwise(_SLOTS)]
        seen = " AND ".join(f"NOT contains({slot}, :token)" for slot in _SLOTS)
        try:
            answer = self._update(
                customer_id,
                f"SET {', '.join([*shifted, f'{_SLOTS[0]} = :guess'])}",
                f"attribute_exists(digest) AND {_SET_BY} <> :request AND {seen} "
                f"AND {_OLDEST} < :an_hour_ago",
                {
                    ":guess": text(f"{keys.instant(guess.at)} {guess.session} {guess.token}"),
                    ":token": text(guess.token),
                    ":request": text(guess.request_id),
                    ":an_hour_ago": text(keys.instant(guess.at - _HOUR)),
                },
            )
        except ClientError as error:
            return _not_counted(error.response.get("Item") or {}, guess)
        return _counted(answer["Attributes"], guess)

    def forgive(self, customer_id: str, guess: Guess, code: VoiceCode) -> None:
        update = emptied(self._table, customer_id, code, guess)
        try:
            asked(self._client.update_item, **update)
        except ClientError:
            return  # it is another code by now, with guesses of its own

    def change(
        self, customer_id: str, before: VoiceCode | None, after: VoiceCode | None, request_id: str
    ) -> bool:
        expression, values = _written(after)
        values[":request"] = text(request_id)
        unchanged = "attribute_not_exists(digest)"
        if before:
            unchanged, values[":before"] = "digest = :before", text(before.digest)
        try:
            self._update(customer_id, expression, unchanged, values)
        except StoreUnavailable as error:
            raise CodeUnsure from error
        except ClientError as error:
            return maybe(error.response.get("Item") or {}, _SET_BY) == request_id
        return True

    def _update(
        self, customer_id: str, expression: str, condition: str, values: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Raises ClientError, with the item as it is, where the condition does not hold."""
        return asked(
            self._client.update_item,
            TableName=self._table,
            Key=texts(keys.voice_code(customer_id)),
            UpdateExpression=expression,
            ConditionExpression=condition,
            ExpressionAttributeValues=values,
            ReturnValues="ALL_NEW",
            ReturnValuesOnConditionCheckFailure="ALL_OLD",
        )


def emptied(
    table: str, customer_id: str, code: VoiceCode, guess: Guess | None = None
) -> dict[str, Any]:
    """The update that empties the guesses, on condition that it is still this code. The guess
    that was right is remembered without a time, so that its request repeated is not another."""
    values = {":digest": text(code.digest), ":empty": text(_EMPTY)}
    first = ":empty"
    if guess:
        first, values[":right"] = ":right", text(f"{_EMPTY} - {guess.token}")
    slots = [f"{_SLOTS[0]} = {first}", *(f"{slot} = :empty" for slot in _SLOTS[1:])]
    return {
        "TableName": table,
        "Key": texts(keys.voice_code(customer_id)),
        "UpdateExpression": f"SET {', '.join(slots)}",
        "ConditionExpression": "digest = :digest",
        "ExpressionAttributeValues": values,
    }


def no_code(table: str, customer_id: str) -> dict[str, Any]:
    """The check that the customer has no code."""
    return {
        "TableName": table,
        "Key": texts(keys.voice_code(customer_id)),
        "ConditionExpression": "attribute_not_exists(digest)",
    }


def _written(code: VoiceCode | None) -> tuple[str, Item]:
    if not code:
        gone = ", ".join(("digest", "salt", "cost", *_SLOTS))
        return f"SET {_SET_BY} = :request REMOVE {gone}", {}
    values = {
        ":digest": text(code.digest),
        ":salt": text(code.salt),
        ":cost": number(code.cost),
        ":empty": text(_EMPTY),
    }
    slots = ", ".join(f"{slot} = :empty" for slot in _SLOTS)
    return (
        f"SET digest = :digest, salt = :salt, cost = :cost, {_SET_BY} = :request, {slots}",
        values,
    )


def _code_from(item: Typed) -> VoiceCode | None:
    from aisle.domain.voice_code import VoiceCode  # where one is given, not at every start

    if "digest" not in item:
        return None
    return VoiceCode(item["digest"]["S"], item["salt"]["S"], int(item["cost"]["N"]))


def _counted(item: Typed, guess: Guess) -> Counted:
    """As of that guess: later ones, which may have come before it was repeated, are passed over."""
    guesses = [item[slot]["S"] for slot in _SLOTS]
    own = next(n for n, made in enumerate(guesses) if made.endswith(f" {guess.token}"))
    in_session = sum(made.split(" ")[1:2] == [guess.session] for made in guesses[own:])
    return Counted(_code_from(item), in_session)


def _not_counted(item: Typed, guess: Guess) -> Counted:
    """The request has done its work before, or has been counted, or there is no room or no code."""
    if maybe(item, _SET_BY) == guess.request_id:
        return Counted(_code_from(item), done=True)
    if "digest" not in item:
        return Counted()
    if any(guess.token in item[slot]["S"] for slot in _SLOTS):
        return _counted(item, guess)
    oldest = datetime.fromisoformat(item[_OLDEST]["S"].split(" ")[0])
    return Counted(locked_until=oldest + _HOUR)
