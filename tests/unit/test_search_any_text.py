"""Whatever is heard, searching answers and stays bounded."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aisle.adapters.search.index import SqliteSearchIndex
from aisle.domain.catalog import Product
from aisle.domain.money import Money
from aisle.domain.phrase.words import PHRASE_LIMIT, words
from workbench.search_index import build

SKU = "kb"


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> SqliteSearchIndex:
    keyboard = Product(SKU, "Keyline Keyboard", "Keyline Keyboard", Money(4500, "USD"), 1)
    path = tmp_path_factory.mktemp("search") / "catalog.index"
    build([keyboard], path)
    return SqliteSearchIndex(path)


ANY_TEXT = st.text(st.characters(codec=None), max_size=400) | st.lists(
    st.sampled_from(
        'keyboard AND OR NOT NEAR( ) " * : ^ - + under between and to fifty $ 1e9 ;-- \x00 '
        "\ud800 \u202e ﷺ ٣٣ ½ Ⅷ a i h p x' 9\" %".split(" ")
    ),
    max_size=60,
).map(" ".join)


@settings(max_examples=300)
@given(ANY_TEXT)
def test_any_text_is_answered(index: SqliteSearchIndex, text: str) -> None:
    query = index.understand(text)
    assert len(query.phrase) <= PHRASE_LIMIT
    assert sum(map(len, query.terms)) <= PHRASE_LIMIT
    assert {match.sku for match in index.search(query)} <= {SKU}
    assert set(index.among(text, [SKU, text])) <= {SKU}
    assert index.similar(text) == ()


@given(ANY_TEXT)
def test_words_hold_letters_or_digits_alone(text: str) -> None:
    for word in words(text):
        assert word.text == word.text.casefold()
        assert word.text.replace(".", "").isalnum()


@pytest.mark.parametrize(
    "text", ["keyboard " * 120_000, "a" * 1_000_000, "ﷺ" * 300_000, "1" * 10**6]
)
def test_a_megabyte_is_cut(index: SqliteSearchIndex, text: str) -> None:
    assert len(index.understand(text).phrase) <= PHRASE_LIMIT
    assert sum(len(word.text) for word in words(text)) <= PHRASE_LIMIT
