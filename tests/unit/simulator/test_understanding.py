"""What a model makes of an utterance."""

from __future__ import annotations

import random
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.simulator import Ambiguous, InteractionModel, NothingMatches, Understanding
from workbench.simulator.model import Intent, Slot, SlotValue, load_model
from workbench.simulator.understanding.numbers import spoken
from workbench.simulator.understanding.samples import Sample, SlotPlace, model_samples
from workbench.simulator.understanding.slots import Certainty

TODAY = date(2026, 3, 10)
LIBRARY = load_model(Path(__file__).with_name("library_desk.json"))
UNDERSTANDING = Understanding(LIBRARY)


@pytest.mark.parametrize(
    ("said", "intent", "slots"),
    [
        ("When are you open?", "OpeningHoursIntent", {}),
        ("WHEN ARE YOU OPEN", "OpeningHoursIntent", {}),
        ("find  Emma", "FindBookIntent", {"title": "emma"}),
        ("do you have the shopkeeper’s tale", "FindBookIntent", {"title": "the shopkeeper's tale"}),
        ("reserve two mystery", "ReserveBookIntent", {"copies": "2", "genre": "mystery"}),
        ("is main open on monday", "OpeningHoursIntent", {"branch": "main", "day": "2026-03-16"}),
        ("the twenty second shelf", "PickShelfIntent", {"shelf": "22"}),
        ("renew for two weeks", "RenewLoanIntent", {"extension": "P2W"}),
        ("my pin is oh one two three", "RenewLoanIntent", {"pin": "0123"}),
        ("never mind", "AMAZON.CancelIntent", {}),
        ("go ahead", "AMAZON.YesIntent", {}),
        ("no thanks", "AMAZON.NoIntent", {}),
    ],
)  # fmt: skip
def test_what_is_said_is_understood(said: str, intent: str, slots: dict[str, str]) -> None:
    understood = UNDERSTANDING.understand(said, TODAY)
    assert understood.intent == intent
    assert {name: filled.value for name, filled in understood.slots.items()} == slots


@pytest.mark.parametrize(
    ("said", "ids"),
    [
        ("mystery", ["crime"]),
        ("mysteries", ["crime"]),
        ("x box game", ["xbox"]),
        ("xbox games", ["xbox"]),
        ("book on cd", ["audio"]),
        ("book on c. d.", ["audio"]),
        ("who done it", ["crime"]),
        ("gardening", []),
    ],
)
def test_a_custom_value_resolves_by_name_synonym_and_sound(said: str, ids: list[str]) -> None:
    understood = UNDERSTANDING.understand(f"reserve a {said}", TODAY)
    filled = understood.slots["genre"]
    assert [value.id for value in filled.authorities[0].values] == ids
    assert filled.certainty is (Certainty.RESOLVED if ids else Certainty.UNLISTED)


def test_several_values_of_one_name_all_resolve() -> None:
    filled = UNDERSTANDING.understand("is central open today", TODAY).slots["branch"]
    assert [value.id for value in filled.authorities[0].values] == ["main", "north"]


def test_an_unlisted_value_is_bounded_in_words() -> None:
    UNDERSTANDING.understand("pay at the little house by the", TODAY)
    with pytest.raises(NothingMatches):
        UNDERSTANDING.understand("pay at the little house by the old bridge", TODAY)


def test_nothing_that_matches_names_the_nearest_samples() -> None:
    with pytest.raises(NothingMatches) as raised:
        UNDERSTANDING.understand("when do you open", TODAY)
    assert raised.value.nearest[0] == ("OpeningHoursIntent", "when are you open")
    assert "when are you open" in str(raised.value)


@pytest.mark.parametrize("said", ["", "   ", "?!", "北京", "\x00", "mystery", "open sesame"])
def test_what_no_sample_covers_matches_nothing(said: str) -> None:
    with pytest.raises(NothingMatches):
        UNDERSTANDING.understand(said, TODAY)


def _model(*intents: Intent, **types: tuple[SlotValue, ...]) -> InteractionModel:
    return InteractionModel("test", "test", {intent.name: intent for intent in intents}, types)


def _intent(name: str, *samples: str, **slots: str) -> Intent:
    return Intent(name, {slot: Slot(slot, kind) for slot, kind in slots.items()}, samples)


