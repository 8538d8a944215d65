"""Start-up: Aisle's package beside a plain ask-sdk + boto3 handler that does one GetItem.

A start is a fresh process, on the function's own Python and without site-packages, from its start
to the answer of a first order status from a local DynamoDB. The two take turns, so that whatever
else the machine does hits both. Aisle also fetches the issuer's keys, from loopback, and checks
the shopper's signed token, which the plain handler does not look at; neither speaks TLS here.
Run: python -m benchmarks.start_up [--rounds N] [--parts]
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from statistics import median
from time import perf_counter

import click

from benchmarks.contestants import Contestant, contestants
from benchmarks.import_costs import import_costs
from workbench.deployment.runtime import DeploymentError, runtime_python
from workbench.local_shop import SKILL_ID, sample_today
from workbench.simulator.envelope import Speaker, envelope, timestamp

_NEEDED_SLOTS = ("order_number", "item", "channel")


@dataclass(frozen=True, slots=True)
class Start:
    """Milliseconds: from the process's start to the answer, and of it the import and the turn."""

    whole: float
    importing: float
    turn: float


@click.command()
@click.option("--rounds", default=25, show_default=True, help="Starts of each.")
@click.option("--parts", is_flag=True, help="Also say what Aisle's imports cost.")
def main(rounds: int, parts: bool) -> None:
    """Measures start-up beside a plain handler."""
    with contestants() as (aisle, plain, token):
        request = _order_status(token)
        starts: dict[str, list[Start]] = {aisle.name: [], plain.name: []}
        for contestant in (aisle, plain):
            _start(contestant, request)  # the files into the page cache
        for _ in range(rounds):
            for contestant in (aisle, plain):
                starts[contestant.name].append(_start(contestant, request))
        _report(starts)
        if parts:
            for line in import_costs(aisle.arguments, request, aisle.environment):
                click.echo(line)


def _start(contestant: Contestant, request: bytes) -> Start:
    started = perf_counter()
    # -S: there is nothing in Lambda's site-packages either.
    with subprocess.Popen(
        [runtime_python(), "-S", *contestant.arguments],
        env=contestant.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdin.write(request)
        process.stdin.close()
        line = process.stdout.readline()
        whole = (perf_counter() - started) * 1e3
        if not line:
            raise DeploymentError(f"{contestant.name} failed:\n{process.stderr.read().decode()}")
    answer = json.loads(line)
    if "order" not in answer["speech"]:
        raise DeploymentError(f"{contestant.name} told of no order: {answer['speech']}")
    return Start(whole, answer["import"], answer["turn"])


def _report(starts: Mapping[str, list[Start]]) -> None:
    rounds = len(next(iter(starts.values())))
    click.echo(f"{f'ms, median of {rounds}':24}  start  import   turn  fastest start")
    for name, measured in starts.items():
        parts = (
            median(start.whole for start in measured),
            median(start.importing for start in measured),
            median(start.turn for start in measured),
        )
        columns = "".join(f"{part:7.0f}" for part in parts)
        click.echo(f"{name:24}{columns}{min(start.whole for start in measured):15.0f}")
    aisle, plain = (median(start.whole for start in measured) for measured in starts.values())
    click.echo(f"Aisle takes {aisle / plain:.2f} of the plain handler's time.")


def _order_status(token: str) -> bytes:
    speaker = Speaker(SKILL_ID, access_token=token)
    session = {
        "new": True,
        "sessionId": speaker.session_id(1),
        "application": {"applicationId": SKILL_ID},
        "user": speaker.user,
        "attributes": {},
    }
    slots = {name: {"name": name, "confirmationStatus": "NONE"} for name in _NEEDED_SLOTS}
    request = {
        "type": "IntentRequest",
        "requestId": speaker.request_id(1),
        "timestamp": timestamp(datetime.combine(sample_today(), time(17), UTC)),
        "locale": "en-US",
        "intent": {"name": "TrackOrderIntent", "confirmationStatus": "NONE", "slots": slots},
    }
    return json.dumps(envelope(speaker, session, request)).encode()


if __name__ == "__main__":
    try:
        main()
    except DeploymentError as error:
        raise SystemExit(str(error)) from error
