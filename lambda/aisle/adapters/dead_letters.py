"""What a person has to look at, in the dead-letter queue."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from aisle.notice_ports import NotDelivered


class SqsDeadLetters:
    def __init__(self, client: Any, queue_url: str) -> None:
        self._client = client
        self._queue_url = queue_url

    def add(self, letter: Mapping[str, str]) -> None:
        """See notice_ports.DeadLetters."""
        try:
            self._client.send_message(
                QueueUrl=self._queue_url, MessageBody=json.dumps(dict(letter))
            )
        except (BotoCoreError, ClientError) as error:
            raise NotDelivered(f"dead letter: {type(error).__name__}") from None
