"""Who may speak to the console: the page that its own address opened, and nobody else's page.

A page of any site can send requests to 127.0.0.1, and a name of its own may come to lead there
(DNS rebinding). So the console takes its own name alone, its own page's requests alone, and only
from a browser that was shown the address with the token in it.
"""

from __future__ import annotations

import hmac
from http import HTTPStatus

from flask import Request

# Nothing in these is anybody's; the frame that the screen is drawn in has no cookie to show.
_OPEN = ("/page/", "/screen/")
_OWN_FETCH = frozenset({"same-origin", "none"})
_REFUSED = "open the address that `aisle console` printed: it has a token that this request lacks"


class Admission:
    """The rules of one console: `token` is in the address that it prints."""

    def __init__(self, port: int, token: str) -> None:
        self.token = token
        # Cookies know no ports; two consoles each keep their own.
        self.cookie = f"aisle-console-{port}"
        self._hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}

    def refusal(self, request: Request) -> tuple[str, HTTPStatus] | None:
        """Why a request is not taken, in words; None where it is."""
        if request.host not in self._hosts:
            return f"this console is not {request.host}", HTTPStatus.MISDIRECTED_REQUEST
        if request.path.startswith(_OPEN):
            return None
        origin = request.headers.get("Origin")
        if origin is not None and origin != f"http://{request.host}":
            return "the console takes requests from its own page alone", HTTPStatus.FORBIDDEN
        if request.headers.get("Sec-Fetch-Site", "none") not in _OWN_FETCH:
            return "the console takes requests from its own page alone", HTTPStatus.FORBIDDEN
        if not self._knows_token(request):
            return _REFUSED, HTTPStatus.FORBIDDEN
        return None

    def _knows_token(self, request: Request) -> bool:
        shown = request.args.get("token") or request.cookies.get(self.cookie) or ""
        return hmac.compare_digest(shown.encode(), self.token.encode())
