"""What holds for every order: who sells, and what delivery costs and takes."""

from __future__ import annotations

from dataclasses import dataclass

from aisle.domain.money import Money

MOST_OF_ONE = 99  # more is no quantity that is said


@dataclass(frozen=True, slots=True)
class ShopTerms:
    """`seller` is the seller of record as spoken; `delivery_days` counts calendar days;
    `returns` is the seller's own sentence on how to return something or get a refund;
    `voice_code_from_minor` what an item or the usual order costs for a voice code to be offered,
    in the currency's minor unit. An order by voice holds at most `most_of_one` of a product and
    `most_pieces` in all, and comes to at most `most_amount_minor`; None for no such limit.
    `sends_email`: confirmations go out by e-mail."""

    seller: str
    delivery_fee: Money
    free_delivery_from: Money | None
    delivery_days: int
    returns: str
    voice_code_from_minor: int = 10_000
    most_of_one: int = MOST_OF_ONE
    most_pieces: int | None = None
    most_amount_minor: int | None = None
    sends_email: bool = False

    @property
    def currency(self) -> str:
        return self.delivery_fee.currency

    @property
    def voice_code_from(self) -> Money:
        return Money(self.voice_code_from_minor, self.currency)

    @property
    def most_amount(self) -> Money | None:
        if self.most_amount_minor is None:
            return None
        return Money(self.most_amount_minor, self.currency)

    def delivery_for(self, items: Money) -> Money:
        """The delivery charge of an order whose items cost that much together."""
        if self.free_delivery_from is not None and self.free_delivery_from <= items:
            return Money(0, self.currency)
        return self.delivery_fee
