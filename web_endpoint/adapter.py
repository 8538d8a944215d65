"""Amazon's adapter for Flask, over the skill with all of its guards."""

from __future__ import annotations

from typing import Any, cast

from ask_sdk_core.skill import CustomSkill, SkillConfiguration
from flask import Flask

from aisle.skill.skill import Skill
from web_endpoint.certvalidator_stand_in import stand_in_where_needed
from web_endpoint.clock import Clock
from web_endpoint.envelope import read_envelope
from web_endpoint.freshness import check_freshness

stand_in_where_needed()

from ask_sdk_webservice_support.verifier import AbstractVerifier  # noqa: E402
from flask_ask_sdk.skill_adapter import (  # noqa: E402
    VERIFY_SIGNATURE_APP_CONFIG,
    VERIFY_TIMESTAMP_APP_CONFIG,
    SkillAdapter,
)

_NAME = "aisle"


def adapter_for(skill: Skill, app: Flask, clock: Clock) -> SkillAdapter:
    """Reads the body, checks that it is of now, and answers. The adapter's own verifiers are off:
    they parse before they verify, fetch without a limit and keep certificates for ever."""
    app.config[VERIFY_SIGNATURE_APP_CONFIG] = False
    app.config[VERIFY_TIMESTAMP_APP_CONFIG] = False
    return SkillAdapter(_GuardedSkill(skill), _NAME, [_Freshness(clock)], app)


class _Verbatim:
    """A serializer that hands the skill the envelope as it came, as Lambda does, so that the
    skill's own guards see it first."""

    def deserialize(self, payload: str, obj_type: Any) -> dict[str, Any]:  # noqa: ARG002
        return read_envelope(payload)

    def serialize(self, obj: dict[str, Any]) -> dict[str, Any]:
        return obj


class _GuardedSkill(CustomSkill):
    """What the adapter takes for the SDK's skill; every turn goes through the function's door."""

    def __init__(self, skill: Skill) -> None:
        super().__init__(SkillConfiguration(request_mappers=[], handler_adapters=[]))
        self.serializer = cast(Any, _Verbatim())
        self._skill = skill

    def invoke(self, request_envelope: Any, context: Any) -> Any:
        return self._skill(request_envelope, context)


class _Freshness(AbstractVerifier):
    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def verify(
        self,
        headers: Any,  # noqa: ARG002
        serialized_request_env: str,  # noqa: ARG002
        deserialized_request_env: Any,
    ) -> None:
        check_freshness(deserialized_request_env, self._clock())
