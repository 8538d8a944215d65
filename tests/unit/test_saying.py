"""How the name of a product is said, for Alexa to listen for."""

from __future__ import annotations

import doctest
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aisle.domain.phrase import numerals, saying
from aisle.domain.phrase.numbers import read_number
from aisle.domain.phrase.numerals import cardinal, in_pairs
from aisle.domain.phrase.saying import said, sound
from workbench.simulator.understanding.numbers import number

NAMES = st.text(max_size=40) | st.lists(
    st.sampled_from(["HP", "564XL", "Xbox", "4K", "TV", "ink", "USB-C", "A&W", "10.9", "Kid's"]),
    max_size=6,
).map(" ".join)
SPOKEN = re.compile(r"(?:[a-z]\.|[a-z]+(?:'[a-z]+)*)(?: (?:[a-z]\.|[a-z]+(?:'[a-z]+)*))*")


@pytest.mark.parametrize("module", [numerals, saying])
def test_the_examples_hold(module: object) -> None:
    results = doctest.testmod(module)  # type: ignore[arg-type]
    assert results.attempted
    assert not results.failed


@pytest.mark.parametrize(
    ("name", "id_", "ways"),
    [
        ("HP ink", "hp_ink", ["hp ink", "h. p. ink"]),
        ("Xbox controller", "xbox_controller", ["xbox controller", "x box controller"]),
        ("PlayStation 4", "playstation_4", ["playstation four", "play station four"]),
        ("iPhone case", "iphone_case", ["iphone case", "i phone case"]),
        ("USB-C hub", "usb_c_hub", ["usb c hub", "u. s. b. c hub"]),
        ("3M Command strips", "3m_command_strips", ["three m command strips"]),
        ("L'Oréal 1,000 ml", "loreal_1000_ml", ["l'oreal one thousand ml"]),
        ("A&W root beer", "aandw_root_beer", ["a and w root beer"]),
        ("10.9 inch tablet", "10_9_inch_tablet", ["ten point nine inch tablet"]),
        ("LEGO set 1080", "lego_set_1080", ["lego set one thousand eighty", "lego set ten eighty"]),
    ],
)
def test_a_name_is_said(name: str, id_: str, ways: list[str]) -> None:
    way = said(name)
    assert way is not None
    assert way.id == id_
    assert [way.value, *way.others] == ways


@pytest.mark.parametrize("name", ["", "®", "日本", "?!", "   "])
def test_what_holds_no_word_is_not_said(name: str) -> None:
    assert said(name) is None


@given(NAMES)
def test_whatever_the_name_only_words_are_said(name: str) -> None:
    way = said(name)
    if way is not None:
        assert all(SPOKEN.fullmatch(one) for one in (way.value, *way.others)), way
        assert re.fullmatch(r"[a-z0-9_]+", way.id)
        assert way.value not in way.others
        assert way.sound == sound(way.value)


@given(st.integers(0, 999_999))
def test_alexa_hears_the_number_in_its_words(value: int) -> None:
    assert number(cardinal(str(value)).split()) == str(value)


@given(st.integers(0, 999_999))
def test_the_shop_reads_the_number_in_its_words(value: int) -> None:
    words = cardinal(str(value)).split()
    read = read_number(words, 0)
    assert read is not None
    assert (read.text, read.end) == (str(value), len(words))


@given(st.integers(100, 9_999))
def test_the_shop_reads_a_number_in_pairs(value: int) -> None:
    words = in_pairs(str(value)).split()
    read = read_number(words, 0)
    assert read is not None
    assert (read.text, read.end) == (str(value), len(words))
