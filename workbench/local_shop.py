"""The skill over a local engine and the sample shop, as the demo and the conversations run it."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from aisle.adapters.dynamodb.transactions import Tables
from aisle.bootstrap import shop_from
from aisle.settings import Settings
from aisle.skill.skill import build_skill
from workbench.demo_identity import DemoIdentity
from workbench.store_calls import StoreCalls

ROOT = Path(__file__).parents[1]
SAMPLE_SHOP = ROOT / "sample_shop"
MODEL = ROOT / "interaction_models" / "en-US.json"
SKILL_ID = "amzn1.ask.skill.local"


@dataclass(frozen=True, slots=True)
class LocalSkill:
    """`answer` takes a request envelope to its response; `calls` hears what it asks the store."""

    answer: Callable[[Mapping[str, Any]], dict[str, Any]]
    calls: StoreCalls


def sample_settings(tables: Tables, search_index: Path) -> Settings:
    """The terms in sample_shop/shop.toml over the given tables."""
    return Settings.from_environment(sample_environment(tables, search_index))


def sample_environment(tables: Tables, search_index: Path) -> dict[str, str]:
    """The same as the variables that another process reads them from."""
    terms = sample_terms()
    return {
        "AISLE_SKILL_ID": SKILL_ID,
        "AISLE_SHOP_TABLE": tables.shop,
        "AISLE_CATALOG_TABLE": tables.catalog,
        "AISLE_SEARCH_INDEX": str(search_index),
        "AISLE_SELLER": terms["seller"],
        "AISLE_CURRENCY": terms["currency"],
        "AISLE_DELIVERY_FEE": _cents(terms["delivery_fee"]),
        "AISLE_FREE_DELIVERY_FROM": _cents(terms["free_delivery_from"]),
        "AISLE_DELIVERY_DAYS": str(terms["delivery_days"]),
        "AISLE_MOST_PIECES": str(terms["most_pieces"]),
        "AISLE_MOST_AMOUNT": _cents(terms["most_amount"]),
        "AISLE_TIME_ZONE": terms["time_zone"],
    }


def sample_today() -> date:
    """The day that the sample orders are told from."""
    today: date = sample_terms()["today"]
    return today


def sample_terms() -> dict[str, Any]:
    return tomllib.loads((SAMPLE_SHOP / "shop.toml").read_text())


def local_skill(client: Any, settings: Settings) -> LocalSkill:
    """The skill itself, with the demo identity in place of the retailer's."""
    calls = StoreCalls()
    calls.listen(client)
    shop = shop_from(settings, client, DemoIdentity())
    skill = build_skill(shop, settings.skill_id, settings.log_key)
    return LocalSkill(lambda envelope: skill(envelope, None), calls)


def _cents(amount: str) -> str:
    return str(int(Decimal(amount) * 100))
