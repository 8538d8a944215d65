"""The index file: whole or not at all, the same for the same products, refused when not ours."""

from __future__ import annotations

import random
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from aisle.adapters.search.file import IndexUnusable
from aisle.adapters.search.index import SqliteSearchIndex
from aisle.domain.catalog import Product
from aisle.domain.errors import StoreUnavailable
from aisle.domain.money import Money
from workbench.search_index import Counts, build

CLOCK = Product(
    "RETRO-CLOCK", "Retro Clock", "Retro Clock", Money(2500, "USD"), 3, "Tick", "Clocks"
)
LAMP = Product("TALL-LAMP", "Tall Lamp", "Tall Lamp", Money(5900, "USD"), 3, "Glow", "Lamps")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "catalog.index"


def test_building_counts_what_the_index_holds(path: Path) -> None:
    seen: list[int] = []
    counts = build([CLOCK, LAMP], path, seen.append)
    assert counts == Counts(products=2, words=6, brands=2, categories=2, size=path.stat().st_size)
    assert seen[-1] == 2


def test_the_same_products_in_any_order_are_the_same_bytes(tmp_path: Path) -> None:
    products = [replace(CLOCK, sku=f"CLOCK-{at}", popularity=at % 3) for at in range(50)]
    build(products, tmp_path / "one")
    random.Random(1).shuffle(products)
    build(products, tmp_path / "other")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()


def test_a_sku_that_comes_twice_counts_once(path: Path) -> None:
    assert (
        build(
            [CLOCK, replace(CLOCK, name="Modern Clock", spoken_name="Modern Clock")], path
        ).products
        == 1
    )
    index = SqliteSearchIndex(path)
    assert index.search(index.understand("modern clock"))
    assert not index.search(index.understand("retro"))


def test_a_failed_build_leaves_the_old_index_and_nothing_else(path: Path) -> None:
    build([CLOCK], path)
    before = path.read_bytes()
    with pytest.raises(ValueError, match="EUR, USD"):
        build([CLOCK, replace(LAMP, price=Money(1, "EUR"))], path)
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_an_empty_catalogue_finds_nothing(path: Path) -> None:
    assert build([], path).products == 0
    index = SqliteSearchIndex(path)
    assert index.search(index.understand("clock under fifty")) == ()


def test_the_index_is_opened_at_its_first_use(path: Path) -> None:
    index = SqliteSearchIndex(path)
    build([CLOCK], path)
    assert index.similar("RETRO-CLOCK") == ()


def test_a_missing_file_says_what_to_do(path: Path) -> None:
    with pytest.raises(IndexUnusable, match=r"build it again from the catalogue.*no such file"):
        SqliteSearchIndex(path).understand("clock")


def test_a_file_that_is_no_index_says_what_to_do(path: Path) -> None:
    path.write_bytes(b"not a database at all" * 100)
    with pytest.raises(IndexUnusable, match="build it again"):
        SqliteSearchIndex(path).understand("clock")


def test_an_index_of_another_version_is_refused(path: Path) -> None:
    build([CLOCK], path)
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE about SET value = '0' WHERE name = 'version'")
    with pytest.raises(IndexUnusable, match="it has version 0, this release reads"):
        SqliteSearchIndex(path).understand("clock")


def test_a_shopper_hears_of_an_unusable_index_as_of_an_unavailable_store(path: Path) -> None:
    with pytest.raises(StoreUnavailable):
        SqliteSearchIndex(path).similar("RETRO-CLOCK")


def test_a_read_only_folder_is_enough(path: Path) -> None:
    build([CLOCK], path)
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        index = SqliteSearchIndex(path)
        assert index.search(index.understand("clock"))
    finally:
        path.parent.chmod(0o755)


def test_threads_share_an_index(path: Path) -> None:
    build([CLOCK, LAMP], path)
    index = SqliteSearchIndex(path)
    phrases = ["retro clock", "tall lamp", "clok", "lamps under sixty dollars"] * 50
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(lambda phrase: index.search(index.understand(phrase)), phrases))
    assert together == [index.search(index.understand(phrase)) for phrase in phrases]
