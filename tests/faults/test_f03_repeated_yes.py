"""F3: a yes said more than once. However often, in whatever order and however late: one order."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.faults.home import Home
from tests.robustness.effort import EFFORT
from tests.robustness.envelopes import envelope, speech
from workbench.stage.sample_store import SampleStore


@pytest.fixture
def home(sample: SampleStore) -> Home:
    return Home(sample, "hugo")


def yes(attributes: dict[str, Any], request_id: str) -> dict[str, Any]:
    return envelope("AMAZON.YesIntent", "hugo", attributes, requestId=request_id)


@EFFORT
@given(
    bursts=st.lists(
        st.lists(st.sampled_from("abc"), min_size=1, max_size=3), min_size=1, max_size=3
    )
)
def test_f03_every_yes_to_one_quote_is_one_order(home: Home, bursts: list[list[str]]) -> None:
    """Each burst is sent at once; a letter is a request, which may come more than once."""
    home.sample.set_stock("INK-101", 50)
    before, number = home.orders, home.orders
    quote = envelope("ReorderItemsIntent", "hugo", {}, requestId=f"quote {id(bursts)} {number}")
    asked = home.sample.skill.answer(quote)["sessionAttributes"]
    heard: dict[str, set[str]] = {}
    with ThreadPoolExecutor(3) as threads:
        for burst in bursts:
            requests = [yes(asked, f"{asked['quote']['quote_id']} {letter}") for letter in burst]
            for letter, reply in zip(
                burst, threads.map(home.sample.skill.answer, requests), strict=True
            ):
                heard.setdefault(letter, set()).add(speech(reply))
    assert home.orders == before + 1
    assert all(len(answers) == 1 for answers in heard.values()), "one request, several answers"
    thanked = [answers for answers in heard.values() if "Thank you" in answers.pop()]
    assert len(thanked) == 1
