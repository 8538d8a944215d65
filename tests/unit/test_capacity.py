"""Units as Amazon counts them."""

from __future__ import annotations

from typing import Any

import pytest

from workbench.capacity import Units, item_size, units_of


def item(size: int) -> dict[str, Any]:
    return {"a": {"S": "x" * (size - 1)}}


@pytest.mark.parametrize(
    ("attribute", "size"),
    [
        ({"S": "abc"}, 3),
        ({"S": "é"}, 2),
        ({"SS": ["é", "abc"]}, 5),
        ({"N": "7"}, 2),
        ({"N": "12345"}, 4),
        ({"N": "-12345"}, 5),
        ({"BOOL": True}, 1),
        ({"L": [{"S": "ab"}]}, 6),
        ({"M": {"k": {"S": "ab"}}}, 7),
    ],
)
def test_sizes(attribute: dict[str, Any], size: int) -> None:
    assert item_size({"n": attribute}) == 1 + size


def test_a_query_adds_its_items_up_before_rounding() -> None:
    answer = {"Items": [item(3_000), item(3_000)]}
    assert units_of("Query", {"ConsistentRead": True}, answer) == Units(read=2)
    assert units_of("Query", {}, answer) == Units(read=1)
    assert units_of("Query", {}, {"Items": []}) == Units(read=0.5)


def test_a_batch_rounds_each_item_and_counts_missing_keys() -> None:
    parameters = {"RequestItems": {"T": {"Keys": [1, 2, 3]}}}
    answer = {"Responses": {"T": [item(10), item(5_000)]}}
    assert units_of("BatchGetItem", parameters, answer) == Units(read=2)


def test_a_transaction_writes_twice_and_its_index_copies_once() -> None:
    order = {"pk": {"S": "p"}, "order_number": {"S": "1"}, "open_since": {"S": "t"}}
    actions = [{"Put": {"Item": order}}, {"Put": {"Item": item(1_025)}}, {"Update": {}}]
    assert units_of("TransactWriteItems", {"TransactItems": actions}, {}) == Units(write=4 + 4 + 2)


def test_no_answer_costs_nothing_that_is_known() -> None:
    assert units_of("(no answer)", {}, {}) == Units()
