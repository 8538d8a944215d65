"""The entry of the deployed function: the skill is built once, at start-up."""

from __future__ import annotations

import os
from typing import Any

from aisle import log
from aisle.bootstrap import skill_from
from aisle.settings import Settings

log.keep_libraries_out()
_skill = skill_from(Settings.from_environment(os.environ))


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Alexa's request envelope in, its response envelope out."""
    return _skill(event, context)
