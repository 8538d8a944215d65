"""F5, Lambda freezes a process between turns, for hours, or starts another one: nothing runs on
after the answer, and no turn needs the process of the one before. What is remembered of issuers is
in test_f05_frozen_function.py."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from aisle.adapters.dynamodb.client import dynamodb_client
from tests.faults.talking import PLACED, request, said
from tests.robustness.envelopes import INTENTS, check_spoken, speech
from tests.robustness.networks import line_to
from workbench.engine import Engine
from workbench.local_shop import local_skill, sample_settings
from workbench.stage.sample_store import SampleStore


def test_f05_nothing_runs_on_after_an_answer(sample: SampleStore, quoted: Any) -> None:
    before = set(threading.enumerate())
    for intent, slots in INTENTS.items():
        filled = {name: "1117" for name in slots if name == "order_number"}
        said(sample, intent, quoted, **filled)
        assert set(threading.enumerate()) == before, intent


def test_f05_connections_that_died_meanwhile_are_not_noticed(
    sample: SampleStore, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    with line_to(engine.endpoint_url) as (address, line):
        monkeypatch.setenv("AWS_ENDPOINT_URL", address)
        settings = sample_settings(sample.tables, sample.index)
        skill = local_skill(dynamodb_client(), settings)
        undisturbed = skill.answer(request("TrackOrderIntent", {}))
        line.cut()
        again = skill.answer(request("TrackOrderIntent", {}))
    assert speech(again) == speech(undisturbed)
    assert line.connections == 2


def test_f05_a_yes_to_another_process_is_a_yes(
    sample: SampleStore, quoted: Any, placed: Any
) -> None:
    settings = sample_settings(sample.tables, sample.index)
    fresh = local_skill(dynamodb_client(), settings)
    reply = fresh.answer(request("AMAZON.YesIntent", quoted))
    check_spoken(reply)
    assert PLACED in speech(reply)
    assert placed() == 1
