"""A stand-in for the retailer's order system: what it charges, and how it fails to say so."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

ACCESS_KEY, SECRET_KEY, REGION = "AKIAPAYMENT", "payment-secret", "us-east-1"


class Desk:
    """`charged` holds by key what was taken; `declines` and `answer` are what it does next.

    As the contract asks, a key is decided once: asked again, it says the same again."""

    def __init__(self) -> None:
        self.url = ""
        self.charged: dict[str, int] = {}
        self.decided: dict[str, str] = {}
        self.asked: list[str] = []
        self.unsigned: list[str] = []
        self.declines = False
        self.answer: Callable[[BaseHTTPRequestHandler, str], None] = said
        self._lock = threading.Lock()

    def decide(self, key: str, body: dict[str, Any]) -> str:
        with self._lock:
            self.asked.append(key)
            if key not in self.decided:
                self.decided[key] = "declined" if self.declines else "charged"
                if not self.declines:
                    self.charged[key] = body["amount"]
            return self.decided[key]


def said(handler: BaseHTTPRequestHandler, outcome: str) -> None:
    reply(handler, 200, json.dumps({"status": outcome}).encode())


def payment_required(handler: BaseHTTPRequestHandler, outcome: str) -> None:
    reply(handler, 200 if outcome == "charged" else 402, json.dumps({"status": outcome}).encode())


def server_error(handler: BaseHTTPRequestHandler, _: str) -> None:
    reply(handler, 500, b'{"status": "charged"}')


def garbage(handler: BaseHTTPRequestHandler, _: str) -> None:
    reply(handler, 200, b"<html>\xff welcome")


def another_word(handler: BaseHTTPRequestHandler, _: str) -> None:
    reply(handler, 200, b'{"status": "in progress"}')


def no_status(handler: BaseHTTPRequestHandler, _: str) -> None:
    reply(handler, 200, b'["charged"]')


def charged_and_refused(handler: BaseHTTPRequestHandler, _: str) -> None:
    reply(handler, 402, b'{"status": "charged"}')


def redirect(handler: BaseHTTPRequestHandler, _: str) -> None:
    handler.send_response(302)
    handler.send_header("Location", "/elsewhere")
    handler.send_header("Content-Length", "0")
    handler.end_headers()


def hangs_up(handler: BaseHTTPRequestHandler, _: str) -> None:
    handler.close_connection = True


def silent(handler: BaseHTTPRequestHandler, _: str) -> None:
    time.sleep(8)


def dripping(handler: BaseHTTPRequestHandler, _: str) -> None:
    """A byte now and then: each is in time, all of them are not."""
    for byte in b"HTTP/1.1 200 OK\r\nContent-Length: 21\r\n\r\n" + b" " * 21:
        try:
            handler.wfile.write(bytes([byte]))
        except OSError:
            return
        time.sleep(0.25)


def reply(handler: BaseHTTPRequestHandler, status: int, body: bytes) -> None:
    handler.send_response(status)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


@contextmanager
def payment_desk() -> Iterator[Desk]:
    desk = Desk()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            key = self.headers["Idempotency-Key"]
            if not _is_signed(self, desk.url, body):
                desk.unsigned.append(key)
                reply(self, 403, b'{"message": "Forbidden"}')
                return
            desk.answer(self, desk.decide(key, json.loads(body)))

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    desk.url = f"http://127.0.0.1:{server.server_address[1]}/prod/charges?via=voice"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield desk
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _is_signed(handler: BaseHTTPRequestHandler, url: str, body: bytes) -> bool:
    """The signature made again from what arrived, as API Gateway does."""
    sent = {name.lower(): value for name, value in handler.headers.items()}
    names = [part for part in sent.get("authorization", "").split(", ") if "SignedHeaders=" in part]
    signed = names[0].removeprefix("SignedHeaders=").split(";") if names else []
    if not {"host", "idempotency-key", "x-amz-date"} <= set(signed):
        return False
    headers = {name: sent[name] for name in signed if name != "host"}
    request = AWSRequest("POST", url, headers, body)
    request.context["timestamp"] = sent["x-amz-date"]
    signer = SigV4Auth(Credentials(ACCESS_KEY, SECRET_KEY), "execute-api", REGION)
    canonical = signer.canonical_request(request)
    signature = signer.signature(signer.string_to_sign(request, canonical), request)
    return sent["authorization"].endswith(f"Signature={signature}")
