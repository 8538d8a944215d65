"""F20, personal data in logs: a canary in every text that comes in or is stored, and none in what
goes out to the log, whatever is asked and whatever breaks."""

from __future__ import annotations

import ast
import copy
import io
import json
import logging
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from aisle import log
from aisle.adapters.dynamodb.items import order_item, product_item, profile_item
from aisle.domain.catalog import Product
from aisle.domain.customers import Customer
from aisle.domain.errors import NotLinked, StoreUnavailable
from aisle.domain.money import Money
from aisle.domain.orders import Channel, Order, OrderLine, OrderStatus, StatusChange
from aisle.skill.handlers.track_order import TrackOrderIntent
from aisle.skill.skill import ForeignSkill, SkillEventFailed
from tests.robustness.envelopes import INTENTS, envelope
from workbench.demo_identity import DemoIdentity
from workbench.local_shop import SKILL_ID
from workbench.simulator.envelope import Speaker
from workbench.simulator.skill_event import events_by_name, skill_event
from workbench.stage.sample_store import SampleStore, SampleStores

CANARY = "Kanari"
SHOPPER = f"{CANARY}-shopper"
NUMBER = "9177301552"
NOW = datetime(2026, 3, 10, 17, tzinfo=UTC)
LAMBDA = Path(log.__file__).parents[1]
_MUST_STAY = {SKILL_ID, "LaunchRequest", "IntentRequest", "SessionEndedRequest", *INTENTS}
_SLOTS = {"query": "coffee", "item": CANARY, "order_number": NUMBER, "quantity": "2"}


@pytest.fixture(scope="module")
def sample(stores: SampleStores) -> SampleStore:
    """The sample shop, with a customer of whom everything is a canary."""
    sample = stores.take()
    free, at = Money(0, "USD"), NOW.replace(day=9)
    product = Product(CANARY, f"{CANARY} kettle", f"{CANARY} kettle", Money(999, "USD"), 5)
    order = Order(
        number=NUMBER,
        customer_id=SHOPPER,
        placed_at=at,
        channel=Channel.VOICE,
        lines=(OrderLine(CANARY, product.name, 1, free),),
        history=(StatusChange(OrderStatus.PLACED, at),),
        delivery=free,
        tax=free,
        total=free,
        time_zone="America/Denver",
        ship_to=f"{CANARY} home, {CANARY}@example.com",
    )
    customer = Customer(SHOPPER, "America/Denver", f"{CANARY} home", 0, (CANARY,))
    for item in (order_item(order), profile_item(customer)):
        sample.client.put_item(TableName=sample.tables.shop, Item=item)
    sample.client.put_item(TableName=sample.tables.catalog, Item=product_item(product))
    return sample


class Written:
    """All that would reach a log: every field of every record, and what Lambda prints of an
    exception that leaves the handler."""

    def __init__(self) -> None:
        self._text = io.StringIO()
        self.handler = logging.StreamHandler(self._text)
        self.handler.setFormatter(_Everything())

    def of(self, answer: Callable[[dict[str, Any]], Any], request: dict[str, Any]) -> str:
        self._text.truncate(self._text.seek(0))
        try:
            answer(copy.deepcopy(request))
        except (ForeignSkill, SkillEventFailed) as error:
            self._text.write("".join(traceback.format_exception(error)) + _chain(error))
        return self._text.getvalue()


