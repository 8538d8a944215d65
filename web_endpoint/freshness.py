"""Whether a request was sent just now, so that what was overheard cannot be sent again for long."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from web_endpoint.refusal import Refused

# Amazon, "Host a custom skill as a web service": within 150 seconds of the current time.
_TOLERANCE = timedelta(seconds=150)
# Amazon, "Skill events in Alexa skills": delivered again for up to an hour, with the time at which
# each happened. The last one is missing from the lists in Amazon's own SDKs.
_EVENT_TOLERANCE = timedelta(hours=1)
_EVENTS = frozenset(
    {
        "AlexaSkillEvent.SkillEnabled",
        "AlexaSkillEvent.SkillDisabled",
        "AlexaSkillEvent.SkillAccountLinked",
        "AlexaSkillEvent.SkillPermissionAccepted",
        "AlexaSkillEvent.SkillPermissionChanged",
        "AlexaSkillEvent.ProactiveSubscriptionChanged",
    }
)


def check_freshness(envelope: Mapping[str, Any], now: datetime) -> None:
    """Raises Refused for a request that is too old, from the future, or does not say."""
    request = envelope.get("request")
    if not isinstance(request, dict):
        raise Refused("there is no request in the body")
    age = now - _moment(request.get("timestamp"))
    is_event = request.get("type") in _EVENTS if isinstance(request.get("type"), str) else False
    if not -_TOLERANCE <= age <= (_EVENT_TOLERANCE if is_event else _TOLERANCE):
        raise Refused("the request is not of now")


def _moment(timestamp: Any) -> datetime:
    try:
        moment = datetime.fromisoformat(timestamp)
    except (ValueError, TypeError):
        raise Refused("the request's timestamp is no time") from None
    if moment.tzinfo is None:
        raise Refused("the request's timestamp has no zone")
    return moment
