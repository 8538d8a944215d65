"""What the builder of an index and its reader agree on."""

from __future__ import annotations

VERSION = 4
"""Raised whenever the tables or the cut of words change: an older file is refused."""

HEAD, BRAND, CATEGORY = "^", "@", "#"
"""Marks of the entries that are no word of a text: "^tv" are the products that are a tv,
"@sony" those of a brand, "#laptop" those of a category."""

PRICE, POPULARITY, BRANDS, CATEGORIES = "price", "popularity", "brand", "category"
"""The columns: one number for each product, in the order of their ordinals."""

HEAD_OF_CATEGORY, HEAD_OF_NAME = 200, 160
"""How strongly a product is what its category is, and what its name ends with."""

FULL_STRENGTH = 255
"""The strongest that a word can stand for a product; one byte."""
