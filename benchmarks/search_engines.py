"""The engines that Aisle's search is measured beside, each over the same products."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import tantivy

from aisle.adapters.search.index import SqliteSearchIndex
from aisle.domain.catalog import Product
from workbench.search_index import build

_FIELDS = ("name", "spoken_name", "brand", "category", "description")
_WEIGHTS = (3.0, 3.0, 2.5, 2.5, 0.3)
_WORD = re.compile(r"\w+")


class Engine(Protocol):
    name: str

    def find(self, phrase: str, limit: int) -> list[str]:
        """SKUs, the best first."""
        ...


class Aisle:
    name = "Aisle"

    def __init__(self, products: Sequence[Product], folder: Path) -> None:
        build(products, folder / "aisle.index")
        self._index = SqliteSearchIndex(folder / "aisle.index")

    def find(self, phrase: str, limit: int) -> list[str]:
        query = self._index.understand(phrase)
        return [match.sku for match in self._index.search(query, limit)]


class _Fts5:
    """FTS5 with bm25 and the field weights that Aisle has; the popular come first."""

    name = ""
    tokenizer = ""

    def __init__(self, products: Sequence[Product]) -> None:
        self._database = sqlite3.connect(":memory:")
        columns = ", ".join(_FIELDS)
        self._database.execute(
            f"CREATE VIRTUAL TABLE product USING fts5(sku UNINDEXED, {columns}, "
            f"tokenize='{self.tokenizer}')"
        )
        places = ", ".join("?" * (len(_FIELDS) + 1))
        rows = ((product.sku, *_texts(product)) for product in _popular_first(products))
        self._database.executemany(f"INSERT INTO product VALUES ({places})", rows)

    def _match(self, expression: str, limit: int) -> list[str]:
        weights = ", ".join(map(str, (0.0, *_WEIGHTS)))
        rows = self._database.execute(
            f"SELECT sku FROM product WHERE product MATCH ? ORDER BY bm25(product, {weights}) "
            "LIMIT ?",
            (expression, limit),
        )
        return [sku for (sku,) in rows]


class PlainFts5(_Fts5):
    """Every word; where that finds nothing, any word."""

    name = "FTS5"
    tokenizer = "unicode61 remove_diacritics 2"

    def find(self, phrase: str, limit: int) -> list[str]:
        quoted = [f'"{word}"' for word in _WORD.findall(phrase)]
        if not quoted:
            return []
        return self._match(" AND ".join(quoted), limit) or self._match(" OR ".join(quoted), limit)


class TrigramFts5(_Fts5):
    """Any three letters that stand together, so that a wrong one does little harm."""

    name = "FTS5 trigram"
    tokenizer = "trigram"

    def find(self, phrase: str, limit: int) -> list[str]:
        text = " ".join(_WORD.findall(phrase.lower()))
        grams = {text[at : at + 3] for at in range(len(text) - 2)}
        expression = " OR ".join(f'"{gram}"' for gram in sorted(grams))
        return self._match(expression, limit) if expression else []


class Tantivy:
    """English stems, any word, the field weights as boosts."""

    name = "tantivy"
    fuzzy: dict[str, tuple[bool, int, bool]] | None = None

    def __init__(self, products: Sequence[Product]) -> None:
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("sku", stored=True, tokenizer_name="raw")
        for field in _FIELDS:
            builder.add_text_field(field, tokenizer_name="en_stem")
        self._index: Any = tantivy.Index(builder.build())
        writer = self._index.writer(num_threads=1)
        for product in _popular_first(products):
            texts = dict(zip(_FIELDS, _texts(product), strict=True))
            writer.add_document(tantivy.Document(sku=product.sku, **texts))
        writer.commit()
        self._index.reload()
        self._searcher: Any = self._index.searcher()

    def find(self, phrase: str, limit: int) -> list[str]:
        query = self._query(" ".join(_WORD.findall(phrase.lower())))
        hits = self._searcher.search(query, limit).hits
        return [self._searcher.doc(address)["sku"][0] for _, address in hits]

    def _query(self, text: str) -> Any:
        boosts = dict(zip(_FIELDS, _WEIGHTS, strict=True))
        options = {"field_boosts": boosts, "fuzzy_fields": self.fuzzy or {}}
        return self._index.parse_query_lenient(text, list(_FIELDS), **options)[0]


class FuzzyTantivy(Tantivy):
    """The same, one letter of each word of a name or a brand may be wrong."""

    name = "tantivy fuzzy"
    fuzzy = dict.fromkeys(("name", "spoken_name", "brand", "category"), (False, 1, True))


def engines(products: Sequence[Product], folder: Path) -> list[Engine]:
    return [
        Aisle(products, folder),
        PlainFts5(products),
        TrigramFts5(products),
        Tantivy(products),
        FuzzyTantivy(products),
    ]


def _popular_first(products: Sequence[Product]) -> list[Product]:
    return sorted(products, key=lambda product: (-product.popularity, product.sku))


def _texts(product: Product) -> tuple[str, ...]:
    return tuple(getattr(product, field) or "" for field in _FIELDS)
