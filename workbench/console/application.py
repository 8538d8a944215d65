"""The console's web application: the page, what it fetches, and what no other page gets."""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path
from threading import Lock
from typing import Any

from flask import Flask, Response, jsonify, redirect, request, send_file, send_from_directory
from werkzeug.exceptions import HTTPException

from workbench.console.admission import Admission
from workbench.console.desk import Desk
from workbench.console.endpoints import console_endpoints
from workbench.viewhost import RendererMissing, screen_script

_PAGE = Path(__file__).parent / "page"
_PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
# Amazon's renderer makes functions of text, puts style sheets into the page, and would fetch fonts
# and images: it gets a page of its own without an origin, from which it reaches nothing.
_SCREEN_POLICY = (
    "sandbox allow-scripts; default-src 'none'; script-src 'self' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src data:; base-uri 'none'; "
    "form-action 'none'; "
    "frame-ancestors 'self'"
)


def console_application(desk: Desk, admission: Admission) -> Flask:
    """Serves one desk; one turn at a time, whoever asks."""
    app = Flask("aisle-console", static_folder=None)
    # JSON as the skill and Alexa wrote it, in their order.
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.register_blueprint(console_endpoints(desk, Lock()), url_prefix="/api")
    app.register_error_handler(HTTPException, _told)
    _add_pages(app, admission)
    _add_rules(app, admission)
    return app


def _add_pages(app: Flask, admission: Admission) -> None:
    @app.get("/")
    def page() -> Any:
        if "token" not in request.args:
            return send_file(_PAGE / "console.html")
        # Out of the address bar, where it would be seen and copied.
        answer = redirect("/", HTTPStatus.SEE_OTHER)
        answer.set_cookie(admission.cookie, admission.token, httponly=True, samesite="Strict")
        return answer

    @app.get("/page/<path:name>")
    def part(name: str) -> Response:
        return send_from_directory(_PAGE, name)

    @app.get("/screen/")
    def screen() -> Response:
        return send_file(_PAGE / "screen" / "screen.html")

    @app.get("/screen/renderer.js")
    def renderer() -> Response:
        try:
            script = Response(screen_script(), mimetype="text/javascript")
        except RendererMissing as missing:
            return Response(str(missing), HTTPStatus.NOT_FOUND, mimetype="text/plain")
        # Five megabytes, for each frame anew: asked about again, and sent where they changed.
        script.cache_control.no_cache = True
        script.add_etag()
        script.make_conditional(request)
        return script


def _add_rules(app: Flask, admission: Admission) -> None:
    @app.before_request
    def admit() -> Response | None:
        refusal = admission.refusal(request)
        return None if refusal is None else _refused(*refusal)

    @app.after_request
    def guard(response: Response) -> Response:
        headers = response.headers
        own_page = request.path == "/screen/"
        headers["Content-Security-Policy"] = _SCREEN_POLICY if own_page else _PAGE_POLICY
        headers["X-Content-Type-Options"] = "nosniff"
        headers["Referrer-Policy"] = "no-referrer"
        headers.setdefault("Cache-Control", "no-store")
        if request.path.startswith("/api/"):
            headers["Cross-Origin-Resource-Policy"] = "same-origin"
        return response


def _told(error: HTTPException) -> Response:
    """What Flask refuses, as the page can show it."""
    return _refused(error.description or error.name, HTTPStatus(error.code or 500))


def _refused(message: str, status: HTTPStatus) -> Response:
    if not request.path.startswith("/api/"):
        return Response(f"{message}\n", status, mimetype="text/plain")
    response = jsonify(error=message)
    response.status_code = status
    return response
