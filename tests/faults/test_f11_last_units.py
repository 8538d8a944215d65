"""F11, a race for the last units: as many are sold as there are, in every round.

The engine is the local AWS in a process of its own, whose transactions are safe under threads. It
takes one transaction after the other and never reports a conflict; those are injected (F7).
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.faults.talking import CANT_TELL, PLACED, quote_for, request
from tests.robustness.effort import LONG, QUICK
from tests.robustness.envelopes import check_spoken, speech
from workbench.stage.sample_store import SampleStore

_SKU = "COF-101"
_UNITS = 5
_SHOPPERS = 24
_ROUNDS = 100 if LONG else 2 if QUICK else 8


def _yes(sample: SampleStore, quoted: dict[str, Any]) -> str:
    reply = sample.skill.answer(request("AMAZON.YesIntent", quoted))
    check_spoken(reply)
    return speech(reply)


@pytest.mark.parametrize("round_", range(_ROUNDS))
def test_f11_twenty_four_yeses_to_five_units_are_five_orders(
    sample: SampleStore, placed: Any, round_: int
) -> None:
    sample.set_stock(_SKU, _UNITS)
    quotes = [quote_for(sample, item="dark roast beans", quantity="1") for _ in range(_SHOPPERS)]
    with ThreadPoolExecutor(_SHOPPERS) as threads:
        answers = list(threads.map(lambda quoted: _yes(sample, quoted), quotes))
    assert placed() == _UNITS
    assert sample.stock(_SKU) == 0
    assert sum(PLACED in answer for answer in answers) == _UNITS
    assert not any(CANT_TELL in answer for answer in answers)
