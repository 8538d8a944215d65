"""What a store does to a client on a bad day, put in between botocore and the network."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import botocore.httpsession
from botocore.awsrequest import AWSResponse
from botocore.exceptions import ReadTimeoutError

Fault = Callable[..., AWSResponse | None]


class _Body(BytesIO):
    def stream(self, **_: Any) -> Iterator[bytes]:
        yield self.read()


def refusal(code: str, status: int = 400, **more: Any) -> AWSResponse:
    """DynamoDB's answer when it will not."""
    body = {"__type": f"com.amazonaws.dynamodb.v20120810#{code}", "message": code, **more}
    headers = {"content-type": "application/x-amz-json-1.0"}
    return AWSResponse("http://localhost", status, headers, _Body(json.dumps(body).encode()))


def cancelled(*codes: str) -> AWSResponse:
    """A transaction that was not made, with a reason for each action."""
    reasons = [{"Code": code} for code in codes]
    return refusal("TransactionCanceledException", CancellationReasons=reasons)


@contextmanager
def first(client: Any, times: int, operation: str, fault: Callable[[], Any]) -> Iterator[list[str]]:
    """The first calls of the operation, or of any for "*", come to this. Gives the operations as
    they are sent."""
    sent: list[str] = []

    def before_send(request: Any, **_: Any) -> Any:
        name = request.headers["X-Amz-Target"]
        name = (name.decode() if isinstance(name, bytes) else name).rpartition(".")[2]
        sent.append(name)
        met = sent if operation == "*" else [one for one in sent if one == operation]
        return fault() if operation in ("*", name) and len(met) <= times else None

    client.meta.events.register("before-send.dynamodb", before_send)
    try:
        yield sent
    finally:
        client.meta.events.unregister("before-send.dynamodb", before_send)


@contextmanager
def half_left_out(client: Any, times: int) -> Iterator[None]:
    """The first answers to BatchGetItem lack every second item."""
    left = [times]

    def after_call(parsed: dict[str, Any], **_: Any) -> None:
        if not left[0]:
            return
        left[0] -= 1
        for table, items in parsed["Responses"].items():
            keys = [{"pk": item["pk"]} for item in items[::2]]
            del items[::2]
            if keys:
                parsed["UnprocessedKeys"] = {table: {"Keys": keys}}

    client.meta.events.register("after-call.dynamodb.BatchGetItem", after_call)
    try:
        yield
    finally:
        client.meta.events.unregister("after-call.dynamodb.BatchGetItem", after_call)


@contextmanager
def answers_lost(times: int) -> Iterator[None]:
    """The store does what the next transactions ask, and its answer does not arrive."""
    send, left = botocore.httpsession.URLLib3Session.send, [times]

    def losing(self: Any, request: Any) -> AWSResponse:
        answer = send(self, request)
        if left[0] and b"TransactItems" in (request.body or b""):
            left[0] -= 1
            raise ReadTimeoutError(endpoint_url=request.url)
        return answer

    botocore.httpsession.URLLib3Session.send = losing
    try:
        yield
    finally:
        botocore.httpsession.URLLib3Session.send = send


class Crash(BaseException):
    """The process is gone; nobody catches that, and nothing is answered."""


@contextmanager
def crashing(*, after: bool) -> Iterator[None]:
    """The process dies over a transaction: before it is sent, or when it has been made."""
    send = botocore.httpsession.URLLib3Session.send

    def dying(self: Any, request: Any) -> AWSResponse:
        if b"TransactItems" not in (request.body or b""):
            return send(self, request)
        if after:
            send(self, request)
        raise Crash

    botocore.httpsession.URLLib3Session.send = dying
    try:
        yield
    finally:
        botocore.httpsession.URLLib3Session.send = send
