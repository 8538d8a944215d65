"""The index file, read only; the one place that speaks SQL."""

from __future__ import annotations

import sqlite3
import sys
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

from aisle.adapters.search import schema
from aisle.adapters.search.postings import Listed
from aisle.domain.errors import StoreUnavailable
from aisle.domain.phrase.spelling import deletes

_KEPT_POSTINGS = 256
_MOST_NEAR = 16
_MOST_PARAMETERS = 200


class IndexUnusable(StoreUnavailable):
    """The index file is missing, damaged or of another version; the message says what to do."""


@dataclass(frozen=True, slots=True)
class IndexedWord:
    """A word of the catalogue. `weight` is how much it tells; `count` in how many products
    it is more than a mention in the description."""

    id: int
    text: str
    weight: float
    count: int


class IndexFile:
    """Opened at its first use; safe to share between threads."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = Lock()
        self.postings = lru_cache(maxsize=_KEPT_POSTINGS)(self._read_postings)

    @cached_property
    def _opened(self) -> tuple[sqlite3.Connection, dict[str, str]]:
        if not self._path.is_file():
            raise IndexUnusable(f"{_unusable(self._path)}: there is no such file")
        address = f"{self._path.absolute().as_uri()}?mode=ro&immutable=1"
        database = sqlite3.connect(address, uri=True, check_same_thread=False)
        try:
            about = dict(database.execute("SELECT name, value FROM about").fetchall())
        except sqlite3.Error as error:
            raise IndexUnusable(f"{_unusable(self._path)}: {error}") from error
        if about.get("version") != str(schema.VERSION):
            wanted = f"it has version {about.get('version')}, this release reads {schema.VERSION}"
            raise IndexUnusable(f"{_unusable(self._path)}: {wanted}")
        return database, about

    @property
    def about(self) -> dict[str, str]:
        """Currency, number of products, version."""
        return self._opened[1]

    @property
    def currency(self) -> str:
        return self.about["currency"] or "USD"

    @property
    def product_count(self) -> int:
        return int(self.about["products"])

    def words(self, texts: Iterable[str]) -> dict[str, IndexedWord]:
        """The words of the catalogue among the texts."""
        rows = self._select("SELECT id, text, weight, count FROM word WHERE text IN", texts)
        return {row[1]: IndexedWord(*row) for row in rows}

    def near(self, texts: Iterable[str]) -> dict[str, list[IndexedWord]]:
        """The words that may be within reach of each spelling; the caller measures how near."""
        keys = {text: deletes(text) for text in texts}
        rows = self._select(
            "SELECT s.key, w.id, w.text, w.weight, w.count FROM spelling s "
            "JOIN word w ON w.id = s.id WHERE s.key IN",
            (key for each in keys.values() for key in each),
        )
        by_key: dict[int, list[IndexedWord]] = {}
        for key, *word in rows:
            by_key.setdefault(key, []).append(IndexedWord(*word))
        return {text: _sharing_most(own, by_key) for text, own in keys.items()}

    def sounding(self, sounds: Iterable[str]) -> dict[str, list[IndexedWord]]:
        """The words of each sound."""
        rows = self._select(
            "SELECT sound, id, text, weight, count FROM word WHERE sound IN", sounds
        )
        by_sound: dict[str, list[IndexedWord]] = {}
        for sound, *word in rows:
            by_sound.setdefault(sound, []).append(IndexedWord(*word))
        return by_sound

    def facets(self, keys: Iterable[str]) -> dict[tuple[str, str], str]:
        """(kind, key) to the catalogue's own spelling of a brand, category, color or size."""
        rows = self._select("SELECT kind, key, value FROM facet WHERE key IN", keys)
        return {(kind, key): value for kind, key, value in rows}

    def names(self, ordinals: Iterable[int]) -> dict[int, tuple[str, list[str]]]:
        """SKU and the words of the spoken name, by ordinal."""
        rows = self._select("SELECT ordinal, sku, name FROM product WHERE ordinal IN", ordinals)
        return {ordinal: (sku, name.split()) for ordinal, sku, name in rows}

    def ordinals(self, skus: Iterable[str]) -> dict[str, int]:
        """The products of the index among the SKUs."""
        possible = (sku for sku in skus if sku.isprintable())
        return dict(self._select("SELECT sku, ordinal FROM product WHERE sku IN", possible))

    @cached_property
    def prices(self) -> Sequence[int]:
        """Minor units, by ordinal."""
        return self._column(schema.PRICE, "q")

    @cached_property
    def popularities(self) -> Sequence[int]:
        return self._column(schema.POPULARITY, "B")

    @cached_property
    def brands(self) -> Sequence[int]:
        """A number for the brand of each product, 0 for none."""
        return self._column(schema.BRANDS, "I")

    @cached_property
    def categories(self) -> Sequence[int]:
        return self._column(schema.CATEGORIES, "I")

    def _column(self, name: str, typecode: str) -> Sequence[int]:
        rows = self._select("SELECT numbers FROM stored_column WHERE name IN", [name])
        return _numbers(rows[0][0], typecode)

    def _read_postings(self, word: int) -> Listed:
        rows = self._select("SELECT ordinals, strengths, spread FROM posting WHERE id IN", [word])
        ordinals, strengths, spread = rows[0]
        return Listed(_numbers(ordinals, "I"), strengths, spread)

    def _select(self, statement: str, values: Iterable[Any]) -> list[Any]:
        """The rows for which a column is one of the values, in batches of bound parameters."""
        wanted = sorted(set(values))
        rows: list[Any] = []
        for start in range(0, len(wanted), _MOST_PARAMETERS):
            batch = wanted[start : start + _MOST_PARAMETERS]
            places = ",".join("?" * len(batch))
            with self._lock:
                rows += self._opened[0].execute(f"{statement} ({places})", batch).fetchall()
        return rows


def _sharing_most(keys: Iterable[int], words: dict[int, list[IndexedWord]]) -> list[IndexedWord]:
    """The nearer a word is, the more keys it shares."""
    shared = Counter(word for key in keys for word in words.get(key, ()))
    ranked = sorted(shared, key=lambda word: (-shared[word], word.id))
    return ranked[:_MOST_NEAR]


def _unusable(path: Path) -> str:
    return f"The search index {path} cannot be used; build it again from the catalogue"


def _numbers(stored: bytes, typecode: str) -> array[int]:
    numbers = array(typecode)
    numbers.frombytes(stored)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
