"""The price in a phrase: under, over, between, around, for; cheapest and most expensive."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from aisle.domain.phrase import english
from aisle.domain.phrase.measures import is_unit
from aisle.domain.phrase.numbers import is_number_word, read_number
from aisle.domain.phrase.words import Word
from aisle.domain.query import Sort

AROUND_PERCENT = 20
"""How far "around" reaches, up and down."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Prices in minor units, both ends included."""

    minimum: int | None = None
    maximum: int | None = None


@dataclass(frozen=True, slots=True)
class Priced:
    """A phrase without its price. `other` is the second way to take a price that was said in
    two groups: "nineteen ninety nine" is $19.99, and $1,999 where nothing costs that."""

    words: tuple[Word, ...]
    limits: Limits = Limits()
    other: Limits | None = None
    sort: Sort = Sort.RELEVANCE

    @property
    def is_limited(self) -> bool:
        """A price or an order was said."""
        return self.limits != Limits() or self.sort is not Sort.RELEVANCE


@dataclass(frozen=True, slots=True)
class _Amount:
    minor: int
    other: int
    end: int
    is_money: bool


def take_price(words: Sequence[Word], currency: str = "USD", digits: int = 2) -> Priced:
    """Takes the first price out of the words. `digits` are those of the currency's minor
    unit. A number with another unit ("under ten inches") is no price."""
    reader = _Reader([word.text for word in words], _money_words(currency), digits)
    kept, sort = _take_sort(reader)
    for start in range(len(reader.texts)):
        found = reader.price_at(start)
        if found:
            limits, other, end = found
            left = [word for at, word in enumerate(words) if at in kept and not start <= at < end]
            return Priced(tuple(left), limits, other if other != limits else None, sort)
    return Priced(tuple(words[at] for at in sorted(kept)), sort=sort)


def _money_words(currency: str) -> frozenset[str]:
    return english.CURRENCIES.get(currency, english.CURRENCIES["USD"] | english.CURRENCIES["EUR"])


def _take_sort(reader: _Reader) -> tuple[set[int], Sort]:
    """The places of the words that stay, and the order that the others ask for."""
    kept = set(range(len(reader.texts)))
    for sort, phrases in ((Sort.DEAREST, english.DEAREST), (Sort.CHEAPEST, english.CHEAPEST)):
        for start in sorted(kept):
            end = reader.after(phrases, start)
            if end is not None and not reader.says("than", end):
                return kept - set(range(start, end)), sort
    return kept, Sort.RELEVANCE


