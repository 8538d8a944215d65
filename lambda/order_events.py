"""The entry of the function behind the Shop table's stream, built once at start-up."""

from __future__ import annotations

import os
from typing import Any

from aisle import log
from aisle.order_event_bootstrap import order_events_from
from aisle.order_event_settings import OrderEventSettings

log.keep_libraries_out()
_react = order_events_from(OrderEventSettings.from_environment(os.environ))


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """A batch of stream records in, the records to bring again out."""
    return _react(event, context)
