"""One voice device in the terminal: what is said, heard and shown, and what it cost."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.panel import Panel
from rich.syntax import Syntax

from aisle.adapters.dynamodb.orders import DynamoOrders
from workbench.demo_identity import token_for
from workbench.local_shop import MODEL
from workbench.simulator import Alexa, AlexaApi, Reply, load_model
from workbench.store_calls import StoreCall
from workbench.terminal.opening import OpenShop

GUEST = "guest"


def introduction(shop: OpenShop, shopper: str) -> str:
    """Who one is to the shop; a name mistyped would be somebody who never ordered."""
    if shopper == GUEST:
        return "You are a guest."
    orders = DynamoOrders(shop.client, shop.tables.shop, shop.tables.catalog)
    unknown = "" if orders.account(shopper) else ", of whom the shop knows nothing"
    return f"You are {shopper}{unknown}."


def device(
    shop: OpenShop,
    shopper: str,
    *,
    screen: bool | str = False,
    locale: str = "en-US",
    person_id: str | None = None,
    permissions: Mapping[str, str] | None = None,
    api: AlexaApi | None = None,
) -> Alexa:
    """A device whose account is linked to that customer, or to none. Raises SimulatorError for a
    screen that there is not, and for a locale without a model."""
    return Alexa(
        load_model(MODEL.with_name(f"{locale}.json")),
        shop.skill.answer,
        clock=lambda: datetime.now(UTC),
        locale=locale,
        access_token=None if shopper == GUEST else token_for(shopper),
        screen=screen,
        person_id=person_id,
        permissions=permissions,
        application_id=shop.skill_id,
        api=api,
    )


class Transcript:
    """Writes each turn; the envelopes and the store calls where they were asked for."""

    def __init__(self, console: Console, *, envelopes: bool = False, calls: bool = False) -> None:
        self.console = console
        self.envelopes = envelopes
        self.calls = calls

    def heard(self, reply: Reply, calls: list[StoreCall]) -> None:
        for text in (*reply.progressive, reply.speech):
            if text:
                self.console.print(f"[bold cyan]Alexa:[/] {escape(text)}")
        if reply.card:
            self.console.print(_card(reply.card))
        self.told(reply.request, reply.response, calls)
        if reply.ended:
            self.console.print(
                "[dim]— the session is over; what you say next starts a new one —[/]"
            )
        elif not reply.listens:
            self.console.print("[dim]— Alexa waits for a touch or for her name —[/]")

    def told(self, request: Any, response: Any, calls: list[StoreCall]) -> None:
        """What there is to see of an exchange, spoken or not."""
        if self.envelopes:
            self._json("request", request)
            self._json("response", response)
        if self.calls:
            for call in calls:
                self.console.print(f"  [dim]{escape(described(call))}[/]")
            if not calls:
                self.console.print("  [dim]no store calls[/]")

    def _json(self, title: str, value: Any) -> None:
        text = json.dumps(value, indent=2, ensure_ascii=False)
        self.console.print(Panel(Syntax(text, "json", word_wrap=True), title=title))


def described(call: StoreCall) -> str:
    """`Query Shop CUST#ana by_number · 1 read unit · 2.1 ms`"""
    units = call.units
    parts = [
        " ".join((call.operation, *_subjects(call))),
        f"{units.read:g} read, {units.write:g} write units",
        f"{call.milliseconds:.1f} ms",
        *([f"refused: {call.error}"] if call.error else []),
    ]
    return " · ".join(parts)


def _subjects(call: StoreCall) -> list[str]:
    parameters = call.parameters
    if "RequestItems" in parameters:
        return [
            f"{table} {len(request['Keys'])} keys"
            for table, request in parameters["RequestItems"].items()
        ]
    if "TransactItems" in parameters:
        return [f"{len(parameters['TransactItems'])} actions"]
    values = parameters.get("ExpressionAttributeValues", {})
    found = [parameters.get("TableName", ""), parameters.get("IndexName", "")]
    return [part for part in [*found, *(value["S"] for value in values.values())] if part]


def _card(card: Any) -> Panel:
    if card["type"] == "LinkAccount":
        return Panel("Link your account in the Alexa app.", title="card", expand=False)
    text = card.get("content") or card.get("text") or ""
    return Panel(escape(text), title=escape(card.get("title") or "card"), expand=False)


Say = Callable[[str], Reply]
