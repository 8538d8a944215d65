"""What Lambda does with the records of a stream, by its documentation: batches in order; of a
partial failure the lowest sequence number is where it goes on; a batch that fails is cut in two;
after the last attempt what is left goes to the on-failure destination, and the stream goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

Record = dict[str, Any]
Handler = Callable[[dict[str, Any], Any], dict[str, Any]]


@dataclass(frozen=True)
class Context:
    """Of an invocation that has so long to go."""

    milliseconds: int = 60_000

    def get_remaining_time_in_millis(self) -> int:
        return self.milliseconds


@dataclass
class LambdaStream:
    """`between` runs before each further attempt, as time goes by."""

    handler: Handler
    attempts: int = 4
    batch_size: int = 10
    between: Callable[[], None] = lambda: None
    given_up: list[Record] = field(default_factory=list)
    invocations: int = 0

    def deliver(self, records: Sequence[Record]) -> None:
        for start in range(0, len(records), self.batch_size):
            self._batch(list(records[start : start + self.batch_size]), self.attempts)

    def _batch(self, batch: list[Record], attempts: int) -> None:
        while batch:
            failed = self._failed(batch)
            if not failed:
                return
            attempts -= 1
            if attempts <= 0:
                self.given_up += batch[batch.index(failed[0]) :][:1]
                batch = batch[batch.index(failed[0]) + 1 :]
                attempts = self.attempts
                continue
            batch = batch[batch.index(failed[0]) :]
            self.between()

    def _failed(self, batch: list[Record]) -> list[Record]:
        self.invocations += 1
        answer = self.handler({"Records": batch}, Context())
        numbers = {failure["itemIdentifier"] for failure in answer["batchItemFailures"]}
        known = {record["dynamodb"]["SequenceNumber"] for record in batch}
        assert numbers <= known, "Lambda takes an unknown number for the whole batch"
        return [record for record in batch if record["dynamodb"]["SequenceNumber"] in numbers]
