"""What words can fill a slot with, by the slot's type."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from workbench.simulator.model import InteractionModel
from workbench.simulator.understanding.dates import date_value
from workbench.simulator.understanding.durations import duration
from workbench.simulator.understanding.entities import Authority, Entities
from workbench.simulator.understanding.numbers import four_digits, number, ordinal
from workbench.simulator.understanding.times import time_value
from workbench.simulator.understanding.words import Word

SEARCH_QUERY = "AMAZON.SearchQuery"
_LONGEST_UNLISTED = 6
# "Nine hundred and ninety nine million …" to the last unit has seventeen words.
_LONGEST_PARSED = 20

_Parse = Callable[[Sequence[str], date], "str | None"]
_PARSED: Mapping[str, _Parse] = {
    "AMAZON.NUMBER": lambda form, _: number(form),
    "AMAZON.Ordinal": lambda form, _: ordinal(form),
    "AMAZON.FOUR_DIGIT_NUMBER": lambda form, _: four_digits(form),
    "AMAZON.DATE": date_value,
    "AMAZON.DURATION": lambda form, _: duration(form),
    "AMAZON.TIME": lambda form, _: time_value(form),
}
# Formats of their own that nobody has needed yet: refused at load rather than played wrongly.
NOT_PLAYED = frozenset({"AMAZON.AlphaNumeric", "AMAZON.PhoneNumber"})


class Certainty(Enum):
    """How sure a filling is, as the worth of each of its words beside a literal's one.

    An unlisted value explains nothing: what else the sample explains must outweigh it.
    """

    RESOLVED = 0.9
    PHRASE = 0.3
    UNLISTED = -0.25


@dataclass(frozen=True, slots=True)
class FilledSlot:
    """`value` as Alexa sends it; `authorities` is empty for types that resolve to nothing."""

    value: str
    certainty: Certainty
    authorities: tuple[Authority, ...] = ()


class SlotFilling:
    """Fillings for the spans of one utterance, each worked out once."""

    def __init__(self, said: Sequence[Word], entities: Entities, today: date) -> None:
        self._said = said
        self._form = [word.key for word in said]
        self._entities = entities
        self._today = today
        self._known: dict[tuple[str, int, int], FilledSlot | None] = {}

    def longest(self, type_name: str) -> int:
        """The most words that a slot of this type can take here."""
        if type_name == SEARCH_QUERY:
            return len(self._said)
        if type_name in _PARSED:
            return _LONGEST_PARSED
        return max(_LONGEST_UNLISTED, self._entities.longest(type_name))

    def fill(self, type_name: str, start: int, end: int) -> FilledSlot | None:
        """The slot filled with words `start` to `end`; None where they cannot fill it."""
        span = (type_name, start, end)
        if span not in self._known:
            self._known[span] = self._filled(*span)
        return self._known[span]

    def _filled(self, type_name: str, start: int, end: int) -> FilledSlot | None:
        text = " ".join(word.text for word in self._said[start:end])
        if type_name == SEARCH_QUERY:
            return FilledSlot(text, Certainty.PHRASE)
        form = self._form[start:end]
        parse = _PARSED.get(type_name)
        if parse is None:
            return self._resolved(type_name, text, form)
        value = parse(form, self._today)
        return None if value is None else FilledSlot(value, Certainty.RESOLVED)

    def _resolved(self, type_name: str, text: str, form: Sequence[str]) -> FilledSlot | None:
        authorities = self._entities.resolve(type_name, form)
        if any(authority.values for authority in authorities):
            return FilledSlot(text, Certainty.RESOLVED, authorities)
        if len(form) > _LONGEST_UNLISTED:
            return None
        return FilledSlot(text, Certainty.UNLISTED, authorities)


def unplayable_types(model: InteractionModel) -> list[str]:
    """Slot types that are used and neither defined by the model nor played here."""
    return sorted(
        name
        for name in model.slot_types - set(model.types)
        if name in NOT_PLAYED or not name.startswith("AMAZON.")
    )
