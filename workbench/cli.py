"""The `aisle` command."""

from __future__ import annotations

import importlib

import click

from aisle.settings import SettingsError
from workbench.engine import EngineError

# Loaded when asked for, so that `aisle --help` and every other command start at once.
_COMMANDS = {
    "demo": ("workbench.terminal.demo", "Talk to the sample shop, or watch a scripted talk."),
    "chat": ("workbench.terminal.chat", "Talk to a shop in the terminal."),
    "console": ("workbench.console.command", "Talk to a shop in the browser, and see its screens."),
    "say": ("workbench.terminal.say", "Say one thing, or several, and read the answers."),
    "load": ("workbench.loading.command", "Load products, stores, customers or orders."),
    "index": ("workbench.terminal.index", "Build the search index from the catalog."),
    "model": (
        "workbench.model_check.command",
        "Check the interaction model, or build it from the catalog.",
    ),
    "package": ("workbench.packaging.command", "Put the skill package together for ASK CLI."),
    "serve": ("web_endpoint.command", "Serve the skill to Alexa, every request verified."),
    "loopback": ("workbench.terminal.loopback", "Serve the skill to tools, on 127.0.0.1 alone."),
    "engine": ("workbench.terminal.engine", "Run a local DynamoDB until interrupted."),
}


class _LazyGroup(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = getattr(importlib.import_module(_COMMANDS[cmd_name][0]), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in _COMMANDS.items()])


@click.group(cls=_LazyGroup)
@click.version_option(package_name="aisle")
def aisle() -> None:
    """Aisle: a voice storefront. Try it, load your own shop, check it, serve it.

    \b
    Start with:   aisle demo
    Then:         aisle engine          (a local DynamoDB, in another terminal)
                  aisle load products yours.csv
                  aisle index
                  aisle chat --own
    """


def main() -> None:
    """Runs the command; what went wrong is said in a sentence."""
    try:
        aisle()
    except (EngineError, SettingsError) as error:
        raise SystemExit(f"aisle: {error}") from error
