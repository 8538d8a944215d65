"""The words that fill a slot, as a tree, and where two such trees meet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from workbench.model_check.model import Model
from workbench.simulator.understanding.words import keys

# What is said for Amazon's own types, as far as a custom type may well have the same words.
_ONE_TO_NINETEEN = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_SAID: dict[str, Sequence[str]] = {
    "AMAZON.NUMBER": ["zero", *_ONE_TO_NINETEEN, *_TENS, "a hundred", "four eight two one"],
    "AMAZON.FOUR_DIGIT_NUMBER": ["four eight two one"],
    "AMAZON.Ordinal": ["first", "second", "third", "fourth", "fifth", "tenth"],
    "AMAZON.DATE": ["today", "tomorrow", "yesterday", "last week", "this month", *_DAYS],
}


@dataclass(eq=False, slots=True)
class Words:
    """What may follow; `ends` where a value may end here."""

    following: dict[str, Words] = field(default_factory=dict)
    ends: bool = False

    def add(self, said: Iterable[str]) -> None:
        at = self
        for word in said:
            at = at.following.setdefault(word, Words())
        at.ends = at is not self

    def first(self) -> tuple[str, ...]:
        """The words of some value, () where there is none."""
        said: list[str] = []
        at = self
        while not at.ends and at.following:
            word, at = next(iter(at.following.items()))
            said.append(word)
        return tuple(said)


@dataclass(frozen=True, slots=True)
class Meeting:
    """The same words in two trees; what is None has ended there, the other goes on."""

    said: tuple[str, ...]
    one: Words | None
    other: Words | None


def words_of_types(model: Model) -> dict[str, Words]:
    """By type; empty for a type whose words nobody lists, or that is not defined."""
    trees: dict[str, Words] = defaultdict(Words)
    for name, listed in _SAID.items():
        for said in listed:
            trees[name].add(said.split())
    for type_ in model.types:
        for value in type_.values:
            for said in value.spoken():
                trees[type_.name].add(keys(said))
    return trees


def meetings(one: Words, other: Words) -> Iterator[Meeting]:
    """Where a value of either ends in the midst of the other, and the first that is of both."""
    waiting: list[tuple[Words, Words, tuple[str, ...]]] = [(one, other, ())]
    both = False
    for at, beside, said in waiting:
        if at.ends and beside.ends and said and not both:
            both = True
            yield Meeting(said, None, None)
        if at.ends and beside.following and said:
            yield Meeting(said, None, beside)
        if beside.ends and at.following and said:
            yield Meeting(said, at, None)
        few, many = sorted((at.following, beside.following), key=len)
        waiting += [
            (at.following[word], beside.following[word], (*said, word))
            for word in few
            if word in many
        ]
