"""SSML that cannot be broken by what is put into it. The only place that escapes.

Reference: SSML as Alexa supports it, developer.amazon.com, "Speech Synthesis Markup
Language (SSML) Reference".
"""

from __future__ import annotations

import re
from html import escape, unescape
from xml.etree import ElementTree

LONGEST = 7_500  # of the 8,000 characters that Alexa takes, tags included
_OWN_TAGS = frozenset({"speak", "say-as"})
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Markup(str):
    """Text that is valid SSML content already."""

    __slots__ = ()


def phrase(template: str, /, **values: object) -> Markup:
    """Fills a template; every value that is not Markup is escaped.

    >>> phrase("I found {name}.", name="Tom & Jerry <audio>")
    'I found Tom &amp; Jerry &lt;audio&gt;.'
    """
    return Markup(template.format(**{name: _safe(value) for name, value in values.items()}))


def sentences(*parts: str | None) -> Markup:
    """Joins what is there with a space; plain text among the parts is escaped."""
    return Markup(" ".join(_safe(part) for part in parts if part))


def digits(number: str) -> Markup:
    """A number read digit by digit, as order numbers are."""
    return Markup(f'<say-as interpret-as="digits">{_safe(number)}</say-as>')


def plain(markup: str) -> str:
    """What is left to read on a card: no tags, entities resolved."""
    return unescape(re.sub(r"<[^>]*>", "", markup))


def readable(text: str) -> str:
    """Plain text without the characters that no document may hold."""
    return _NOT_XML.sub("", text)


def is_own_markup(text: str) -> bool:
    """Whether the text is valid content made of nothing but the tags used here."""
    try:
        speak = ElementTree.fromstring(f"<speak>{text}</speak>")  # noqa: S314
    except ElementTree.ParseError:
        return False
    return len(text) <= LONGEST and all(element.tag in _OWN_TAGS for element in speak.iter())


def _safe(value: object) -> str:
    if isinstance(value, Markup):
        return value
    return escape(readable(str(value)), quote=False)
