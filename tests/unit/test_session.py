"""What is remembered survives the way through Alexa; what is not ours is forgotten."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from aisle.domain.money import Money
from aisle.domain.purchase import Quote, QuoteLine
from aisle.domain.query import ProductQuery, Sort
from aisle.services.outcome import Option
from aisle.skill.session import Browsing, Question, Said, Session

PRICE = Money(1999, "USD")
FULL = Session(
    browsing=Browsing(ProductQuery("ink", ("ink",), 1, 2, sort=Sort.CHEAPEST), ("A", "B"), 1, "B"),
    order_number="1142",
    quote=Quote(
        quote_id="q",
        number="71140001",
        customer_id="ana",
        lines=(QuoteLine("A", "Ink", 2, PRICE, PRICE),),
        delivery=PRICE,
        tax_basis_points=800,
        ship_to="your home",
        time_zone="America/Denver",
        expected_on=date(2026, 3, 12),
    ),
    question=Question("which_order", (Option("1142", "the ink", ("ink",), "2026-03-09"),)),
    said=Said("Tom &amp; Jerry", "hm?"),
    misunderstood=2,
)

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


def test_everything_is_remembered() -> None:
    assert Session.from_attributes(json.loads(json.dumps(FULL.attributes()))) == FULL


def test_an_empty_session_takes_no_room() -> None:
    assert Session().attributes() == {}


@given(st.dictionaries(st.sampled_from([*FULL.attributes(), "other"]), json_values))
def test_attributes_of_any_other_make_start_afresh(attributes: dict[str, object]) -> None:
    assert isinstance(Session.from_attributes(attributes), Session)


@given(st.sampled_from(sorted(FULL.attributes())), json_values)
def test_one_damaged_attribute_is_no_error(name: str, damage: object) -> None:
    session = Session.from_attributes({**FULL.attributes(), name: damage})
    assert isinstance(session.attributes(), dict)


def test_an_answer_closes_the_open_question() -> None:
    assert FULL.on(order_number="7") == replace(
        FULL, order_number="7", question=None, misunderstood=0
    )