def test_two_intents_that_fit_equally_well_are_ambiguous() -> None:
    twice = Understanding(_model(_intent("A", "good morning"), _intent("B", "good morning")))
    with pytest.raises(Ambiguous) as raised:
        twice.understand("good morning", TODAY)
    assert raised.value.candidates == (("A", "good morning"), ("B", "good morning"))
    assert twice.understand("good morning", TODAY, guess=True).intent == "A"


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("get me the news", "Exact"),
        ("get me rose", "Listed"),
        ("get me a big yellow bus", "Phrase"),
        ("get me the yellow thing", "Unlisted"),
        ("find a rose under fifty dollars", "Find"),
        ("rose under fifty dollars", "Price"),
    ],
)
def test_what_explains_more_of_the_words_wins(said: str, intent: str) -> None:
    flowers = (SlotValue("rose", "rose"),)
    ranking = Understanding(
        _model(
            _intent("Exact", "get me the news"),
            _intent("Listed", "get me {flower}", flower="FLOWER"),
            _intent("Phrase", "get me {anything}", anything="AMAZON.SearchQuery"),
            _intent("Unlisted", "get me the {flower} thing", flower="FLOWER"),
            _intent("Find", "find {anything}", anything="AMAZON.SearchQuery"),
            _intent(
                "Price", "{flower} under {price} dollars", flower="FLOWER", price="AMAZON.NUMBER"
            ),
            FLOWER=flowers,
        )
    )
    assert ranking.understand(said, TODAY).intent == intent


def test_adjacent_slots_share_the_words_between_them() -> None:
    colors, flowers = (SlotValue("r", "dark red"),), (SlotValue("t", "tea rose"),)
    both = Understanding(
        _model(
            _intent("Pick", "{n} {color} {flower}", n="AMAZON.NUMBER", color="C", flower="F"),
            C=colors,
            F=flowers,
        )
    )  # fmt: skip
    slots = both.understand("twenty two dark red tea roses", TODAY).slots
    assert {name: filled.value for name, filled in slots.items()} == {
        "n": "22",
        "color": "dark red",
        "flower": "tea roses",
    }


_SAMPLES = model_samples(LIBRARY)
_VALUES = {
    "AMAZON.NUMBER": st.integers(0, 999_999).map(spoken),
    "AMAZON.Ordinal": st.sampled_from(["first", "twenty second", "ninth"]),
    "AMAZON.DATE": st.sampled_from(["today", "last week", "march third", "on monday"]),
    "AMAZON.DURATION": st.sampled_from(["two weeks", "an hour and a half"]),
    "AMAZON.FOUR_DIGIT_NUMBER": st.integers(1000, 9999).map(lambda pin: " ".join(str(pin))),
    "AMAZON.SearchQuery": st.sampled_from(["emma", "war and peace", "the name of the rose"]),
} | {
    name: st.sampled_from([said for value in values for said in (value.name, *value.synonyms)])
    for name, values in LIBRARY.types.items()
}


@st.composite
def _spoken_samples(draw: st.DrawFn) -> tuple[Sample, str]:
    sample = draw(st.sampled_from(_SAMPLES))
    parts = [
        draw(_VALUES[part.type]) if isinstance(part, SlotPlace) else part for part in sample.parts
    ]
    return sample, " ".join(parts)


@given(_spoken_samples())
def test_every_sample_with_its_slots_filled_resolves_to_its_intent(
    spoken_sample: tuple[Sample, str],
) -> None:
    sample, said = spoken_sample
    assert UNDERSTANDING.understand(said, TODAY).intent == sample.intent


@given(st.text(max_size=60))
def test_any_text_is_understood_or_not_but_never_breaks(said: str) -> None:
    with suppress(NothingMatches):
        assert UNDERSTANDING.understand(said, TODAY).intent in LIBRARY.intents


def test_few_of_many_samples_are_looked_at() -> None:
    """The measure of speed that does not depend on the machine."""
    words = [f"word{number}" for number in range(300)]
    chance = random.Random(7)
    intents = [
        _intent(f"I{n}", *(" ".join(chance.sample(words, 5)) for _ in range(50))) for n in range(60)
    ]
    large = Understanding(_model(*intents))
    said = intents[10].samples[3]
    assert len(list(large._index.possible(said.split()))) < 100
    assert large.understand(said, TODAY).intent == "I10"
