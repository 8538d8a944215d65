"""The second half of a load: the checked items into the tables, in batches and in parallel."""

from __future__ import annotations

import random
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from botocore.exceptions import ClientError

from aisle.adapters.dynamodb import keys
from aisle.adapters.dynamodb.attributes import Item
from workbench.loading.rows import LoadingError
from workbench.loading.spool import SpooledItem

BATCH = 25  # BatchWriteItem's limit; 25 items of the largest size stay under its 16 MB
Request = dict[str, Any]
_THROTTLED = frozenset(
    {"ProvisionedThroughputExceededException", "ThrottlingException", "RequestLimitExceeded"}
)
_FRUITLESS_TRIES = 12
_FIRST_PAUSE, _LONGEST_PAUSE = 0.05, 10.0  # seconds
_WAITING = 2  # batches a thread, so that the file is not read far ahead of the writes


@dataclass(frozen=True, slots=True)
class Written:
    """`kept` were there already and were not to be overwritten."""

    items: int = 0
    kept: int = 0

    def __add__(self, other: Written) -> Written:
        return Written(self.items + other.items, self.kept + other.kept)


@dataclass(frozen=True, slots=True)
class Writer:
    """`tables` are the names by which SpooledItem.table calls them; `pause` takes seconds."""

    client: Any
    tables: dict[str, str]
    threads: int = 8
    pause: Callable[[float], None] = time.sleep

    def write(self, items: Iterable[SpooledItem], wrote: Callable[[int], None]) -> Written:
        """Writes all, calling `wrote` with the number written so far. The keys must differ.
        Raises LoadingError where the table takes nothing for long."""
        written = Written()
        for done in self._in_parallel(_jobs(items)):
            written += done
            wrote(written.items + written.kept)
        return written

    def _in_parallel(self, jobs: Iterator[list[SpooledItem]]) -> Iterator[Written]:
        waiting: deque[Future[Written]] = deque()
        with ThreadPoolExecutor(self.threads) as pool:
            try:
                for job in jobs:
                    waiting.append(pool.submit(self._done, job))
                    if len(waiting) >= self.threads * _WAITING:
                        yield waiting.popleft().result()
                while waiting:
                    yield waiting.popleft().result()
            finally:
                for future in waiting:
                    future.cancel()

    def _done(self, job: list[SpooledItem]) -> Written:
        table = self.tables[job[0].table]
        if job[0].kept_if_there:
            return sum((self._put_if_absent(table, one.item) for one in job), Written())
        self._put_all(table, [one.item for one in job])
        return Written(len(job))

    def _put_if_absent(self, table: str, item: Item) -> Written:
        try:
            self.client.put_item(
                TableName=table, Item=item, ConditionExpression=f"attribute_not_exists({keys.PK})"
            )
        except ClientError as error:
            if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
                raise
            return Written(kept=1)
        return Written(1)

    def _put_all(self, table: str, items: list[Item]) -> None:
        """Goes on with what the engine returned as unprocessed, ever more slowly while it
        takes nothing at all."""
        pending = [{"PutRequest": {"Item": item}} for item in items]
        fruitless = 0
        while pending:
            left = self._unprocessed(table, pending)
            fruitless = fruitless + 1 if len(left) == len(pending) else 0
            if fruitless >= _FRUITLESS_TRIES:
                raise LoadingError(
                    f"table {table} has taken nothing in {fruitless} tries: it is throttled; "
                    "load again later, or with fewer --threads"
                )
            if left:
                self.pause(_pause(fruitless))
            pending = left

    def _unprocessed(self, table: str, requests: list[Request]) -> list[Request]:
        """A batch that is throttled as a whole is an error, and nothing of it is processed."""
        try:
            answer = self.client.batch_write_item(RequestItems={table: requests})
        except ClientError as error:
            if error.response["Error"]["Code"] in _THROTTLED:
                return requests
            raise
        left: list[Request] = answer.get("UnprocessedItems", {}).get(table, [])
        return left


def _pause(fruitless: int) -> float:
    """Full jitter, so that parallel batches do not come back together."""
    return random.uniform(0, min(_LONGEST_PAUSE, _FIRST_PAUSE * 2**fruitless))  # noqa: S311


def _jobs(items: Iterable[SpooledItem]) -> Iterator[list[SpooledItem]]:
    for _, alike in groupby(items, lambda item: (item.table, item.kept_if_there)):
        job: list[SpooledItem] = []
        for item in alike:
            job.append(item)
            if len(job) == BATCH:
                yield job
                job = []
        if job:
            yield job
