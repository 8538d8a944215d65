"""What SES, and the process that calls it, do on a bad day."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from botocore.awsrequest import AWSResponse
from botocore.exceptions import EndpointConnectionError, ReadTimeoutError
from botocore.httpsession import URLLib3Session

Fault = Callable[[Any], AWSResponse]


class Killed(BaseException):
    """The process ends here, and nothing of ours runs any more."""


class _Body(BytesIO):
    def stream(self, **_: Any) -> Iterator[bytes]:
        yield self.read()


def refused(code: str, status: int) -> Fault:
    def answer(_: Any) -> AWSResponse:
        headers = {"x-amzn-errortype": code, "content-type": "application/json"}
        body = json.dumps({"message": "canary@example.com is not to be logged"}).encode()
        return AWSResponse("http://localhost", status, headers, _Body(body))

    return answer


def not_reached(request: Any) -> AWSResponse:
    raise EndpointConnectionError(endpoint_url=request.url)


def killed_before(_: Any) -> AWSResponse:
    raise Killed


def killed_after(request: Any) -> AWSResponse:
    URLLib3Session().send(request)
    raise Killed


def answer_lost(request: Any) -> AWSResponse:
    URLLib3Session().send(request)
    raise ReadTimeoutError(endpoint_url=request.url)


def never_answered(request: Any) -> AWSResponse:
    raise ReadTimeoutError(endpoint_url=request.url)


@contextmanager
def bad_days(client: Any, service: str, *faults: Fault) -> Iterator[list[Fault]]:
    """Each of the next calls of the service comes to one of these. Gives those still to come."""
    to_come = list(faults)

    def before_send(request: Any, **_: Any) -> AWSResponse | None:
        return to_come.pop(0)(request) if to_come else None

    client.meta.events.register(f"before-send.{service}", before_send)
    try:
        yield to_come
    finally:
        client.meta.events.unregister(f"before-send.{service}", before_send)
