"""Writing against an engine that answers as DynamoDB may: in part, or throttled."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from threading import Lock
from typing import Any

import pytest
from botocore.awsrequest import AWSResponse
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.loading import writing
from workbench.loading.rows import LoadingError
from workbench.loading.spool import CATALOG, SHOP, SpooledItem
from workbench.loading.target import loading_client
from workbench.loading.writing import BATCH, Writer

Take = Callable[[list[Any]], int | str]


class Engine:
    """Stands in for the network of a real client. `take` tells how many of a batch's requests
    are processed, or the error that the batch meets."""

    def __init__(self, take: Take) -> None:
        self.client = loading_client("http://127.0.0.1:1", "us-east-1", 4)
        self.taken: Counter[tuple[str, str]] = Counter()
        self.sizes: list[int] = []
        self._take = take
        self._lock = Lock()
        self.client.meta.events.register("before-send.dynamodb", self._answer)

    def _answer(self, request: Any, **_: Any) -> AWSResponse:
        body = json.loads(request.body)
        if "RequestItems" not in body:
            return _response(request.url, {})
        with self._lock:
            return self._batch(request.url, body["RequestItems"])

    def _batch(self, url: str, batch: dict[str, list[Any]]) -> AWSResponse:
        ((table, requests),) = batch.items()
        self.sizes.append(len(requests))
        taken = self._take(requests)
        if isinstance(taken, str):
            return _response(url, {"__type": f"com.amazonaws.dynamodb#{taken}"}, status=400)
        for request in requests[:taken]:
            self.taken[table, request["PutRequest"]["Item"]["pk"]["S"]] += 1
        left = requests[taken:]
        return _response(url, {"UnprocessedItems": {table: left} if left else {}})


class _Body:
    def __init__(self, content: bytes) -> None:
        self._content = content

    def stream(self, *_: Any, **__: Any) -> Iterator[bytes]:
        yield self._content


def _response(url: str, body: dict[str, Any], status: int = 200) -> AWSResponse:
    return AWSResponse(url, status, {}, _Body(json.dumps(body).encode()))


def items(count: int, table: str = SHOP) -> list[SpooledItem]:
    return [SpooledItem(table, {"pk": {"S": f"{table}{n}"}}, False) for n in range(count)]


def writer(engine: Engine, pauses: list[float] | None = None, threads: int = 4) -> Writer:
    heard = pauses if pauses is not None else []
    return Writer(engine.client, {SHOP: "S", CATALOG: "C"}, threads, heard.append)


def test_every_item_is_written_once_in_batches_of_one_table() -> None:
    engine = Engine(len)
    reached: list[int] = []
    written = writer(engine).write([*items(60), *items(30, CATALOG)], reached.append)
    assert written.items == reached[-1] == 90
    assert set(engine.taken.values()) == {1}
    assert sorted(engine.sizes) == sorted([BATCH, BATCH, 10, BATCH, 5])


@settings(max_examples=15)
@given(st.lists(st.integers(0, BATCH), min_size=1, max_size=8))
def test_what_was_not_processed_is_gone_on_with(shares: list[int]) -> None:
    turns = iter(shares)
    engine = Engine(lambda requests: next(turns, len(requests)))
    assert writer(engine).write(items(70), lambda _: None).items == 70
    assert len(engine.taken) == 70
    assert set(engine.taken.values()) == {1}


def test_a_batch_that_is_throttled_as_a_whole_is_tried_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("botocore.endpoint.time.sleep", lambda _: None)
    throttled = iter(["ProvisionedThroughputExceededException"] * 8)
    engine = Engine(lambda requests: next(throttled, len(requests)))
    pauses: list[float] = []
    assert writer(engine, pauses, threads=1).write(items(3), lambda _: None).items == 3
    assert pauses


def test_the_pauses_grow_and_differ_while_nothing_is_taken() -> None:
    engine = Engine(lambda _: 0)
    pauses: list[float] = []
    with pytest.raises(LoadingError, match="taken nothing in 12 tries"):
        writer(engine, pauses, threads=1).write(items(5), lambda _: None)
    assert len(pauses) == 11
    assert len(set(pauses)) == 11
    assert max(pauses) <= writing._LONGEST_PAUSE


def test_some_progress_is_never_given_up_on() -> None:
    engine = Engine(lambda _: 1)
    assert writer(engine, threads=1).write(items(BATCH), lambda _: None).items == BATCH
    assert len(engine.sizes) == BATCH


def test_another_error_ends_the_load() -> None:
    engine = Engine(lambda _: "ResourceNotFoundException")
    with pytest.raises(engine.client.exceptions.ResourceNotFoundException):
        writer(engine).write(items(500), lambda _: None)


def test_items_are_read_no_further_ahead_than_the_threads_can_hold() -> None:
    """The spool is not read into memory while the engine is slow."""
    ahead: list[int] = []
    read = 0

    def counted() -> Iterator[SpooledItem]:
        nonlocal read
        for item in items(2_000):
            read += 1
            yield item

    engine = Engine(len)
    writer(engine, threads=2).write(counted(), lambda done: ahead.append(read - done))
    assert max(ahead) <= (2 * 2 + 1) * BATCH
