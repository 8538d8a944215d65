"""The WSGI application: Alexa's requests in, answers out, and everything else refused."""

from __future__ import annotations

import logging

from flask import Flask, Response, jsonify, request
from werkzeug.exceptions import ClientDisconnected, RequestEntityTooLarge

from aisle import deadline
from aisle.skill.skill import ForeignSkill, Skill
from web_endpoint.adapter import adapter_for
from web_endpoint.certificates import SigningCertificates
from web_endpoint.clock import Clock, utc_now
from web_endpoint.refusal import Refused
from web_endpoint.signature import verify_signature

# What Alexa sends back of a session is at most the 120 KB that an answer may have.
MOST_BYTES = 256 * 1024

logger = logging.getLogger(__name__)


def web_application(
    skill: Skill, certificates: SigningCertificates, clock: Clock = utc_now
) -> Flask:
    """POST / takes what Alexa signed to its answer; GET /health says that it is up."""
    app = Flask(__name__, static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = MOST_BYTES
    adapter = adapter_for(skill, app, clock)

    @app.post("/")
    def turn() -> Response:
        with deadline.turn():
            body = request.get_data()
            verify_signature(request.headers, body, certificates)
            _check_text(body)
            answer: Response = adapter.dispatch_request()
            return answer

    @app.get("/health")
    def health() -> Response:
        return jsonify(status="ok")

    for refusal in (Refused, ForeignSkill, RequestEntityTooLarge, ClientDisconnected):
        app.register_error_handler(refusal, _refused)
    app.after_request(_logged)
    return app


def _check_text(body: bytes) -> None:
    try:
        body.decode()
    except UnicodeDecodeError:
        raise Refused("the body is not UTF-8") from None


def _refused(error: Exception) -> tuple[Response, int]:
    """Amazon asks for a 400. Why is for the log, not for whoever tries."""
    reason = str(error) if isinstance(error, Refused | ForeignSkill) else type(error).__name__
    logger.warning("refused: %s", reason)
    return jsonify(error="this is not a request of Alexa's for this skill"), 400


def _logged(response: Response) -> Response:
    """Neither who asked nor what: a body, a header and an address are all somebody's."""
    logger.info("answered %s", response.status_code)
    return response
