"""The tables of an index file."""

from __future__ import annotations

import math
import sqlite3
import sys
from array import array
from collections import Counter
from collections.abc import Iterator

from aisle.adapters.search import schema
from aisle.domain.phrase.sounds import sound
from aisle.domain.phrase.spelling import deletes, reach
from aisle.domain.phrase.stems import key
from workbench.search_index.gathering import Gathered, Postings

_TABLES = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE product (ordinal INTEGER PRIMARY KEY, sku TEXT NOT NULL UNIQUE, name TEXT NOT NULL);
CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE, weight REAL NOT NULL,
  count INTEGER NOT NULL, sound TEXT);
CREATE TABLE posting (id INTEGER PRIMARY KEY, ordinals BLOB NOT NULL, strengths BLOB NOT NULL,
  spread BLOB);
CREATE TABLE spelling (key INTEGER, id INTEGER, PRIMARY KEY (key, id)) WITHOUT ROWID;
CREATE TABLE facet (key TEXT, kind TEXT, value TEXT NOT NULL, PRIMARY KEY (key, kind))
  WITHOUT ROWID;
CREATE TABLE stored_column (name TEXT PRIMARY KEY, numbers BLOB NOT NULL);
"""
_SOUNDS = "CREATE INDEX word_sound ON word (sound) WHERE sound IS NOT NULL"
_MENTION = 0.25
_SHORTEST_SPELLING, _LONGEST_SPELLING = 3, 24
_LONG_LIST, _LONG_SHARE = 256, 1 / 64


def write(database: sqlite3.Connection, gathered: Gathered) -> None:
    """Fills an empty database; the caller closes it."""
    database.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _TABLES)
    _write_products(database, gathered)
    _write_words(database, gathered)
    database.executemany("INSERT INTO facet VALUES (?, ?, ?)", _facets(gathered))
    about = {"version": str(schema.VERSION), "currency": gathered.currency or ""}
    about["products"] = str(len(gathered.products))
    database.executemany("INSERT INTO about VALUES (?, ?)", sorted(about.items()))
    database.execute(_SOUNDS)
    database.commit()


def _write_products(database: sqlite3.Connection, gathered: Gathered) -> None:
    rows = zip(range(len(gathered.products)), gathered.products, gathered.names, strict=True)
    database.executemany(
        "INSERT INTO product VALUES (?, ?, ?)", ((at, item.sku, name) for at, item, name in rows)
    )
    database.executemany("INSERT INTO stored_column VALUES (?, ?)", _columns(gathered))


def _columns(gathered: Gathered) -> Iterator[tuple[str, bytes]]:
    items = gathered.products
    yield schema.PRICE, _bytes(array("q", (item.price.minor for item in items)))
    yield schema.POPULARITY, bytes(_popularities([item.popularity for item in items]))
    for name, texts in (
        (schema.BRANDS, [item.brand for item in items]),
        (schema.CATEGORIES, [item.category for item in items]),
    ):
        yield name, _bytes(_numbered(texts))


def _numbered(texts: list[str | None]) -> array[int]:
    """0 for none; the same number for the same key."""
    keys = [key(text) if text else "" for text in texts]
    numbers = {text: at for at, text in enumerate(sorted({*keys} - {""}), start=1)}
    return array("I", (numbers.get(text, 0) for text in keys))


def _popularities(counts: list[int]) -> Iterator[int]:
    """0 to 255 along the logarithm: ten times as many sold is one step, not ten."""
    most = math.log1p(max(counts, default=0)) or 1.0
    return (round(255 * math.log1p(max(count, 0)) / most) for count in counts)


def _bytes(numbers: array[int]) -> bytes:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def _write_words(database: sqlite3.Connection, gathered: Gathered) -> None:
    for at, (text, postings) in enumerate(sorted(gathered.postings.items()), start=1):
        count = gathered.prominent.get(text, 0)
        weight = _weight(len(gathered.products), count, len(postings.ordinals))
        near = count and text.isalpha() and _SHORTEST_SPELLING <= len(text) <= _LONGEST_SPELLING
        row = (at, text, weight, count, sound(text) if near else None)
        database.execute("INSERT INTO word VALUES (?, ?, ?, ?, ?)", row)
        spread = _spread(postings, len(gathered.products))
        blobs = (at, _bytes(postings.ordinals), bytes(postings.strengths), spread)
        database.execute("INSERT INTO posting VALUES (?, ?, ?, ?)", blobs)
        if near:
            keys = ((spelling, at) for spelling in sorted(_spellings(text)))
            database.executemany("INSERT INTO spelling VALUES (?, ?)", keys)


def _spellings(text: str) -> set[int]:
    """The keys of a word; of one too short to be heard wrongly, those of its plural too."""
    return deletes(text) if reach(text) else deletes(text) | deletes(text + "s")


def _spread(postings: Postings, products: int) -> bytes | None:
    """One strength for each product, for a list too long to be searched in quickly."""
    if len(postings.ordinals) < max(_LONG_LIST, products * _LONG_SHARE):
        return None
    spread = bytearray(products)
    for ordinal, strength in zip(postings.ordinals, postings.strengths, strict=True):
        spread[ordinal] = strength
    return bytes(spread)


def _weight(products: int, prominent: int, all_of_them: int) -> float:
    """How much a word tells (BM25's inverse frequency); a mention in a description makes it
    less rare than a name does."""
    frequency = prominent + _MENTION * (all_of_them - prominent)
    if not prominent and all_of_them:
        frequency = max(1.0, frequency)
    return math.log(1 + (max(products - frequency, 0) + 0.5) / (frequency + 0.5))


def _facets(gathered: Gathered) -> Iterator[tuple[str, str, str]]:
    """A brand that is written in several ways has the most usual one."""
    for (facet, kind), spellings in sorted(gathered.facets.items()):
        yield facet, kind, _most_usual(spellings)


def _most_usual(spellings: Counter[str]) -> str:
    return min(spellings, key=lambda text: (-spellings[text], text))
