"""F26, request types that nobody knows: an empty answer before anything is parsed, and no call."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.robustness.effort import EFFORT
from tests.robustness.envelopes import envelope
from workbench.stage.sample_store import SampleStore, SampleStores

EMPTY = {"version": "1.0", "response": {}}
_SPOKEN_TO = {"LaunchRequest", "IntentRequest", "Alexa.Presentation.APL.UserEvent"}
_TAKEN = {
    "AlexaSkillEvent.SkillDisabled",
    "AlexaSkillEvent.SkillAccountLinked",
    "AlexaSkillEvent.SkillPermissionAccepted",
    "AlexaSkillEvent.SkillPermissionChanged",
    "AlexaSkillEvent.ProactiveSubscriptionChanged",
}
KNOWN_TO_ALEXA = [
    "CanFulfillIntentRequest",
    "SessionEndedRequest",
    "SessionResumedRequest",
    "System.ExceptionEncountered",
    "Connections.Response",
    "Display.ElementSelected",
    "Messaging.MessageReceived",
    "AudioPlayer.PlaybackStarted",
    "PlaybackController.PlayCommandIssued",
    "GameEngine.InputHandlerEvent",
    "Alexa.Presentation.APL.RuntimeError",
    "Alexa.Presentation.APL.LoadIndexListData",
    "Alexa.Presentation.APL.LoadTokenListData",
    "Alexa.Presentation.APLT.UserEvent",
    "Dialog.API.Invoked",
    "AlexaHouseholdListEvent.ItemsCreated",
    "Reminders.ReminderCreated",
    "AlexaSkillEvent.SkillEnabled",
    "AlexaSkillEvent.NotificationSubscriptionChanged",
]
texts = st.text(max_size=40)
kinds = (
    texts
    | st.sampled_from(["launchrequest", "IntentRequest ", "INTENTREQUEST", "Intent\0Request", ""])
    | texts.map("AlexaSkillEvent.".__add__)
    | st.none()
    | st.integers()
    | st.lists(texts, max_size=2)
    | st.dictionaries(texts, texts, max_size=2)
).filter(lambda kind: not isinstance(kind, str) or kind not in _SPOKEN_TO | _TAKEN)


@pytest.fixture(scope="module")
def sample(stores: SampleStores) -> SampleStore:
    return stores.take()


def answered(sample: SampleStore, kind: Any) -> tuple[Any, list[Any]]:
    """The answer, and what it asked of the store."""
    sample.skill.calls.taken()
    answer = copy.deepcopy(sample.skill.answer(envelope("TrackOrderIntent", type=kind)))
    return answer, sample.skill.calls.taken()


@pytest.mark.parametrize("kind", KNOWN_TO_ALEXA)
def test_f26_what_alexa_may_send_is_answered_with_nothing(sample: SampleStore, kind: str) -> None:
    assert answered(sample, kind) == (EMPTY, [])


@EFFORT
@given(kind=kinds)
def test_f26_whatever_else_is_answered_with_nothing(sample: SampleStore, kind: Any) -> None:
    assert answered(sample, kind) == (EMPTY, [])


@pytest.mark.parametrize("missing", [{}, None, [], "IntentRequest", 3])
def test_f26_what_is_no_request_is_answered_with_nothing(sample: SampleStore, missing: Any) -> None:
    whole = envelope("TrackOrderIntent")
    whole["request"] = missing
    assert sample.skill.answer(whole) == EMPTY
