"""A deployment that lacks something says so at once, and says all of it."""

from __future__ import annotations

import pytest

from aisle.settings import Settings, SettingsError

GOOD = {
    "AISLE_SKILL_ID": "amzn1.ask.skill.x",
    "AISLE_SHOP_TABLE": "Shop",
    "AISLE_CATALOG_TABLE": "Catalog",
    "AISLE_SEARCH_INDEX": "search_index.sqlite",
    "AISLE_SELLER": "Bright Aisle",
}


def test_what_is_not_set_has_a_default() -> None:
    settings = Settings.from_environment(GOOD)
    assert (settings.currency, settings.delivery_fee) == ("USD", 0)
    assert settings.free_delivery_from is None
    assert "how to return" in settings.returns


def test_the_retailers_own_sentence_on_returns() -> None:
    own = {"AISLE_RETURNS": " Bring it back within thirty days. "}
    assert Settings.from_environment(GOOD | own).returns == "Bring it back within thirty days."


def test_everything_missing_is_named_at_once() -> None:
    with pytest.raises(SettingsError) as failure:
        Settings.from_environment({})
    assert all(name in str(failure.value) for name in GOOD)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("AISLE_DELIVERY_FEE", "4.99"),
        ("AISLE_DELIVERY_DAYS", "-1"),
        ("AISLE_VOICE_CODE_FROM", "100.00"),
        ("AISLE_MOST_OF_ONE", "0"),
        ("AISLE_MOST_OF_ONE", "100"),
        ("AISLE_MOST_PIECES", "0"),
        ("AISLE_MOST_AMOUNT", "-1"),
        ("AISLE_PAYMENT_URL", "http://example.com/charges"),
        ("AISLE_PAYMENT_URL", "example.com"),
        ("AISLE_PAYMENT_URL", "https://"),
        ("AISLE_PAYMENT_URL", "https://[::1"),
        ("AISLE_TIME_ZONE", "Denver"),
        ("AISLE_TIME_ZONE", "../etc/passwd"),
    ],
)
def test_a_wrong_value_is_named(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name):
        Settings.from_environment({**GOOD, name: value})
