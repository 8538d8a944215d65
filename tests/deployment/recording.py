"""Conversations that need every intent, had with the skill in process and taken down."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from workbench.deployment.local import SKILL_ID
from workbench.local_shop import MODEL, sample_today
from workbench.simulator import Alexa, load_model

NOON = datetime.combine(sample_today(), datetime.min.time(), UTC).replace(hour=17)
GUEST = "guest"
# By the customer, whose orders and voice code change on the way; "" opens the skill.
CONVERSATIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        GUEST,
        (
            "", "find a wireless keyboard under fifty dollars", "more", "previous",
            "the second one", "tell me more", "is it in stock", "how much is it",
            "something similar", "something cheaper", "which is the cheapest", "only logitech",
            "the cheapest headphones", "again please", "start from the beginning", "help please",
            "who sells this", "how much is shipping", "how do i return something",
            "talk to a person", "go home", "buy it", "never mind that",
        ),
    ),
    (
        "hugo",
        (
            "where's my order", "what was in my order", "purple monkey dishwasher",
            "when does it come", "what did i order in january", "reorder", "make it three",
            "yes", "did my order go through", "what's on its way",
            "cancel that order", "yes", "quit",
        ),
    ),
    (
        "tess",
        (
            "get me my usual", "leave out the detergent", "no", "find dish soap",
            "the first one", "buy it", "yes", "nope",
        ),
    ),
    (
        "quinn",
        (
            "", "set a voice code", "4 7 1 1", "4 7 1 1", "order it again", "yes",
            "my code is 4 7 1 1", "remove my voice code", "4 7 1 1", "quit",
        ),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Turn:
    """An envelope as it was sent, and the answer to it."""

    envelope: bytes
    answer: Mapping[str, Any]

    @property
    def intent(self) -> str:
        request = json.loads(self.envelope)["request"]
        name: str = request.get("intent", {}).get("name", request["type"])
        return name


def record(
    answer: Callable[[Mapping[str, Any]], dict[str, Any]], token_of: Callable[[str], str]
) -> list[Turn]:
    """Has all of the conversations, the guest's at a device with a screen."""
    turns: list[Turn] = []

    def taken_down(envelope: dict[str, Any]) -> dict[str, Any]:
        sent = json.dumps(envelope).encode()
        answered = answer(json.loads(sent))
        turns.append(Turn(sent, json.loads(json.dumps(answered))))
        return answered

    for customer, utterances in CONVERSATIONS:
        alexa = Alexa(
            load_model(MODEL),
            taken_down,
            clock=lambda: NOON,
            access_token=None if customer == GUEST else token_of(customer),
            application_id=SKILL_ID,
            fallback=True,
            screen=customer == GUEST,
            seed=customer,
            seconds_to_answer=None,
        )
        for utterance in utterances:
            _ = alexa.say(utterance) if utterance else alexa.launch()
    return turns
