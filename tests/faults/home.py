"""One customer's home: people who speak to several devices, over the real skill and engine."""

from __future__ import annotations

import copy
import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from tests.robustness.envelopes import check_spoken
from workbench.demo_identity import token_for
from workbench.local_shop import MODEL, SKILL_ID
from workbench.simulator import Alexa, Reply, load_model
from workbench.stage.sample_store import SampleStore

NOON = datetime(2026, 3, 10, 17, tzinfo=UTC)


class Home:
    """`customer` owns the linked account. Time goes on by `pass_time`."""

    def __init__(self, sample: SampleStore, customer: str) -> None:
        self.sample = sample
        self.customer = customer
        self.now = NOON
        self.replies: list[str] = []
        self._times, self._at_once = 1, False
        self._orders_before = sample.count_orders(customer)

    @property
    def orders(self) -> int:
        """How many orders have come since."""
        return self.sample.count_orders(self.customer) - self._orders_before

    def repeat_requests(self, times: int, at_once: bool = False) -> None:
        """Alexa sends each request so often from now on; `replies` are those to the last one."""
        self._times, self._at_once = times, at_once

    def answer(self, envelope: dict[str, Any]) -> dict[str, Any]:
        with ThreadPoolExecutor(self._times if self._at_once else 1) as threads:
            sent = [copy.deepcopy(envelope) for _ in range(self._times)]
            answers = list(threads.map(self.sample.skill.answer, sent))
        self.replies = [json.dumps(answer, ensure_ascii=False) for answer in answers]
        return answers[0]

    def device(self, person: str | None = None) -> Device:
        return Device(self, person)

    def pass_time(self, **units: float) -> None:
        self.now += timedelta(**units)

    def stored(self) -> list[dict[str, Any]]:
        """Everything in both tables, for comparing."""
        client, tables = self.sample.client, self.sample.tables
        pages = [
            page
            for table in (tables.shop, tables.catalog)
            for page in client.get_paginator("scan").paginate(TableName=table, ConsistentRead=True)
        ]
        items = [item for page in pages for item in page["Items"]]
        return sorted(items, key=lambda item: (item["pk"]["S"], item.get("sk", {}).get("S", "")))


class Device:
    """An Echo with a conversation of its own."""

    def __init__(self, home: Home, person: str | None) -> None:
        self._home = home
        self.alexa = Alexa(
            load_model(MODEL),
            home.answer,
            clock=lambda: home.now,
            access_token=token_for(home.customer),
            person_id=person,
            application_id=SKILL_ID,
            seed=uuid4().hex,
            seconds_to_answer=None,  # what is about time measures it, and fails by that
        )

    def says(self, utterance: str, person: str | None = None) -> str:
        """What Alexa answers, as it is heard."""
        if person:
            self.alexa.hear_voice(person)
        return self.heard(self.alexa.say(utterance))

    def goes_back_to(self, attributes: dict[str, Any]) -> None:
        """What the session remembers is what some other turn had it remember."""
        self.alexa.go_back_to(attributes)

    @property
    def response(self) -> Any:
        return self.alexa.exchanges[-1][1]

    def heard(self, reply: Reply) -> str:
        check_spoken(self.response)
        return " ".join((reply.speech or "").split())
