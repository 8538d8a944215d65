"""`aisle engine`: a local DynamoDB to load one's own data into."""

from __future__ import annotations

import signal
import threading

import click

from workbench.engine import running_engine


@click.command()
@click.option(
    "--port", type=click.IntRange(1, 65535), help="The port to listen on; a free one otherwise."
)
def engine(port: int | None) -> None:
    """Run a local DynamoDB on loopback until interrupted; it keeps nothing afterwards.

    Prints what to export so that the other commands, in other terminals, find it.
    """
    stop = threading.Event()
    for interruption in (signal.SIGINT, signal.SIGTERM):
        signal.signal(interruption, lambda *_: stop.set())
    with running_engine(port) as running:
        for name, value in running.environment().items():
            click.echo(f"export {name}={value}")
        click.echo("# Running. Paste the lines above into another terminal; Ctrl-C ends it.")
        stop.wait()
