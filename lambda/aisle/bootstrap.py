"""The composition root: settings and adapters become the skill. It alone knows everybody."""

from __future__ import annotations

from typing import Any

from aisle.adapters.dynamodb.catalog import DynamoCatalog
from aisle.adapters.dynamodb.client import dynamodb_client
from aisle.adapters.dynamodb.orders import DynamoOrders
from aisle.adapters.identity.userinfo import UserinfoIdentity
from aisle.adapters.search.index import SqliteSearchIndex
from aisle.domain.money import Money
from aisle.domain.terms import ShopTerms
from aisle.ports import Identity
from aisle.services.browse import Browse
from aisle.services.buy import Buy
from aisle.services.cancel import CancelOrder
from aisle.services.history import OrderHistory
from aisle.services.narrow import Narrowing
from aisle.services.place_order import PlaceOrder
from aisle.services.quoting import Quoting
from aisle.services.reorder import Reorder
from aisle.services.search import ProductSearch
from aisle.services.shop import Shop
from aisle.services.track import OrderTracking
from aisle.services.usual import Usual
from aisle.settings import Settings, SettingsError
from aisle.skill.skill import Skill, build_skill


def skill_from(settings: Settings) -> Skill:
    """The deployed skill: real identity, real tables."""
    if not settings.userinfo_url:
        raise SettingsError("AISLE_IDENTITY_USERINFO_URL is not set")
    shop = shop_from(settings, dynamodb_client(), UserinfoIdentity(settings.userinfo_url))
    return build_skill(shop, settings.skill_id)


def shop_from(settings: Settings, client: Any, identity: Identity) -> Shop:
    """The shop over any DynamoDB client and identity, as a local run needs it."""
    catalog = DynamoCatalog(client, settings.catalog_table)
    orders = DynamoOrders(client, settings.shop_table, settings.catalog_table)
    index = SqliteSearchIndex(settings.search_index)
    search = ProductSearch(index, catalog)
    terms = terms_from(settings)
    quoting = Quoting(catalog, index, terms)
    return Shop(
        terms=terms,
        time_zone=settings.time_zone,
        identity=identity,
        search=search,
        narrowing=Narrowing(index, catalog, search),
        browse=Browse(index, catalog),
        tracking=OrderTracking(orders, index),
        history=OrderHistory(orders),
        quoting=quoting,
        reorder=Reorder(orders, index, quoting),
        usual=Usual(orders, quoting),
        buy=Buy(orders, catalog, quoting),
        place_order=PlaceOrder(orders, quoting),
        cancel=CancelOrder(orders),
    )


def terms_from(settings: Settings) -> ShopTerms:
    threshold = settings.free_delivery_from
    return ShopTerms(
        seller=settings.seller,
        delivery_fee=Money(settings.delivery_fee, settings.currency),
        free_delivery_from=None if threshold is None else Money(threshold, settings.currency),
        delivery_days=settings.delivery_days,
        returns=settings.returns,
    )
