"""Text into words: the same cut for a phrase and for a product, so that the two meet."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

PHRASE_LIMIT = 200

_WORD = re.compile(
    r"\d{1,4}-\d{1,2}/\d{1,2}(?!\d)|"
    r"[$£€]?\d+(?:,\d{3})+(?:\.\d+)?(?!\d)|[$£€]?\d+(?:\.\d+)?|[^\W\d_]+(?:['’`][^\W\d_]+)*"
    r"|(?<=\d)['’\"”″′]{1,2}|(?<=\w)[+&]"
)
_SIGNS = {"$": "dollars", "£": "pounds", "€": "euros"}
_MARKS = {"'": "foot", "’": "foot", "′": "foot", '"': "inch", "”": "inch", "″": "inch"}
_MARKS |= {"''": "inch", "’’": "inch", "+": "plus", "&": "and"}


@dataclass(frozen=True, slots=True)
class Word:
    """`text` is lower case; a number is its digits. `groups` are a number's parts as they
    were said one after the other: "nineteen ninety nine" is 1999, said 19 and 99."""

    text: str
    groups: tuple[str, ...] = ()

    @property
    def is_number(self) -> bool:
        return self.text[:1].isdigit()


def words(text: str, limit: int = PHRASE_LIMIT) -> list[Word]:
    """The words of any text whatever, the first `limit` characters of it: NFKC, without
    accents, control characters and possessives. A quantity's sign becomes a word: 6' is
    "6 foot", $5 is "5 dollars"."""
    found: list[Word] = []
    for token in _WORD.findall(_plain(text, limit)):
        found.extend(map(Word, _spelled(token)))
    return found


def _plain(text: str, limit: int) -> str:
    text = text[:limit]
    if not text.isascii():
        text = "".join(filter(_is_said, unicodedata.normalize("NFKD", text)))[:limit]
        text = unicodedata.normalize("NFKC", text)
    return "".join(c if c.isprintable() else " " for c in text.casefold())[:limit]


def _is_said(character: str) -> bool:
    return unicodedata.category(character) not in ("Mn", "Cs", "Cf", "Cn", "Co")


def _spelled(token: str) -> tuple[str, ...]:
    if token[0] in _SIGNS:
        return token[1:].replace(",", ""), _SIGNS[token[0]]
    if "/" in token:
        return (_with_fraction(token),)
    if token[0].isdigit():
        return (_digits(token.replace(",", "")),)
    if token in _MARKS:
        return (_MARKS[token],)
    word = "".join(filter(str.isalpha, token))
    return (word,) if word else ()


def _with_fraction(number: str) -> str:
    """ "31-1/2" as 31.5, to one place."""
    whole, _, part = number.partition("-")
    above, _, below = part.partition("/")
    tenths = round(10 * int(above) / (int(below) or 1))
    return f"{int(whole) + tenths // 10}.{tenths % 10}"


def _digits(number: str) -> str:
    """Plain ASCII digits without leading zeros; digits of other scripts count as well."""
    whole, point, fraction = number.partition(".")
    plain = "".join(str(unicodedata.digit(digit, 0)) for digit in whole).lstrip("0") or "0"
    return plain + point + "".join(str(unicodedata.digit(digit, 0)) for digit in fraction)


_IRREGULAR = {
    "mice": "mouse", "men": "man", "women": "woman", "children": "child", "feet": "foot",
    "teeth": "tooth", "knives": "knife", "shelves": "shelf", "leaves": "leaf", "lives": "life",
    "wolves": "wolf", "scarves": "scarf", "halves": "half", "loaves": "loaf",
    "lenses": "lens", "buses": "bus", "gases": "gas",
    "grey": "gray", "colour": "color", "colours": "color", "dice": "die",
    "analyses": "analysis", "people": "person", "geese": "goose", "thieves": "thief",
}  # fmt: skip
_FINISHED = frozenset(
    "lens news series species gps ups ios canvas atlas christmas alias bias".split()
)


@lru_cache(maxsize=4096)
def singular(word: str) -> str:
    """One form for a word and its plural. It need not be English ("case" and "cases" are
    both "cas"), only the same for both."""
    if not word.isascii() or word[:1].isdigit():
        return word
    one = _without_s(_IRREGULAR.get(word, word))
    return _without_e(_IRREGULAR.get(one, one))


def _without_s(word: str) -> str:
    if word in _FINISHED:
        return word
    kept = ("ss", "us", "is") if len(word) > 3 else ("ss", "us", "is", "os", "as")
    return word[:-1] if len(word) > 2 and word.endswith("s") and not word.endswith(kept) else word


def _without_e(word: str) -> str:
    if len(word) > 3 and word.endswith("ie"):
        return word[:-2] + "y"
    if len(word) > 3 and word.endswith(("se", "xe", "ze", "che", "she", "oe")):
        return word[:-1]
    return word
