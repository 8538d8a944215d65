"""Entity resolution: from the words in a slot to the values of its type."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from workbench.simulator.model import SlotValue
from workbench.simulator.understanding.numbers import spoken
from workbench.simulator.understanding.words import keys


@dataclass(frozen=True, slots=True)
class Authority:
    """What one source of values says: `dynamic` for values the skill sent in this session."""

    type: str
    dynamic: bool
    values: tuple[SlotValue, ...]


@dataclass
class SlotValues:
    """The values of one slot type, found by how they sound."""

    values: tuple[SlotValue, ...]
    longest: int = field(init=False, default=1)
    _exact: dict[str, list[SlotValue]] = field(init=False, default_factory=dict)
    _near: dict[str, list[SlotValue]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        # Names before synonyms: a value's own name is the better match.
        names = [(value.name, value) for value in self.values]
        synonyms = [(synonym, value) for value in self.values for synonym in value.synonyms]
        for said, value in names + synonyms:
            form = keys(said)
            self.longest = max(self.longest, len(form))
            _add(self._exact, _sound(form), value)
            _add(self._near, _sound(_singular(form)), value)

    def matching(self, form: Sequence[str]) -> tuple[SlotValue, ...]:
        """The values that these words name, plurals aside, best first."""
        exact = self._exact.get(_sound(form), [])
        return tuple(exact or self._near.get(_sound(_singular(form)), []))


class Entities:
    """All values that slots resolve to: the model's, and the skill's own for this session."""

    def __init__(self, types: Mapping[str, Iterable[SlotValue]]) -> None:
        self._static = {name: SlotValues(tuple(values)) for name, values in types.items()}
        self._dynamic: dict[str, SlotValues] = {}

    def with_dynamic(self, dynamic: Mapping[str, Iterable[SlotValue]]) -> Entities:
        """The same values with others sent by the skill."""
        entities = Entities({})
        entities._static = self._static
        entities._dynamic = {name: SlotValues(tuple(values)) for name, values in dynamic.items()}
        return entities

    def knows(self, type_name: str) -> bool:
        return type_name in self._static or type_name in self._dynamic

    def longest(self, type_name: str) -> int:
        """How many words the longest value has."""
        sources = (self._dynamic.get(type_name), self._static.get(type_name))
        return max((source.longest for source in sources if source), default=1)

    def resolve(self, type_name: str, form: Sequence[str]) -> tuple[Authority, ...]:
        """What each authority makes of the words; the session's own comes first."""
        sources = ((True, self._dynamic.get(type_name)), (False, self._static.get(type_name)))
        return tuple(
            Authority(type_name, is_dynamic, source.matching(form))
            for is_dynamic, source in sources
            if source is not None
        )


def _add(index: dict[str, list[SlotValue]], sound: str, value: SlotValue) -> None:
    found = index.setdefault(sound, [])
    if value not in found:
        found.append(value)


def _sound(form: Sequence[str]) -> str:
    """What is heard has no spaces and no numerals: "x box" is "xbox", "4 k" is "four k"."""
    return "".join(_spoken(key) for key in form)


def _spoken(key: str) -> str:
    if key.isascii() and key.isdecimal() and len(key) < 10:
        return spoken(int(key)).replace(" ", "")
    return key


def _singular(form: Sequence[str]) -> list[str]:
    return [*form[:-1], _without_plural(form[-1])] if form else []


def _without_plural(key: str) -> str:
    if len(key) < 4 or not key.endswith("s") or key.endswith("ss"):
        return key
    if key.endswith("ies"):
        return key[:-3] + "y"
    if key.endswith(("ches", "shes", "xes", "sses", "zes")):
        return key[:-2]
    return key[:-1]
