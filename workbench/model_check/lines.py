"""On which line of a JSON file a place is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

_MARK = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+')
_QUOTED_KEY = re.compile(r"\['([^']*)'\]")
_LAST_STEP = re.compile(r"(\.[^.\[\]]*|\[\d+\])$")

_Marks = Iterator[tuple[str, int]]


def lines_of(text: str) -> dict[str, int]:
    """The line, from 1, on which the value at each path of a JSON text begins.

    >>> lines_of('{\\n"a": [\\n1,\\n{"b": 2}]}')
    {'$': 1, '$.a': 2, '$.a[0]': 3, '$.a[1]': 4, '$.a[1].b': 4}
    """
    marks = _marks(text)
    return dict(_value(marks, next(marks), "$"))


def line_at(lines: dict[str, int], place: str) -> int:
    """The place's line, or that of what is around it where nothing is there."""
    place = _QUOTED_KEY.sub(r".\1", place)
    while place not in lines and _LAST_STEP.search(place):
        place = _LAST_STEP.sub("", place)
    return lines.get(place, 1)


def _marks(text: str) -> _Marks:
    line, seen = 1, 0
    for found in _MARK.finditer(text):
        line += text.count("\n", seen, found.start())
        seen = found.start()
        yield found[0], line


def _value(marks: _Marks, first: tuple[str, int], place: str) -> Iterator[tuple[str, int]]:
    mark, line = first
    yield place, line
    if mark == "{":
        yield from _members(marks, place)
    elif mark == "[":
        yield from _items(marks, place)


def _members(marks: _Marks, place: str) -> Iterator[tuple[str, int]]:
    for mark, _ in marks:
        if mark == "}":
            return
        if mark != ",":
            next(marks)  # the colon
            yield from _value(marks, next(marks), f"{place}.{json.loads(mark)}")


def _items(marks: _Marks, place: str) -> Iterator[tuple[str, int]]:
    index = 0
    for mark, line in marks:
        if mark == "]":
            return
        if mark != ",":
            yield from _value(marks, (mark, line), f"{place}[{index}]")
            index += 1
