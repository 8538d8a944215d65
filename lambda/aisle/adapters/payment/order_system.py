"""The retailer's order system is asked to charge the card on file, and says whether it did.

One POST of JSON, with an `Idempotency-Key` header (IETF draft "The Idempotency-Key HTTP Header
Field"), signed by the function's own role (AWS Signature Version 4, service execute-api), so that
no secret is needed. docs/payment.md is the contract.
"""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from threading import Timer
from urllib.parse import urlsplit

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.exceptions import BotoCoreError, NoCredentialsError, NoRegionError
from botocore.session import Session

from aisle.deadline import seconds_left
from aisle.domain.errors import PaymentUnknown
from aisle.domain.orders import Order, PaymentStatus

_MOST_SECONDS = 3.0
_LEAST_SECONDS = 0.3
_FOR_THE_STORE = 1.6  # what comes of it has to be written
_LONGEST_ANSWER = 64 * 1024
_ANSWERED = frozenset({HTTPStatus.OK, HTTPStatus.CREATED, HTTPStatus.PAYMENT_REQUIRED})
_SAID = {"charged": PaymentStatus.CHARGED, "declined": PaymentStatus.DECLINED}


class OrderSystemPayment:
    begins = PaymentStatus.PENDING

    def __init__(self, url: str, session: Session | None = None) -> None:
        """`url` is https, or http on loopback, as the settings have checked."""
        parts = urlsplit(url)
        self._connect = HTTPSConnection if parts.scheme == "https" else HTTPConnection
        self._host = parts.netloc
        self._path = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
        self._url = url
        self._session = session or Session()

    def charge(self, order: Order) -> PaymentStatus:
        """Within what the turn has left. Raises PaymentUnknown for anything but a plain answer."""
        seconds = min(_MOST_SECONDS, seconds_left() - _FOR_THE_STORE)
        if seconds < _LEAST_SECONDS or not order.payment:
            raise PaymentUnknown("no time left")
        body = _request(order)
        try:
            headers = self._signed(body, order.payment.key)
            with _connected(self._connect(self._host, timeout=seconds), seconds) as connection:
                connection.request("POST", self._path, body, headers)
                answer = connection.getresponse()
                return _said(answer.status, answer.read(_LONGEST_ANSWER))
        except (OSError, HTTPException, BotoCoreError) as error:
            raise PaymentUnknown(type(error).__name__) from error

    def _signed(self, body: bytes, key: str) -> dict[str, str]:
        headers = {"Content-Type": "application/json", "Idempotency-Key": key}
        credentials = self._session.get_credentials()
        region = self._session.get_config_variable("region")
        if not credentials:
            raise NoCredentialsError
        if not region:
            raise NoRegionError
        request = AWSRequest("POST", self._url, headers, body)
        SigV4Auth(credentials.get_frozen_credentials(), "execute-api", region).add_auth(request)
        return dict(request.headers.items())


@contextmanager
def _connected(connection: HTTPConnection, seconds: float) -> Iterator[HTTPConnection]:
    """Hangs up after so long in all: the socket's own limit begins anew with every byte."""
    timer = Timer(seconds, _hang_up, [connection])
    timer.daemon = True
    timer.start()
    try:
        yield connection
    finally:
        timer.cancel()
        timer.join()
        connection.close()


def _hang_up(connection: HTTPConnection) -> None:
    with suppress(OSError, AttributeError):
        connection.sock.shutdown(socket.SHUT_RDWR)


def _request(order: Order) -> bytes:
    values = {
        "order_number": order.number,
        "customer_id": order.customer_id,
        "amount": order.total.minor,
        "currency": order.total.currency,
        "method": "card_on_file",
    }
    return json.dumps(values).encode()


def _said(status: int, body: bytes) -> PaymentStatus:
    """What is not said plainly is not known: a 500 may have charged."""
    try:
        said = json.loads(body)["status"] if status in _ANSWERED else None
    except (ValueError, KeyError, TypeError) as error:
        raise PaymentUnknown("no answer that can be read") from error
    outcome = _SAID.get(said) if isinstance(said, str) else None
    refused = status == HTTPStatus.PAYMENT_REQUIRED
    if not outcome or (refused and outcome is PaymentStatus.CHARGED):
        raise PaymentUnknown(f"status {status}")
    return outcome
