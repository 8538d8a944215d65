"""What is remembered from turn to turn, in Alexa's session attributes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from aisle.domain.purchase import Quote
from aisle.domain.query import ProductQuery
from aisle.services.availability import Offer
from aisle.services.outcome import Option
from aisle.skill.attributes import decode, encode
from aisle.skill.soundness import check_size, is_sound


@dataclass(frozen=True, slots=True)
class Browsing:
    """A search in progress: every hit by SKU, the place of the first one last read out, and
    the product talked about, if it is one."""

    query: ProductQuery
    skus: tuple[str, ...]
    start: int = 0
    focus: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """What Alexa has asked and not yet had answered: the name of one of `questions.py`'s, and
    the options read out where there are several."""

    name: str
    options: tuple[Option, ...] = ()


LOOK_FOR = "look_for"  # the question that a bare search phrase answers


@dataclass(frozen=True, slots=True)
class Said:
    """The last answer, for "repeat"."""

    speech: str
    reprompt: str | None = None


_ASKS_WHOSE_IT_IS = frozenset(
    {"place_order", "place_again", "place_by_code", "place_again_by_code"}
)


@dataclass(frozen=True, slots=True)
class Session:
    """`order_number` is the order last talked about; `quote` what a yes would buy, `offers` the
    substitutes still to be asked about before it; `quantity` how many were wanted, while which
    product it is of is being asked. `holder` is the fingerprint of whoever was spoken to, None
    for a guest; `biased_for` of whoever's products Alexa listens for."""

    browsing: Browsing | None = None
    order_number: str | None = None
    quote: Quote | None = None
    offers: tuple[Offer, ...] = ()
    quantity: int | None = None
    question: Question | None = None
    said: Said | None = None
    misunderstood: int = 0
    shown: str | None = None
    holder: str | None = None
    biased_for: str | None = None

    @property
    def open_question(self) -> str | None:
        """The question that is open, as it was asked: SSML content that Aisle made."""
        return self.said.reprompt if self.question and self.said else None

    def on(self, **changes: Any) -> Session:
        """The session after an answer: open questions are closed unless asked anew."""
        closed = {"question": None, "quantity": None, "misunderstood": 0}
        return replace(self, **{**closed, **changes})

    def held_by(self, holder: str | None) -> Session:
        """What of this session is that holder's: what was said to one shopper is not another's
        to hear. A quote about to be placed stays, as placing asks whose it is, and the same
        shopper comes with a fresh token now and then."""
        if self.holder in (None, holder):
            return self
        if not self.question or self.question.name not in _ASKS_WHOSE_IT_IS:
            return Session(biased_for=self.biased_for)
        question = Question(self.question.name)
        return Session(quote=self.quote, question=question, biased_for=self.biased_for)

    def attributes(self) -> dict[str, Any]:
        """JSON for the response."""
        attributes: dict[str, Any] = encode(self)
        return attributes

    @classmethod
    def from_attributes(cls, attributes: Mapping[str, Any] | None) -> Session:
        """What `attributes` made; anything else, from an older release say, starts afresh."""
        try:
            check_size(attributes)
            session: Session = decode(cls, dict(attributes or {}))
            return session if is_sound(session) else cls()
        except (TypeError, ValueError, ArithmeticError, LookupError, AttributeError):
            return cls()
