"""Settings of the function behind the order stream: a wrong one is a loud start."""

from __future__ import annotations

import pytest

from aisle.order_event_settings import OrderEventSettings
from aisle.settings import SettingsError

NEEDED = {
    "AISLE_SHOP_TABLE": "Shop",
    "AISLE_SELLER": "Bright Aisle",
    "AISLE_DEAD_LETTERS_URL": "https://sqs.example.com/1/dead",
}


def test_without_a_sender_and_a_secret_everything_is_switched_off() -> None:
    settings = OrderEventSettings.from_environment({**NEEDED, "AISLE_EMAIL_SENDER": " "})
    assert settings.email_sender is None
    assert settings.proactive_secret is None
    assert settings.proactive_stage == "development"


def test_everything_that_is_missing_is_named_at_once() -> None:
    with pytest.raises(SettingsError) as caught:
        OrderEventSettings.from_environment({})
    for name in NEEDED:
        assert f"{name} is not set" in str(caught.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("AISLE_EMAIL_SENDER", "Bright Aisle <orders@example.com>"),
        ("AISLE_EMAIL_SENDER", "orders"),
        ("AISLE_PROACTIVE_STAGE", "production"),
    ],
)
def test_a_wrong_value_is_named(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name):
        OrderEventSettings.from_environment({**NEEDED, name: value})
