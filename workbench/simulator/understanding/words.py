"""An utterance as words: what sounds the same is written the same."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_WRITTEN = (
    (re.compile(r"[‘’ʼ`]"), "'"),
    (re.compile(r"[“”]"), '"'),
    (re.compile(r"(?<=\d),(?=\d{3})"), ""),
    (re.compile(r"\$\s?(\d+(?:\.\d+)?)(?:\s+dollars?\b)?"), r"\1 dollars"),
    (re.compile(r'(?<=\d)\s?"'), " inch"),
    (re.compile(r"%"), " percent"),
    (re.compile(r"&"), " and "),
    # "h. p." is how Amazon wants initials written in a model; it is said as "hp".
    (re.compile(r"\b(?:[a-z]\.\s?){2,}"), lambda found: re.sub(r"[.\s]", "", found[0]) + " "),
)
_WORD = re.compile(r"\w+(?:[.']\w+)*")


@dataclass(frozen=True, slots=True)
class Word:
    """`text` as said, in lower case; `key` what is compared: no apostrophes, no accents."""

    text: str
    key: str


def words(utterance: str) -> tuple[Word, ...]:
    """The words of an utterance as they sound: "$50" is "50 dollars", "h. p." is "hp"."""
    text = unicodedata.normalize("NFKC", utterance).lower()
    for pattern, spoken in _WRITTEN:
        text = pattern.sub(spoken, text)
    return tuple(Word(found, _key(found)) for found in _WORD.findall(text))


def keys(text: str) -> tuple[str, ...]:
    """The comparable forms of a text's words."""
    return tuple(word.key for word in words(text))


def _key(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.replace("'", ""))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