class _Everything(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return super().format(record) + repr(vars(record))


def _chain(error: BaseException | None) -> str:
    """Also what a traceback would not show."""
    return f"{error!r} {_chain(error.__cause__ or error.__context__)}" if error else ""


@contextmanager
def capturing(*, libraries_kept_out: bool) -> Iterator[Written]:
    """As Lambda's runtime does it: one handler at the root. All levels, for all loggers."""
    root, written = logging.getLogger(), Written()
    before, handlers = root.level, root.handlers[:]
    root.handlers[:] = [written.handler]
    root.setLevel(logging.DEBUG)
    if libraries_kept_out:
        log.keep_libraries_out()
    try:
        yield written
    finally:
        root.handlers[:] = handlers
        root.setLevel(before)


@pytest.fixture
def written(capfd: pytest.CaptureFixture[str]) -> Iterator[Written]:
    with capturing(libraries_kept_out=True) as captured:
        yield captured
    printed = capfd.readouterr()
    assert CANARY not in printed.out + printed.err


def clean(text: str) -> bool:
    return bool(text) and CANARY.casefold() not in text.casefold() and NUMBER not in text


def leaves(node: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of every text in it."""
    children = node.items() if isinstance(node, dict) else enumerate(node)
    for key, child in children:
        if isinstance(child, dict | list):
            yield from leaves(child, (*path, key))
        elif isinstance(child, str):
            yield (*path, key)


def with_canary(whole: dict[str, Any], path: tuple[Any, ...]) -> dict[str, Any]:
    changed: Any = copy.deepcopy(whole)
    holder = changed
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = f"{CANARY} {holder[path[-1]]}"
    return changed  # type: ignore[no-any-return]


def all_canaries(whole: dict[str, Any]) -> dict[str, Any]:
    """Every text, save those without which it would be no request of this skill."""
    for path in list(leaves(whole)):
        holder: Any = whole
        for key in path[:-1]:
            holder = holder[key]
        if holder[path[-1]] not in _MUST_STAY:
            whole = with_canary(whole, path)
    return whole


def requests() -> Iterator[dict[str, Any]]:
    """Of the shopper whose name is a canary: each intent, the launch, the end, each event."""
    for intent, slots in INTENTS.items():
        filled = {slot: _SLOTS.get(slot, CANARY) for slot in slots}
        yield envelope(intent, SHOPPER, {}, filled)
    yield envelope(None, SHOPPER)
    error = {"type": "INVALID_RESPONSE", "message": CANARY}
    yield envelope(None, SHOPPER, type="SessionEndedRequest", reason="ERROR", error=error)
    speaker = Speaker(SKILL_ID, user_id=f"amzn1.{CANARY}")
    for kind, body in events_by_name(f"demo:{SHOPPER}").values():
        yield skill_event(speaker, kind, NOW, body)


REQUESTS = list(requests())


def name_of(request: Mapping[str, Any]) -> str:
    said = request["request"]
    return str(said.get("intent", {}).get("name") or said["type"])


@pytest.mark.parametrize("request_", REQUESTS, ids=name_of)
def test_f20_nothing_of_the_shopper_is_written(
    sample: SampleStore, written: Written, request_: dict[str, Any]
) -> None:
    assert clean(written.of(sample.skill.answer, request_))
    assert clean(written.of(sample.skill.answer, all_canaries(request_)))


@pytest.mark.parametrize("request_", REQUESTS[::5], ids=name_of)
def test_f20_no_text_of_an_envelope_is_written(
    sample: SampleStore, written: Written, request_: dict[str, Any]
) -> None:
    for path in leaves(request_):
        assert clean(written.of(sample.skill.answer, with_canary(request_, path))), path


def conversation(answer: Callable[[dict[str, Any]], Any], written: Written) -> list[str]:
    """A purchase, from the first word to the order, and what was written at each turn."""
    attributes: Any = {}
    texts = []
    for intent, slots in (
        ("TrackOrderIntent", {"order_number": NUMBER}),
        ("ReorderItemsIntent", {}),
        ("AMAZON.YesIntent", {}),
        ("CancelOrderIntent", {}),
        ("AMAZON.YesIntent", {}),
    ):
        replies: list[Any] = []

        def keep(request: dict[str, Any], replies: list[Any] = replies) -> None:
            replies.append(answer(request))

        request = envelope(intent, SHOPPER, attributes, slots, requestId=CANARY)
        texts.append(written.of(keep, request))
        attributes = replies[0].get("sessionAttributes")
    return texts


def test_f20_nothing_of_a_purchase_is_written(sample: SampleStore, written: Written) -> None:
    texts = conversation(sample.skill.answer, written)
    assert all(map(clean, texts))
    assert "OrderPlaced" in texts[2]


def broken(code: str) -> Callable[..., Any]:
    """A store that refuses, and repeats in its message what it was asked."""
    error = {"Code": code, "Message": f"{CANARY} was not {NUMBER}"}
    return lambda **_: (SimpleNamespace(status_code=400), {"Error": error})


def crashing(**_: Any) -> Any:
    raise ZeroDivisionError(f"{CANARY} {NUMBER}")


FAULTS = {
    "refusing": broken("ValidationException"),
    "refusing in its own words": broken(CANARY),
    "throttling": broken("ThrottlingException"),
    "crashing": crashing,
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_f20_nothing_that_a_broken_store_says_is_written(
    sample: SampleStore, written: Written, fault: Callable[..., Any]
) -> None:
    client = sample.skill_client.meta.events
    client.register("before-call.dynamodb", fault)
    try:
        for request in REQUESTS:
            assert clean(written.of(sample.skill.answer, request))
    finally:
        client.unregister("before-call.dynamodb", fault)


@pytest.mark.parametrize("kind", [NotLinked, StoreUnavailable, RuntimeError, KeyError])
def test_f20_nothing_that_a_broken_issuer_says_is_written(
    sample: SampleStore,
    written: Written,
    monkeypatch: pytest.MonkeyPatch,
    kind: type[Exception],
) -> None:
    def customer_for(self: Any, access_token: str) -> str:
        try:
            raise TimeoutError(access_token)
        except TimeoutError as error:
            raise kind(access_token) from error

    monkeypatch.setattr(DemoIdentity, "customer_for", customer_for)
    for request in REQUESTS:
        assert clean(written.of(sample.skill.answer, request))


def test_f20_nothing_that_a_broken_handler_says_is_written(
    sample: SampleStore, written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(self: Any, turn: Any) -> Any:
        raise ValueError(turn)

    monkeypatch.setattr(TrackOrderIntent, "answer", answer)
    text = written.of(sample.skill.answer, envelope("TrackOrderIntent", SHOPPER))
    assert clean(text)
    assert "ValueError" in text


def test_f20_what_the_libraries_would_have_written_is_full_of_canaries(sample: SampleStore) -> None:
    """So the above is not because nothing was written, or nothing was captured."""
    with capturing(libraries_kept_out=False) as written:
        text = written.of(sample.skill.answer, envelope("TrackOrderIntent", SHOPPER))
    assert CANARY in text
    assert NUMBER in text


def test_f20_a_librarys_warning_leaves_its_name_and_no_more(written: Written) -> None:
    text = written.of(
        lambda _: logging.getLogger("urllib3.pool").warning(CANARY, extra={"seen": CANARY}), {}
    )
    assert clean(text)
    assert "urllib3.pool" in text


@pytest.mark.parametrize("value", [CANARY, [CANARY], {CANARY: CANARY}, CANARY.encode(), 1.5])
def test_f20_what_is_not_listed_is_not_noted(written: Written, value: Any) -> None:
    def note(_: Any) -> None:
        with log.turn():
            log.note(request=value)

    text = written.of(note, {})
    assert clean(text)
    assert "'request': 'other'" in text


class Line:
    """The fields of the one line that a turn writes."""

    def __init__(self) -> None:
        self.records: list[logging.LogRecord] = []

    def of(self, answer: Callable[[dict[str, Any]], Any], request: dict[str, Any]) -> Any:
        self.records.clear()
        with suppress(SkillEventFailed):
            answer(request)
        (record,) = self.records
        standard = {*vars(logging.makeLogRecord({})), "message", "asctime"}
        return {name: value for name, value in vars(record).items() if name not in standard}


class _Keeping(logging.Handler):
    def __init__(self, records: list[logging.LogRecord]) -> None:
        super().__init__()
        self._records = records

    def emit(self, record: logging.LogRecord) -> None:
        self._records.append(record)


@pytest.fixture
def line() -> Iterator[Line]:
    lines, logger = Line(), logging.getLogger("aisle")
    handler = _Keeping(lines.records)
    logger.addHandler(handler)
    before = logger.level
    logger.setLevel(logging.INFO)
    yield lines
    logger.removeHandler(handler)
    logger.setLevel(before)


def test_f20_a_line_says_what_was_asked_what_came_of_it_and_what_it_cost(
    sample: SampleStore, line: Line
) -> None:
    fields = line.of(sample.skill.answer, envelope("TrackOrderIntent", SHOPPER, {}))
    assert fields.pop("milliseconds") >= 0
    fields.pop("cold_start")
    assert fields == {
        "request": "IntentRequest",
        "handler": "TrackOrderIntent",
        "outcome": "StatusTold",
        "new_session": False,
        "round_trips": 1,
        "user": log.pseudonym("user", SKILL_ID),
    }


def test_f20_a_line_says_what_went_wrong_in_the_store(sample: SampleStore, line: Line) -> None:
    events, fault = sample.skill_client.meta.events, FAULTS["throttling"]
    events.register("before-call.dynamodb", fault)
    fields = line.of(sample.skill.answer, envelope("TrackOrderIntent", SHOPPER))
    events.unregister("before-call.dynamodb", fault)
    assert fields["outcome"] == "StoreUnavailable"
    assert fields["store_error"] == "ThrottlingException"
    assert fields["cause"] == "ThrottlingException"
    assert fields["round_trips"] == 2


def test_f20_a_line_says_why_alexa_ended_a_session(sample: SampleStore, line: Line) -> None:
    error = {"type": "INVALID_RESPONSE", "message": CANARY}
    request = envelope(None, SHOPPER, type="SessionEndedRequest", reason="ERROR", error=error)
    fields = line.of(sample.skill.answer, request)
    assert (fields["reason"], fields["alexas_error"]) == ("ERROR", "INVALID_RESPONSE")


def test_f20_a_line_says_what_came_of_an_event(sample: SampleStore, line: Line) -> None:
    event = skill_event(Speaker(SKILL_ID), "SkillDisabled", NOW)
    fields = line.of(sample.skill.answer, event)
    assert (fields["request"], fields["outcome"]) == ("AlexaSkillEvent.SkillDisabled", "UserErased")


def test_f20_one_user_has_one_pseudonym_and_another_in_another_deployment() -> None:
    first, second = log.pseudonym("amzn1.a", "one"), log.pseudonym("amzn1.a", "two")
    assert first == log.pseudonym("amzn1.a", "one")
    assert len({first, second, log.pseudonym("amzn1.b", "one")}) == 3


# What they may say is held by test_f17_foreign_token.py and tests/unit/notices.
_WITH_SENTENCES_OF_THEIR_OWN = [
    LAMBDA / "aisle" / path
    for path in (
        "adapters/identity/amazon.py",
        "adapters/identity/key_set.py",
        "adapters/identity/signed.py",
        "notices/order_events.py",
    )
]


def test_f20_nothing_else_that_ships_writes_a_log() -> None:
    """Whoever logs goes through aisle.log."""
    allowed = {Path(log.__file__), *_WITH_SENTENCES_OF_THEIR_OWN}
    for source in set(LAMBDA.rglob("*.py")) - allowed:
        imported = {
            name.name
            for node in ast.walk(ast.parse(source.read_bytes()))
            if isinstance(node, ast.Import | ast.ImportFrom)
            for name in node.names
        } | {
            str(node.module)
            for node in ast.walk(ast.parse(source.read_bytes()))
            if isinstance(node, ast.ImportFrom)
        }
        assert not imported & {"logging", "warnings"}, source


def test_f20_the_canary_order_can_be_heard(sample: SampleStore) -> None:
    """Otherwise the turns above would have had nothing to give away."""
    reply = sample.skill.answer(envelope("TrackOrderIntent", SHOPPER, {}))
    assert CANARY in json.dumps(reply)
