"""What can go wrong in the shop. Each is an outcome that speech has words for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aisle.domain.money import Money


class ShopError(Exception):
    """Anything the shop refuses or cannot do; never a programming error."""


class StoreUnavailable(ShopError):
    """The order store or the catalog did not answer in time."""


class NotLinked(ShopError):
    """The shopper's Alexa account is not linked to a customer, or the link has expired."""


class NoCustomerRecord(ShopError):
    """The account is linked, and the shop has no record of its customer to deliver to."""


class IllegalStatusChange(ShopError):
    """An order cannot move from its status to that one."""

    def __init__(self, number: str, current: str, wanted: str) -> None:
        super().__init__(f"order {number} is {current} and cannot become {wanted}")


class TooLateToCancel(ShopError):
    """The order has been packed, or is already closed."""


class TooLargeForVoice(ShopError):
    """The order has more lines than one transaction can hold."""


class PlacementUnknown(ShopError):
    """The store never said whether the order was placed; asking again is safe."""


class PaymentUnknown(ShopError):
    """Nobody said whether the card was charged; asking again with the same key is safe."""


class CodeNeeded(ShopError):
    """The customer has a voice code, and it was not given, or is another one by now."""


class CodeUnsure(ShopError):
    """The store never said whether the voice code was changed."""


class PriceChanged(ShopError):
    """A price is no longer the one that was spoken; `price` is None when the product is gone."""

    def __init__(self, sku: str, price: Money | None) -> None:
        super().__init__(sku)
        self.sku = sku
        self.price = price


class OutOfStock(ShopError):
    """Fewer are left than were asked for."""

    def __init__(self, sku: str, left: int) -> None:
        super().__init__(sku)
        self.sku = sku
        self.left = left
