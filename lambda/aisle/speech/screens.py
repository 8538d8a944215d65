"""What a screen shows, as words. All of it is plain text; what holds it makes it safe.

A `touch` is what a finger says: the word for it and what it is about, ("choose", "2"); the skill
has the meanings. An empty one is not to be touched.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

Touch = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Action:
    """What can be touched beside speaking. `spoken` is what a screen reader says of it."""

    label: str
    touch: Touch
    spoken: str
    is_main: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several: what it is, more about it, what it costs (`aside`), and what is amiss."""

    title: str
    spoken: str
    touch: Touch = ()
    place: str = ""
    detail: str = ""
    aside: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    label: str
    value: str


class StepState(StrEnum):
    REACHED = "reached"
    HERE = "here"
    AHEAD = "ahead"
    TROUBLE = "trouble"


@dataclass(frozen=True, slots=True)
class Step:
    """A station on an order's way. `is_passed`: the order has gone on from here."""

    label: str
    state: StepState
    day: str = ""
    is_passed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What every page has. `document` is the layout it is drawn by; two actions at most."""

    document: ClassVar[str]

    heading: str = ""
    count: str = ""
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoicesPage(Page):
    document: ClassVar[str] = "choices"

    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductPage(Page):
    document: ClassVar[str] = "product"

    title: str
    price: str
    stock: str
    is_sold_out: bool
    facts: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelinePage(Page):
    document: ClassVar[str] = "timeline"

    headline: str
    detail: str
    is_trouble: bool
    steps: tuple[Step, ...]
    contents: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountPage(Page):
    """What is bought, line by line, the `parts` of the sum beside it, and what it comes to."""

    document: ClassVar[str] = "account"

    lines: tuple[Fact, ...]
    parts: tuple[Fact, ...]
    facts: tuple[Fact, ...]
    total: Fact
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MessagePage(Page):
    document: ClassVar[str] = "message"

    text: str
