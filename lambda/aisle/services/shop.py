"""The services together, as the voice edge is handed them, each made when first asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from aisle.domain.terms import ShopTerms
from aisle.ports import AlexaUsers, Catalog, Identity, Orders, Payment, SearchIndex, VoiceCodes

if TYPE_CHECKING:
    from aisle.services.browse import Browse
    from aisle.services.buy import Buy
    from aisle.services.cancel import CancelOrder
    from aisle.services.check_purchase import CheckPurchase
    from aisle.services.history import OrderHistory
    from aisle.services.narrow import Narrowing
    from aisle.services.place_order import PlaceOrder
    from aisle.services.quoting import Quoting
    from aisle.services.reorder import Reorder
    from aisle.services.search import ProductSearch
    from aisle.services.settle_payment import SettlePayment
    from aisle.services.skill_events import SkillEvents
    from aisle.services.track import OrderTracking
    from aisle.services.usual import Usual
    from aisle.services.voice_code import VoiceCodeKeeping


class Shop:
    """`time_zone` is where days are told when no customer's or order's zone is known;
    `alexa_users` is called when the first skill event comes.

    The imports stand in the methods because start-up is measured: a turn needs one or two of
    the services.
    """

    def __init__(
        self,
        terms: ShopTerms,
        time_zone: str,
        identity: Identity,
        orders: Orders,
        codes: VoiceCodes,
        payment: Payment,
        catalog: Catalog,
        index: SearchIndex,
        alexa_users: Callable[[], AlexaUsers],
    ) -> None:
        self.terms = terms
        self.time_zone = time_zone
        self.identity = identity
        self._orders = orders
        self._codes = codes
        self._payment = payment
        self._catalog = catalog
        self._index = index
        self._alexa_users = alexa_users

    @cached_property
    def search(self) -> ProductSearch:
        from aisle.services.search import ProductSearch

        return ProductSearch(self._index, self._catalog)

    @cached_property
    def narrowing(self) -> Narrowing:
        from aisle.services.narrow import Narrowing

        return Narrowing(self._index, self._catalog, self.search)

    @cached_property
    def browse(self) -> Browse:
        from aisle.services.browse import Browse

        return Browse(self._index, self._catalog)

    @cached_property
    def tracking(self) -> OrderTracking:
        from aisle.services.track import OrderTracking

        return OrderTracking(self._orders, self._index)

    @cached_property
    def history(self) -> OrderHistory:
        from aisle.services.history import OrderHistory

        return OrderHistory(self._orders)

    @cached_property
    def quoting(self) -> Quoting:
        from aisle.services.quoting import Quoting

        return Quoting(self._catalog, self._index, self.terms)

    @cached_property
    def reorder(self) -> Reorder:
        from aisle.services.reorder import Reorder

        return Reorder(self._orders, self._index, self.quoting)

    @cached_property
    def usual(self) -> Usual:
        from aisle.services.usual import Usual

        return Usual(self._orders, self.quoting)

    @cached_property
    def buy(self) -> Buy:
        from aisle.services.buy import Buy

        return Buy(self._orders, self._catalog, self.quoting)

    @cached_property
    def place_order(self) -> PlaceOrder:
        from aisle.services.place_order import PlaceOrder

        return PlaceOrder(self._orders, self.quoting, self.voice_code, self.payments, self.terms)

    @cached_property
    def payments(self) -> SettlePayment:
        from aisle.services.settle_payment import SettlePayment

        return SettlePayment(self._orders, self._payment)

    @cached_property
    def voice_code(self) -> VoiceCodeKeeping:
        from aisle.services.voice_code import VoiceCodeKeeping

        return VoiceCodeKeeping(self._codes, self._orders)

    @cached_property
    def check_purchase(self) -> CheckPurchase:
        from aisle.services.check_purchase import CheckPurchase

        return CheckPurchase(self._orders, self.payments)

    @cached_property
    def cancel(self) -> CancelOrder:
        from aisle.services.cancel import CancelOrder

        return CancelOrder(self._orders, self._index, self.payments)

    @cached_property
    def skill_events(self) -> SkillEvents:
        from aisle.services.skill_events import SkillEvents

        return SkillEvents(self.identity, self._alexa_users())
