"""The customer: the record behind a shopper's linked account."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Customer:
    """`ship_to` is what is said of the delivery address ("your home in Denver"), never the
    address itself. `tax_basis_points` are hundredths of a percent at that address. `usual`
    holds the SKUs the customer named as the usual order; empty when none was named.
    `email` is where confirmations go."""

    customer_id: str
    time_zone: str
    ship_to: str
    tax_basis_points: int
    usual: tuple[str, ...] = ()
    email: str | None = None
