"""What a deployment sets, read once from the environment; a missing value is a loud start."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from aisle.addresses import is_secure
from aisle.identity_settings import IdentitySettings, identity_settings

_MOST_OF_ONE = 99
RETURNS = (
    "Your receipt or order confirmation says how to return something and get your money back, "
    "and customer service can help you with it."
)


class SettingsError(ValueError):
    """A setting is missing or wrong; the message names each and what it should be."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Amounts are in the currency's minor unit (cents). `log_key` makes the pseudonyms in the
    log; one of the deployment's own keeps those of two deployments apart. `identity` is None where
    none is chosen, as in a local run, which brings its own."""

    skill_id: str
    log_key: str
    shop_table: str
    catalog_table: str
    search_index: str
    seller: str
    identity: IdentitySettings | None
    currency: str
    delivery_fee: int
    free_delivery_from: int | None
    delivery_days: int
    returns: str
    time_zone: str
    voice_code_from: int
    most_of_one: int
    most_pieces: int | None
    most_amount: int | None
    payment_url: str | None
    email_sender: str | None

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Settings:
        """Raises SettingsError that lists everything that is wrong at once."""
        problems: list[str] = []
        settings = cls(
            skill_id=_text(environment, "AISLE_SKILL_ID", problems),
            log_key=environment.get("AISLE_LOG_KEY", "").strip()
            or environment.get("AISLE_SKILL_ID", "").strip(),
            shop_table=_text(environment, "AISLE_SHOP_TABLE", problems),
            catalog_table=_text(environment, "AISLE_CATALOG_TABLE", problems),
            search_index=_text(environment, "AISLE_SEARCH_INDEX", problems),
            seller=_text(environment, "AISLE_SELLER", problems),
            identity=identity_settings(environment, problems),
            currency=environment.get("AISLE_CURRENCY") or "USD",
            delivery_fee=_amount(environment, "AISLE_DELIVERY_FEE", problems) or 0,
            free_delivery_from=_amount(environment, "AISLE_FREE_DELIVERY_FROM", problems),
            delivery_days=_amount(environment, "AISLE_DELIVERY_DAYS", problems) or 3,
            returns=environment.get("AISLE_RETURNS", "").strip() or RETURNS,
            time_zone=_zone(environment, "AISLE_TIME_ZONE", problems),
            voice_code_from=_or(10_000, _amount(environment, "AISLE_VOICE_CODE_FROM", problems)),
            most_of_one=_or(_MOST_OF_ONE, _most(environment, "AISLE_MOST_OF_ONE", problems)),
            most_pieces=_most(environment, "AISLE_MOST_PIECES", problems, None),
            most_amount=_most(environment, "AISLE_MOST_AMOUNT", problems, None),
            payment_url=_https(environment, "AISLE_PAYMENT_URL", problems),
            email_sender=environment.get("AISLE_EMAIL_SENDER", "").strip() or None,
        )
        if problems:
            raise SettingsError("; ".join(problems))
        return settings


def _text(environment: Mapping[str, str], name: str, problems: list[str]) -> str:
    value = environment.get(name, "").strip()
    if not value:
        problems.append(f"{name} is not set")
    return value


def _amount(environment: Mapping[str, str], name: str, problems: list[str]) -> int | None:
    value = environment.get(name, "").strip()
    if not value:
        return None
    if not value.isdecimal():
        problems.append(f"{name} must be a whole number, not {value!r}")
        return None
    return int(value)


def _most(
    environment: Mapping[str, str],
    name: str,
    problems: list[str],
    highest: int | None = _MOST_OF_ONE,
) -> int | None:
    """A limit: with none of it nothing could be ordered."""
    value = _amount(environment, name, problems)
    if value is not None and (value < 1 or (highest and value > highest)):
        up_to = f"up to {highest}" if highest else "up"
        problems.append(f"{name} must be from 1 {up_to}, not {value}")
    return value


def _https(environment: Mapping[str, str], name: str, problems: list[str]) -> str | None:
    """An address; http is taken for loopback alone."""
    value = environment.get(name, "").strip()
    if not value:
        return None
    if not is_secure(value):
        problems.append(f"{name} must be an https address, not {value!r}")
    return value


def _or(default: int, value: int | None) -> int:
    return default if value is None else value


def _zone(environment: Mapping[str, str], name: str, problems: list[str]) -> str:
    value = environment.get(name, "").strip() or "America/New_York"
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError):
        problems.append(f"{name} must be an IANA time zone such as America/Denver, not {value!r}")
    return value
