"""From a retailer's columns to Aisle's fields."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest

from tests.unit.loading.checking import Write
from workbench.loading.casing import title_case
from workbench.loading.mapping import SHIPPED, FieldMapping, mapping_path, read_mapping
from workbench.loading.rows import BadField, LoadingError

Mapping = Callable[[str], FieldMapping]


def test_a_column_is_read_under_its_field(mapping: Mapping) -> None:
    found = mapping('[columns]\nsku = "Item No."').translated({"Item No.": "A1", "name": "keys"})
    assert (found["sku"], found["name"]) == ("A1", "keys")


def test_a_constant_stands_over_what_the_file_has(mapping: Mapping) -> None:
    assert mapping("[constants]\nstock = 5").translated({"stock": "9"})["stock"] == 5


def test_a_constant_may_hold_columns(mapping: Mapping) -> None:
    made = mapping('[constants]\nname = "Bright {city} {name}"')
    assert made.translated({"name": "Mall", "city": "Tempe"})["name"] == "Bright Tempe Mall"


def test_a_constant_that_holds_an_unknown_column_is_a_bad_field(mapping: Mapping) -> None:
    with pytest.raises(BadField, match="ship_to"):
        mapping('[constants]\nship_to = "{Town}"').translated({"City": "Tempe"})


def test_their_words_become_ours_and_others_stay(mapping: Mapping) -> None:
    words = mapping('[columns]\nstatus = "State"\n[values.State]\nSHP = "shipped"')
    found = [words.translated({"State": state})["status"] for state in ("SHP", "delayed")]
    assert found == ["shipped", "delayed"]


def test_cleaning(mapping: Mapping) -> None:
    made = mapping(
        '[clean]\nhtml = true\nupper_case = ["sku"]\ntitle_case = ["name"]\n'
        'remove_suffix = { customer_id = ".0" }'
    )
    row = {"sku": "85a", "name": "TEA &amp; CAKE", "customer_id": "17850.0"}
    assert made.translated(row) == {"sku": "85A", "name": "Tea & Cake", "customer_id": "17850"}


@pytest.mark.parametrize(
    ("found", "taken"), [([None], None), ([None, "TVs"], "TVs"), ([], None), (["a", "b"], "a")]
)
def test_of_a_list_the_first_that_says_something_counts(
    mapping: Mapping, found: list[str | None], taken: str | None
) -> None:
    made = mapping('[columns]\ncategory = "categories"').translated({"categories": found})
    assert made["category"] == taken


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[colums]", "did you mean columns"),
        ("[dates]\nformats = 1", "did you mean format"),
        ("columns = 3", "write \\[columns\\]"),
        ("[columns", "is not TOML"),
    ],
)
def test_a_mistake_in_the_mapping_is_named(mapping: Mapping, text: str, message: str) -> None:
    with pytest.raises(LoadingError, match=message):
        mapping(text)


def test_a_mapping_that_is_not_there_is_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(LoadingError, match="cannot be read"):
        read_mapping(tmp_path / "none.toml")


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*.toml")), ids=lambda path: path.stem)
def test_the_mappings_that_come_with_aisle_can_be_read(path: Path) -> None:
    assert mapping_path(path.stem) == path
    assert read_mapping(path).constants


def test_the_mapping_in_the_docs_can_be_read_and_has_every_section(mapping: Mapping) -> None:
    docs = (Path(__file__).parents[3] / "docs" / "data.md").read_text()
    (text,) = re.findall(r"```toml\n(.*?)```", docs, re.DOTALL)
    read = mapping(text)
    assert all(getattr(read, section.name) for section in fields(FieldMapping))


def test_a_file_of_ones_own_goes_before_one_that_comes_with_aisle(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(write("online_retail", "").parent)
    assert mapping_path("online_retail") == Path("online_retail")


@pytest.mark.parametrize(
    ("shouted", "written"),
    [
        ("SET OF 3 HEARTS IN A TIN", "Set of 3 Hearts in a Tin"),
        ("THE CHEF'S KNIFE", "The Chef's Knife"),
        ("A7 NOTEBOOK WITH 3D COVER", "A7 Notebook with 3D Cover"),
        ("  WHITE   T-LIGHT ", "White T-Light"),
        ("Red iPod case", "Red iPod case"),
        ("", ""),
    ],
)
def test_shouted_names_are_written_as_one_writes(shouted: str, written: str) -> None:
    assert title_case(shouted) == written
