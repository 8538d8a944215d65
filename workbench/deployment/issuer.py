"""A stand-in for the identity issuer of account linking, on loopback: its userinfo endpoint."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


@contextmanager
def running_issuer(customers: Mapping[str, str]) -> Iterator[str]:
    """The address of the userinfo endpoint; `customers` are customer ids by access token."""

    class Userinfo(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            token = self.headers.get("Authorization", "").removeprefix("Bearer ")
            subject = customers.get(token)
            body = json.dumps({"sub": subject} if subject else {"error": "invalid_token"}).encode()
            self.send_response(200 if subject else 401)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Says nothing: the answer is what counts."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Userinfo) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/userinfo"
        finally:
            server.shutdown()
            thread.join()
