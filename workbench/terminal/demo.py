"""`aisle demo`: the main job in one go; at a terminal a chat, elsewhere a script that checks."""

from __future__ import annotations

import sys
from dataclasses import dataclass

import click
from rich.console import Console

from aisle.adapters.dynamodb.orders import DynamoOrders
from aisle.domain.orders import Channel
from workbench.simulator import SimulatorError
from workbench.terminal.chat import Conversation
from workbench.terminal.opening import OpenShop, opened_shop
from workbench.terminal.talking import Transcript, device

_SHOPPER = "ana"


@dataclass(frozen=True, slots=True)
class Step:
    """What is said, and what the answer must contain for the shop to be in order."""

    utterance: str
    expected: tuple[str, ...]
    listens: bool


SCRIPT = (
    Step(
        "find a wireless keyboard under fifty dollars",
        ("wireless keyboard", "$29.99", "$27.99"),
        True,
    ),
    Step("the second one", ("wireless keyboard", "in black"), True),
    Step("where's my order", ("shipped yesterday", "arrive tomorrow"), True),
    Step("reorder my last order", ("From Bright Aisle", "the total is $48.94"), True),
    Step("yes", ("your order for $48.94 is placed", "Anything else?"), True),
)


@click.command()
def demo() -> None:
    """Talk to the sample shop on a local DynamoDB of its own.

    Without a terminal on standard input it plays a search, an order status and a reorder by
    script, and exits with 0 only if each went right.
    """
    console = Console()
    with opened_shop(own=False) as shop:
        if sys.stdin.isatty():
            Conversation(shop, _SHOPPER, screen=False, transcript=Transcript(console)).run()
        else:
            _play(shop, Transcript(console, calls=True))


def _play(shop: OpenShop, transcript: Transcript) -> None:
    problems = [*_said(shop, transcript), *_stored(shop)]
    for problem in problems:
        transcript.console.print(f"[red]{problem}[/]")
    if problems:
        raise SystemExit(1)
    transcript.console.print("[green]The search, the order status and the reorder went right.[/]")


def _said(shop: OpenShop, transcript: Transcript) -> list[str]:
    alexa = device(shop, _SHOPPER)
    problems: list[str] = []
    for step in SCRIPT:
        transcript.console.print(f"[bold green]You:[/] {step.utterance}")
        try:
            reply = alexa.say(step.utterance)
        except SimulatorError as error:
            return [*problems, str(error)]
        transcript.heard(reply, shop.skill.calls.taken())
        problems += [
            f"“{part}” should have been said" for part in step.expected if part not in reply.speech
        ]
        if reply.listens != step.listens:
            problems.append("it should have listened" if step.listens else "it should have ended")
    return problems


def _stored(shop: OpenShop) -> list[str]:
    """The reorder must be in the store, not only in the words."""
    orders = DynamoOrders(shop.client, shop.tables.shop, shop.tables.catalog)
    latest = orders.latest(_SHOPPER)
    if latest and latest[0].channel is Channel.VOICE:
        return []
    return ["the reorder is not in the order store"]
