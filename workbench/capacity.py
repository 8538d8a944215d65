"""Read and write units, computed from the items, since local engines do not count them right.

Rules: Amazon DynamoDB Developer Guide, "DynamoDB read and write operations" (a strong read costs
1 unit per 4 KB, an eventual one half; a query adds its items up before rounding; a write 1 unit
per 1 KB; a transaction twice that) and "DynamoDB item sizes and formats".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from math import ceil
from typing import Any, NamedTuple

from aisle.adapters.dynamodb import keys

_READ_BLOCK = 4_096
_WRITE_BLOCK = 1_024
_CONTAINER_OVERHEAD = 3
_ELEMENT_OVERHEAD = 1
_INDEX_KEYS = (keys.ORDER_NUMBER, keys.OPEN_SINCE)


class Units(NamedTuple):
    read: float = 0
    write: float = 0

    def __add__(self, other: object) -> Units:
        if not isinstance(other, Units):
            return NotImplemented
        return Units(self.read + other.read, self.write + other.write)


def units_of(operation: str, parameters: Mapping[str, Any], answer: Mapping[str, Any]) -> Units:
    """What one call consumes. Raises KeyError for an operation that the skill does not use."""
    if operation == "(no answer)":
        return Units()
    return _OPERATIONS[operation](parameters, answer)


def item_size(item: Mapping[str, Any]) -> int:
    """Bytes of an item in typed JSON."""
    return sum(len(name.encode()) + _value_size(value) for name, value in item.items())


def _value_size(value: Mapping[str, Any]) -> int:
    ((kind, content),) = value.items()
    return _SIZES[kind](content)


def _number_size(text: str) -> int:
    """About one byte for two significant digits, plus one."""
    digits = text.lstrip("-").replace(".", "").strip("0")
    return ceil(len(digits) / 2) + 1 + text.startswith("-")


_SIZES: dict[str, Callable[[Any], int]] = {
    "S": lambda text: len(text.encode()),
    "N": _number_size,
    "B": len,
    "SS": lambda texts: sum(len(text.encode()) for text in texts),
    "BOOL": lambda _: 1,
    "NULL": lambda _: 1,
    "L": lambda members: (
        _CONTAINER_OVERHEAD + sum(_ELEMENT_OVERHEAD + _value_size(m) for m in members)
    ),
    "M": lambda members: _CONTAINER_OVERHEAD + item_size(members) + len(members),
}


def _reads(sizes: Iterable[int], consistent: bool) -> Units:
    blocks = sum(max(1, ceil(size / _READ_BLOCK)) for size in sizes)
    return Units(read=blocks if consistent else blocks / 2)


def _query(parameters: Mapping[str, Any], answer: Mapping[str, Any]) -> Units:
    together = sum(item_size(item) for item in answer.get("Items", ()))
    return _reads([together], parameters.get("ConsistentRead", False))


def _get_item(parameters: Mapping[str, Any], answer: Mapping[str, Any]) -> Units:
    return _reads([item_size(answer.get("Item", {}))], parameters.get("ConsistentRead", False))


def _batch_get_item(parameters: Mapping[str, Any], answer: Mapping[str, Any]) -> Units:
    """A key that is not there costs as much as a small item."""
    units = Units()
    for table, request in parameters["RequestItems"].items():
        found = answer.get("Responses", {}).get(table, [])
        missing = [0] * (len(request["Keys"]) - len(found))
        sizes = [*(item_size(item) for item in found), *missing]
        units += _reads(sizes, request.get("ConsistentRead", False))
    return units


def _transact_write_items(parameters: Mapping[str, Any], _: Mapping[str, Any]) -> Units:
    """An update's item is not in the call, so it is counted at the size of one block. The copy
    in an index is an ordinary write of the same size."""
    return Units(write=sum(_transacted(action) for action in parameters["TransactItems"]))


def _transacted(action: Mapping[str, Any]) -> int:
    item = action["Put"]["Item"] if "Put" in action else {}
    blocks = max(1, ceil(item_size(item) / _WRITE_BLOCK))
    return blocks * (2 + sum(key in item for key in _INDEX_KEYS))


_OPERATIONS: dict[str, Callable[[Mapping[str, Any], Mapping[str, Any]], Units]] = {
    "Query": _query,
    "GetItem": _get_item,
    "UpdateItem": lambda _, __: Units(write=1),  # of an item of less than a block
    "BatchGetItem": _batch_get_item,
    "TransactWriteItems": _transact_write_items,
}
