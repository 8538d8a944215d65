"""Which of several options is meant: by place, by name or by day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from aisle.domain.phrase.english import FILLERS
from aisle.domain.phrase.stems import stems
from aisle.services.outcome import Option, Outcome

LAST = "last"
_WEEK = 7
_Thing = TypeVar("_Thing")


@dataclass(frozen=True, slots=True)
class Choice:
    """What the shopper said to choose. `position` is a number from 1 or LAST; `names` are
    several words for the same thing, as it was said and as the model knows it; `day` is what
    Alexa made of the day: an ISO day, week (2026-W10) or month (2026-03)."""

    position: str | None = None
    names: tuple[str, ...] = ()
    day: str | None = None

    @property
    def is_empty(self) -> bool:
        return not (self.position or self.names or self.day)


@dataclass(frozen=True, slots=True)
class OptionUnclear(Outcome):
    """No option was meant, or, where `several`, each of these could be."""

    options: tuple[Option, ...]
    several: bool


def chosen(options: Sequence[Option], choice: Choice) -> tuple[Option, ...]:
    """The options that fit the choice. A place counts among those that fit the rest of it."""
    fitting = tuple(option for option in options if _fits(option, choice))
    if choice.position is None:
        return () if choice.is_empty else fitting
    placed = at_position(fitting, choice.position) or at_position(options, choice.position)
    return (placed,) if placed else _keyed(options, choice.position)


def at_position(things: Sequence[_Thing], position: str) -> _Thing | None:
    """The thing at a place counted from 1, or the last."""
    if position == LAST:
        return things[-1] if things else None
    place = int(position) if position.isdecimal() else 0
    return things[place - 1] if 1 <= place <= len(things) else None


def _keyed(options: Sequence[Option], number: str) -> tuple[Option, ...]:
    """A number too large to be a place may be the end of an order's number."""
    return tuple(option for option in options if len(number) > 1 and option.key.endswith(number))


def _fits(option: Option, choice: Choice) -> bool:
    named = not choice.names or any(_named(option, name) for name in choice.names)
    return named and (choice.day is None or _on(option.day, choice.day))


def _named(option: Option, name: str) -> bool:
    """Every word of the name that tells something is a word of the option."""
    wanted = frozenset(stems(name)) - FILLERS
    return bool(wanted) and wanted <= frozenset(stems(" ".join((option.label, *option.names))))


def _on(day: str | None, said: str) -> bool:
    """Alexa takes "Monday" for the next one; of things past the last one is meant."""
    if day is None:
        return False
    placed = date.fromisoformat(day)
    year, week, _ = placed.isocalendar()
    if said in (day, day[:7], f"{year}-W{week:02}"):
        return True
    try:
        return (date.fromisoformat(said) - placed).days == _WEEK
    except ValueError:
        return False
