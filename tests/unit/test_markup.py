"""What goes into speech comes out as text, whatever it holds."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from aisle.speech.markup import digits, phrase, plain, sentences

# What XML 1.0 cannot hold at all (section 2.2, Char).
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@given(st.text(st.characters()))
def test_any_name_is_heard_as_it_is_and_adds_no_tag(name: str) -> None:
    spoken = ElementTree.fromstring(f"<speak>{phrase('{name}', name=name)}</speak>")
    assert len(spoken) == 0
    expected = _FORBIDDEN.sub("", name).replace("\r\n", "\n").replace("\r", "\n")
    assert (spoken.text or "") == expected


def test_markup_is_not_escaped_twice() -> None:
    number = digits("1142")
    assert phrase("Order {number}.", number=number) == f"Order {number}."


def test_plain_text_between_sentences_is_escaped() -> None:
    assert sentences("Tom & Jerry.", None, "") == "Tom &amp; Jerry."


def test_a_card_shows_what_is_heard() -> None:
    assert plain(phrase("Order {n}: Tom & Jerry.", n=digits("12"))) == "Order 12: Tom & Jerry."
