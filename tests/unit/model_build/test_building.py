"""What of a catalogue becomes a slot value, and what is said of the rest."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterable
from difflib import ndiff
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aisle.domain.catalog import Product
from aisle.domain.phrase.saying import said, sound
from tests.unit.model_build.conftest import HAND_WRITTEN, product, values_in
from workbench.model_build import Built, building
from workbench.model_check import check

Build = Callable[[Iterable[Product]], Built]

NAMES = st.lists(
    st.sampled_from(
        ["HP", "Xbox", "X", "box", "ink", "red", "Kettle", "4K", "5", "next", "everything", "else"]
    ),
    min_size=1,
    max_size=4,
).map(" ".join)
BRANDS = st.none() | st.sampled_from(["HP", "Xbox", "red", "Kettle", "Next"])
PRODUCTS = st.lists(
    st.builds(product, NAMES, st.uuids().map(str), BRANDS, BRANDS, st.integers(0, 1)), max_size=8
)
SETTINGS = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def left_out(built: Built) -> list[tuple[str, str, str]]:
    return [(one.name.text, one.reason.name, one.detail) for one in built.left_out]


def test_names_become_values_as_they_are_said(built: Build) -> None:
    result = built([product("HP 564XL ink", brand="HP", category="Printers & ink")])
    values = values_in(result.text)
    assert values["PRODUCT"]["hp_564xl_ink"] == [
        "hp five hundred sixty four xl ink",
        "h. p. five hundred sixty four x. l. ink",
        "hp five sixty four xl ink",
    ]
    assert values["PRODUCT"]["564xl_ink"][0] == "five hundred sixty four xl ink"
    assert values["CATEGORY"]["printers_and_ink"] == ["printers and ink"]
    assert result.added == {"BRAND": 0, "CATEGORY": 1, "PRODUCT": 2}


def test_what_is_written_by_hand_stays_word_for_word(built: Build) -> None:
    result = built([product("Kettle", brand="HP"), product("Pot")])
    assert json.loads(result.text) == HAND_WRITTEN
    assert left_out(result) == [
        ("HP", "LISTED", "hp"),
        ("Kettle", "LISTED", "kettle"),
        ("Pot", "LISTED", "kettle"),
    ]


def test_names_that_sound_the_same_share_a_value(built: Build) -> None:
    result = built([product("X box lamp", "1"), product("Xbox lamp", "2")])
    assert values_in(result.text)["PRODUCT"]["x_box_lamp"] == ["x box lamp"]
    assert left_out(result) == [("Xbox lamp", "ALIKE", "X box lamp")]


@pytest.mark.parametrize(
    ("name", "reason", "detail"),
    [
        ("日本", "NO_WORDS", "日本"),
        ("very " * 30 + "long", "TOO_LONG", "154 characters"),
        ("Everything else", "OTHER_INTENT", '"where is everything else" of'),
        ("Next", "OTHER_INTENT", '"next" of ChooseOptionIntent and AMAZON.NextIntent'),
        ("HP", "OTHER_TYPE", "BRAND hp"),
    ],
)
def test_what_is_left_out_is_told(name: str, reason: str, detail: str, built: Build) -> None:
    result = built([product(name)])
    (told,) = left_out(result)
    assert told[:2] == (name, reason)
    assert detail in told[2]
    assert result.added["PRODUCT"] == 0


def test_two_names_of_one_id_are_not_two_values(built: Build) -> None:
    result = built([product("3.5 cup", "1"), product("3 5 cup", "2")])
    assert [reason for _, reason, _ in left_out(result)] == ["SAME_ID"]


def test_beyond_the_limit_the_most_wanted_stay(
    built: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "MOST_VALUES", 8)  # six are written by hand
    lamps = [
        product("sold out lamp", stock=0, popularity=9),
        product("seldom lamp", popularity=1),
        product("popular lamp", popularity=5),
    ]
    result = built(lamps)
    assert set(values_in(result.text)["PRODUCT"]) == {"kettle", "popular_lamp", "seldom_lamp"}
    assert [(name, reason) for name, reason, _ in left_out(result)] == [
        ("sold out lamp", "OVER_LIMIT")
    ]


def test_no_model_is_larger_than_amazon_takes(
    built: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = built([]).size
    monkeypatch.setattr(building, "LARGEST_MODEL_BYTES", empty + 2_000)
    result = built([product(f"lamp number {n}") for n in range(200)])
    assert empty + 1_800 < result.size <= empty + 2_000


@SETTINGS
@given(PRODUCTS)
def test_whatever_is_sold_the_model_is_sound(built: Build, products: list[Product]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "en-US.json"
        path.write_text(built(products).text, encoding="utf-8")
        assert [str(one) for one in check(path)] == []


@SETTINGS
@given(PRODUCTS, st.randoms())
def test_the_order_of_the_catalogue_changes_nothing(
    built: Build, products: list[Product], random: st.DataObject
) -> None:
    shuffled = list(products)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert built(shuffled).text == built(products).text


@SETTINGS
@given(PRODUCTS, st.builds(product, NAMES, st.just("new"), BRANDS, BRANDS))
def test_one_more_product_changes_only_its_own_lines(
    built: Build, products: list[Product], new: Product
) -> None:
    """Every value that was there stays as it was, but for words that the new one has too."""
    before, after = values_in(built(products).text), values_in(built([*products, new]).text)
    own = values_in(built([new]).text)
    its_words = {sound(word) for ids in own.values() for words in ids.values() for word in words}
    for type_, values in before.items():
        for id_, words in values.items():
            if its_words.isdisjoint(map(sound, words)):
                assert after[type_].get(id_) == words
        assert all(id_ in values or id_ in own[type_] for id_ in after[type_])


def test_a_diff_shows_what_came_one_line_each(built: Build) -> None:
    before = built([product("Steel lamp"), product("Wooden lamp")]).text.splitlines()
    after = built([product("Steel lamp"), product("Wooden lamp"), product("Tin lamp")]).text
    came = [line for line in ndiff(before, after.splitlines()) if line[0] in "+-"]
    assert [line.split(maxsplit=1)[1] for line in came] == [
        '{"id": "tin_lamp", "name": {"value": "tin lamp"}},'
    ]


@SETTINGS
@given(PRODUCTS)
def test_every_name_is_a_value_or_accounted_for(built: Build, products: list[Product]) -> None:
    result = built(products)
    told = {one.name.text for one in result.left_out}
    words = {sound(w) for ways in values_in(result.text)["PRODUCT"].values() for w in ways}
    for one in products:
        assert one.spoken_name in told or words & _ways(one.spoken_name)


def _ways(name: str) -> set[str]:
    way = said(name)
    return {sound(one) for one in (way.value, *way.others)} if way else set()
