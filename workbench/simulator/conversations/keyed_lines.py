"""A YAML mapping that knows the lines of its keys."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml


class ConversationError(Exception):
    """A conversation file that cannot be played; the message names file and line."""


class PlainLoader(yaml.SafeLoader):
    """YAML where only true and false are booleans, so that a shopper can say yes and no."""


PlainLoader.yaml_implicit_resolvers = {
    letter: [(tag, form) for tag, form in resolvers if tag != "tag:yaml.org,2002:bool"]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
PlainLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), list("tf"))


@dataclass
class KeyedLines:
    """A YAML mapping with the lines of its keys."""

    path: Path
    node: yaml.Node
    values: dict[str, Any] = field(init=False)
    lines: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        if not isinstance(self.node, yaml.MappingNode):
            raise self.wrong("keys with values are expected here")
        loader = PlainLoader("")
        try:
            self.values = loader.construct_document(self.node)
        except (yaml.MarkedYAMLError, ValueError) as error:
            raise self.wrong(getattr(error, "problem", None) or str(error)) from error
        self.lines = {key.value: key.start_mark.line + 1 for key, _ in self.node.value}
        if len(self.lines) != len(self.node.value):
            raise self.wrong("a key is there twice")

    @property
    def line(self) -> int:
        return int(self.node.start_mark.line) + 1

    def wrong(self, problem: str, key: str | None = None) -> ConversationError:
        line = self.lines[key] if key else self.line
        return ConversationError(f"{self.path}:{line}: {problem}")

    def child(self, key: str) -> yaml.Node:
        node: yaml.Node = next(value for name, value in self.node.value if name.value == key)
        return node

    def check(self, known: frozenset[str], own: frozenset[str] | None) -> None:
        """Complains of unknown keys; of likely slips only, where any key may be the project's."""
        for key in self.values.keys() - known - (own or frozenset()):
            if self.values[key] is None:
                raise self.wrong(f"{key!r} has no value; a text with a comma needs quotes", key)
            meant = difflib.get_close_matches(str(key), [*known, *(own or ())], 1, 0.75)
            if own is not None or meant:
                hint = f"; did you mean {meant[0]!r}?" if meant else ""
                raise self.wrong(f"unknown key {key!r}{hint}", str(key))

    def typed(self, key: str, kinds: type | tuple[type, ...], called: str) -> Any:
        value = self.values.get(key)
        if key in self.values and not isinstance(value, kinds):
            raise self.wrong(f"{key} is {called}, not {value!r}", key)
        return value
