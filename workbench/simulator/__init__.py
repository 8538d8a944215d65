"""Alexa without Amazon: an utterance goes through the interaction model into the envelope that
Alexa would send, and the skill's response is taken, or refused, as Alexa would take it."""

from workbench.simulator.alexa_api import AlexaApi
from workbench.simulator.device import Alexa
from workbench.simulator.envelope import Speaker
from workbench.simulator.errors import (
    Ambiguous,
    InvalidResponse,
    ModelError,
    NoSession,
    NothingMatches,
    NotUnderstood,
    SimulatorError,
    TooLate,
    UnknownScreen,
)
from workbench.simulator.model import InteractionModel, load_model
from workbench.simulator.reply import Reply
from workbench.simulator.understanding.understanding import Understanding, Understood
from workbench.simulator.viewports import SCREENS

__all__ = [
    "SCREENS",
    "Alexa",
    "AlexaApi",
    "Ambiguous",
    "InteractionModel",
    "InvalidResponse",
    "ModelError",
    "NoSession",
    "NotUnderstood",
    "NothingMatches",
    "Reply",
    "SimulatorError",
    "Speaker",
    "TooLate",
    "Understanding",
    "Understood",
    "UnknownScreen",
    "load_model",
]
