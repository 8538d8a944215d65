"""Models built from whole catalogues: sound, within Amazon's limits, and understood."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import pytest

from aisle.domain.catalog import Product
from aisle.domain.phrase.saying import said
from tests.contract.test_model_utterances import SAID
from tests.real_files import real
from tests.unit.loading.checking import Checking
from tests.unit.loading.conftest import checked
from workbench.loading.mapping import mapping_path, read_mapping
from workbench.local_shop import MODEL, SAMPLE_SHOP
from workbench.model_build import Built, build_model
from workbench.model_check import check
from workbench.model_check.rules.limits import LARGEST_MODEL_BYTES, MOST_VALUES
from workbench.sample_items import read_sample
from workbench.simulator.model import load_model
from workbench.simulator.understanding.understanding import Understanding

__all__ = ["checked"]  # the fixture
TODAY = date(2026, 3, 10)

Save = Callable[[Iterable[Product]], "Saved"]


class Saved:
    """A built model in a file, and what the simulator makes of a sentence by it."""

    def __init__(self, built: Built, path: Path) -> None:
        path.write_text(built.text, encoding="utf-8")
        self.built, self.path = built, path
        self._understanding = Understanding(load_model(path))

    def intent(self, sentence: str) -> str:
        return self._understanding.understand(sentence, TODAY).intent

    def slot(self, sentence: str, intent: str, name: str) -> list[str]:
        """The ids that the slot resolves to."""
        understood = self._understanding.understand(sentence, TODAY)
        assert understood.intent == intent, sentence
        return [one.id for source in understood.slots[name].authorities for one in source.values]


@pytest.fixture
def save(tmp_path: Path) -> Save:
    return lambda products: Saved(build_model(MODEL, products), tmp_path / "en-US.json")


def products_of(checked: Checking, file: str, mapping: str) -> list[Product]:
    loaded = checked("products", real(file), mapping=read_mapping(mapping_path(mapping)))
    return list(loaded.products.values())


def assert_fit_for_amazon(saved: Saved) -> None:
    assert [str(finding) for finding in check(saved.path)] == []
    assert saved.built.size <= LARGEST_MODEL_BYTES
    assert saved.built.words <= MOST_VALUES


def assert_still_understood(saved: Saved) -> None:
    """All that shoppers say is what it was without the catalogue's names."""
    for intent, lines in SAID.items():
        for sentence in lines.strip().splitlines():
            assert saved.intent(sentence.strip()) == intent, sentence


def assert_understood(saved: Saved, products: Iterable[Product]) -> None:
    """Each product that got a value is known by its name, said after "where is my"."""
    left_out = {one.name.text for one in saved.built.left_out}
    for product in products:
        if product.spoken_name not in left_out:
            name = aloud(product.spoken_name)
            assert saved.slot(f"where is my {name}", "TrackOrderIntent", "item"), name


def aloud(name: str) -> str:
    """What nobody says as it is written, the words for it; all other names as they are."""
    way = said(name)
    assert way is not None
    return name.lower() if all(word.isalpha() for word in name.split()) else way.value


def test_the_sample_shop_in_its_own_names(save: Save) -> None:
    products = read_sample(SAMPLE_SHOP).products
    saved = save(products)
    assert_fit_for_amazon(saved)
    assert_still_understood(saved)
    assert_understood(saved, products)
    for name in ("h. p. nine sixty two black ink", "hp nine hundred sixty two black ink"):
        ids = saved.slot(f"order the same {name} again", "ReorderItemsIntent", "item")
        assert ids == ["hp_962_black_ink"], name
    sentence = "where is my x box series s console"
    assert saved.slot(sentence, "TrackOrderIntent", "item") == ["xbox_series_s_console"]
    sentence = "only the board games and puzzles"
    assert saved.slot(sentence, "RefineSearchIntent", "category") == ["board_games_and_puzzles"]


def test_best_buys_products(save: Save, checked: Checking) -> None:
    products = products_of(checked, "bestbuy-products.jsonl", "best_buy_products")
    saved = save(products)
    assert_fit_for_amazon(saved)
    assert_still_understood(saved)
    assert_understood(saved, products)
    assert all(count > 40 for count in saved.built.added.values()), saved.built.added
    assert not set("®™0123456789") & set(said_in(saved.path))


def test_a_catalogue_of_four_thousand(save: Save, checked: Checking) -> None:
    products = products_of(checked, "online-retail.csv.gz", "online_retail")
    saved = save(products)
    assert_fit_for_amazon(saved)
    assert_still_understood(saved)
    assert_understood(saved, products[::100])
    reasons = Counter(one.reason.name for one in saved.built.left_out)
    assert saved.built.added["PRODUCT"] + sum(reasons.values()) == len(products) == 3_803


def said_in(path: Path) -> str:
    """All values and synonyms that the catalogue brought."""
    added = path.read_text().splitlines()[len(MODEL.read_text().splitlines()) :]
    return " ".join(re.findall(r'"(?:value|synonyms)": ("[^"]*"|\[[^\]]*\])', "\n".join(added)))
