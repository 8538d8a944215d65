"""Sentences that two intents share: all that there are, and none that there is not."""

from __future__ import annotations

import re
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.model_check.model import Intent, Model, Slot, SlotType, Spoken, Value
from workbench.model_check.sentences import shared, shared_sentences

WORDS = "a b c d".split()
TYPES = ("COLOR", "METAL", "PLACE")
PHRASE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
VALUES = st.fixed_dictionaries(
    {name: st.lists(PHRASE, min_size=1, max_size=4, unique=True) for name in TYPES}
)
PART = st.sampled_from([*WORDS, *(f"{{{name}}}" for name in TYPES)])
SAMPLE = st.lists(PART, min_size=1, max_size=4).map(" ".join)
INTENTS = st.lists(st.lists(SAMPLE, min_size=1, max_size=3, unique=True), min_size=2, max_size=4)


def model_of(intents: list[list[str]], values: dict[str, list[str]]) -> Model:
    """Slots are called as their types."""
    slots = tuple(Slot(name, name, (), "$") for name in TYPES)
    return Model(
        file="en-US.json",
        size=0,
        invocation_name="bright aisle",
        intents=tuple(
            Intent(f"N{i}Intent", slots, tuple(Spoken(s, f"{i}: {s}") for s in samples), "$")
            for i, samples in enumerate(intents)
        ),
        types=tuple(
            SlotType(name, tuple(Value(said, said, (), "$") for said in phrases), False, "$")
            for name, phrases in values.items()
        ),
        dialog=(),
        prompts=(),
    )


def sentences(sample: str, values: dict[str, list[str]]) -> set[str]:
    """All that can be said by it."""
    parts = re.findall(r"\{(\w+)\}|(\w+)", sample)
    choices = [values[slot] if slot else [word] for slot, word in parts]
    return {" ".join(chosen) for chosen in product(*choices)}


@settings(deadline=None, max_examples=400)
@given(INTENTS, VALUES)
def test_the_walk_finds_what_writing_out_every_sentence_finds(
    intents: list[list[str]], values: dict[str, list[str]]
) -> None:
    said = {
        (i, sample): sentences(sample, values)
        for i, samples in enumerate(intents)
        for sample in samples
    }
    expected = {
        frozenset(pair)
        for pair in combinations(said, 2)
        if pair[0][0] != pair[1][0] and said[pair[0]] & said[pair[1]]
    }
    found = set()
    for one in shared_sentences(model_of(intents, values)):
        sides = [(int(t.intent[1]), t.sample.text) for t in (one.one, one.other)]
        assert all(one.sentence in said[side] for side in sides), one
        found.add(frozenset(sides))
    assert found == expected


@settings(deadline=None)
@given(INTENTS, VALUES)
def test_the_slots_are_told_with_their_words(
    intents: list[list[str]], values: dict[str, list[str]]
) -> None:
    for one in shared_sentences(model_of(intents, values)):
        sides = ((one.one, one.one_fills), (one.other, one.other_fills))
        for taken, fills in sides:
            said = re.sub(r"\{\w+\}", "{}", taken.sample.text).format(*(s.said for s in fills))
            assert said == one.sentence
            assert all(slot.said in values[slot.type] for slot in fills)


def test_progress_is_told_of_a_long_walk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared, "_PROGRESS_EVERY", 5)
    values = {name: [" ".join("a" * n) for n in range(1, 9)] for name in TYPES}
    heard: list[int] = []
    samples = [["{COLOR} {METAL} b"], ["{METAL} {PLACE} c"]]
    assert not list(shared_sentences(model_of(samples, values), heard.append))
    assert heard[:2] == [5, 10]
