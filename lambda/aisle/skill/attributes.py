"""Frozen dataclasses to and from the JSON of Alexa's session attributes."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints


def encode(value: Any) -> Any:
    """JSON for the value; what equals its default is left out, to keep the reply small."""
    if is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: encode(member)
            for field in fields(value)
            if (member := getattr(value, field.name)) != field.default
        }
    if isinstance(value, tuple):
        return [encode(member) for member in value]
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value


def decode(kind: Any, value: Any) -> Any:
    """The value of that type. Raises ValueError, TypeError or KeyError for anything else."""
    origin = get_origin(kind)
    if origin in (UnionType, Union):
        (kind,) = (member for member in get_args(kind) if member is not NoneType)
        return None if value is None else decode(kind, value)
    if origin is tuple:
        return tuple(decode(get_args(kind)[0], member) for member in _checked(list, value))
    if isinstance(kind, type) and is_dataclass(kind):
        hints = _hints(kind)
        return kind(
            **{name: decode(hints[name], member) for name, member in _checked(dict, value).items()}
        )
    if issubclass(kind, date):
        return (datetime if kind is datetime else date).fromisoformat(_checked(str, value))
    return kind(value) if issubclass(kind, Enum) else _checked(kind, value)


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _checked(kind: type, value: Any) -> Any:
    if type(value) is not kind:
        raise TypeError(f"{kind.__name__} expected")
    return value