class _Reader:
    """Reads limits from the texts of a phrase."""

    def __init__(self, texts: Sequence[str], money: frozenset[str], digits: int) -> None:
        self.texts = list(texts)
        self._money = money
        self._hundred = 10**digits

    def says(self, word: str, at: int) -> bool:
        return at < len(self.texts) and self.texts[at] == word

    def after(self, phrases: Iterable[str], start: int) -> int | None:
        """Where the longest of the phrases that stands at `start` ends."""
        ends = []
        for phrase in phrases:
            said = phrase.split()
            if self.texts[start : start + len(said)] == said:
                ends.append(start + len(said))
        return max(ends, default=None)

    def price_at(self, start: int) -> tuple[Limits, Limits, int] | None:
        if not self._may_begin(self.texts[start]):
            return None
        return self._between(start) or self._compared(start) or self._plain(start)

    def _may_begin(self, word: str) -> bool:
        return word in _OPENINGS or word[:1].isdigit() or is_number_word(word)

    def _between(self, start: int) -> tuple[Limits, Limits, int] | None:
        at = self.after(english.BETWEEN, start)
        found = None
        for middle in range(at + 1, min(at + 12, len(self.texts) - 1)) if at else ():
            if self.texts[middle] in ("and", "to"):
                low, high = self._amount(at or 0, middle), self._amount(middle + 1)
                if low and high and low.end == middle:
                    found = _ordered(low, high)
        return found

    def _compared(self, start: int) -> tuple[Limits, Limits, int] | None:
        for phrases, limits in _COMPARISONS:
            at = self.after(phrases, start)
            amount = self._amount(at) if at is not None else None
            if amount:
                return limits(amount.minor), limits(amount.other), amount.end
        return None

    def _plain(self, start: int) -> tuple[Limits, Limits, int] | None:
        """ "fifty dollars or less", "for fifty dollars"; a bare "fifty dollar" is a name's
        (a gift card's, say) and no price."""
        meant = self.says("for", start)
        amount = self._amount(start + meant)
        if amount is None:
            return None
        for phrases, limits in _QUALIFICATIONS:
            end = self.after(phrases, amount.end)
            if end is not None:
                return limits(amount.minor), limits(amount.other), end
        if meant and amount.is_money:
            return Limits(maximum=amount.minor), Limits(maximum=amount.other), amount.end
        return None

    def _amount(self, start: int, stop: int | None = None) -> _Amount | None:
        """Money at `start`, with or without its currency."""
        number = read_number(self.texts[:stop], start)
        if number is None or len(number.text) > 12:
            return None
        end, money = number.end, self._is(self._money, number.end)
        if not money and end < len(self.texts) and is_unit(self.texts[end]):
            return None
        if self._is(english.CENTS, end):
            return _Amount(int(number.text.partition(".")[0]), 0, end + 1, True)
        minor = _minor(number.text, self._hundred)
        if money:
            cents, end = self._cents(end + 1, stop)
            return _Amount(minor + cents, minor + cents, end, True)
        return _Amount(*_readings(number.groups, minor, self._hundred), end, False)

    def _is(self, words: frozenset[str], at: int) -> bool:
        return at < len(self.texts) and self.texts[at] in words

    def _cents(self, at: int, stop: int | None) -> tuple[int, int]:
        """ "… dollars and ninety nine cents", "… dollars ninety nine"."""
        joined = self.says("and", at)
        number = read_number(self.texts[:stop], at + joined)
        if number is None or not number.text.isdecimal() or int(number.text) >= self._hundred:
            return 0, at
        named = self._is(english.CENTS, number.end)
        unit = number.end < len(self.texts) and is_unit(self.texts[number.end])
        if named or (not joined and not unit and number.end >= len(self.texts)):
            return int(number.text), number.end + named
        return 0, at


def _minor(number: str, hundred: int) -> int:
    whole, _, fraction = number.partition(".")
    digits = len(str(hundred)) - 1
    return int(whole) * hundred + int((fraction + "0" * digits)[:digits] or "0")


def _readings(groups: tuple[str, ...], minor: int, hundred: int) -> tuple[int, int]:
    """ "one fifty" is 150 first, "nineteen ninety nine" 19.99 first."""
    if not groups or hundred != 100:
        return minor, minor
    cents = int(groups[0]) * 100 + int(groups[1])
    return (cents, minor) if len(groups[0]) > 1 else (minor, cents)


def _ordered(low: _Amount, high: _Amount) -> tuple[Limits, Limits, int]:
    """Both ends are said in the same way: where one is plain money, the other is what is
    nearer to it, "eleven fifty" $1,150 beside $1,300 and $11.50 beside $15."""
    first, second = sorted((low.minor, high.minor)), sorted((low.other, high.other))
    if low.minor == low.other or high.minor == high.other:
        first = second = min(first, second, key=_times_as_much)
    return Limits(*first), Limits(*second), high.end


def _times_as_much(ends: Sequence[int]) -> float:
    return ends[1] / max(ends[0], 1)


def _below(minor: int) -> Limits:
    return Limits(maximum=minor)


def _above(minor: int) -> Limits:
    return Limits(minimum=minor)


def _around(minor: int) -> Limits:
    reach = minor * AROUND_PERCENT // 100
    return Limits(minor - reach, minor + reach)


_COMPARISONS = ((english.BELOW, _below), (english.ABOVE, _above), (english.AROUND, _around))
_OPENINGS = frozenset(
    phrase.partition(" ")[0]
    for phrases in (english.BETWEEN, english.BELOW, english.ABOVE, english.AROUND, ("for", "a"))
    for phrase in phrases
)
_QUALIFICATIONS = ((english.OR_LESS, _below), (english.OR_MORE, _above), (english.OR_SO, _around))
