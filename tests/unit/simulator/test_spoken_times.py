"""AMAZON.TIME."""

from __future__ import annotations

from datetime import UTC, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.simulator.library_desk import Desk
from workbench.simulator import Alexa, InteractionModel
from workbench.simulator.model import Intent, Slot
from workbench.simulator.understanding.numbers import spoken
from workbench.simulator.understanding.times import time_value


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("four in the morning", "04:00"),
        ("two pm", "14:00"),
        ("2pm", "14:00"),
        ("twelve am", "00:00"),
        ("twelve pm", "12:00"),
        ("eight oclock at night", "20:00"),
        ("half past eight in the evening", "20:30"),
        ("a quarter to nine am", "08:45"),
        ("quarter after nine am", "09:15"),
        ("ten minutes to one pm", "12:50"),
        ("eight oh five am", "08:05"),
        ("eight thirty pm", "20:30"),
        ("at noon", "12:00"),
        ("midnight", "00:00"),
        ("fourteen thirty", "14:30"),
        ("14 05", "14:05"),
        ("zero thirty", "00:30"),
        ("the morning", "MO"),
        ("afternoon", "AF"),
        ("evening", "EV"),
        ("night", "NI"),
        ("ten to one am", "00:50"),
        ("ten to one", None),
        ("eight", None),
        ("eight thirty", None),
        ("fourteen pm", None),
        ("eight five am", None),
        ("eight seventy pm", None),
        ("half", None),
        ("pm", None),
        ("past eight pm", None),
        ("ink", None),
        ("", None),
    ],
)
def test_a_spoken_time_becomes_alexas(said: str, value: str | None) -> None:
    assert time_value(said.split()) == value


@given(st.times())
def test_every_minute_of_the_day_survives_being_said(moment: time) -> None:
    hour, minute = moment.hour % 12 or 12, moment.minute
    zero = "oh " if 0 < minute < 10 else ""
    half = "am" if moment.hour < 12 else "pm"
    said = f"{spoken(hour)} {zero + spoken(minute) if minute else ''} {half}"
    assert time_value(said.split()) == f"{moment:%H:%M}"


@pytest.mark.parametrize("said", ["call me at 8:30 p.m.", "call me at half past eight at night"])
def test_a_device_hears_it_as_it_is_written_or_said(said: str) -> None:
    call = Intent("CallIntent", {"when": Slot("when", "AMAZON.TIME")}, ("call me at {when}",))
    model = InteractionModel("a model", "city library", {"CallIntent": call}, {})
    desk = Desk()
    Alexa(model, desk, clock=lambda: datetime(2026, 3, 10, tzinfo=UTC)).say(said)
    assert desk.slot("when") == "20:30"
