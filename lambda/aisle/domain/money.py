"""Money in minor units with a currency; a float never holds an amount."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


class CurrencyMismatch(ValueError):
    """Two amounts of different currencies were added or compared."""


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in the currency's minor unit (cents for USD), ISO 4217 currency code.

    >>> Money(1999, "USD") * 2 + Money(1, "USD")
    Money(minor=3999, currency='USD')
    """

    minor: int
    currency: str

    def __add__(self, other: Money) -> Money:
        return Money(self.minor + self._same_currency(other), self.currency)

    def __sub__(self, other: Money) -> Money:
        return Money(self.minor - self._same_currency(other), self.currency)

    def __mul__(self, quantity: int) -> Money:
        return Money(self.minor * quantity, self.currency)

    def __lt__(self, other: Money) -> bool:
        return self.minor < self._same_currency(other)

    def __le__(self, other: Money) -> bool:
        return self.minor <= self._same_currency(other)

    def _same_currency(self, other: Money) -> int:
        if other.currency != self.currency:
            raise CurrencyMismatch(f"{self.currency} and {other.currency}")
        return other.minor

    def share(self, basis_points: int) -> Money:
        """The part of `basis_points` hundredths of a percent, half a minor unit rounded up.

        >>> Money(1999, "USD").share(875)
        Money(minor=175, currency='USD')
        """
        return Money((self.minor * basis_points + 5_000) // 10_000, self.currency)


_WITHOUT_MINOR_UNIT = frozenset({"JPY", "KRW", "VND", "CLP", "ISK"})


def minor_digits(currency: str) -> int:
    """ISO 4217's exponent of a currency: 0 for the yen, 2 for the dollar."""
    return 0 if currency in _WITHOUT_MINOR_UNIT else 2


def total(amounts: Iterable[Money], currency: str) -> Money:
    """The sum; zero of the currency for no amounts."""
    return sum(amounts, Money(0, currency))
