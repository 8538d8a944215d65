"""Phrases for products that are known, said in many ways; the same for the same seed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from unicodedata import normalize

from aisle.domain.catalog import Product
from benchmarks.search_mishearing import misheard
from benchmarks.search_numbers import in_words

Words = list[str]

SENTENCES = (
    "could you find me a {} please", "i'm looking for a {}", "do you have any {}",
    "show me the {}", "i would like to buy a {}", "can you search for {} for me",
    "what about a {}", "i need a new {}", "alexa find {}", "have you got a {} in the store",
    "i want to order the {} please", "is there a {}", "please get me a {} thanks",
    "tell me about the {}", "how much is the {}",
)  # fmt: skip
_UNITS = {"gb": ("gigabytes", "gig", "g b"), "tb": ("terabyte", "t b"), "hz": ("hertz",)}
_UNITS |= {"w": ("watt",), "mp": ("megapixel",), "mm": ("millimeter",), "oz": ("ounce",)}
_UNITS |= {"ml": ("milliliter",), "kg": ("kilo",), "lb": ("pound",), "cm": ("centimeter",)}
_HANGING = frozenset({"in", "on", "with", "for", "to", "of", "and"})
_VOWELS = "aeiouy"


@dataclass(frozen=True, slots=True)
class KnownItem:
    """What is said, the product that is meant, and all that are right: where a word was
    dropped, every product whose names have all the words that are left."""

    phrase: str
    sku: str
    right: frozenset[str]


def known_items(products: Sequence[Product], row: str, seed: int) -> Iterator[KnownItem]:
    """One phrase for each product of which the row can be made: those whose spoken name no
    other product has."""
    names = Counter(" ".join(_plain(product.spoken_name)) for product in products)
    for product in products:
        words = _plain(product.spoken_name)
        if names[" ".join(words)] == 1 and len(words) > 1:
            random = Random(f"{seed} {row} {product.sku}")
            left = _left(words, product, row, random)
            said = ROWS[row](left, product, random) if left else None
            if left and said and (said != words or row == "plain"):
                right = {product.sku} if left == words else _having(left, products)
                yield KnownItem(" ".join(said), product.sku, frozenset(right))


def _left(words: Words, product: Product, row: str, random: Random) -> Words | None:
    """What is left of the name in the rows that drop a word: always, or half of the time."""
    if row == "a word dropped":
        return _dropped(words, product, random)
    if row == "several at once" and random.random() < 0.5:
        return _dropped(words, product, random) or words
    return words


def _having(left: Words, products: Sequence[Product]) -> set[str]:
    wanted = _without_s(left) - _HANGING
    return {item.sku for item in products if wanted <= _without_s(_plain(_names(item)))}


def _names(product: Product) -> str:
    return f"{product.spoken_name} {product.name}"


def _without_s(words: Words) -> set[str]:
    return {word.rstrip("s") for word in words}


def _plain(name: str) -> Words:
    """As it would be written down from speech: no signs, no capitals. Where a capital stands
    inside a word the word is still one."""
    bare = normalize("NFD", name.lower().replace("'s", "s")).encode("ascii", "ignore").decode()
    return re.findall(r"[^\W_]+(?:[.'][^\W_]+)*", bare)


def _numbers(words: Words, _: Product, random: Random) -> Words | None:
    if not any(any(map(str.isdigit, word)) for word in words):
        return None
    return [said for word in words for said in _number(word, random).split()]


def _number(word: str, random: Random) -> str:
    """ "16gb" as "sixteen gigabytes", "564xl" as "five sixty four x l"."""
    parts = re.findall(r"\d+(?:\.\d+)?|[^\W\d]+", word)
    if not any(map(str.isdigit, word)):
        return word
    said = []
    for part in parts:
        if part[0].isdigit():
            said.append(in_words(part, random))
        elif part in _UNITS and said:
            said.append(random.choice(_UNITS[part]))
        else:
            said.append(" ".join(part) if len(part) < 3 else part)
    return " ".join(said)


def _plural(words: Words, product: Product, random: Random) -> Words | None:
    brand = _plain(product.brand or "")
    places = [at for at, word in enumerate(words) if _is_noun(word) and word not in brand]
    if not places:
        return None
    at = random.choice(places[-2:])
    return [*words[:at], _flipped(words[at]), *words[at + 1 :]]


def _is_noun(word: str) -> bool:
    return word.isalpha() and len(word) > 3


def _flipped(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    if word.endswith("y") and word[-2] not in _VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


def _dropped(words: Words, _: Product, random: Random) -> Words | None:
    """A number goes with its unit, and a preposition is not left hanging at the end."""
    if len(words) < 3:
        return None
    at = random.randrange(len(words))
    end = (
        at + 2 if words[at].isdigit() and words[at + 1 : at + 2] in (["inch"], ["foot"]) else at + 1
    )
    left = words[:at] + words[end:]
    return left[:-1] if left[-1] in _HANGING else left


def _compound(words: Words, _: Product, random: Random) -> Words | None:
    """Two neighbors as one word, or a long word as two, parted between its syllables."""
    splits = [(at, place) for at, word in enumerate(words) for place in _syllables(word)]
    joins = [
        at for at in range(len(words) - 1) if _may_join(words[at]) and _may_join(words[at + 1])
    ]
    if splits and (not joins or random.random() < 0.5):
        at, place = random.choice(splits)
        return [*words[:at], words[at][:place], words[at][place:], *words[at + 1 :]]
    if joins:
        at = random.choice(joins)
        return [*words[:at], words[at] + words[at + 1], *words[at + 2 :]]
    return None


def _may_join(word: str) -> bool:
    return word.isalpha() and 3 <= len(word) <= 7


def _syllables(word: str) -> list[int]:
    """Places between two consonants, three letters or more from either end."""
    if not word.isalpha() or len(word) < 7:
        return []
    return [
        at
        for at in range(3, len(word) - 2)
        if word[at] not in _VOWELS and word[at - 1] not in _VOWELS and word[at] != "h"
    ]


def _misheard(words: Words, product: Product, random: Random) -> Words | None:
    brand = _plain(product.brand or "")
    places = [at for at, word in enumerate(words) if _is_noun(word) and word not in brand]
    return _heard_wrongly(words, places, random)


def _brand_misheard(words: Words, product: Product, random: Random) -> Words | None:
    brand = _plain(product.brand or "")
    places = [at for at, word in enumerate(words) if word in brand and _is_noun(word)]
    return _heard_wrongly(words, places, random)


def _heard_wrongly(words: Words, places: Sequence[int], random: Random) -> Words | None:
    if not places:
        return None
    at = random.choice(places)
    return [*words[:at], *misheard(words[at], random).split(), *words[at + 1 :]]


def _in_a_sentence(words: Words, _: Product, random: Random) -> Words:
    return random.choice(SENTENCES).format(" ".join(words)).split()


def _several(words: Words, product: Product, random: Random) -> Words | None:
    """A word heard wrongly, two other distortions, and a sentence around it all."""
    said = _misheard(words, product, random)
    if said is None:
        return None
    for distort in random.sample((_numbers, _plural, _compound), 2):
        said = distort(said, product, random) or said
    return _in_a_sentence(said, product, random)


def _as_it_is(words: Words, _: Product, __: Random) -> Words:
    return words


ROWS: dict[str, Callable[[Words, Product, Random], Words | None]] = {
    "plain": _as_it_is,
    "numbers as words": _numbers,
    "plural flipped": _plural,
    "a word dropped": _as_it_is,
    "compound split or joined": _compound,
    "a word misheard": _misheard,
    "the brand misheard": _brand_misheard,
    "inside a sentence": _in_a_sentence,
    "several at once": _several,
}
