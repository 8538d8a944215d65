"""Each field read strictly: money exact, times in UTC, and a reason for what is refused."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aisle.domain.money import Money
from workbench.loading.fields import Defaults, Fields
from workbench.loading.rows import BadField


def fields(defaults: Defaults | None = None, **values: Any) -> Fields:
    return Fields(values, defaults or Defaults())


def reason(read: Any, *arguments: Any) -> str:
    with pytest.raises(BadField) as refused:
        read(*arguments)
    return refused.value.reason


@given(st.integers(-(10**12), 10**12))
def test_an_amount_is_exact_to_the_minor_unit(minor: int) -> None:
    sign = "-" if minor < 0 else ""
    price = f"{sign}{abs(minor) // 100}.{abs(minor) % 100:02d}"
    assert fields(price=price).amount("price", "USD") == Money(minor, "USD")


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [("19.9", "USD", 1990), ("19", "USD", 1900), ("500", "JPY", 500), ("1.", "USD", 100)],
)
def test_amounts_as_they_are_written(text: str, currency: str, minor: int) -> None:
    assert fields(price=text).amount("price", currency) == Money(minor, currency)


@pytest.mark.parametrize(
    "text", ["$5", "1,299.00", "5 USD", "NaN", "Infinity", "1e3", "1_000", "١", "", "--5", ".5"]
)
def test_what_is_no_amount_is_refused(text: str) -> None:
    assert reason(fields(price=text).amount, "price", "USD")


@pytest.mark.parametrize(("text", "currency"), [("0.001", "USD"), ("10.5", "JPY")])
def test_parts_of_a_minor_unit_are_refused_unless_rounding_was_asked_for(
    text: str, currency: str
) -> None:
    assert "decimals" in reason(fields(price=text).amount, "price", currency)
    fields(Defaults(round_amounts=True), price=text).amount("price", currency)


@pytest.mark.parametrize(("text", "minor"), [("0.005", 1), ("0.004", 0), ("-0.005", -1)])
def test_half_a_minor_unit_is_rounded_away_from_zero(text: str, minor: int) -> None:
    rounded = fields(Defaults(round_amounts=True), price=text)
    assert rounded.amount("price", "USD").minor == minor


@given(st.integers(0, 10**9))
def test_a_whole_number_may_be_written_with_decimals_of_zero(number: int) -> None:
    assert (
        fields(stock=f"{number}.0").whole("stock") == fields(stock=number).whole("stock") == number
    )


@pytest.mark.parametrize("text", ["1.5", "-1", "many", "nan", "1" * 40, True])
def test_what_is_no_count_is_refused(text: object) -> None:
    assert reason(fields(stock=text).whole, "stock")


@given(
    st.datetimes(datetime(2000, 1, 1), datetime(2050, 1, 1)),  # noqa: DTZ001 - as a file has it
    st.sampled_from(["America/Denver", "Europe/London", "Asia/Kolkata", "Pacific/Honolulu"]),
)
def test_a_time_without_a_zone_is_of_the_zone_that_was_told(local: datetime, zone: str) -> None:
    read = fields(Defaults(time_zone=zone), at=local.isoformat(" ")).moment("at")
    assert read == local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    assert read.tzinfo is UTC


def test_a_time_with_a_zone_keeps_it() -> None:
    defaults = Defaults(time_zone="America/Denver")
    noon = datetime(2026, 3, 10, 12, tzinfo=UTC)
    assert fields(defaults, at="2026-03-10T13:00:00+01:00").moment("at") == noon


def test_a_time_in_a_format_of_its_own() -> None:
    defaults = Defaults(time_zone="Europe/London", moment_format="%d/%m/%Y %H:%M")
    moment = fields(defaults, at="01/07/2026 09:30").moment("at")
    assert moment == datetime(2026, 7, 1, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("yesterday", "not a date and time"),
        ("2026-02-30T10:00:00Z", "not a date and time"),
        ("2026-03-10T10:00:00", "--time-zone"),
        ("", "missing"),
    ],
)
def test_what_is_no_time_is_refused(text: str, said: str) -> None:
    assert said in reason(fields(at=text).moment, "at")


@pytest.mark.parametrize("zone", ["Denver", "America", "../etc/passwd", "UTC+1"])
def test_what_is_no_time_zone_is_refused(zone: str) -> None:
    assert "such as America/Denver" in reason(fields(time_zone=zone).time_zone)


@pytest.mark.parametrize("code", ["usd", "US", "dollar", "$"])
def test_what_is_no_currency_is_refused(code: str) -> None:
    assert "capital letters" in reason(fields(currency=code).currency)


def test_what_is_missing_is_said_with_the_option_that_helps() -> None:
    assert "--currency" in reason(fields().currency)
    assert "--time-zone" in reason(fields().time_zone)


def test_signs_that_nobody_says_are_not_kept_in_spoken_fields() -> None:
    assert fields(brand=" Apple®  Home™ ").spoken("brand") == "Apple Home"
    assert fields(brand="®").spoken("brand") is None


@pytest.mark.parametrize("value", [["a"], {"a": 1}])
def test_a_list_is_no_text(value: object) -> None:
    assert reason(fields(name=value).text, "name") == "a text is expected"


@pytest.mark.parametrize("address", ["ana@example.com", "o'neil+shop@mail.example.co.uk"])
def test_an_address_is_taken_as_it_is(address: str) -> None:
    assert fields(email=address).email("email") == address
    assert fields().email("email") is None


@pytest.mark.parametrize(
    "text",
    [
        "ana",
        "ana@example",
        "a@b@example.com",
        "a,b@example.com",
        "Ana <ana@example.com>",
        "ä@example.com",
        "ana@example.com\nBcc: b@example.com",
        f"{'a' * 65}@example.com",
        f"a@{'b' * 250}.com",
    ],
)
def test_what_is_no_address_is_refused(text: str) -> None:
    assert "e-mail" in reason(fields(email=text).email, "email")


@pytest.mark.parametrize(
    ("value", "flag"), [(True, True), ("YES", True), ("0", False), (False, False), ("", False)]
)
def test_a_flag_is_true_or_false(value: object, flag: bool) -> None:
    assert fields(f=value).flag("f") is flag


def test_a_flag_that_is_neither_is_refused() -> None:
    assert "neither" in reason(fields(f="maybe").flag, "f")
