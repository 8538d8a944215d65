"""The library desk and a device that talks to it."""

from __future__ import annotations

import pytest

from tests.unit.simulator.library_desk import LIBRARY_DESK, Clock, Desk
from workbench.simulator import Alexa, InteractionModel, load_model


@pytest.fixture(scope="session")
def library() -> InteractionModel:
    return load_model(LIBRARY_DESK)


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def alexa(library: InteractionModel, desk: Desk, clock: Clock) -> Alexa:
    return Alexa(library, desk, clock=clock, seed="library")
