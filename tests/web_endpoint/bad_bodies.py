"""Bodies that Alexa would not sign; each is well signed, so that only the body tells."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from typing import Any

from tests.web_endpoint.sent import Case, Sent, envelope, signed

_THEIRS = {"applicationId": "amzn1.ask.skill.theirs"}
_EVENT = "AlexaSkillEvent.SkillEnabled"


def _at(timestamp: Any) -> Callable[[], Sent]:
    return lambda: signed(envelope(timestamp=timestamp))


def _aged(seconds: float, **request: Any) -> Callable[[], Sent]:
    return lambda: signed(envelope(seconds, **request))


def _body(content: bytes) -> Callable[[], Sent]:
    return lambda: signed(content)


def _text(change: Callable[[str], str]) -> Callable[[], Sent]:
    return lambda: signed(change(json.dumps(envelope())).encode())


def _changed(change: Callable[[dict[str, Any]], Any]) -> Callable[[], Sent]:
    def make() -> Sent:
        body = envelope()
        change(body)
        return signed(body)

    return make


def _for_skill(context: Any, session: Any) -> Callable[[], Sent]:
    def change(body: dict[str, Any]) -> None:
        body["context"]["System"]["application"] = context
        body["session"]["application"] = session

    return _changed(change)


_OURS = envelope()["session"]["application"]

TIME_CASES = {
    "missing": _changed(lambda body: body["request"].pop("timestamp")),
    "151 seconds ago": _aged(151),
    "in 151 seconds": _aged(-151),
    "years ago": _at("2015-05-13T12:34:56Z"),
    "an event of over an hour ago": _aged(3601, type=_EVENT),
    "an event of the future": _aged(-151, type=_EVENT),
    "no event, but named like one": _aged(200, type="AlexaSkillEvent.SkillImagined"),
    "a list for a type": _aged(200, type=[_EVENT]),
    "no date": _at("yesterday"),
    "empty": _at(""),
    "null": _at(None),
    "a number": _at(1773162000),
    "a list": _at(["2026-03-10T17:00:00Z"]),
    "without a zone": _at("2026-03-10T17:00:00"),
    "a date alone": _at("2026-03-10"),
    "the 30th of February": _at("2026-02-30T17:00:00Z"),
}

BODY_CASES = {
    "empty": _body(b""),
    "not JSON": _body(b"junk"),
    "a form": _body(b"request=1&timestamp=2026-03-10T17:00:00Z"),
    "XML": _body(b"<request/>"),
    "an array": _text(lambda body: f"[{body}]"),
    "a string": _text(json.dumps),
    "a number": _body(b"1"),
    "null": _body(b"null"),
    "two objects": _text(lambda body: body + body),
    "cut off": _text(lambda body: body[:-10]),
    "a comma too many": _text(lambda body: body[:-1] + ",}"),
    "a key twice": _text(lambda body: body[:-1] + ', "version": "1.0"}'),
    "a request twice": _text(lambda body: body[:-1] + ', "request": {"type": "LaunchRequest"}}'),
    "a number that is none": _text(lambda body: body[:-1] + ', "x": NaN}'),
    "a number without end": _text(lambda body: body[:-1] + ', "x": ' + "9" * 5000 + "}"),
    "a byte order mark": _text(lambda body: "\ufeff" + body),
    "UTF-16": _body(json.dumps(envelope()).encode("utf-16")),
    "not UTF-8": _body(json.dumps(envelope()).encode().replace(b"en-US", b"en\xffUS")),
    "gzipped": _body(gzip.compress(json.dumps(envelope()).encode(), mtime=0)),
    "nested a hundred deep": _text(
        lambda body: body[:-1] + ', "x": ' + "[" * 100 + "]" * 100 + "}"
    ),
    "nested a hundred thousand deep": _body(b"[" * 100_000),
    "over 256 KiB": _text(lambda body: body[:-1] + ', "x": "' + "x" * 300_000 + '"}'),
    "over a megabyte": _text(lambda body: body[:-1] + ', "x": "' + "x" * 1_100_000 + '"}'),
    "no request": _changed(lambda body: body.pop("request")),
    "a list for a request": _changed(lambda body: body.update(request=[body["request"]])),
}

ID_CASES = {
    "another's in both places": _for_skill(_THEIRS, _THEIRS),
    "another's in the context": _for_skill(_THEIRS, _OURS),
    "another's in the session": _for_skill(_OURS, _THEIRS),
    "none in the context": _for_skill({}, _OURS),
    "none in the session": _for_skill(_OURS, {}),
    "null in both places": _for_skill(None, None),
    "a list": _for_skill({"applicationId": [_OURS["applicationId"]]}, _OURS),
    "no context": _changed(lambda body: body.pop("context")),
    "a text for the system": _changed(lambda body: body["context"].update(System="Alexa")),
}

BODIES = [
    Case(f"{what}: {name}", make)
    for what, cases in (
        ("the timestamp", TIME_CASES),
        ("the body", BODY_CASES),
        ("the skill id", ID_CASES),
    )
    for name, make in cases.items()
]
