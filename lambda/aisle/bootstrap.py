"""The composition root: settings and adapters become the skill. It alone knows everybody."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from aisle.adapters.dynamodb.catalog import DynamoCatalog
from aisle.adapters.dynamodb.client import dynamodb_client
from aisle.adapters.dynamodb.orders import DynamoOrders
from aisle.adapters.dynamodb.voice_codes import DynamoVoiceCodes
from aisle.adapters.identity.userinfo import UserinfoIdentity
from aisle.adapters.payment.with_the_order import ChargedWithTheOrder
from aisle.adapters.search.later import LaterSearchIndex
from aisle.domain.money import Money
from aisle.domain.terms import ShopTerms
from aisle.ports import Identity, Payment
from aisle.services.shop import Shop
from aisle.settings import Settings, SettingsError
from aisle.skill.skill import Skill, build_skill


def skill_from(settings: Settings) -> Skill:
    """The deployed skill: real identity, real tables."""
    if not settings.userinfo_url:
        raise SettingsError("AISLE_IDENTITY_USERINFO_URL is not set")
    if not Path(settings.search_index).is_file():
        raise SettingsError(f"AISLE_SEARCH_INDEX: there is no file {settings.search_index}")
    shop = shop_from(settings, dynamodb_client(), UserinfoIdentity(settings.userinfo_url))
    return build_skill(shop, settings.skill_id)


def shop_from(settings: Settings, client: Any, identity: Identity) -> Shop:
    """The shop over any DynamoDB client and identity, as a local run needs it."""
    return Shop(
        terms=terms_from(settings),
        time_zone=settings.time_zone,
        identity=identity,
        orders=DynamoOrders(client, settings.shop_table, settings.catalog_table),
        codes=DynamoVoiceCodes(client, settings.shop_table),
        payment=payment_from(settings),
        catalog=DynamoCatalog(client, settings.catalog_table),
        index=LaterSearchIndex(settings.search_index),
    )


def payment_from(settings: Settings) -> Payment:
    """With the order, unless the retailer's order system is to be asked at once."""
    if not settings.payment_url:
        return ChargedWithTheOrder()
    from aisle.adapters.payment.order_system import OrderSystemPayment  # rarely: not at every start

    return OrderSystemPayment(settings.payment_url)


def terms_from(settings: Settings) -> ShopTerms:
    threshold = settings.free_delivery_from
    return ShopTerms(
        seller=settings.seller,
        delivery_fee=Money(settings.delivery_fee, settings.currency),
        free_delivery_from=None if threshold is None else Money(threshold, settings.currency),
        delivery_days=settings.delivery_days,
        returns=settings.returns,
        voice_code_from_minor=settings.voice_code_from,
        most_of_one=settings.most_of_one,
        most_pieces=settings.most_pieces,
        most_amount_minor=settings.most_amount,
    )
