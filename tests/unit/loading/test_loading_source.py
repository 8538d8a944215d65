"""Files as they come: what is a row, and what is not."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.loading.checking import Write
from workbench.loading import json_array
from workbench.loading.rows import LoadingError, Refusal, Row
from workbench.loading.source import SourceFile, format_of

JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=12,
)


def rows(path: Path, **options: Any) -> list[Row | Refusal]:
    with SourceFile(path, **options) as source:
        return list(source.rows())


def values(path: Path, **options: Any) -> list[Any]:
    return [row.values for row in rows(path, **options) if isinstance(row, Row)]


def refused(path: Path, **options: Any) -> list[tuple[int, str]]:
    found = rows(path, **options)
    return [(row.origin.line, row.reason) for row in found if isinstance(row, Refusal)]


@pytest.mark.parametrize(
    ("name", "format_"),
    [
        ("a.csv", "csv"),
        ("a.CSV", "csv"),
        ("a.b.csv.gz", "csv"),
        ("a.tsv", "csv"),
        ("a.jsonl", "jsonl"),
        ("a.jsonl.gz", "jsonl"),
        ("a.ndjson", "jsonl"),
        ("a.json.gz", "json"),
    ],
)
def test_the_name_tells_the_format(name: str, format_: str) -> None:
    assert format_of(Path(name)) == format_


def test_a_name_that_does_not_tell_asks_for_the_format() -> None:
    with pytest.raises(LoadingError, match="--format"):
        format_of(Path("export.dat"))


def test_a_packed_file_reads_as_its_content_does(write: Write) -> None:
    plain = "sku,name\nA,keys\n"
    packed = write("a.csv.gz", gzip.compress(plain.encode()))
    assert values(packed) == values(write("a.csv", plain)) == [{"sku": "A", "name": "keys"}]


def test_a_packed_file_is_known_by_its_content_too(write: Write) -> None:
    assert values(write("a.csv", gzip.compress(b"sku\nA\n"))) == [{"sku": "A"}]


def test_a_byte_order_mark_is_no_part_of_the_first_column(write: Write) -> None:
    assert values(write("a.csv", "\ufeffsku\nA\n")) == [{"sku": "A"}]


def test_a_row_is_named_by_the_line_it_begins_on(write: Write) -> None:
    found = rows(write("a.csv", 'sku,name\nA,"two\nlines"\nB,one\n\nC,last\n'))
    assert [row.origin.line for row in found] == [2, 4, 6]


@pytest.mark.parametrize("cells", ["A", "A,b,c"])
def test_a_row_with_another_number_of_cells_is_refused_alone(write: Write, cells: str) -> None:
    path = write("a.csv", f"sku,name\n{cells}\nB,fine\n")
    assert refused(path) == [(2, "another number of cells than the header has")]
    assert values(path) == [{"sku": "B", "name": "fine"}]


def test_two_columns_of_one_name_stop_the_load(write: Write) -> None:
    with pytest.raises(LoadingError, match="two columns of one name"):
        rows(write("a.csv", "sku,sku\nA,B\n"))


def test_another_delimiter_is_told(write: Write) -> None:
    assert values(write("a.csv", "sku;name\nA;b\n"), delimiter=";") == [{"sku": "A", "name": "b"}]


def test_a_line_that_is_not_json_is_refused_alone(write: Write) -> None:
    path = write("a.jsonl", '{"sku": "A"}\n{"sku": \n\n[1]\n{"sku": "B"}\n')
    assert refused(path) == [(2, "not JSON"), (4, "not a JSON object")]
    assert values(path) == [{"sku": "A"}, {"sku": "B"}]


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
def test_a_byte_of_another_encoding_spoils_one_row(write: Write, name: str) -> None:
    texts = {
        "a.csv": b"sku,name\nA,caf\xe9\nB,cafe\n",
        "a.jsonl": b'{"name": "caf\xe9"}\n{"sku": "B", "name": "cafe"}\n',
    }
    ((_, reason),) = refused(write(name, texts[name]))
    assert "encoding" in reason
    assert values(write(name, texts[name])) == [{"sku": "B", "name": "cafe"}]


def test_another_encoding_is_told(write: Write) -> None:
    path = write("a.csv", b"sku,name\nA,caf\xe9\n")
    assert values(path, encoding="latin-1") == [{"sku": "A", "name": "café"}]


def test_half_a_character_is_refused_and_a_whole_one_is_not(write: Write) -> None:
    path = write("a.jsonl", '{"name": "\\ud83d"}\n{"name": "\\ud83d\\ude00"}\n')
    assert [line for line, _ in refused(path)] == [1]
    assert values(path) == [{"name": "😀"}]


@pytest.mark.parametrize("kept", [10, -12])
def test_half_a_packed_file_stops_the_load(write: Write, kept: int) -> None:
    lines = "".join(f'{{"sku": "{n}"}}\n' for n in range(2000))
    with pytest.raises(LoadingError, match="not a whole gzip file"):
        rows(write("a.jsonl.gz", gzip.compress(lines.encode())[:kept]))


def test_a_file_that_is_not_there_stops_the_load(tmp_path: Path) -> None:
    with pytest.raises(LoadingError, match="cannot be read"):
        rows(tmp_path / "none.csv")


@given(st.lists(JSON_VALUES, max_size=6), st.sampled_from([None, 1]), st.integers(1, 9))
def test_members_are_those_of_the_array(array: list[Any], indent: int | None, chunk: int) -> None:
    text = json.dumps(array, indent=indent)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_array, "_CHUNK", chunk)
        found = list(json_array.members(io.StringIO(f" {text} \n"), "a.json"))
    assert [json.loads(member) for member in found] == array


@pytest.mark.parametrize("text", ["", "{}", '"[1]"', "sku,name"])
def test_what_is_no_array_is_said_to_be_none(text: str) -> None:
    with pytest.raises(LoadingError, match="not a JSON array"):
        list(json_array.members(io.StringIO(text), "a.json"))


def test_an_array_that_is_cut_off_stops_the_load() -> None:
    with pytest.raises(LoadingError, match="ends in the middle"):
        list(json_array.members(io.StringIO('[{"a": 1}, {"b"'), "a.json"))


def test_members_of_an_array_are_named_by_their_position(write: Write) -> None:
    path = write("a.json", '[{"sku": "A"},\n\n 7, {"sku": "B"}]')
    assert refused(path) == [(2, "not a JSON object")]
    assert [row.origin.line for row in rows(path)] == [1, 2, 3]
