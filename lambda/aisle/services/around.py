"""What a conversation needs around its subject: greeting, help, repeating, parting."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from aisle.domain.orders import Order
from aisle.services.outcome import Outcome


class Place(StrEnum):
    """Where in the conversation the shopper is, for help that fits."""

    START = "start"
    RESULTS = "results"
    PRODUCT = "product"
    ORDER = "order"
    QUOTE = "quote"
    SUBSTITUTE = "substitute"
    CHOICE = "choice"
    CANCELLING = "cancelling"
    WHICH_ORDER = "which_order"
    OVER_LIMIT = "over_limit"
    CODE = "code"
    OLD_CODE = "old_code"
    NEW_CODE = "new_code"


@dataclass(frozen=True, slots=True)
class Welcome(Outcome):
    """`arriving` are the linked customer's orders that arrive today."""

    linked: bool
    arriving: tuple[Order, ...] = ()


@dataclass(frozen=True, slots=True)
class HelpGiven(Outcome):
    """`open_question` is what was asked and stays open (SSML content that Aisle made)."""

    place: Place
    open_question: str | None = None


@dataclass(frozen=True, slots=True)
class NotUnderstood(Outcome):
    """`times` in a row, this one included; `open_question` as for help."""

    place: Place
    times: int
    open_question: str | None = None


@dataclass(frozen=True, slots=True)
class Repeated(Outcome):
    """The last answer again, as it was said; `speech` is SSML content that Aisle made."""

    speech: str
    reprompt: str | None


@dataclass(frozen=True, slots=True)
class NothingToRepeat(Outcome):
    pass


@dataclass(frozen=True, slots=True)
class StartedOver(Outcome):
    pass


@dataclass(frozen=True, slots=True)
class Dropped(Outcome):
    """What was under way is put aside, nothing was bought; the shop stays open."""

    place: Place


@dataclass(frozen=True, slots=True)
class Goodbye(Outcome):
    pass


@dataclass(frozen=True, slots=True)
class NothingAsked(Outcome):
    """A yes, a no or a choice when no question is open, or one that it does not answer:
    `open_question` as for help."""

    place: Place
    open_question: str | None = None


@dataclass(frozen=True, slots=True)
class TouchedInVain(Outcome):
    """A touch on a screen that is no longer what is talked about; `open_question` as for help."""

    place: Place
    open_question: str | None = None


@dataclass(frozen=True, slots=True)
class SomethingBroke(Outcome):
    """A fault of ours that nothing else has words for."""
