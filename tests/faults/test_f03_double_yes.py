"""F3, a double yes: any number of yeses to one quote, whenever and wherever, is one order."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.faults.talking import PLACED, PLACED_BEFORE, quote_for, request, said
from tests.robustness.effort import EFFORT
from tests.robustness.envelopes import check_spoken, speech
from workbench.stage.sample_store import SampleStore

_NOON = datetime(2026, 3, 10, 17, tzinfo=UTC)
minutes_between = st.lists(st.integers(0, 30), min_size=1, max_size=5)


def _yes(quoted: dict[str, Any], minutes: int = 0) -> dict[str, Any]:
    said_yes = request("AMAZON.YesIntent", quoted)
    at = _NOON + timedelta(minutes=minutes)
    said_yes["request"]["timestamp"] = at.isoformat().replace("+00:00", "Z")
    return said_yes


@EFFORT
@given(pauses=minutes_between)
def test_f03_any_number_of_yeses_to_a_quote_is_one_order(
    sample: SampleStore, pauses: list[int]
) -> None:
    """A yes in another session is asked again: test_f12_two_people.py."""
    sample.set_stock("COF-101", 20)
    quoted, minutes = quote_for(sample, item="dark roast beans", quantity="1"), 0
    before = sample.count_orders("tess")
    numbers = set()
    for nth, pause in enumerate(pauses):
        minutes += pause
        said_yes = _yes(quoted, minutes)
        reply = sample.skill.answer(said_yes)
        check_spoken(reply)
        assert (PLACED if nth == 0 else PLACED_BEFORE) in speech(reply)
        numbers.add(reply["sessionAttributes"]["order_number"])
    assert numbers == {quoted["quote"]["number"]}
    assert sample.count_orders("tess") == before + 1
    assert sample.stock("COF-101") == 19


def test_f03_yeses_at_the_same_moment_are_one_order(sample: SampleStore) -> None:
    sample.set_stock("COF-101", 20)
    for round_ in range(1, 6):
        quoted = quote_for(sample, item="dark roast beans", quantity="1")
        with ThreadPoolExecutor(4) as threads:
            replies = list(threads.map(sample.skill.answer, [_yes(quoted) for _ in range(4)]))
        assert sum(PLACED in speech(reply) for reply in replies) == 1
        assert sum(PLACED_BEFORE in speech(reply) for reply in replies) == 3
        assert sample.stock("COF-101") == 20 - round_


def test_f03_a_yes_to_each_of_two_quotes_is_two_orders(sample: SampleStore, placed: Any) -> None:
    """The key is the quote's, not the customer's or the product's."""
    sample.set_stock("COF-101", 20)
    for _ in range(2):
        quoted = quote_for(sample, item="dark roast beans", quantity="1")
        assert PLACED in speech(said(sample, "AMAZON.YesIntent", quoted))
    assert placed() == 2
