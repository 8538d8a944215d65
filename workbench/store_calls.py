"""The store calls of a turn: which, on what, how long, and what Amazon would count for them."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from workbench.capacity import Units, units_of


@dataclass(frozen=True, slots=True)
class StoreCall:
    """`parameters` and `answer` are botocore's, typed JSON; `error` the code of a refusal."""

    operation: str
    parameters: Mapping[str, Any]
    answer: Mapping[str, Any]
    milliseconds: float
    error: str | None

    @property
    def units(self) -> Units:
        return units_of(self.operation, self.parameters, self.answer)

    @property
    def tables(self) -> list[str]:
        """The tables asked."""
        return list(dict.fromkeys(table for table, _ in _keys(self.parameters)))

    @property
    def keys(self) -> list[str]:
        """What is asked for, each as `CUST#ana PROFILE`; a query's with its index."""
        return [key for _, key in _keys(self.parameters)]

    @property
    def items(self) -> int:
        """How many came back."""
        tables = self.answer.get("Responses", {}).values()
        found = sum(map(len, tables))
        return found + len(self.answer.get("Items", ())) + ("Item" in self.answer)


@dataclass(slots=True)
class StoreCalls:
    """Listens to a botocore client. One turn at a time: calls are sequential round trips."""

    calls: list[StoreCall] = field(default_factory=list, repr=False)
    writes: int = 0
    _parameters: Mapping[str, Any] = field(default_factory=dict)
    _started: float = 0.0

    def listen(self, client: Any) -> None:
        events = client.meta.events
        events.register("provide-client-params.dynamodb", self._asked)
        events.register("after-call.dynamodb", self._answered)
        events.register("after-call-error.dynamodb", self._failed)

    def taken(self) -> list[StoreCall]:
        """The calls since the last time, which are then forgotten."""
        calls, self.calls = self.calls, []
        return calls

    def _asked(self, params: Mapping[str, Any], **_: Any) -> None:
        self._parameters, self._started = params, time.perf_counter()

    def _answered(self, model: Any, parsed: Mapping[str, Any], **_: Any) -> None:
        self._record(model.name, parsed, parsed.get("Error", {}).get("Code"))

    def _failed(self, exception: Exception, **_: Any) -> None:
        self._record("(no answer)", {}, type(exception).__name__)

    def _record(self, operation: str, answer: Mapping[str, Any], error: str | None) -> None:
        milliseconds = (time.perf_counter() - self._started) * 1_000
        self.writes += operation in _WRITES
        self.calls.append(StoreCall(operation, self._parameters, answer, milliseconds, error))


_WRITES = frozenset({"PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems"})


def _keys(parameters: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for table, request in parameters.get("RequestItems", {}).items():
        yield from ((table, _key(key)) for key in request["Keys"])
    for action in parameters.get("TransactItems", ()):
        ((_, what),) = action.items()
        yield what["TableName"], _key(what.get("Key") or what["Item"])
    if "Key" in parameters or "Item" in parameters:
        yield parameters["TableName"], _key(parameters.get("Key") or parameters["Item"])
    if "KeyConditionExpression" in parameters:
        values = parameters["ExpressionAttributeValues"].values()
        asked = [parameters.get("IndexName", ""), *(value.get("S", "") for value in values)]
        yield parameters["TableName"], " ".join(filter(None, asked))


def _key(item: Mapping[str, Any]) -> str:
    return " ".join(item[name]["S"] for name in ("pk", "sk") if name in item)
