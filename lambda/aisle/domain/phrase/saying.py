"""The ways in which a shopper may say the name of a product, a brand or a category.

They are what Alexa is told to listen for, so they are words only: numbers as words, initials with
their dots ("h. p."), as Amazon's page on custom slot types asks for.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from aisle.domain.phrase.numerals import cardinal, in_pairs

_PIECE = re.compile(r"[^\s/–—-]+")
_TOKEN = re.compile(r"[A-Za-z]+(?:'[A-Za-z]+)*|\d+(?:\.\d+)?|[&+]")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_INNER_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])|(?<=\b[ei])(?=[A-Z][a-z])")
_EX = re.compile(r"^[Xx](?=[bcdfghjklmnpqrstvwxz])")
_INITIALS = re.compile(r"[A-Z]{2,3}|[B-DF-HJ-NP-TV-XZ]{4,5}")
_SIGNS = {"&": "and", "+": "plus"}

_Number = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Said:
    """`value` is the name in plain words, `others` are other ways to say it. `id` is the name as
    the shop writes it, in lower case with "_" for spaces: what the slot's id is taken for."""

    id: str
    value: str
    others: tuple[str, ...] = ()

    @property
    def sound(self) -> str:
        """Equal for two names that nobody can tell apart by ear."""
        return sound(self.value)


def sound(said: str) -> str:
    """
    >>> sound("h. p. x box"), sound("HP Xbox")
    ('hpxbox', 'hpxbox')
    """
    return "".join(filter(str.isalnum, said.casefold()))


def said(name: str) -> Said | None:
    """None for a name in which there is no English word and no number.

    >>> said("HP 564XL ink")
    Said(id='hp_564xl_ink', value='hp five hundred sixty four xl ink', \
others=('h. p. five hundred sixty four x. l. ink', 'hp five sixty four xl ink'))
    >>> said("Xbox controller").others
    ('x box controller',)
    """
    pieces = [_TOKEN.findall(piece) for piece in _PIECE.findall(_plain(name))]
    value = _read(pieces, str, cardinal)
    if not value:
        return None
    others = (
        _read(pieces, _spelled, cardinal),
        _read(pieces, _parted, cardinal),
        _read(pieces, str, in_pairs),
    )
    return Said(_id(pieces), value, tuple(dict.fromkeys(way for way in others if way != value)))


def _plain(name: str) -> str:
    """Without accents and thousands' commas; curly apostrophes straight."""
    parted = unicodedata.normalize("NFKD", name.replace("’", "'"))
    return _THOUSANDS.sub("", "".join(c for c in parted if not unicodedata.combining(c)))


def _read(pieces: list[list[str]], word: Callable[[str], str], number: _Number) -> str:
    return " ".join(_token(token, word, number) for piece in pieces for token in piece)


def _token(token: str, word: Callable[[str], str], number: _Number) -> str:
    if token in _SIGNS:
        return _SIGNS[token]
    return number(token) if token[0].isdigit() else word(token).lower()


def _spelled(word: str) -> str:
    """Capitals as they are spelled: "HP" is "h. p."."""
    return " ".join(f"{letter}." for letter in word) if _INITIALS.fullmatch(word) else word


def _parted(word: str) -> str:
    """ "PlayStation" is "play station", "Xbox" is "x box"."""
    return _EX.sub("x ", _INNER_CAPITAL.sub(" ", word))


def _id(pieces: list[list[str]]) -> str:
    written = ("".join(_SIGNS.get(token, token) for token in piece) for piece in pieces)
    return "_".join(
        re.sub(r"[^a-z0-9]+", "_", word.lower().replace("'", "")) for word in written if word
    )
