"""From a retailer's product name to what a person would call the product."""

from __future__ import annotations

import html
import re
import unicodedata

WORD_LIMIT = 8

_SIGNS = re.compile(r"[®™©℠]")
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_PACK = re.compile(r"\b(?:\d+|twin|multi|value)-(?:pack|piece|count)\b", re.IGNORECASE)
_ODD_FEET = re.compile(r"\b\d+\.\d+\s*(?:'|ft\b)(?!\w)")
_FEET = re.compile(r"(?<=\d)\s*'(?![\w'])")
_INCHES = re.compile(r"(?<=\d)\s*(?:\"|''|”|″)(?:\s*class\b)?", re.IGNORECASE)
_JOINED = re.compile(r"(?<=\w)-(to|and|or|with)-(?=\w)", re.IGNORECASE)
_EITHER = re.compile(r"(?<=[a-z]{2})\s*/\s*(?=[a-z]{2})", re.IGNORECASE)
_MEASURE = re.compile(r"\b\d+(?:\.\d+)?[ -]?(?:[kmgt]b|[mg]?hz|p|w|v|va|mah|mbps|mp|ft|in)\b", re.I)
_PART = re.compile(r"\s+[-–—|]\s+")
_TURNS = frozenset({"for", "with", "required", "featuring", "including", "extends", "designed"})
_CONNECTORS = _TURNS | {"and", "or", "to", "of", "in", "the", "a", "an", "by", "most", "&", "+"}


def spoken_name(name: str, brand: str | None = None) -> str:
    """A name short enough for the ear: at most WORD_LIMIT words, and never empty for a
    name that holds a letter or a digit.

    >>> spoken_name("Apple® - 3.3' Lightning-to-USB 2.0 Cable", "Apple®")
    'Apple Lightning to USB 2.0 Cable'
    """
    maker = _plain(brand or "")
    parts = _without_repeats(_parts(_said(_plain(name))))
    words = _without_codes(_chosen(parts, maker), maker)
    return " ".join(_shortened(words)) or _plain(name)


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFC", _SIGNS.sub("", html.unescape(text)))
    return " ".join("".join(" " if unicodedata.category(c)[0] == "C" else c for c in text).split())


def _said(name: str) -> str:
    """Signs as words: feet and inches, either-or; brackets and pack sizes go."""
    name = _PACK.sub(" ", _BRACKETED.sub(" ", name))
    name = _INCHES.sub(" inch", _FEET.sub(" foot", _ODD_FEET.sub(" ", name)))
    name = _EITHER.sub(" and ", _JOINED.sub(r" \1 ", name))
    return _title(name) if name.isupper() and len(name.split()) > 1 else name


def _title(shouted: str) -> str:
    return re.sub(r"[^\W\d_]+(?:'[^\W\d_]+)?", lambda word: word.group().capitalize(), shouted)


def _parts(name: str) -> list[str]:
    parts = (" ".join(part.split()).strip(" -,;:") for part in _PART.split(name))
    return [part for part in parts if any(letter.isalnum() for letter in part)]


def _without_repeats(parts: list[str]) -> list[str]:
    """A part all of whose words were said before says nothing: "… Black - Black"."""
    said: set[str] = set()
    kept = []
    for part in parts:
        words = set(part.casefold().split())
        if not words <= said:
            kept.append(part)
        said |= words
    return kept


def _chosen(parts: list[str], maker: str) -> list[str]:
    """The maker and the thing; then its size on screen and its last part (a color, a
    platform), as far as they fit. What lies between is specification."""
    lead = 2 if parts and parts[0].casefold() == maker.casefold() else 1
    words = " ".join(parts[:lead]).split()
    for part in _extras(parts[:lead], parts[lead:]):
        if len(words) + len(part.split()) <= WORD_LIMIT:
            words += part.split()
    return words


def _extras(lead: list[str], rest: list[str]) -> list[str]:
    sized = [part for part in rest[:-1] if " inch" in part and " inch" not in " ".join(lead)]
    last = [part for part in rest[-1:] if not _MEASURE.search(part)]
    return sized[:1] + last


def _without_codes(words: list[str], maker: str) -> list[str]:
    """Without model codes, unless nothing but the maker would be left."""
    own = set(maker.casefold().split())
    kept = [word for word in words if word.casefold() in own or not _is_code(word)]
    return kept if any(word.casefold() not in own for word in kept) else words


def _is_code(word: str) -> bool:
    """ "MK320" and "CH563WN#140" are codes; "16GB", "564XL" and "MP3" are said."""
    letters = "".join(filter(str.isalnum, word))
    digits = sum(map(str.isdigit, letters))
    said = _MEASURE.fullmatch(word) or re.fullmatch(r"\d+(?:[^\W\d_]{0,2}|-[^\W\d_]{3,})", word)
    return (
        len(letters) >= 4 and digits >= 2 and not letters.isdigit() and not said and "." not in word
    )


def _shortened(words: list[str]) -> list[str]:
    if len(words) > WORD_LIMIT:
        turn = _turn(words)
        words = words[:turn] if turn else words[: WORD_LIMIT - 2] + words[-2:]
    while len(words) > 1 and words[-1].casefold() in _CONNECTORS:
        words = words[:-1]
    return words


def _turn(words: list[str]) -> int | None:
    """Where a long name turns from what it is to what it is for. A name that does not turn
    keeps its beginning and its last words, which say what the thing is."""
    turns = (at for at in range(3, WORD_LIMIT) if words[at].casefold() in _TURNS)
    return next(turns, None)
