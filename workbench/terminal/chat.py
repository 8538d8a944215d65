"""`aisle chat`: type what a shopper would say, read what Alexa says."""

from __future__ import annotations

from datetime import UTC, datetime

import click
from rich.console import Console
from rich.markup import escape

from workbench.simulator import Alexa, SimulatorError
from workbench.simulator.skill_event import events_by_name, skill_event
from workbench.terminal.opening import OpenShop, opened_shop, own_option
from workbench.terminal.talking import GUEST, Transcript, device, introduction

_HELP = """Type what a shopper would say. Besides:
  /shopper NAME   be another customer, or guest
  /event NAME     let Alexa tell the skill: linked, subscribed, disabled, ...
  /launch         say the skill's name and nothing more
  /json           show or hide the request and response JSON
  /calls          show or hide the store calls of each turn
  /new            end the session
  /help           this
  /quit           leave (or Ctrl-D)"""


@click.command()
@click.option("--shopper", default="ana", show_default=True, help="A customer id, or guest.")
@click.option("--json", "envelopes", is_flag=True, help="Show the request and response JSON.")
@click.option("--calls", is_flag=True, help="Show the store calls that each turn made.")
@click.option("--screen", is_flag=True, help="Be a device with a screen.")
@own_option
def chat(shopper: str, envelopes: bool, calls: bool, screen: bool, own: bool) -> None:
    """Talk to a shop in the terminal: type what a shopper would say, read what Alexa says.

    Without --own it is the sample shop on a local DynamoDB, whose orders are told from today.
    """
    console = Console()
    with opened_shop(own=own) as shop:
        Conversation(
            shop, shopper, screen, Transcript(console, envelopes=envelopes, calls=calls)
        ).run()


class Conversation:
    """The loop of one chat: lines in, turns out, until the end of input or /quit."""

    def __init__(self, shop: OpenShop, shopper: str, screen: bool, transcript: Transcript) -> None:
        self._shop = shop
        self._screen = screen
        self._transcript = transcript
        self._alexa = self._device(shopper)

    def run(self) -> None:
        console = self._transcript.console
        console.print(_HELP, markup=False, highlight=False)
        self._say_hello()
        while (line := self._line()) is not None:
            if line.startswith("/"):
                if not self._command(line):
                    return
            elif line:
                self._say(line)

    def _line(self) -> str | None:
        try:
            return self._transcript.console.input("[bold green]You:[/] ").strip()
        except (EOFError, KeyboardInterrupt):
            self._transcript.console.print()
            return None

    def _command(self, line: str) -> bool:
        name, _, argument = line[1:].partition(" ")
        transcript = self._transcript
        match name:
            case "quit":
                return False
            case "json":
                transcript.envelopes = not transcript.envelopes
                self._note("The JSON", shown=transcript.envelopes)
            case "calls":
                transcript.calls = not transcript.calls
                self._note("The store calls", shown=transcript.calls)
            case "new":
                self._alexa.end()
            case "launch":
                self._say_hello()
            case "event":
                self._tell(argument)
            case "shopper":
                self._alexa = self._device(argument or GUEST)
            case _:
                transcript.console.print(_HELP, markup=False, highlight=False)
        return True

    def _note(self, what: str, *, shown: bool) -> None:
        state = "shown from now on" if shown else "no longer shown"
        self._transcript.console.print(f"[dim]{what} of a turn: {state}.[/]")

    def _device(self, shopper: str) -> Alexa:
        who = introduction(self._shop, shopper)
        self._transcript.console.print(f"[dim]{escape(who)}[/]")
        return device(self._shop, shopper, screen=self._screen)

    def _say_hello(self) -> None:
        self._transcript.heard(self._alexa.launch(), self._shop.skill.calls.taken())

    def _tell(self, name: str) -> None:
        """Sends a skill event about the shopper, which nobody hears the answer to."""
        speaker, transcript = self._alexa.speaker, self._transcript
        events = events_by_name(speaker.access_token)
        if name not in events:
            transcript.console.print(f"[red]There are {', '.join(events)}.[/]")
            return
        kind, body = events[name]
        request = skill_event(speaker, kind, datetime.now(UTC), body)
        response = self._shop.skill.answer(request)
        transcript.told(request, response, self._shop.skill.calls.taken())

    def _say(self, line: str) -> None:
        try:
            reply = self._alexa.say(line, fallback=True)
        except SimulatorError as error:
            self._transcript.console.print(f"[red]{escape(str(error))}[/]")
            return
        self._transcript.heard(reply, self._shop.skill.calls.taken())
