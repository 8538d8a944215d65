"""Comparing what was heard with what was expected."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.simulator.conversations.wildcards import difference, nearest, occurs

_WORDS = st.lists(st.sampled_from("the ink is 3.50 $5 (new) [x] a+b here?".split()), max_size=8)


@pytest.mark.parametrize(
    ("expected", "heard"),
    [
        ("Hello.", "Hello."),
        ("Hello   there.", "Hello there."),
        ("I found … for ….", "I found ink for $5."),
        ("I found ... for ....", "I found ink for $5."),
        ("…", ""),
        ("…ink…", "ink"),
        ("Which one?…", "Which one? The ink or the paper?"),
    ],
)
def test_what_is_as_expected_has_no_difference(expected: str, heard: str) -> None:
    assert difference(expected, heard) is None


@pytest.mark.parametrize(
    ("expected", "heard", "rest"),
    [
        ("Hello.", "Hallo.", "allo."),
        ("Hello.", "", ""),
        ("Hello.", "Hello. Again.", " Again."),
        ("I found … for …. Buy it?", "I found ink for $5. Take it?", "Take it?"),
        ("… is here.", "Nothing is there.", "there."),
    ],
)
def test_a_difference_is_where_the_texts_part(expected: str, heard: str, rest: str) -> None:
    found = difference(expected, heard)
    assert found is not None
    assert heard[found.at :] == rest


@given(_WORDS, _WORDS, _WORDS)
def test_a_wildcard_stands_for_any_words(
    before: list[str], between: list[str], after: list[str]
) -> None:
    heard = " ".join([*before, *between, *after])
    assert difference(" ".join([*before, "…", *after]), heard) is None
    assert occurs(" ".join(between), heard)


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_difference_lies_within_what_was_heard(expected: str, heard: str) -> None:
    found = difference(expected, heard)
    assert found is None or 0 <= found.at <= len(" ".join(heard.split()))


def test_what_occurs_may_have_wildcards_and_does_not_read_signs_as_patterns() -> None:
    assert occurs("costs … dollars", "The ink costs five dollars today.")
    assert not occurs("a+b", "aab")
    assert not occurs("costs … euros", "The ink costs five dollars.")


def test_what_does_not_occur_is_marked_where_its_likeliest_place_breaks_off() -> None:
    heard = "The lamp, in green, for $79."
    assert heard[nearest("The lamp, for $79", heard).at :] == "in green, for $79."
    assert nearest("xylophone", heard).at == 0
