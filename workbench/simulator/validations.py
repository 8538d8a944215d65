"""Slot validation: Amazon's "Validate Slot Values"."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from workbench.simulator.model import Validation
from workbench.simulator.understanding.slots import FilledSlot
from workbench.simulator.understanding.words import keys


def broken_rule(rules: Sequence[Validation], filled: FilledSlot) -> Validation | None:
    """The first rule that a value breaks, None where it keeps them all."""
    return next((rule for rule in rules if not _holds(rule, filled)), None)


def _holds(rule: Validation, filled: FilledSlot) -> bool:
    return _RULES[rule.type](filled, rule.values)


def _compared(verdict: Callable[[float], bool]) -> Callable[[FilledSlot, Sequence[str]], bool]:
    def holds(filled: FilledSlot, values: Sequence[str]) -> bool:
        difference = _difference(filled.value, values[0])
        return difference is not None and verdict(difference)

    return holds


def _difference(value: str, bound: str) -> float | None:
    """How much a number, or in the order of the calendar a date, lies above a bound."""
    try:
        return float(value) - float(bound)
    except ValueError:
        # Alexa's dates are ISO 8601, whose text sorts as its time does.
        return float((value > bound) - (value < bound)) if value[:4].isdecimal() else None


def _in_set(filled: FilledSlot, values: Sequence[str]) -> bool:
    allowed = {keys(value) for value in values}
    named = [filled.value, *_resolved_names(filled)]
    return any(keys(name) in allowed for name in named)


def _resolved_names(filled: FilledSlot) -> list[str]:
    return [value.name for authority in filled.authorities for value in authority.values]


def _within(filled: FilledSlot, values: Sequence[str]) -> bool:
    return values[0] <= filled.value <= values[1]


_RULES: Mapping[str, Callable[[FilledSlot, Sequence[str]], bool]] = {
    "hasEntityResolutionMatch": lambda filled, _: bool(_resolved_names(filled)),
    "isInSet": _in_set,
    "isNotInSet": lambda filled, values: not _in_set(filled, values),
    "isGreaterThan": _compared(lambda difference: difference > 0),
    "isGreaterThanOrEqualTo": _compared(lambda difference: difference >= 0),
    "isLessThan": _compared(lambda difference: difference < 0),
    "isLessThanOrEqualTo": _compared(lambda difference: difference <= 0),
    "isInDuration": _within,
    "isNotInDuration": lambda filled, values: not _within(filled, values),
}
