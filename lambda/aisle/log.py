"""The log: one line a turn, of what the person on call needs, and nothing of the shopper's.

What may be written is listed, not what may not. A value is a number, the name of a class or of an
Enum's member, a word out of Amazon's own vocabulary, or a pseudonym; no other text gets in,
neither what was said nor what an exception tells. Lambda's own JSON format writes the fields.
"""

from __future__ import annotations

import hmac
import logging
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import Enum
from typing import Any

_logger = logging.getLogger("aisle")
# The others say one of a few fixed sentences, which their own tests hold to that.
_OURS = frozenset(
    {
        _logger.name,
        "aisle.adapters.identity.amazon",
        "aisle.adapters.identity.key_set",
        "aisle.adapters.identity.signed",
        "aisle.notices.order_events",
    }
)
_FRAMES = 6
_PSEUDONYM = 16
# From the request types and the reasons of SessionEndedRequest in Amazon's "Request and Response
# JSON Reference" and "Skill Events", and the errors that DynamoDB's API reference lists.
_WORDS = frozenset(
    """
    LaunchRequest IntentRequest SessionEndedRequest CanFulfillIntentRequest
    Alexa.Presentation.APL.UserEvent Alexa.Presentation.APL.RuntimeError
    LIST_ERROR
    AlexaSkillEvent.SkillEnabled AlexaSkillEvent.SkillDisabled AlexaSkillEvent.SkillAccountLinked
    AlexaSkillEvent.SkillPermissionAccepted AlexaSkillEvent.SkillPermissionChanged
    AlexaSkillEvent.ProactiveSubscriptionChanged
    USER_INITIATED ERROR EXCEEDED_MAX_REPROMPTS INVALID_RESPONSE DEVICE_COMMUNICATION_ERROR
    INTERNAL_SERVICE_ERROR ENDPOINT_TIMEOUT
    AccessDeniedException ExpiredTokenException InternalServerError ResourceNotFoundException
    ItemCollectionSizeLimitExceededException ProvisionedThroughputExceededException
    RequestLimitExceeded ServiceUnavailable ThrottlingException TransactionInProgressException
    TransactionCanceledException UnrecognizedClientException ValidationException
    IdempotentParameterMismatchException LimitExceededException
    """.split()
)

_line: ContextVar[dict[str, Any] | None] = ContextVar("log_line", default=None)
_cold = [True]  # whether the process has answered nobody yet


@contextmanager
def turn() -> Iterator[None]:
    """Collects what is noted until the turn is over, and writes it as one line: an error where
    the turn failed."""
    fields: dict[str, Any] = {"cold_start": _cold[0], "round_trips": 0}
    _cold[0] = False
    token, started = _line.set(fields), time.monotonic()
    try:
        yield
    finally:
        _line.reset(token)
        fields["milliseconds"] = round((time.monotonic() - started) * 1_000)
        _logger.log(logging.ERROR if "error" in fields else logging.INFO, "turn", extra=fields)


def note(**values: object) -> None:
    """Adds to the line what may be in it; a text that is none of the known words is "other"."""
    line = _line.get()
    if line is not None:
        line.update({name: _allowed(value) for name, value in values.items()})


def round_trip() -> None:
    """The store is being asked."""
    line = _line.get()
    if line is not None:
        line["round_trips"] += 1


def user(user_id: object, key: str) -> None:
    """Adds a pseudonym of the Alexa user: the turns of one can be told from those of another,
    and nobody without the deployment's key can tell whose they are."""
    line = _line.get()
    if line is not None and isinstance(user_id, str) and user_id:
        line["user"] = pseudonym(user_id, key)


def pseudonym(user_id: str, key: str) -> str:
    """HMAC-SHA256, the first 16 hexadecimal digits."""
    message = user_id.encode("utf-8", "surrogatepass")
    return hmac.new(key.encode(), message, "sha256").hexdigest()[:_PSEUDONYM]


def failed(error: BaseException) -> None:
    """Adds the kind of an error and the innermost calls, never its text: that may hold what a
    shopper said, or what is stored of one."""
    line = _line.get()
    if line is not None:
        line.update(error=type(error).__name__, where=innermost_calls(error))


def innermost_calls(error: BaseException) -> str:
    """Where it broke: names of functions, files and lines, and nothing of what was in them."""
    frames = traceback.extract_tb(error.__traceback__)[-_FRAMES:]
    return " < ".join(f"{frame.name} ({frame.filename}:{frame.lineno})" for frame in frames[::-1])


class OursAlone(logging.Filter):
    """For the handlers of a deployed process. What a library logs may hold a whole request: it
    is left out, and of a warning nothing is kept but that there was one, and whose."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.name in _OURS:
            return True
        for name in set(vars(record)) - _STANDARD:
            delattr(record, name)
        record.msg, record.args = "a library's own words are left out", ()
        record.exc_info = record.exc_text = record.stack_info = None
        return record.levelno >= logging.WARNING


_STANDARD = frozenset(vars(logging.makeLogRecord({})))


def keep_libraries_out() -> None:
    """To be called once the runtime has set the root logger's handlers up. Before the runtime's
    own filter, which adds what its format needs."""
    for handler in logging.getLogger().handlers:
        handler.filters.insert(0, OursAlone())


def _allowed(value: object) -> object:
    if isinstance(value, type):
        return value.__name__
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, bool | int) or value is None:
        return value
    return value if isinstance(value, str) and value in _WORDS else "other"
