"""An answer that is lost after the order was placed: one order, and an honest sentence."""

from __future__ import annotations

from typing import Any

import pytest

from tests.faults.talking import CANT_TELL, PLACED, PLACED_BEFORE, quote_for, said
from tests.robustness.envelopes import speech
from tests.robustness.faults import answers_lost
from workbench.stage.sample_store import SampleStore


@pytest.mark.parametrize("lost", [1, 2])
def test_answers_lost_leave_one_order(sample: SampleStore, lost: int) -> None:
    """The first is not noticed; after the second nobody knows, and trying again is safe."""
    quoted, before = quote_for(sample), sample.count_orders("tess")
    with answers_lost(lost):
        reply: dict[str, Any] = said(sample, "AMAZON.YesIntent", quoted)
    assert (PLACED if lost == 1 else CANT_TELL) in speech(reply)
    again = said(sample, "AMAZON.YesIntent", quoted if lost == 1 else reply["sessionAttributes"])
    assert PLACED_BEFORE in speech(again)
    assert sample.count_orders("tess") == before + 1
