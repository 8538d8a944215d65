"""The shops that one can talk to at the console, each with a stage for every conversation."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple, Protocol

from workbench.console.own_stage import OwnStage
from workbench.engine import running_engine
from workbench.local_shop import SAMPLE_SHOP, sample_terms
from workbench.simulator.conversations.conversation import Conversation
from workbench.stage.borrowed_stage import BorrowedStage
from workbench.stage.sample_store import SampleStores
from workbench.terminal.opening import OpenShop, opened_shop

GUEST = "guest"


class Shopper(NamedTuple):
    """Somebody one can be; `about` tells who that is."""

    name: str
    about: str


class ConsoleShop(Protocol):
    """`sample` where every conversation begins with the same shop, so that it can be a test."""

    seller: str
    sample: bool

    def shoppers(self) -> list[Shopper]:
        """Those to choose from; any other name is a customer id too."""

    def stage(self, conversation: Conversation) -> BorrowedStage | OwnStage:
        """Where one conversation plays; it goes on where a rule of the house is broken."""


class SampleShop:
    """The stage of the conversation tests: a shop as new for each, whose clock stands still."""

    sample = True

    def __init__(self, stores: SampleStores) -> None:
        self.seller = sample_terms()["seller"]
        self._stores = stores

    def shoppers(self) -> list[Shopper]:
        orders = Counter(order["customer_id"] for order in _lines("orders"))
        return [
            Shopper(GUEST, "no account linked"),
            *(
                Shopper(name := customer["customer_id"], _about(customer["ship_to"], orders[name]))
                for customer in _lines("customers")
            ),
        ]

    def stage(self, conversation: Conversation) -> BorrowedStage:
        return BorrowedStage(self._stores, conversation, strict=False)


class OwnShop:
    """One's own tables, on the real clock: what is ordered here is ordered."""

    sample = False

    def __init__(self, shop: OpenShop) -> None:
        self.seller = shop.seller
        self._shop = shop

    def shoppers(self) -> list[Shopper]:
        return [Shopper(GUEST, "no account linked")]

    def stage(self, conversation: Conversation) -> OwnStage:
        return OwnStage(self._shop, conversation.given)


@contextmanager
def opened_console_shop(*, own: bool) -> Iterator[ConsoleShop]:
    """Raises EngineError or a click error that says what to do."""
    if own:
        with opened_shop(own=True) as shop:
            yield OwnShop(shop)
        return
    with running_engine() as engine, TemporaryDirectory(prefix="aisle-console-") as folder:
        os.environ.update(engine.environment())
        yield SampleShop(SampleStores(Path(folder)))


def _about(ship_to: str, orders: int) -> str:
    place = ship_to.removeprefix("your home in ")
    return f"{place}, {orders} {'order' if orders == 1 else 'orders'}"


def _lines(kind: str) -> Iterator[dict[str, str]]:
    for line in (SAMPLE_SHOP / f"{kind}.jsonl").read_text().splitlines():
        yield json.loads(line)
