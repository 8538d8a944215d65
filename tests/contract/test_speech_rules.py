"""The rules for the ear: what they catch, and that a quote of anything keeps to them.

The stage holds every turn of every conversation to them (`workbench/stage/shop_stage.py`).
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aisle.domain.money import Money
from aisle.domain.purchase import Quote, QuoteLine
from aisle.services.quote import Occasion, Quoted
from aisle.skill.session import Session
from aisle.speech.locales import say
from aisle.speech.saying import Listener
from workbench.stage.speech_rules import broken_rules

SELLER = "Bright Aisle"
LISTENER = Listener(datetime(2026, 3, 10, 17, tzinfo=UTC), "America/Denver", SELLER)
QUOTE = Quote(
    quote_id="q",
    number="10000000",
    customer_id="ana",
    lines=(QuoteLine("INK", "black ink", 2, Money(1699, "USD")),),
    delivery=Money(499, "USD"),
    tax_basis_points=700,
    ship_to="your home in Denver",
    time_zone="America/Denver",
    expected_on=date(2026, 3, 12),
)


def reply(speech: str, reprompt: str | None = None, quote: Quote | None = None) -> dict[str, Any]:
    response: dict[str, Any] = {
        "outputSpeech": {"type": "SSML", "ssml": f"<speak>{speech}</speak>"},
        "shouldEndSession": reprompt is None,
    }
    if reprompt:
        response["reprompt"] = {"outputSpeech": {"ssml": f"<speak>{reprompt}</speak>"}}
    return {"response": response, "sessionAttributes": Session(quote=quote).attributes()}


@pytest.mark.parametrize(
    "right",
    [
        reply("Goodbye."),
        reply("Okay. Anything else?", "Anything else?"),
        reply('Order <say-as interpret-as="digits">1142</say-as> is canceled.'),
        reply(
            "The total from Bright Aisle is $41.35. Should I place the order?",
            "The total from Bright Aisle is $41.35. Should I place the order?",
            QUOTE,
        ),
        {"response": {}},
    ],
)
def test_what_is_right_passes(right: dict[str, Any]) -> None:
    assert broken_rules(right, SELLER) == []


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (reply("Anything else?"), "asks without listening"),
        (reply("Okay.", "Anything else?"), "listens without asking"),
        (reply("What? Why?", "Why?"), "two questions at once"),
        (reply("Tom & Jerry."), "no valid SSML"),
        (reply("It  is."), "two spaces"),
        (reply("It is ."), "a space before a stop"),
        (reply("It is.."), "two stops"),
        (reply("It is the the ink."), "a word said twice"),
        (reply("It is partly_shipped."), "an underscore"),
        (reply("It is None."), "a value that is none"),
        (reply("It is {day}."), "an unfilled place"),
        (reply("word " * 91 + "end."), "longer than 90 words"),
        (reply("Should I place the order?", "Should I place the order?"), "there is no quote"),
        (
            reply("That's $41.35. Should I place the order?", "Should I place the order?", QUOTE),
            "the seller is missing",
        ),
        (
            reply(
                "Bright Aisle, $41. Should I place the order?", "Should I place the order?", QUOTE
            ),
            "the total is missing",
        ),
    ],
)
def test_what_is_wrong_is_named(wrong: dict[str, Any], why: str) -> None:
    assert any(why in fault for fault in broken_rules(wrong, SELLER))


LINES = st.builds(
    QuoteLine,
    sku=st.just("A"),
    name=st.sampled_from(
        ["black ink", "Tom & Jerry <b>mug</b>", "The One lamp, tall", "batteries"]
    ),
    quantity=st.integers(1, 99),
    unit_price=st.integers(0, 10**7).map(lambda minor: Money(minor, "USD")),
    previous_price=st.none() | st.integers(0, 10**7).map(lambda minor: Money(minor, "USD")),
)


@given(
    st.lists(LINES, min_size=1, max_size=8),
    st.sampled_from([0, 499]),
    st.sampled_from(list(Occasion)),
)
def test_a_quote_of_anything_is_fit_for_the_ear(
    lines: list[QuoteLine], delivery: int, occasion: Occasion
) -> None:
    quote = Quote(
        **{name: getattr(QUOTE, name) for name in ("quote_id", "number", "customer_id")},
        lines=tuple(lines),
        delivery=Money(delivery, "USD"),
        tax_basis_points=700,
        ship_to=QUOTE.ship_to,
        time_zone=QUOTE.time_zone,
        expected_on=QUOTE.expected_on,
    )
    said = say(Quoted(quote, occasion=occasion), LISTENER, "en-US", "reorder_items")
    assert broken_rules(reply(said.speech, said.reprompt, quote), SELLER) == []
