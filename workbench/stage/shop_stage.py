"""The stage of one conversation: what is given, what happens meanwhile, what holds afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from workbench.demo_identity import token_for
from workbench.local_shop import MODEL, SKILL_ID, sample_terms, sample_today
from workbench.stage.sample_store import SampleStore
from workbench.stage.watch import Watch

CIRCUMSTANCES = frozenset({"price", "stock", "gone", "down", "code", "email"})
_CHECKS = frozenset({"orders", "stock", "newest"})
_MIDDAY_UTC = time(17)  # morning in Los Angeles, afternoon in New York: the same day for all


class ShopStage:
    """Plays the sample shop. `shopper` is a customer id, or guest; a `strict` stage raises where
    an answer breaks a rule of the house."""

    model_path: Path = MODEL
    application_id = SKILL_ID

    def __init__(
        self, store: SampleStore, given: Mapping[str, Any], *, strict: bool = True
    ) -> None:
        shopper = given.get("shopper", "guest")
        self.access_token = None if shopper == "guest" else token_for(shopper)
        self.now = datetime.combine(sample_today(), _MIDDAY_UTC, UTC)
        self.time_zone = sample_terms()["time_zone"]
        self.changed = False
        self._shopper = shopper
        self._store = store
        self._answer = store.skill.answer
        self.watch = Watch(store.skill.calls, sample_terms()["seller"], strict=strict)
        self._down = False
        self._arrange({key: given[key] for key in CIRCUMSTANCES & set(given)})
        self._orders_before: dict[str, int] = {}
        self._stock_before: dict[str, int] = {}
        store.skill.calls.taken()
        self._writes_before = store.skill.calls.writes
        store.skill_client.meta.events.register("before-call.dynamodb", self._fail, "stage")

    def remember(self, then: Mapping[str, Any]) -> None:
        """What `then` will be compared with."""
        self._orders_before = {c: self._store.count_orders(c) for c in then.get("orders", {})}
        self._stock_before = {sku: self._store.stock(sku) for sku in then.get("stock", {})}

    def answer(self, envelope: dict[str, Any]) -> dict[str, Any]:
        return self.watch.answered(self._answer, envelope)

    def prepare(self, turn: Mapping[str, Any]) -> None:
        self.watch.begin()
        self._arrange(turn.get("meanwhile", {}))

    def trips(self) -> int:
        return self.watch.trips

    def check(self, then: Mapping[str, Any]) -> list[str]:
        unknown = set(then) - _CHECKS
        if unknown:
            return [f"nobody knows how to check {name}" for name in sorted(unknown)]
        return [
            *self._differences("orders of", then.get("orders", {}), self.orders_gained),
            *self._differences("stock of", then.get("stock", {}), self._stock_gained),
            *self._newest(then.get("newest", {})),
        ]

    def close(self) -> None:
        self._store.skill_client.meta.events.unregister("before-call.dynamodb", self._fail, "stage")
        self.changed |= self._store.skill.calls.writes != self._writes_before

    def _arrange(self, circumstances: Mapping[str, Any]) -> None:
        unknown = set(circumstances) - CIRCUMSTANCES
        if unknown:
            raise KeyError(f"no such circumstance: {', '.join(sorted(unknown))}")
        for sku, price in circumstances.get("price", {}).items():
            self._store.set_price(sku, str(price))
        for sku, stock in circumstances.get("stock", {}).items():
            self._store.set_stock(sku, stock)
        for sku in circumstances.get("gone", []):
            self._store.remove(sku)
        if "code" in circumstances:
            self._store.set_code(self._shopper, circumstances["code"])
        if "email" in circumstances:
            self._store.set_email(self._shopper, circumstances["email"])
            self._answer = self._store.mailing_skill().answer
        self._down = circumstances.get("down", self._down)
        self.changed |= bool(set(circumstances) - {"down"})

    def _fail(self, **_: Any) -> Any:
        """A store that refuses at once; returning None lets the call through."""
        if not self._down:
            return None
        return SimpleNamespace(status_code=500), {"Error": {"Code": "InternalServerError"}}

    def orders_gained(self, customer_id: str) -> int:
        """Since `remember` was told to."""
        return self._store.count_orders(customer_id) - self._orders_before[customer_id]

    def _stock_gained(self, sku: str) -> int:
        return self._store.stock(sku) - self._stock_before[sku]

    @staticmethod
    def _differences(what: str, expected: Mapping[str, int], gained: Any) -> list[str]:
        return [
            f"{what} {key}: {gained(key):+d}, not {wanted:+d}"
            for key, wanted in expected.items()
            if gained(key) != wanted
        ]

    def _newest(self, expected: Mapping[str, Any]) -> list[str]:
        """The customer's newest order: any of number, status, channel and total in minor units."""
        if not expected:
            return []
        order = self._store.orders.latest(expected["customer"])[0]
        found = {
            "number": order.number,
            "status": str(order.status),
            "channel": str(order.channel),
            "total": order.total.minor,
        }
        return [
            f"newest order's {name}: {found[name]}, not {wanted}"
            for name, wanted in expected.items()
            if name != "customer" and found[name] != wanted
        ]
