"""Words that speech recognition split, run together where the catalogue writes them so."""

from __future__ import annotations

from collections.abc import Sequence

from aisle.adapters.search.file import IndexedWord, IndexFile
from aisle.adapters.search.likeness import FAR, nearest
from aisle.domain.phrase.english import FILLERS
from aisle.domain.phrase.measures import is_unit
from aisle.domain.phrase.words import Word, singular

_LONGEST_SPELLED = 8
_MOST_PARTS = 3
_SHORTEST_JOINED = 5
_MOST_WRONG = 0.25


def joined(words: Sequence[Word], file: IndexFile) -> list[Word]:
    """ "x box", "h p" and "blue tooth" as one word each where the catalogue has that word;
    a number that was said in groups in the way that the catalogue knows it."""
    joiner = _Joiner(words, file)
    found: list[Word] = []
    at = 0
    while at < len(words):
        end = joiner.end(at)
        found += joiner.resolved(words[at]) if end == at + 1 else [joiner.run(at, end)]
        at = end
    return found


class _Joiner:
    def __init__(self, words: Sequence[Word], file: IndexFile) -> None:
        self._texts = [word.text for word in words]
        self._file = file
        groups = {group for word in words for group in word.groups}
        self._known = file.words(self._runs() | groups)

    def run(self, start: int, end: int) -> Word:
        return Word("".join(self._texts[start:end]))

    def end(self, start: int) -> int:
        """Where the word that begins at `start` ends."""
        for end in range(min(start + _LONGEST_SPELLED, len(self._texts)), start + 1, -1):
            if self._is_one(start, end):
                return end
        return start + 1

    def resolved(self, word: Word) -> list[Word]:
        if word.groups and not self._count(word.text) and all(map(self._count, word.groups)):
            return [Word(group) for group in word.groups]
        return [word]

    def _runs(self) -> set[str]:
        texts = self._texts
        runs = {
            "".join(texts[start:end])
            for start in range(len(texts))
            for end in range(start + 1, min(start + _LONGEST_SPELLED, len(texts)) + 1)
            if end - start <= _MOST_PARTS or self._is_spelled(start, end)
        }
        return {singular(run) for run in runs}

    def _word(self, text: str) -> IndexedWord | None:
        return self._known.get(singular(text))

    def _count(self, text: str) -> int:
        word = self._word(text)
        return word.count if word else 0

    def _is_spelled(self, start: int, end: int) -> bool:
        return all(len(text) == 1 and text.isalpha() for text in self._texts[start:end])

    def _is_one(self, start: int, end: int) -> bool:
        parts = self._texts[start:end]
        if singular("".join(parts)) in map(singular, parts):
            return False
        if self._is_spelled(start, end):
            return self._count("".join(parts)) > 0 or is_unit("".join(parts))
        if len(parts) > _MOST_PARTS or any(part[0].isdigit() for part in parts):
            return False
        return self._is_usual(parts) or self._is_nearly(parts)

    def _is_usual(self, parts: list[str]) -> bool:
        """Written as one somewhere in the catalogue (a product that has the parts side by
        side is found by the one word too); an article or a small word stands alone where
        the rest is a word without it."""
        together = self._count("".join(parts))
        if parts[0] == "a" or any(self._is_small(part) for part in parts):
            return together > 0 and not all(map(self._count, parts))
        return together > 0

    def _is_small(self, part: str) -> bool:
        return len(part) > 1 and part in FILLERS

    def _is_nearly(self, parts: list[str]) -> bool:
        """One part is no word at all, and together they are nearly one, nearer than the parts
        are to words of their own: "sand disck"."""
        whole = "".join(parts)
        unknown = [part for part in parts if not self._word(part) and part not in FILLERS]
        if len(parts) > 2 or min(map(len, parts)) < 2 or not unknown or any(map(is_unit, parts)):
            return False
        if len(whole) < _SHORTEST_JOINED:
            return False
        together, *apart = nearest([whole, *unknown], self._file)
        return together <= min(_MOST_WRONG * len(whole), FAR, sum(apart))
