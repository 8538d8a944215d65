"""What the page asks of the desk, as JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from http import HTTPStatus
from threading import Lock
from typing import Any

from flask import Blueprint, Response, abort, jsonify, request

from workbench.console import script_endpoints
from workbench.console.asked import Asked, given_in, turn_in
from workbench.console.conversation_files import NotSaved
from workbench.console.desk import Desk
from workbench.console.desk_json import choices_json, desk_json
from workbench.simulator import SimulatorError
from workbench.simulator.conversations.keyed_lines import ConversationError

Endpoint = Callable[[Desk, Asked], Mapping[str, Any]]
# What is wrong with what was asked, each with a message for whoever asked it.
_WRONG = (ValueError, LookupError, ConversationError, NotSaved, SimulatorError)


def console_endpoints(desk: Desk, lock: Lock) -> Blueprint:
    """GET what there is to see; POST what is to be done, with a JSON object."""
    api = Blueprint("api", __name__)
    for method, endpoints in (("GET", _SEEN), ("POST", _DONE)):
        for rule, endpoint in endpoints.items():
            api.add_url_rule(rule, rule, _view(endpoint, desk, lock), methods=[method])
    return api


def _view(endpoint: Endpoint, desk: Desk, lock: Lock) -> Callable[[], Response]:
    def answered() -> Response:
        asked = _asked()
        with lock:
            try:
                return jsonify(endpoint(desk, asked))
            except _WRONG as wrong:
                response = jsonify(error=_message(wrong))
                response.status_code = HTTPStatus.BAD_REQUEST
                return response

    return answered


def _asked() -> Asked:
    body = {} if request.method == "GET" else request.get_json()
    if not isinstance(body, dict):
        abort(HTTPStatus.BAD_REQUEST, "the body is not a JSON object")
    return Asked(body)


def _message(wrong: Exception) -> str:
    """A LookupError quotes what it says."""
    return str(wrong.args[0]) if isinstance(wrong, LookupError) and wrong.args else str(wrong)


def _choices(desk: Desk, _: Asked) -> Mapping[str, Any]:
    return choices_json(desk)


def _conversation(desk: Desk, _: Asked) -> Mapping[str, Any]:
    return desk_json(desk)


def _begin(desk: Desk, asked: Asked) -> Mapping[str, Any]:
    desk.begin(given_in(asked))
    return desk_json(desk)


def _turn(desk: Desk, asked: Asked) -> Mapping[str, Any]:
    said = len(desk.talk.turns)
    desk.talk.act(turn_in(asked))
    return desk_json(desk, said)


_SEEN: Mapping[str, Endpoint] = {
    "/choices": _choices,
    "/conversation": _conversation,
    "/tests": script_endpoints.tests,
}
_DONE: Mapping[str, Endpoint] = {
    "/begin": _begin,
    "/turn": _turn,
    "/open": script_endpoints.open_test,
    "/read": script_endpoints.read,
    "/step": script_endpoints.step,
    "/replay": script_endpoints.replay,
    "/leave": script_endpoints.leave,
    "/record": script_endpoints.record,
}
