"""`aisle say`: one turn, or a few, without a conversation at the keyboard."""

from __future__ import annotations

import click
from rich.console import Console
from rich.markup import escape

from workbench.simulator import SimulatorError
from workbench.terminal.opening import opened_shop, own_option
from workbench.terminal.talking import Transcript, device, introduction


@click.command()
@click.argument("utterances", nargs=-1, required=True)
@click.option("--shopper", default="ana", show_default=True, help="A customer id, or guest.")
@click.option("--json", "envelopes", is_flag=True, help="Show the request and response JSON.")
@click.option("--calls", is_flag=True, help="Show the store calls that each turn made.")
@own_option
def say(utterances: tuple[str, ...], shopper: str, envelopes: bool, calls: bool, own: bool) -> None:
    """Say UTTERANCES, one after the other in one session, and read the answers.

    Example: aisle say "find a wireless keyboard" "the second one"
    """
    transcript = Transcript(Console(), envelopes=envelopes, calls=calls)
    with opened_shop(own=own) as shop:
        transcript.console.print(f"[dim]{escape(introduction(shop, shopper))}[/]")
        alexa = device(shop, shopper)
        for utterance in utterances:
            transcript.console.print(f"[bold green]You:[/] {escape(utterance)}")
            try:
                reply = alexa.say(utterance)
            except SimulatorError as error:
                raise click.ClickException(str(error)) from error
            transcript.heard(reply, shop.skill.calls.taken())
