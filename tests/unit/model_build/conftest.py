"""A catalogue out of names, and the model built from it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from aisle.domain.catalog import Product
from aisle.domain.money import Money
from workbench.model_build import Built, build_model

HAND_WRITTEN: dict[str, Any] = {
    "interactionModel": {
        "languageModel": {
            "invocationName": "bright aisle",
            "intents": [
                {
                    "name": "TrackOrderIntent",
                    "slots": [{"name": "item", "type": "PRODUCT"}],
                    "samples": ["where is {item}", "track {item}"],
                },
                {
                    "name": "ListOrdersIntent",
                    "slots": [],
                    "samples": ["where is everything else", "show my orders"],
                },
                {
                    "name": "RefineSearchIntent",
                    "slots": [
                        {"name": "brand", "type": "BRAND"},
                        {"name": "color", "type": "COLOR"},
                        {"name": "category", "type": "CATEGORY"},
                    ],
                    "samples": ["{brand}", "in {color}", "only {category}"],
                },
                {
                    "name": "ChooseOptionIntent",
                    "slots": [{"name": "item", "type": "PRODUCT"}],
                    "samples": ["{item}", "the {item}"],
                },
                *(
                    {"name": f"AMAZON.{name}Intent", "samples": []}
                    for name in ("Cancel", "Fallback", "Help", "NavigateHome", "Stop", "Next")
                ),
            ],
            "types": [
                {
                    "name": "BRAND",
                    "values": [{"id": "hp", "name": {"value": "hp", "synonyms": ["h. p."]}}],
                },
                {"name": "COLOR", "values": [{"id": "red", "name": {"value": "red"}}]},
                {"name": "CATEGORY", "values": [{"id": "ink", "name": {"value": "ink"}}]},
                {
                    "name": "PRODUCT",
                    "values": [{"id": "kettle", "name": {"value": "kettle", "synonyms": ["pot"]}}],
                },
            ],
        }
    }
}

Values = dict[str, dict[str, list[str]]]


def product(
    spoken: str,
    sku: str = "",
    brand: str | None = None,
    category: str | None = None,
    stock: int = 5,
    popularity: int = 0,
) -> Product:
    price = Money(100, "USD")
    return Product(
        sku or spoken, spoken, spoken, price, stock, brand, category, popularity=popularity
    )


def values_in(text: str) -> Values:
    """By type and id, the words of each value of a model, its name first."""
    types = json.loads(text)["interactionModel"]["languageModel"]["types"]
    return {
        type_["name"]: {
            value["id"]: [value["name"]["value"], *value["name"].get("synonyms", ())]
            for value in type_["values"]
        }
        for type_ in types
    }


@pytest.fixture(scope="session")
def hand_written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("models") / "en-US.json"
    path.write_text(json.dumps(HAND_WRITTEN), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def built(hand_written: Path) -> Callable[[Iterable[Product]], Built]:
    return lambda products: build_model(hand_written, products)
