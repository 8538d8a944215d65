"""What nobody says, and what arrives all the same."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.robustness.envelopes import INTENTS, known_as

HOSTILE = (
    "?",
    "",
    " ",
    "\0",
    "a\0b\tc\u2028d",
    "\ud800",
    "\u202emoc.elpmaxe\u202c",
    "</speak><audio src='https://example.com/a.mp3'/>",
    "Tom & Jerry <break time='9s'/> &unknown;",
    "{0} {name} %s %(name)s",
    "x" * 1_000_000,
    "\ufdfa" * 300,
    "00000",
    "0",
    "-1",
    "1e9",
    "9" * 40,
    "9" * 5_000,
    "½",
    "٣",
    "²",
    "\U00010a40",  # a digit, and not of a decimal number
    'ink" OR "1"="1',
    'NEAR(a b) * AND "',
    "CUST#bo",
    "0000-00-00",
    "2026-W99",
    "9999-12-31",
)
texts = st.sampled_from(HOSTILE) | st.text(max_size=60)
slot_values = texts | st.none() | st.sampled_from(["first", "last", "2", "1142", "ink", "coffee"])
junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=5,
)


@st.composite
def requests(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """An intent with something in each of its slots, resolved or not."""
    intent = draw(st.sampled_from(sorted(INTENTS)))
    slots: dict[str, Any] = {}
    for name in INTENTS[intent]:
        value = draw(slot_values)
        resolved = draw(texts) if value is not None and draw(st.booleans()) else None
        slots[name] = known_as(name, str(value), resolved) if resolved else value
    return intent, slots
