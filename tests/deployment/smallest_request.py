"""The smallest request of an AWS operation that a client will send, made from its own model."""

from __future__ import annotations

from typing import Any

_LONG_ENOUGH = "arn:aws:dynamodb:us-east-1:000000000000:table/"
_VALUES: dict[str, Any] = {
    "integer": 1,
    "long": 1,
    "double": 1.0,
    "boolean": True,
    "timestamp": 0,
    "blob": b"",
}


def smallest_request(client: Any, operation: str, table: str) -> dict[str, Any]:
    """Parameters for the operation, named as in AWS's documentation; `table` wherever a name is
    asked for, so that a refusal is of the operation and not of the table."""
    shape = client.meta.service_model.operation_model(operation).input_shape
    if shape is None:
        return {}
    request: dict[str, Any] = _smallest(shape, table)
    return {**request, "TableName": table} if "TableName" in shape.members else request


def _smallest(shape: Any, table: str) -> Any:
    if shape.type_name == "structure":
        return {name: _smallest(shape.members[name], table) for name in shape.required_members}
    if shape.type_name == "list":
        return [_smallest(shape.member, table)]
    if shape.type_name == "map":
        return {table: _smallest(shape.value, table)}
    if shape.type_name != "string":
        return _VALUES[shape.type_name]
    if shape.enum:
        return shape.enum[0]
    return table if len(table) >= shape.metadata.get("min", 0) else _LONG_ENOUGH + table
