"""Whatever stands in a model's file, the check answers with findings."""

from __future__ import annotations

import copy
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.model_check import Finding, check
from workbench.model_check.sample_text import pattern, shape, slots_in, words_of

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=6,
)
WORDS = st.lists(st.sampled_from("find the one in and for please".split()), min_size=1, max_size=4)
SLOT = st.sampled_from(["{color}", "{size}", "{query}"])
PARTS = st.lists(WORDS.map(" ".join) | SLOT, min_size=1, max_size=4)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_model_with_anything_anywhere_is_checked(
    small_model: dict[str, Any], data: st.DataObject
) -> None:
    content = copy.deepcopy(small_model)
    holder, key = data.draw(st.sampled_from(list(places(content))))
    holder[key] = data.draw(JSON)
    found = checked(content)
    assert all(isinstance(finding, Finding) and finding.place.startswith("$") for finding in found)


def places(node: Any) -> Iterator[tuple[Any, Any]]:
    """Every (holder, key) in a JSON value."""
    keys = list(node) if isinstance(node, dict) else range(len(node))
    for key in keys:
        yield node, key
        if isinstance(node[key], dict | list):
            yield from places(node[key])


def checked(content: Any) -> list[Finding]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "en-US.json"
        path.write_text(json.dumps(content), encoding="utf-8")
        return check(path)


@given(PARTS, st.lists(WORDS.map(" ".join), min_size=4, max_size=4))
def test_a_sample_matches_what_is_said_by_it(parts: list[str], values: list[str]) -> None:
    sample = " ".join(parts)
    fillings = iter(values)
    said = " ".join(next(fillings) if part.startswith("{") else part for part in parts)
    assert pattern(sample).fullmatch(said)


@given(PARTS)
def test_a_sample_is_its_words_and_its_slots(parts: list[str]) -> None:
    sample = " ".join(parts)
    assert slots_in(sample) == [part[1:-1] for part in parts if part.startswith("{")]
    assert words_of(sample) == " ".join(part for part in parts if not part.startswith("{"))


@given(PARTS)
def test_slots_of_other_names_leave_the_shape(parts: list[str]) -> None:
    sample = " ".join(parts)
    assert shape(sample) == shape(sample.replace("{color}", "{ shade }").upper())
