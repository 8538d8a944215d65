"""The deployed function and the one under Amazon's runtime answer as the skill does in process,
byte for byte.

Nothing is left out of the comparison but the Python that the Alexa SDK names itself by: in process
it is the project's own, which may be an older one. Ids and times of the answers come from the
envelopes, so they are the same and are compared too. Each of the three has tables of its own, as
the conversations order, cancel and set voice codes.
"""

from __future__ import annotations

import json
import platform
import re
from collections.abc import Callable, Iterator
from itertools import takewhile
from pathlib import Path
from zipfile import ZipFile

import pytest

from aisle.adapters.dynamodb.transactions import Tables
from aisle.bootstrap import identity_from, shop_from
from aisle.settings import Settings
from aisle.skill.skill import build_skill
from tests.deployment.recording import CONVERSATIONS, GUEST, Turn, record
from workbench.deployment.emulator import Emulator, running_emulator
from workbench.deployment.local import SKILL_ID, Deployment
from workbench.deployment.package import INDEX_NAME
from workbench.deployment.runtime import DeploymentError
from workbench.local_shop import MODEL, SAMPLE_SHOP
from workbench.sample_items import fill, read_sample
from workbench.simulator.envelope import Speaker, envelope


def filled_tables(deployment: Deployment, name: str) -> dict[str, str]:
    """The variables that name two tables of the sample shop beside the deployed ones."""
    tables = Tables(f"{name}-Shop", f"{name}-Catalog")
    fill(deployment.stack.client("dynamodb"), tables, read_sample(SAMPLE_SHOP))
    return {"AISLE_SHOP_TABLE": tables.shop, "AISLE_CATALOG_TABLE": tables.catalog}


@pytest.fixture(scope="module")
def package(deployment: Deployment, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What was deployed, unpacked as Lambda unpacks it."""
    folder = tmp_path_factory.mktemp("task")
    ZipFile(deployment.package).extractall(folder)
    return folder


@pytest.fixture(scope="module")
def turns(deployment: Deployment, package: Path) -> list[Turn]:
    """What was said and answered in process, by the deployed function's settings."""
    index = {"AISLE_SEARCH_INDEX": str(package / INDEX_NAME)}
    tables = filled_tables(deployment, "InProcess")
    settings = Settings.from_environment({**deployment.stack.variables(), **tables, **index})
    assert settings.identity
    client = deployment.stack.client("dynamodb")
    shop = shop_from(settings, client, identity_from(settings.identity))
    skill = build_skill(shop, settings.skill_id, settings.log_key)
    for customer in {customer for customer, _ in CONVERSATIONS} - {GUEST}:
        deployment.pool.add_user(customer)
    return record(lambda sent: skill(sent, None), lambda name: deployment.pool.sign_in(name).access)


@pytest.fixture(scope="module")
def emulator(deployment: Deployment, package: Path) -> Iterator[Emulator]:
    tables = filled_tables(deployment, "Emulated")
    variables = {**deployment.stack.environment, **deployment.stack.variables(), **tables}
    with running_emulator(package, variables) as running:
        yield running


def test_every_intent_is_asked_for(turns: list[Turn]) -> None:
    model = json.loads(MODEL.read_text())["interactionModel"]["languageModel"]
    assert {intent["name"] for intent in model["intents"]} <= {turn.intent for turn in turns}


def test_orders_are_placed_on_the_way(turns: list[Turn]) -> None:
    speeches = [turn.answer["response"]["outputSpeech"]["ssml"] for turn in turns]
    assert sum(" is placed." in speech for speech in speeches) == len(CONVERSATIONS) - 1


def test_under_amazons_runtime_the_bytes_are_the_same(
    turns: list[Turn], emulator: Emulator
) -> None:
    assert differences(turns, emulator.invoke) == []


def test_deployed_the_bytes_are_the_same(turns: list[Turn], deployment: Deployment) -> None:
    assert differences(turns, deployment.stack.invoke_raw) == []


def differences(turns: list[Turn], invoke: Callable[[bytes], bytes]) -> list[str]:
    """Where the two first part, for every turn in which they do."""
    found = []
    for turn in turns:
        expected, answered = without_python(written(turn)), without_python(invoke(turn.envelope))
        if answered != expected:
            same = takewhile(lambda pair: pair[0] == pair[1], zip(answered, expected, strict=False))
            at = len(list(same))
            parts = (side[max(0, at - 40) : at + 60].decode() for side in (expected, answered))
            found.append(f"{turn.intent}: in process …{'… and here …'.join(parts)}…")
    return found


def written(turn: Turn) -> bytes:
    """As Lambda's runtime writes an answer: letters as they are, not as escapes."""
    return json.dumps(turn.answer, ensure_ascii=False).encode()


def without_python(answer: bytes) -> bytes:
    """The answer without the version of Python in the SDK's name for itself."""
    return re.sub(rb'("userAgent": "ask-python/[\d.]+ Python/)[\d.]+"', rb'\1"', answer)


def test_another_python_is_the_one_thing_that_is_left_out(turns: list[Turn]) -> None:
    whole = written(turns[0])
    assert without_python(whole) == whole.replace(platform.python_version().encode(), b"")


def test_another_answer_is_found(turns: list[Turn]) -> None:
    def other(sent: bytes) -> bytes:
        (turn,) = (turn for turn in turns if turn.envelope == sent)
        return written(turn).replace(b"Goodbye", b"Good night")

    found = [line.partition(": ")[0] for line in differences(turns, other)]
    assert sorted(found) == ["AMAZON.CancelIntent", "AMAZON.StopIntent", "AMAZON.StopIntent"]


def test_under_amazons_runtime_another_skill_is_refused(emulator: Emulator) -> None:
    other = Speaker(SKILL_ID.replace("0000-4000", "0000-4001"))
    launch = {"type": "LaunchRequest", "requestId": "r", "timestamp": "2026-03-10T17:00:00Z"}
    sent = json.dumps(envelope(other, None, {**launch, "locale": "en-US"})).encode()
    assert json.loads(emulator.invoke(sent))["errorType"] == "ForeignSkill"


def test_an_emulator_that_cannot_start_says_why(deployment: Deployment, tmp_path: Path) -> None:
    with (
        pytest.raises(DeploymentError, match="No module named 'lambda_function'"),
        running_emulator(tmp_path, deployment.stack.environment) as empty,
    ):
        raise DeploymentError(empty.invoke(b"{}").decode())
