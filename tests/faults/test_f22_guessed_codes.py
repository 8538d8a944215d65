"""F22: guessing a voice code. Three wrong ones a session, five an hour, however they are sent."""

from __future__ import annotations

from collections import Counter, deque
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from aisle.adapters.dynamodb import keys
from aisle.adapters.dynamodb.attributes import texts
from aisle.adapters.dynamodb.orders import DynamoOrders
from aisle.adapters.dynamodb.transactions import Tables
from aisle.adapters.dynamodb.voice_codes import DynamoVoiceCodes
from aisle.domain import voice_code
from aisle.domain.voice_code import VoiceCode
from aisle.services.quote import Request
from aisle.services.voice_code import CodeLocked, CodeWrong, NoCode, Verified, VoiceCodeKeeping
from tests.faults.home import Home
from tests.robustness.effort import LONG
from tests.robustness.faults import answers_lost, cancelled, first
from workbench.stage.sample_store import SampleStore

NOON = datetime(2026, 3, 10, 17, tzinfo=UTC)
HOUR = timedelta(hours=1)
RIGHT = "4821"
_requests = count()


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is counted does not depend on how slow the hash is."""
    monkeypatch.setattr(voice_code, "_COST", 2)


@pytest.fixture
def keeping(client: Any, tables: Tables) -> VoiceCodeKeeping:
    codes = DynamoVoiceCodes(client, tables.shop)
    assert codes.change("ana", None, VoiceCode.of(RIGHT), "set")
    return VoiceCodeKeeping(codes, DynamoOrders(client, tables.shop, tables.catalog))


def asked(session: str = "s", minutes: float = 0, request_id: str | None = None) -> Request:
    at = NOON + timedelta(minutes=minutes)
    return Request(request_id or f"request {next(_requests)}", at, session, session)


def item(client: Any, table: str) -> dict[str, Any]:
    key = texts(keys.voice_code("ana"))
    found: dict[str, Any] = client.get_item(TableName=table, Key=key, ConsistentRead=True)["Item"]
    return found


def test_f22_three_a_session_and_five_an_hour(keeping: VoiceCodeKeeping) -> None:
    said = [keeping.verify("ana", f"100{n}", asked("first", n)) for n in range(3)]
    assert said == [CodeWrong(2), CodeWrong(1), CodeLocked(None)]
    said = [keeping.verify("ana", f"200{n}", asked("second", 3 + n)) for n in range(3)]
    assert said == [CodeWrong(2), CodeWrong(1), CodeLocked(55)]
    assert keeping.verify("ana", RIGHT, asked("third", 59)) == CodeLocked(1)
    assert isinstance(keeping.verify("ana", RIGHT, asked("third", 60.1)), Verified)


def test_f22_a_right_one_in_a_session_that_is_spent_is_not_compared(
    keeping: VoiceCodeKeeping,
) -> None:
    for n in range(3):
        keeping.verify("ana", f"100{n}", asked())
    assert keeping.verify("ana", RIGHT, asked()) == CodeLocked(None)


def test_f22_what_is_refused_does_not_lock_for_longer(keeping: VoiceCodeKeeping) -> None:
    for n in range(5):
        keeping.verify("ana", f"100{n}", asked(f"session {n}"))
    for n in range(20):
        assert keeping.verify("ana", RIGHT, asked("x", n)) == CodeLocked(60 - n)


def test_f22_parallel_tries_are_five_at_most(client: Any, tables: Tables, keeping: Any) -> None:
    """All at once, each in a session of its own; the right one is among them, last."""
    guesses = [f"1{n:03}" for n in range(30)]
    with ThreadPoolExecutor(12) as threads:
        said = list(threads.map(lambda g: keeping.verify("ana", g, asked(g)), guesses))
    kinds = Counter(type(one) for one in said)
    assert kinds == {CodeWrong: 5, CodeLocked: 25}
    assert isinstance(keeping.verify("ana", RIGHT, asked("late")), CodeLocked)


def test_f22_a_request_sent_again_is_one_guess(keeping: VoiceCodeKeeping) -> None:
    for _ in range(5):
        assert keeping.verify("ana", "1000", asked(request_id="same")) == CodeWrong(2)
    with ThreadPoolExecutor(4) as threads:
        requests = [asked(request_id="at once")] * 4
        said = list(threads.map(lambda r: keeping.verify("ana", "1001", r), requests))
    assert said == [CodeWrong(1)] * 4


def test_f22_other_digits_under_one_request_id_are_other_guesses(keeping: VoiceCodeKeeping) -> None:
    said = [keeping.verify("ana", f"100{n}", asked(request_id="same")) for n in range(4)]
    assert said == [CodeWrong(2), CodeWrong(1), CodeLocked(None), CodeLocked(None)]


def test_f22_a_right_one_starts_the_count_anew(keeping: VoiceCodeKeeping) -> None:
    for n in range(2):
        keeping.verify("ana", f"100{n}", asked())
    verified = keeping.verify("ana", RIGHT, asked(request_id="right"))
    assert isinstance(verified, Verified)
    keeping.forgive("ana", verified)
    again = keeping.verify("ana", RIGHT, asked(request_id="right"))
    assert again == verified
    assert keeping.verify("ana", "1009", asked()) == CodeWrong(2)


def test_f22_the_store_holds_neither_code_nor_guess(
    client: Any, tables: Tables, keeping: Any
) -> None:
    keeping.verify("ana", "7093", asked())
    kept = str(item(client, tables.shop))
    assert RIGHT not in kept
    assert "7093" not in kept
    assert {"salt", "cost", "digest"} <= item(client, tables.shop).keys()


def test_f22_two_customers_with_one_code_are_not_seen_to_have_it() -> None:
    assert VoiceCode.of(RIGHT).digest != VoiceCode.of(RIGHT).digest


class Guessing(RuleBasedStateMachine):
    """`model` is the rule in words: the last five guesses since the last right one, by time and
    session."""

    keeping: ClassVar[VoiceCodeKeeping]
    client: ClassVar[Any]
    table: ClassVar[str]
    names: ClassVar[Any] = count()

    @initialize()
    def set_code(self) -> None:
        self.customer = f"customer {next(self.names)}"
        codes = DynamoVoiceCodes(self.client, self.table)
        codes.change(self.customer, None, VoiceCode.of(RIGHT), "set")
        self.now = NOON
        self.model: deque[tuple[datetime, str]] = deque(maxlen=5)
        self.last: tuple[str, Request, Any] | None = None

    @rule(session=st.sampled_from("abc"), right=st.booleans())
    def guesses(self, session: str, right: bool) -> None:
        request = Request(f"request {next(_requests)}", self.now, session, session)
        expected = self._expected(session, right)
        digits = RIGHT if right else "1937"
        heard = self.keeping.verify(self.customer, digits, request)
        assert type(heard) is expected
        if isinstance(heard, Verified):
            self.keeping.forgive(self.customer, heard)
            self.model.clear()
        self.last = (digits, request, heard)

    @rule()
    def sends_the_request_again(self) -> None:
        if self.last and not isinstance(self.last[2], CodeLocked):
            assert self.keeping.verify(self.customer, *self.last[:2]) == self.last[2]

    @rule(session=st.sampled_from("abc"), times=st.integers(2, 6))
    def guesses_at_once(self, session: str, times: int) -> None:
        requests = [
            Request(f"request {next(_requests)}", self.now, session, session) for _ in range(times)
        ]
        with ThreadPoolExecutor(times) as threads:
            heard = list(
                threads.map(lambda r: self.keeping.verify(self.customer, "1938", r), requests)
            )
        expected = [self._expected(session, right=False) for _ in requests]
        assert Counter(map(type, heard)) == Counter(expected)
        self.last = None

    @rule(minutes=st.sampled_from([1, 12, 30, 61]))
    def time_passes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    def _expected(self, session: str, right: bool) -> type:
        full = len(self.model) == 5 and self.model[0][0] >= self.now - HOUR
        if full:
            return CodeLocked
        self.model.append((self.now, session))
        tries = sum(of == session for _, of in self.model)
        if right and tries <= 3:
            return Verified
        return CodeWrong if tries < 3 else CodeLocked


def test_f22_whatever_is_guessed_in_whatever_session(client: Any, tables: Tables) -> None:
    codes = DynamoVoiceCodes(client, tables.shop)
    orders = DynamoOrders(client, tables.shop, tables.catalog)
    Guessing.keeping = VoiceCodeKeeping(codes, orders)
    Guessing.client, Guessing.table = client, tables.shop
    run_state_machine_as_test(
        Guessing,
        settings=settings(
            max_examples=300 if LONG else 15,
            stateful_step_count=25,
            suppress_health_check=list(HealthCheck),
        ),
    )


# Through the front door.


@pytest.fixture
def home(sample: SampleStore) -> Home:
    home = Home(sample, "tess")
    home.sample.set_code("tess", RIGHT)
    return home


def test_f22_no_code_leaves_the_skill(home: Home, caplog: pytest.LogCaptureFixture) -> None:
    """Neither in speech, card, reprompt or session attributes, nor in the log."""
    caplog.set_level("DEBUG", "aisle")
    device = home.device()
    for utterance in (
        "order order 1117 again",
        "yes",
        "seven zero nine three",
        "say that again",
        "four eight two one",
        "change my code",
        "four eight two one",
        "nine three one seven",
        "nine three one seven",
    ):
        device.says(utterance)
        for reply in home.replies:
            assert not any(code in reply for code in (RIGHT, "7093", "9317")), reply
    assert not any(code in caplog.text for code in (RIGHT, "7093", "9317"))
    assert home.orders == 1


def test_f22_a_session_that_claims_there_is_no_code_places_nothing(home: Home) -> None:
    device = home.device()
    device.says("order order 1117 again")
    attributes = device.response["sessionAttributes"]
    del attributes["quote"]["has_code"]
    device.goes_back_to(attributes)
    assert device.says("yes") == "What's your four-digit code?"
    assert home.orders == 0


def test_f22_a_code_set_between_quote_and_yes_is_asked_for(home: Home) -> None:
    home.sample.set_code("tess", "none")
    device = home.device()
    device.says("order order 1117 again")
    home.sample.set_code("tess", RIGHT)
    assert device.says("yes") == "What's your four-digit code?"
    assert device.says("seven zero nine three").startswith("That's not it.")
    assert home.orders == 0
    assert device.says("four eight two one").startswith("Thank you")
    assert home.orders == 1


def test_f22_a_right_code_does_not_count_where_nothing_came_of_it(home: Home) -> None:
    """Four times the price has changed before the code; it was right each time."""
    device = home.device()
    device.says("order order 1117 again")
    for cents in range(4):
        device.says("yes")
        home.sample.set_price("CLE-103", f"15.1{cents}")
        assert "Should I place the order?" in device.says("four eight two one")
    device.says("yes")
    assert device.says("four eight two one").startswith("Thank you")
    assert home.orders == 1


@pytest.mark.parametrize("lost", [True, False], ids=["placed, answer lost", "never placed"])
def test_f22_trying_again_needs_the_code_only_where_nothing_was_placed(
    home: Home, lost: bool
) -> None:
    device = home.device()
    device.says("order order 1117 again")
    device.says("yes")
    client = home.sample.skill_client
    conflict = first(client, 99, "TransactWriteItems", lambda: cancelled("TransactionConflict"))
    with answers_lost(2) if lost else conflict:
        assert device.says("four eight two one").endswith("Should I try again?")
    heard = device.says("yes")
    if lost:
        assert heard.startswith("I had placed that order already")
    else:
        assert heard == "What's your four-digit code?"
        assert "I can't tell yet" in device.says("make it two")
        device.says("yes")
        assert device.says("four eight two one").startswith("Thank you")
    assert home.orders == 1


def test_f22_without_a_code_there_is_nothing_to_guess(keeping: VoiceCodeKeeping) -> None:
    assert keeping.verify("bo", RIGHT, asked()) == NoCode()
