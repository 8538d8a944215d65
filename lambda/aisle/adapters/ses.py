"""E-mail by Amazon SES, which puts text and HTML together itself."""

from __future__ import annotations

from email.utils import formataddr
from typing import Any

from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    ConnectionClosedError,
    ReadTimeoutError,
)

from aisle.notice_ports import DeliveryUnknown, Mail, NotDelivered, Undeliverable

_NO_USE_TRYING = frozenset({"MessageRejected", "BadRequestException"})
_SERVER_ERROR = 500
_NOT_TAKEN = 503  # the one server error that says that nothing was begun
# RFC 3834: so that nobody's out-of-office note answers it.
_HEADERS = [{"Name": "Auto-Submitted", "Value": "auto-generated"}]


class SesMailer:
    """`sender` is a verified identity's address, `name` whose it is."""

    def __init__(self, client: Any, sender: str, name: str) -> None:
        self._client = client
        self._from = formataddr((" ".join(name.split()), sender))

    def send(self, mail: Mail) -> None:
        """See notice_ports.Mailer."""
        try:
            self._client.send_email(
                FromEmailAddress=self._from,
                Destination={"ToAddresses": [mail.to]},
                Content={"Simple": _content(mail)},
            )
        except (ReadTimeoutError, ConnectionClosedError) as error:
            raise DeliveryUnknown(type(error).__name__) from None
        except ClientError as error:
            raise _refusal(error) from None
        except BotoCoreError as error:
            raise NotDelivered(type(error).__name__) from None


def _content(mail: Mail) -> dict[str, Any]:
    return {
        "Subject": _utf8(mail.subject),
        "Body": {"Text": _utf8(mail.text), "Html": _utf8(mail.html)},
        "Headers": _HEADERS,
    }


def _utf8(text: str) -> dict[str, str]:
    return {"Data": text, "Charset": "UTF-8"}


def _refusal(error: ClientError) -> Exception:
    """By its code alone: SES's own words may hold the address."""
    code = error.response.get("Error", {}).get("Code", "")
    status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
    if code in _NO_USE_TRYING:
        return Undeliverable(f"SES: {code}")
    if status >= _SERVER_ERROR and status != _NOT_TAKEN:
        return DeliveryUnknown(f"SES: {status}")
    return NotDelivered(f"SES: {code}")
