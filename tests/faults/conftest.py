"""An order that waits for a yes, and how many have been placed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.faults.talking import quote_for
from workbench.stage.sample_store import SampleStore

_WHAT_TESS_BUYS = ("CLE-103", "CLE-105", "CLE-108", "HOM-107", "COF-101", "INK-111")


@pytest.fixture
def quoted(sample: SampleStore) -> dict[str, Any]:
    """Session attributes of tess's, who was asked whether to place an order."""
    for sku in _WHAT_TESS_BUYS:
        sample.set_stock(sku, 20)
    return quote_for(sample)


@pytest.fixture
def placed(sample: SampleStore) -> Callable[[], int]:
    """Counts tess's orders from here on."""
    before = sample.count_orders("tess")
    return lambda: sample.count_orders("tess") - before
