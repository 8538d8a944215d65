"""`aisle chat`: type what a shopper would say, read what Alexa says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import click
from rich.console import Console
from rich.markup import escape

from workbench.simulator import SCREENS, Alexa, AlexaApi, Reply, SimulatorError
from workbench.simulator.skill_event import events_by_name, skill_event
from workbench.terminal.changing_device import ChangingDevice, Circumstances, touched
from workbench.terminal.opening import OpenShop, opened_shop, own_option
from workbench.terminal.talking import GUEST, Transcript, introduction

_HELP = f"""Type what a shopper would say. Besides:
  /shopper NAME   be another customer, or guest
  /screen NAME    take a device with that screen, or none:
                  {", ".join(SCREENS)}
  /locale NAME    take a device of that locale, as en-US
  /allow SCOPE    grant the skill a permission, as alexa::profile:given_name:read
  /deny SCOPE     refuse it
  /person NAME    speak with a voice that Alexa knows, or unknown
  /touch WORDS    touch the screen: the arguments that the document sends, as pick 2
  /silence        say nothing for eight seconds
  /fail           let something break, as Alexa tells a skill
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
@click.option(
    "--screen",
    is_flag=False,
    flag_value="hubLandscapeLarge",
    type=click.Choice(list(SCREENS)),
    help="Be a device with a screen, a large one unless you name another.",
)
@own_option
def chat(shopper: str, envelopes: bool, calls: bool, screen: str | None, own: bool) -> None:
    """Talk to a shop in the terminal: type what a shopper would say, read what Alexa says.

    Without --own it is the sample shop on a local DynamoDB, whose orders are told from today.
    """
    console = Console()
    with opened_shop(own=own) as shop:
        Conversation(
            shop, shopper, screen or False, Transcript(console, envelopes=envelopes, calls=calls)
        ).run()


class Conversation:
    """The loop of one chat: lines in, turns out, until the end of input or /quit."""

    def __init__(
        self, shop: OpenShop, shopper: str, screen: bool | str, transcript: Transcript
    ) -> None:
        self._shop = shop
        self._begins = Circumstances(shopper, screen)
        self._transcript = transcript

    def run(self) -> None:
        self._show_help("")
        self._introduce(self._begins.shopper)
        with AlexaApi() as api:
            self._device = ChangingDevice(self._shop, api, self._begins)
            self._hear(lambda alexa: alexa.launch())
            while (line := self._line()) not in (None, "/quit"):
                self._take(str(line))

    def _line(self) -> str | None:
        try:
            return self._transcript.console.input("[bold green]You:[/] ").strip()
        except (EOFError, KeyboardInterrupt):
            self._transcript.console.print()
            return None

    def _take(self, line: str) -> None:
        name, _, argument = line[1:].partition(" ")
        if line.startswith("/"):
            self._command(name, argument.strip())
        elif line:
            self._hear(lambda alexa: alexa.say(line, fallback=True))

    def _command(self, name: str, argument: str) -> None:
        turns: dict[str, Callable[[Alexa], Reply]] = {
            "launch": lambda alexa: alexa.launch(),
            "new": lambda alexa: alexa.end(),
            "silence": lambda alexa: alexa.wait(),
            "fail": lambda alexa: alexa.fail(),
            "touch": lambda alexa: alexa.touch(touched(argument)),
        }
        changes = {
            "screen": self._device.change_screen,
            "locale": self._device.change_locale,
            "person": self._device.change_person,
            "allow": self._device.grant,
            "deny": self._device.deny,
        }
        if name in turns:
            self._hear(turns[name])
        elif name in changes:
            self._change(changes[name], argument)
        else:
            self._own_commands.get(name, self._show_help)(argument)

    @property
    def _own_commands(self) -> dict[str, Callable[[str], None]]:
        return {
            "shopper": self._become,
            "event": self._tell,
            "json": self._show_envelopes,
            "calls": self._show_calls,
        }

    def _hear(self, turn: Callable[[Alexa], Reply]) -> None:
        try:
            reply = turn(self._device.alexa)
        except (SimulatorError, ValueError) as error:
            self._complain(str(error))
            return
        self._transcript.heard(reply, self._shop.skill.calls.taken())

    def _change(self, change: Callable[[str], str], argument: str) -> None:
        try:
            self._note(change(argument))
        except SimulatorError as error:
            self._complain(str(error))

    def _become(self, shopper: str) -> None:
        self._introduce(shopper or GUEST)
        self._device.change_shopper(shopper or GUEST)

    def _introduce(self, shopper: str) -> None:
        self._note(introduction(self._shop, shopper))

    def _show_envelopes(self, _: str) -> None:
        self._transcript.envelopes = not self._transcript.envelopes
        self._note_shown("The JSON", self._transcript.envelopes)

    def _show_calls(self, _: str) -> None:
        self._transcript.calls = not self._transcript.calls
        self._note_shown("The store calls", self._transcript.calls)

    def _show_help(self, _: str) -> None:
        self._transcript.console.print(_HELP, markup=False, highlight=False)

    def _note_shown(self, what: str, shown: bool) -> None:
        state = "shown from now on" if shown else "no longer shown"
        self._note(f"{what} of a turn: {state}.")

    def _note(self, text: str) -> None:
        self._transcript.console.print(f"[dim]{escape(text)}[/]")

    def _complain(self, text: str) -> None:
        self._transcript.console.print(f"[red]{escape(text)}[/]")

    def _tell(self, name: str) -> None:
        """Sends a skill event about the shopper, which nobody hears the answer to."""
        speaker = self._device.alexa.speaker
        events = events_by_name(speaker.access_token)
        if name not in events:
            self._complain(f"There are {', '.join(events)}.")
            return
        kind, body = events[name]
        request = skill_event(speaker, kind, datetime.now(UTC), body)
        response = self._shop.skill.answer(request)
        self._transcript.told(request, response, self._shop.skill.calls.taken())
