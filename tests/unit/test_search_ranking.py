"""Which of the products that match comes first, and what is not said at all."""

from __future__ import annotations

import pytest

from aisle.adapters.search.index import SqliteSearchIndex
from aisle.domain.catalog import Product
from aisle.domain.money import Money
from workbench.search_index import build

# sku | what it is called | brand | category | price | description or, after >, its longer name
ROWS = """
puck | Vela TV | Vela | Streaming Players | 13000 | 900 |
telly | Ardo 19 inch HDTV | Ardo | Flat-Panel TVs | 12000 | 20 |
bigtelly | Ardo 50 inch HDTV | Ardo | Flat-Panel TVs | 52000 | 10 |
tube | Ardo tube set | Ardo | TVs | 2000 | 20 |
wire | Ardo charge cable | Ardo | Cables & Plugs | 300 | 500 |
cord | Ardo sync cable | Ardo | Plugs & Cables | 200 | 400 |
plug | Ardo wall plug | Ardo | Plugs | 900 | 50 |
cover | Glint Shield HD | Glint | Guards | 2000 | 900 | > Glint Shield HD screen for phones
film | Glint Shield HD screen film | Glint | Guards | 2500 | 5 |
maker | Brook espresso machine | Brook | Coffee Makers | 30000 | 90 | > Brook Machine, Milk Frother
chair | Fern office chair | Fern | Chairs | 20000 | 90 | > Fern Office Chair, Breathable Back
glass | Fern glass cleaner | Fern | Cleaners | 400 | 20 |
radio | Ardo first class radio | Ardo | Radios | 8000 | 300 |
tablet | Fern kids slate | Fern | Slates | 9900 | 30 |
laptop | Ardo 15 inch laptop | Ardo | Laptops | 60000 | 80 |
prolaptop | Ardo 17 inch laptop | Ardo | Laptops | 125000 | 20 |
"""


def _products() -> list[Product]:
    found = []
    for row in ROWS.strip().splitlines():
        sku, spoken, brand, category, price, popularity, name = map(str.strip, row.split("|"))
        found.append(
            Product(
                sku, name.removeprefix("> ") or spoken, spoken, Money(int(price), "USD"), 5, brand,
                category, None, None, None, int(popularity),
            )
        )  # fmt: skip
    return found


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> SqliteSearchIndex:
    path = tmp_path_factory.mktemp("ranking") / "catalog.index"
    build(_products(), path)
    return SqliteSearchIndex(path)


def found(index: SqliteSearchIndex, phrase: str) -> list[str]:
    return [match.sku for match in index.search(index.understand(phrase))]


@pytest.mark.parametrize(
    ("phrase", "first"),
    [
        ("tvs over one hundred", "telly"),
        ("vela tv", "puck"),
        ("cheapest plugs", "wire"),
        ("glint shield hd screen", "film"),
        ("glint shield hd", "cover"),
        ("fern class cleaner", "glass"),
        ("fern class", "glass"),
        ("fern kis slate", "tablet"),
        ("fern kis", "tablet"),
        ("the fifteen inclaptop", "laptop"),
        ("ardo fif teen inch laptop", "laptop"),
        ("fernchare", "chair"),
        ("officechare", "chair"),
        ("laptops over eleven fifty", "prolaptop"),
        ("laptops over two fifty", "laptop"),
    ],
)
def test_the_first_is_what_was_meant(index: SqliteSearchIndex, phrase: str, first: str) -> None:
    assert found(index, phrase)[0] == first


def test_a_category_holds_those_whose_names_end_with_its_name(index: SqliteSearchIndex) -> None:
    assert found(index, "cheapest flat panel tvs") == ["telly", "bigtelly"]
    assert found(index, "cheapest tvs") == ["tube", "telly", "bigtelly"]
    assert found(index, "cheapest plugs") == ["wire", "plug"]
    assert found(index, "cheapest cables and plugs") == ["wire"]


def test_a_brand_is_given_up_only_for_the_kind_of_thing(index: SqliteSearchIndex) -> None:
    assert found(index, "vela laptop") == ["laptop", "prolaptop"]
    assert "radio" not in found(index, "fern class")


def test_what_only_mentions_the_words_is_not_exact(index: SqliteSearchIndex) -> None:
    matches = index.search(index.understand("milk"))
    assert [(match.sku, match.exact) for match in matches] == [("maker", False)]
    assert all(match.exact for match in index.search(index.understand("espresso machine")))


@pytest.mark.parametrize("phrase", ["bag", "the bag", "umbrella"])
def test_a_mention_of_what_only_sounds_like_it_is_nothing(
    index: SqliteSearchIndex, phrase: str
) -> None:
    assert found(index, phrase) == []


def test_the_letters_are_the_last_resort(index: SqliteSearchIndex) -> None:
    matches = index.search(index.understand("brook esp ressomash"))
    assert [(match.sku, match.exact) for match in matches] == [("maker", False)]
    assert found(index, "brook umbrella") == []
    assert found(index, "ressomash") == []
