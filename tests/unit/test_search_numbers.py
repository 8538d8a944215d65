"""Number words are numbers, whichever way they are said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aisle.domain.phrase.numbers import read_number, with_whole_numbers
from aisle.domain.phrase.stems import stems
from aisle.domain.phrase.words import words

UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
TENS = ". . twenty thirty forty fifty sixty seventy eighty ninety".split()


def said(number: int, *, joined: bool) -> str:
    """The number in English, with or without "and"."""
    if number < 20:
        return UNITS[number]
    if number < 100:
        return TENS[number // 10] + (f" {UNITS[number % 10]}" if number % 10 else "")
    scale, name = (1000, "thousand") if number >= 1000 else (100, "hundred")
    opening = f"{said(number // scale, joined=joined)} {name}"
    rest = number % scale
    link = " and " if joined and rest < 100 else " "
    return opening + (link + said(rest, joined=joined) if rest else "")


@given(st.integers(0, 999_999), st.booleans())
def test_every_number_said_is_read_back(number: int, joined: bool) -> None:
    words = said(number, joined=joined).split()
    read = read_number(words, 0)
    assert read is not None
    assert (read.text, read.end) == (str(number), len(words))


@pytest.mark.parametrize(
    ("words", "digits"),
    [
        ("a hundred and fifty", "150"),
        ("hundred and fifty", "150"),
        ("one fifty", "150"),
        ("nineteen ninety nine", "1999"),
        ("three sixty five", "365"),
        ("ten eighty", "1080"),
        ("seven oh five", "705"),
        ("two point oh", "2.0"),
        ("fifteen point six", "15.6"),
        ("a couple hundred", "200"),
        ("a couple of thousand", "2000"),
        ("fifteen hundred", "1500"),
        ("two grand", "2000"),
        ("3 hundred", "300"),
        ("one million", "1000000"),
        ("2.5", "2.5"),
        ("fourty", "40"),
        ("fifties five", "55"),
        ("ten points one", "10.1"),
    ],
)
def test_numbers_as_people_say_them(words: str, digits: str) -> None:
    read = read_number(words.split(), 0)
    assert read is not None
    assert (read.text, read.end) == (digits, len(words.split()))


@pytest.mark.parametrize("words", ["", "a", "a laptop", "and fifty", "point five", "oh"])
def test_what_is_no_number_is_left_alone(words: str) -> None:
    assert read_number(words.split(), 0) is None


def test_a_number_ends_where_the_next_one_begins() -> None:
    read = read_number("three hundred and five hundred".split(), 0)
    assert read is not None
    assert (read.text, read.end) == ("300", 2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two 16GB USB 2.0 Drives", ["2", "16gb", "usb", "2.0", "drive"]),
        ("sixteen gigabytes", ["16gb"]),
        ('15.6" Laptop', ["15.6inch", "laptop"]),
        ('31-1/2" Diag. TV', ["31.5inch", "diag", "tv"]),
        ("fifty five inch TVs", ["55inch", "tv"]),
        ("6' HDMI cable", ["6foot", "hdmi", "cable"]),
        ("men's Levi's", ["man", "levis"]),
        ("nüvi ＷＩＤＥ", ["nuvi", "wide"]),
        ("$15 gift card", ["15dollar", "gift", "card"]),
        ("1,999 pieces", ["1999", "piece"]),
        ("\u202egnp\x00\x1b[31m", ["gnp", "31", "m"]),
    ],
)
def test_a_text_is_cut_as_it_is_spoken(text: str, expected: list[str]) -> None:
    assert stems(text) == expected


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("battery", "batteries"), ("movie", "movies"), ("case", "cases"), ("box", "boxes"),
        ("watch", "watches"), ("glass", "glasses"), ("mouse", "mice"), ("knife", "knives"),
        ("tv", "tvs"), ("shoe", "shoes"), ("lens", "lenses"), ("brush", "brushes"),
        ("house", "houses"), ("gray", "grey"), ("cable", "cables"), ("camera", "cameras"),
        ("potato", "potatoes"), ("video", "videos"), ("dress", "dresses"), ("canvas", "canvases"),
        ("blouse", "blouses"), ("vase", "vases"), ("child", "children"), ("woman", "women"),
    ],
)  # fmt: skip
def test_a_plural_is_the_same_word(one: str, many: str) -> None:
    assert stems(one) == stems(many)


@pytest.mark.parametrize(
    ("phrase", "whole"),
    [
        ("fif teen inch", "fifteen inch"),
        ("one hun dred and eigh ty", "one hundred and eighty"),
        ("six teen", "sixteen"),
        ("for ten", "for ten"),
        ("six ten", "six ten"),
    ],
)
def test_a_number_heard_in_two_is_one(phrase: str, whole: str) -> None:
    assert [word.text for word in with_whole_numbers(words(phrase))] == whole.split()
