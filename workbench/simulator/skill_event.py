"""What Alexa sends outside of any conversation: Amazon's "Skill Events in Alexa Skills"."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from workbench.simulator.envelope import Speaker, envelope, timestamp

_SUBSCRIBED = [{"eventName": "AMAZON.OrderStatus.Updated"}]
_PERMITTED = [{"scope": "alexa::devices:all:notifications:write"}]
_ON_THE_WAY = timedelta(seconds=1)


def skill_event(
    speaker: Speaker, kind: str, at: datetime, body: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """The envelope of an event of that kind ("SkillDisabled") that happened `at` a moment and was
    sent a second later. It has no session and no device. An empty body is left out, as Alexa
    does."""
    request = {
        "type": f"AlexaSkillEvent.{kind}",
        "requestId": f"amzn1.echo-api.request.{uuid4()}",
        "timestamp": timestamp(at + _ON_THE_WAY),
        "eventCreationTime": timestamp(at),
        "eventPublishingTime": timestamp(at + _ON_THE_WAY),
        **({"body": dict(body)} if body else {}),
    }
    whole = envelope(speaker, None, request)
    del whole["context"]["System"]["device"]
    return whole


def events_by_name(access_token: str | None) -> dict[str, tuple[str, Mapping[str, Any]]]:
    """Kind and body of each event, by what a developer calls it."""
    linked = {"accessToken": access_token} if access_token else {}
    return {
        "enabled": ("SkillEnabled", {}),
        "linked": ("SkillAccountLinked", linked),
        "subscribed": ("ProactiveSubscriptionChanged", {"subscriptions": _SUBSCRIBED}),
        "unsubscribed": ("ProactiveSubscriptionChanged", {}),
        "permitted": ("SkillPermissionAccepted", {"acceptedPermissions": _PERMITTED}),
        "forbidden": ("SkillPermissionChanged", {}),
        "disabled": (
            "SkillDisabled",
            {"userInformationPersistenceStatus": "NOT_PERSISTED"},
        ),
    }
