"""A row's fields as values of the shop, each read strictly."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from aisle.domain.money import Money, minor_digits
from workbench.loading.rows import BadField

_SIGNS = re.compile(r"[®™©℠]")
_NUMBER = re.compile(r"[+-]?\d{1,15}(?:\.\d{0,9})?", re.ASCII)
_CURRENCY = re.compile(r"[A-Z]{3}")
# One address of plain letters, as SES takes it: RFC 5322's dot-atom, and a domain with a dot.
_EMAIL = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", re.ASCII)
_LONGEST_EMAIL = 254  # characters, by RFC 5321
_FLAGS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
_LONGEST_ID = 200  # characters; a sort key holds 1,024 bytes


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds where a row does not say. Times without a zone are of `time_zone`."""

    currency: str | None = None
    time_zone: str | None = None
    moment_format: str | None = None
    round_amounts: bool = False


class Fields:
    """Reads fields by name. Every method raises BadField."""

    def __init__(self, values: Mapping[str, Any], defaults: Defaults) -> None:
        self._values = values
        self._defaults = defaults

    def maybe(self, name: str) -> str | None:
        value = self._values.get(name)
        if value is None:
            return None
        if not isinstance(value, str):
            if isinstance(value, dict | list):
                raise BadField(name, "a text is expected", value)
            value = str(value)
        return value.strip() or None

    def text(self, name: str) -> str:
        text = self.maybe(name)
        if text is None:
            raise BadField(name, "is missing")
        return text

    def spoken(self, name: str) -> str | None:
        """Text for the ear: without the signs that nobody says."""
        text = self.maybe(name)
        return (" ".join(_SIGNS.sub("", text).split()) or None) if text else None

    def identifier(self, name: str) -> str:
        text = self.text(name)
        if len(text) > _LONGEST_ID:
            raise BadField(name, f"longer than {_LONGEST_ID} characters", text)
        return text

    def whole(self, name: str, default: int | None = None, least: int = 0) -> int:
        text = self.maybe(name)
        if text is None and default is not None:
            return default
        number = _whole(name, self.text(name))
        if number < least:
            raise BadField(name, f"less than {least}", text)
        return number

    def currency(self) -> str:
        code = self.maybe("currency") or self._defaults.currency
        if code is None:
            raise BadField("currency", "is missing (see --currency)")
        if not _CURRENCY.fullmatch(code):
            raise BadField("currency", "not a code of three capital letters", code)
        return code

    def amount(self, name: str, currency: str) -> Money:
        minor = _minor(name, self.text(name), minor_digits(currency), self._defaults.round_amounts)
        return Money(minor, currency)

    def maybe_amount(self, name: str, currency: str) -> Money | None:
        return self.amount(name, currency) if self.maybe(name) is not None else None

    def time_zone(self) -> str:
        zone = self.maybe("time_zone") or self._defaults.time_zone
        if zone is None:
            raise BadField("time_zone", "is missing (see --time-zone)")
        return known_zone("time_zone", zone)

    def moment(self, name: str) -> datetime:
        """A point in time, in UTC."""
        zone = self._defaults.time_zone
        return _moment(name, self.text(name), self._defaults.moment_format, zone)

    def maybe_moment(self, name: str) -> datetime | None:
        return self.moment(name) if self.maybe(name) is not None else None

    def maybe_day(self, name: str) -> date | None:
        text = self.maybe(name)
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            raise BadField(name, "not a day as YYYY-MM-DD", text) from None

    def email(self, name: str) -> str | None:
        text = self.maybe(name)
        if text is None:
            return None
        if len(text) > _LONGEST_EMAIL or not _EMAIL.fullmatch(text):
            raise BadField(name, "not an e-mail address such as ana@example.com", text)
        return text

    def flag(self, name: str) -> bool:
        """False where the row does not say."""
        text = self.maybe(name)
        if text is None:
            return False
        if text.casefold() not in _FLAGS:
            raise BadField(name, "neither true nor false", text)
        return _FLAGS[text.casefold()]

    def objects(self, name: str) -> list[Mapping[str, Any]]:
        """The members of a list of objects; none where the field is absent."""
        found = self._values.get(name) or []
        if not isinstance(found, list) or not all(isinstance(member, dict) for member in found):
            raise BadField(name, "a list of objects is expected", found)
        return found

    def names(self, name: str) -> tuple[str, ...]:
        """A list of identifiers, or one text of them with spaces between."""
        found = self._values.get(name) or ()
        return tuple(found.split() if isinstance(found, str) else map(str, found))

    def inside(self, values: Mapping[str, Any]) -> Fields:
        return Fields(values, self._defaults)


def known_zone(name: str, zone: str) -> str:
    try:
        return _zone(zone).key
    except (KeyError, ValueError, OSError):
        raise BadField(name, "not a time zone such as America/Denver", zone) from None


@lru_cache(maxsize=512)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


@lru_cache(maxsize=8192)
def _whole(name: str, text: str) -> int:
    if not _NUMBER.fullmatch(text):
        raise BadField(name, "not a number", text)
    number = Decimal(text)
    if number != int(number):
        raise BadField(name, "not a whole number", text)
    return int(number)


@lru_cache(maxsize=8192)
def _minor(name: str, text: str, digits: int, rounded: bool) -> int:
    if not _NUMBER.fullmatch(text):
        raise BadField(name, "not an amount such as 19.99", text)
    exact = Decimal(text).scaleb(digits)
    whole = exact.quantize(Decimal(1), ROUND_HALF_UP)
    if whole != exact and not rounded:
        raise BadField(name, "has more decimals than the currency", text)
    return int(whole)


@lru_cache(maxsize=8192)
def _moment(name: str, text: str, format_: str | None, zone: str | None) -> datetime:
    try:
        moment = datetime.strptime(text, format_) if format_ else datetime.fromisoformat(text)  # noqa: DTZ007
    except ValueError:
        wanted = format_ or "2026-03-10T15:30:00Z"
        raise BadField(name, f"not a date and time as {wanted}", text) from None
    if moment.tzinfo is None:
        if zone is None:
            raise BadField(name, "has no time zone (see --time-zone)", text)
        moment = moment.replace(tzinfo=_zone(known_zone("time_zone", zone)))
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        raise BadField(name, "out of range", text) from None
