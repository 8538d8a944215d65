"""Words as data of an APL document: they mean nothing but themselves, whatever they hold."""

from __future__ import annotations

import doctest
from html import unescape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aisle.skill.screens import datasource
from aisle.skill.screens.datasource import data_of, drawn
from aisle.speech.markup import readable
from aisle.speech.screens import Choice
from tests.robustness.hostile import HOSTILE

_SIGNS = st.text(alphabet="${}#@&<>\"'/;ab 😀א\u2060", max_size=40)
TEXTS = _SIGNS | st.sampled_from(HOSTILE) | st.text(max_size=60)


def plain(text: str) -> str:
    return " ".join(readable(text).split())


@given(TEXTS)
@example("${payload.secret}")
@example("@brand")
@example("<b>&amp;</b>")
def test_what_is_drawn_is_the_text_and_no_expression_resource_or_tag(text: str) -> None:
    """By Amazon's "APL Data-Binding Evaluation" and "APL Text"; that the engine does so, too, is
    for tests/browser to see."""
    safe = drawn(text)
    assert "${" not in safe
    assert "#{" not in safe
    assert not safe.startswith("@")
    assert "<" not in safe
    assert ">" not in safe
    if len(plain(text)) <= 600:
        assert unescape(safe) == plain(text)


@given(TEXTS)
def test_what_a_screen_reader_says_is_the_text_with_its_signs_parted(text: str) -> None:
    spoken = data_of(Choice("", text))["spoken"]
    assert "${" not in spoken
    assert "#{" not in spoken
    assert not spoken.startswith("@")
    if len(plain(text)) <= 600:
        assert spoken.replace("\u2060", "") == plain(text).replace("\u2060", "")


@pytest.mark.parametrize("length", [601, 5_000])
def test_what_nobody_would_read_is_shortened(length: int) -> None:
    assert len(unescape(drawn("&" * length))) == 600
    assert drawn("x" * length).endswith("…")


def test_the_examples() -> None:
    assert doctest.testmod(datasource) == (0, 1)
