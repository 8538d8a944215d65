"""The composition root: settings and adapters become the skill. It alone knows everybody."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from aisle.adapters.dynamodb.catalog import DynamoCatalog
from aisle.adapters.dynamodb.client import dynamodb_client
from aisle.adapters.dynamodb.orders import DynamoOrders
from aisle.adapters.dynamodb.voice_codes import DynamoVoiceCodes
from aisle.adapters.identity.later import LaterIdentity
from aisle.adapters.payment.with_the_order import ChargedWithTheOrder
from aisle.adapters.search.later import LaterSearchIndex
from aisle.domain.money import Money
from aisle.domain.terms import ShopTerms
from aisle.identity_settings import IdentitySettings
from aisle.ports import AlexaUsers, Identity, Payment
from aisle.services.shop import Shop
from aisle.settings import Settings, SettingsError
from aisle.skill.skill import Skill, build_skill


def skill_from(settings: Settings) -> Skill:
    """The deployed skill: real identity, real tables."""
    if not settings.identity:
        raise SettingsError("AISLE_IDENTITY is not set: jwt or amazon")
    if not Path(settings.search_index).is_file():
        raise SettingsError(f"AISLE_SEARCH_INDEX: there is no file {settings.search_index}")
    identity = identity_from(settings.identity)
    shop = shop_from(settings, dynamodb_client(), identity)
    return build_skill(shop, settings.skill_id, settings.log_key)


def identity_from(chosen: IdentitySettings) -> Identity:
    """The identity of the settings' choice; there are two, and none that takes a token unchecked.

    Raises SettingsError where the package holds native code for another machine.
    """
    if chosen.kind == "amazon":
        return LaterIdentity(lambda: _amazon(chosen))
    if not find_spec("_cffi_backend"):
        raise SettingsError(
            f"the package was not built for this machine, {os.uname().machine}: the stack's "
            "Architecture and the ARCHITECTURE that `sam build` was given must be the same"
        )
    return LaterIdentity(lambda: _signed(chosen))


def _amazon(chosen: IdentitySettings) -> Identity:
    from aisle.adapters.identity.amazon import AmazonIdentity

    return AmazonIdentity(chosen.client_id, chosen.tokeninfo_url)


def _signed(chosen: IdentitySettings) -> Identity:
    from aisle.adapters.identity.claims import TokenRules
    from aisle.adapters.identity.signed import SignedTokenIdentity

    rules = TokenRules(chosen.issuer, chosen.client_id, chosen.audience, chosen.customer_claim)
    return SignedTokenIdentity(rules, chosen.keys_url)


def shop_from(settings: Settings, client: Any, identity: Identity) -> Shop:
    """The shop over any DynamoDB client and identity, as a local run needs it."""

    def alexa_users() -> AlexaUsers:
        from aisle.adapters.dynamodb.alexa_users import DynamoAlexaUsers

        return DynamoAlexaUsers(client, settings.shop_table)

    return Shop(
        terms=terms_from(settings),
        time_zone=settings.time_zone,
        identity=identity,
        orders=DynamoOrders(client, settings.shop_table, settings.catalog_table),
        codes=DynamoVoiceCodes(client, settings.shop_table),
        payment=payment_from(settings),
        catalog=DynamoCatalog(client, settings.catalog_table),
        index=LaterSearchIndex(settings.search_index),
        alexa_users=alexa_users,
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
        sends_email=settings.email_sender is not None,
    )
