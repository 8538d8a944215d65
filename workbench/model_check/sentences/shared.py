"""A walk through all samples beside all samples, word by word.

Both sides have always said the same words. Where one stands before a slot, the words are those of
the slot's type; two slots of one type are filled alike at once. An AMAZON.SearchQuery takes any
words whatever, so it meets nothing but another one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

from workbench.model_check.model import SEARCH_QUERY, Model
from workbench.model_check.sentences.samples import Samples, Taken, tree_of
from workbench.model_check.sentences.values import Words, meetings, words_of_types

_A_PHRASE = ("anything",)
_PROGRESS_EVERY = 100_000


@dataclass(frozen=True, slots=True)
class Filled:
    """A slot of that type, with the words that it was filled with."""

    type: str
    said: str


@dataclass(frozen=True, slots=True)
class SharedSentence:
    """A sentence that two intents take, with the slots that each of them fills in it."""

    sentence: str
    one: Taken
    other: Taken
    one_fills: tuple[Filled, ...]
    other_fills: tuple[Filled, ...]


class _Side(NamedTuple):
    """Where one side stands: before `at`, in the midst of a slot's words where `within` is set.
    `filled` are the slots, each the type and the number of the first word and of that after."""

    at: Samples
    within: Words | None
    begun: int
    type: str
    filled: tuple[tuple[str, int, int], ...]


class _Pair(NamedTuple):
    one: _Side
    other: _Side
    said: tuple[str, ...]


def shared_sentences(
    model: Model, progress: Callable[[int], None] = lambda _: None
) -> Iterator[SharedSentence]:
    """One sentence for each two samples of different intents that share any. `progress` hears
    now and then how many places have been looked at."""
    types, start = words_of_types(model), _Side(tree_of(model), None, 0, "", ())
    waiting, seen = [_Pair(start, start, ())], set[tuple[int, ...]]()
    told: set[tuple[str, str]] = set()
    for count, pair in enumerate(waiting, start=1):
        if count % _PROGRESS_EVERY == 0:
            progress(count)
        for shared in _ending(pair):
            samples = (shared.one.sample.place, shared.other.sample.place)
            if not {samples, samples[::-1]} & told:
                told.add(samples)
                yield shared
        for following in _following(pair, types):
            if _is_between_intents(following) and (place := _place(following)) not in seen:
                seen.add(place)
                waiting.append(following)


def _is_between_intents(pair: _Pair) -> bool:
    return len(pair.one.at.intents | pair.other.at.intents) > 1


def _place(pair: _Pair) -> tuple[int, ...]:
    one, other = sorted((id(side.at), id(side.within)) for side in pair[:2])
    return (*one, *other)


def _ending(pair: _Pair) -> Iterator[SharedSentence]:
    one, other, said = pair
    if one.within or other.within:
        return
    for mine, theirs in product(one.at.ends, other.at.ends):
        if mine.intent != theirs.intent and not (mine.amazons and theirs.amazons):
            fills = (_fills(one, said), _fills(other, said))
            yield SharedSentence(" ".join(said), mine, theirs, *fills)


def _fills(side: _Side, said: tuple[str, ...]) -> tuple[Filled, ...]:
    return tuple(Filled(type_, " ".join(said[a:b])) for type_, a, b in side.filled)


def _following(pair: _Pair, types: dict[str, Words]) -> Iterator[_Pair]:
    one, other, said = pair
    if one.within and not other.within:
        one, other = other, one
    for word in _words(other):
        if word in one.at.words:
            here = one._replace(at=one.at.words[word])
            yield from (_Pair(here, there, (*said, word)) for there in _heard(other, word, said))
    yield from _through_a_slot(one, other, said, types)
    if not other.within:
        yield from _through_a_slot(other, one, said, types, beside_slots=False)


def _words(side: _Side) -> dict[str, Samples] | dict[str, Words]:
    return side.within.following if side.within else side.at.words


def _heard(side: _Side, word: str, said: tuple[str, ...]) -> Iterator[_Side]:
    """The side after the word; twice where a value may end there or go on."""
    if not side.within:
        yield side._replace(at=side.at.words[word])
        return
    yield from _in_the_midst(side, side.within.following[word], len(said) + 1)


def _in_the_midst(side: _Side, within: Words, after: int) -> Iterator[_Side]:
    if within.ends:
        yield _done(side, after)
    if within.following:
        yield side._replace(within=within)


def _done(side: _Side, after: int) -> _Side:
    filled = (*side.filled, (side.type, side.begun, after))
    return _Side(side.at, None, 0, "", filled)


def _through_a_slot(
    one: _Side,
    other: _Side,
    said: tuple[str, ...],
    types: dict[str, Words],
    *,
    beside_slots: bool = True,
) -> Iterator[_Pair]:
    """`one` enters each of its slots, beside what the other has to say or to fill."""
    for type_, after in one.at.slots.items():
        entered = _Side(after, types[type_], len(said), type_, one.filled)
        if other.within:
            yield from _met(entered, other, said)
            continue
        for word in other.at.words.keys() & types[type_].following.keys():
            beside = other._replace(at=other.at.words[word])
            within = types[type_].following[word]
            for side in _in_the_midst(entered, within, len(said) + 1):
                yield _Pair(side, beside, (*said, word))
        if beside_slots:
            yield from _two_slots(entered, other, said, types)


def _two_slots(
    entered: _Side, other: _Side, said: tuple[str, ...], types: dict[str, Words]
) -> Iterator[_Pair]:
    for type_, after in other.at.slots.items():
        beside = _Side(after, types[type_], len(said), type_, other.filled)
        if type_ == entered.type:
            words = (*said, *(types[type_].first() or _A_PHRASE))
            yield _Pair(_done(entered, len(words)), _done(beside, len(words)), words)
        if SEARCH_QUERY not in (type_, entered.type):
            yield from _met(entered, beside, said)


def _met(one: _Side, other: _Side, said: tuple[str, ...]) -> Iterator[_Pair]:
    assert one.within is not None
    assert other.within is not None
    for meeting in meetings(one.within, other.within):
        after = len(said) + len(meeting.said)
        yield _Pair(
            _stands(one, meeting.one, after),
            _stands(other, meeting.other, after),
            (*said, *meeting.said),
        )


def _stands(side: _Side, within: Words | None, after: int) -> _Side:
    return side._replace(within=within) if within else _done(side, after)
