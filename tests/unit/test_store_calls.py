"""What a store call asked for, as a developer reads it."""

from __future__ import annotations

from typing import Any

import pytest

from workbench.store_calls import StoreCall


def call(parameters: dict[str, Any], answer: dict[str, Any] | None = None) -> StoreCall:
    return StoreCall("Query", parameters, answer or {}, 1.0, None)


def key(pk: str, sk: str | None = None) -> dict[str, Any]:
    return {"pk": {"S": pk}} | ({"sk": {"S": sk}} if sk else {})


@pytest.mark.parametrize(
    ("parameters", "tables", "keys"),
    [
        ({"TableName": "Shop", "Key": key("CUST#ana", "PROFILE")}, ["Shop"], ["CUST#ana PROFILE"]),
        ({"TableName": "Shop", "Item": key("A", "B") | {"c": {"N": "1"}}}, ["Shop"], ["A B"]),
        (
            {
                "TableName": "Shop",
                "IndexName": "open",
                "KeyConditionExpression": "pk = :pk",
                "ExpressionAttributeValues": {":pk": {"S": "CUST#ana"}, ":n": {"N": "1"}},
            },
            ["Shop"],
            ["open CUST#ana"],
        ),
        (
            {"RequestItems": {"Catalog": {"Keys": [key("P#1"), key("P#2")]}}},
            ["Catalog"],
            ["P#1", "P#2"],
        ),
        (
            {
                "TransactItems": [
                    {"Put": {"TableName": "Shop", "Item": key("A", "B")}},
                    {"Update": {"TableName": "Catalog", "Key": key("P#1")}},
                    {"ConditionCheck": {"TableName": "Shop", "Key": key("C", "D")}},
                ]
            },
            ["Shop", "Catalog"],
            ["A B", "P#1", "C D"],
        ),
        ({}, [], []),
    ],
)
def test_tables_and_keys(parameters: dict[str, Any], tables: list[str], keys: list[str]) -> None:
    assert (call(parameters).tables, call(parameters).keys) == (tables, keys)


@pytest.mark.parametrize(
    ("answer", "items"),
    [
        ({}, 0),
        ({"Item": {}}, 1),
        ({"Items": [{}, {}]}, 2),
        ({"Responses": {"Catalog": [{}, {}], "Shop": [{}]}}, 3),
    ],
)
def test_items_that_came_back(answer: dict[str, Any], items: int) -> None:
    assert call({}, answer).items == items
