"""Verifying a request takes of the shopper's eight seconds too."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from aisle import deadline
from tests.web_endpoint.endpoint import Endpoint
from tests.web_endpoint.pki import good_chain
from tests.web_endpoint.sent import good


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """Seconds that have passed."""
    watch = SimpleNamespace(seconds=0.0)
    monkeypatch.setattr(deadline, "time", SimpleNamespace(monotonic=lambda: watch.seconds))
    return watch


class SlowToFetch(Endpoint):
    def __init__(self, watch: SimpleNamespace, skill: Any) -> None:
        super().__init__(good_chain(), skill)
        self._watch = watch

    def _fetch(self, path: str) -> bytes:
        self._watch.seconds += 2
        return super()._fetch(path)


def test_a_turn_within_another_ends_with_it(watch: SimpleNamespace) -> None:
    with deadline.turn():
        watch.seconds = 3
        with deadline.turn():
            assert deadline.has_time_for(3)
            assert not deadline.has_time_for(4)
    assert deadline.has_time_for(1_000)


def test_the_time_that_the_certificate_took_is_gone(watch: SimpleNamespace) -> None:
    had_time: list[bool] = []

    def skill(*_: Any) -> dict[str, Any]:
        with deadline.turn():
            had_time.append(deadline.has_time_for(5))
        return {}

    endpoint = SlowToFetch(watch, skill)
    assert endpoint.post(good()).status_code == 200
    assert endpoint.post(good()).status_code == 200
    assert had_time == [False, True]
