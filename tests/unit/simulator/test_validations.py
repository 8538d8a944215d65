"""Slot validation, rule by rule."""

from __future__ import annotations

import pytest

from workbench.simulator.model import VALIDATION_RULES, SlotValue, Validation
from workbench.simulator.understanding.entities import Authority
from workbench.simulator.understanding.slots import Certainty, FilledSlot
from workbench.simulator.validations import broken_rule

_MAIN = Authority("BRANCH", False, (SlotValue("1", "Main Street"),))
_NOWHERE = Authority("BRANCH", False, ())


def _holds(rule: str, value: str, *values: str, authority: Authority = _NOWHERE) -> bool:
    filled = FilledSlot(value, Certainty.RESOLVED, (authority,))
    return broken_rule([Validation(rule, "prompt", values)], filled) is None


@pytest.mark.parametrize(
    ("rule", "bound", "below", "equal", "above"),
    [
        ("isGreaterThan", "9", False, False, True),
        ("isGreaterThanOrEqualTo", "9", False, True, True),
        ("isLessThan", "9", True, False, False),
        ("isLessThanOrEqualTo", "9", True, True, False),
    ],
)
def test_numbers_are_compared_as_numbers(
    rule: str, bound: str, below: bool, equal: bool, above: bool
) -> None:
    assert [_holds(rule, value, bound) for value in ("8", "9", "10")] == [below, equal, above]


def test_dates_are_compared_in_the_order_of_the_calendar() -> None:
    assert _holds("isGreaterThan", "2026-03-10", "2026-03-09")
    assert not _holds("isLessThan", "2026-03-10", "2026-03-10")
    assert _holds("isInDuration", "2026-03-10", "2026-03-01", "2026-03-31")
    assert not _holds("isInDuration", "2026-04-01", "2026-03-01", "2026-03-31")
    assert _holds("isNotInDuration", "2026-04-01", "2026-03-01", "2026-03-31")


def test_what_is_no_number_keeps_no_bound() -> None:
    assert not _holds("isGreaterThan", "many", "1")
    assert not _holds("isLessThan", "many", "1")


def test_a_set_takes_what_was_said_and_what_it_resolved_to() -> None:
    assert _holds("isInSet", "MAIN street", "main street", "harbor")
    assert _holds("isInSet", "downtown", "main street", authority=_MAIN)
    assert not _holds("isInSet", "downtown", "main street")
    assert _holds("isNotInSet", "downtown", "main street")
    assert not _holds("isNotInSet", "downtown", "main street", authority=_MAIN)


def test_a_match_is_asked_of_any_authority() -> None:
    assert _holds("hasEntityResolutionMatch", "downtown", authority=_MAIN)
    assert not _holds("hasEntityResolutionMatch", "downtown")


@pytest.mark.parametrize("rule", sorted(VALIDATION_RULES))
def test_every_rule_that_a_model_may_have_is_played(rule: str) -> None:
    assert _holds(rule, "5", *["5"] * (VALIDATION_RULES[rule] or 0)) in (True, False)


def test_the_first_broken_rule_is_told() -> None:
    rules = [Validation("isGreaterThan", "few", ("0",)), Validation("isLessThan", "many", ("5",))]
    broken = broken_rule(rules, FilledSlot("7", Certainty.RESOLVED))
    assert broken is not None
    assert broken.prompt == "many"
