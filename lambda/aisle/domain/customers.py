"""The customer: the record behind a shopper's linked account."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Customer:
    """`ship_to` is what is said of the delivery address ("your home in Denver"), never the
    address itself. `tax_basis_points` are hundredths of a percent at that address. `usual`
    holds the SKUs the customer named as the usual order; empty when none was named. `email` is
    where receipts go, and `products_in_messages` says whether they may name what was bought: an
    order may be a present for whoever else reads them."""

    customer_id: str
    time_zone: str
    ship_to: str
    tax_basis_points: int
    usual: tuple[str, ...] = ()
    email: str | None = field(default=None, repr=False)
    products_in_messages: bool = False
