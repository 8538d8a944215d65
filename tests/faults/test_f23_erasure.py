"""F23, erasure: whatever the order, the repetitions and the company in which skill events come,
the store ends as the events themselves say, and of a user who left it holds nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import permutations
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aisle.adapters.dynamodb import keys
from aisle.adapters.dynamodb.alexa_users import DynamoAlexaUsers
from aisle.adapters.dynamodb.transactions import Tables
from aisle.domain.alexa_user import AccountLinked, NoticesChanged, SkillDisabled
from aisle.skill.skill import SkillEventFailed
from tests.faults.alexa_events import Event, EventStore, Household, orders, overtaken, state
from tests.robustness.effort import EFFORT
from tests.robustness.faults import answers_lost, cancelled, first, refusal
from workbench.demo_identity import token_for
from workbench.local_shop import SKILL_ID
from workbench.simulator.envelope import Speaker
from workbench.simulator.skill_event import events_by_name, skill_event
from workbench.stage.sample_store import SampleStores

LINKED, DISABLED = Event("linked", 1), Event("disabled", 2)
SUBSCRIBED = Event("subscribed", 1)
NAMES = ["enabled", "linked", "subscribed", "unsubscribed", "permitted", "forbidden", "disabled"]
_ASKED = ("Query", "TransactWriteItems")
events = st.builds(Event, st.sampled_from(NAMES), st.integers(0, 4), st.integers(0, 1))


@st.composite
def deliveries(draw: st.DrawFn) -> list[Event]:
    """Some events, each once or more, in any order."""
    happened = draw(st.lists(events, min_size=1, max_size=5, unique=True))
    repeated = draw(st.lists(st.sampled_from(happened), max_size=3))
    return draw(st.permutations(happened + repeated))


@pytest.fixture(scope="module")
def store(client: Any) -> EventStore:
    name = uuid4().hex[:8]
    own = Tables(f"Shop-{name}", f"Catalog-{name}")
    client.create_table(**keys.shop_table(own.shop))
    client.create_table(**keys.catalog_table(own.catalog))
    return EventStore(client, own)


def expected(happened: Iterable[Event]) -> dict[str, Any]:
    """What remains, from the events alone; said in another way than the code does."""
    happened = set(happened)
    left_at = max((e.minute for e in happened if e.name == "disabled"), default=-1)
    since = [e for e in happened if e.minute > left_at]
    links = sorted((e for e in since if e.name == "linked"), key=lambda e: (e.minute, e.to))
    refusals = {"unsubscribed", "forbidden"}
    wishes = sorted(
        (e for e in since if e.name in refusals | {"subscribed"}),
        key=lambda e: (e.minute, e.name in refusals),
    )
    return {
        "left_at": left_at if left_at >= 0 else None,
        "linked_to": links[-1].to if links else None,
        "notices": wishes[-1].name == "subscribed" if wishes else None,
    }


def found(household: Household, left: Iterable[Event]) -> dict[str, Any]:
    """The same, from the store. Checks on the way what holds for every state."""
    items = state(household)
    user = items.get("ALEXA#HASH USER", {})
    links = {place: item for place, item in items.items() if place.endswith(" ALEXA#HASH")}
    counts = {place: item for place, item in items.items() if place.endswith(" ALEXA")}
    named = {event.to for event in left if event.name == "linked"}
    wanted = user.get("notices", {}).get("BOOL")
    linked_to = None
    if links:
        ((place, link),) = links.items()
        linked_to = int(place.split()[0].rpartition("-")[2])
        assert link == {
            "customer_id": {"S": f"customer-{linked_to}"},
            "user_id": {"S": "USER"},
            "api_endpoint": {"S": "https://api.amazonalexa.com"},
            "notices": {"BOOL": wanted is True},
        }
        assert user["customer_id"] == link["customer_id"]
        assert counts == {f"CUST#customer-{linked_to} ALEXA": {"linked": {"SS": ["HASH"]}}}
    else:
        assert counts == {}
        assert not set(user) - {"disabled_at", "notices_at", "notices"}
    for customer in (0, 1):
        has_code = f"CUST#customer-{customer} PROFILE#VOICE_CODE" in items
        if customer != linked_to:
            assert has_code == (customer not in named)
    disabled_at = user.get("disabled_at", {}).get("S")
    return {
        "left_at": datetime.fromisoformat(disabled_at).minute if disabled_at else None,
        "linked_to": linked_to,
        "notices": wanted,
    }


@EFFORT
@given(heard=deliveries())
@example(heard=[Event("linked", 2, 0), Event("linked", 1, 1)])
@example(heard=[Event("linked", 1, 0), Event("linked", 1, 1), Event("linked", 1, 0)])
@example(heard=[Event("subscribed", 2), Event("unsubscribed", 1)])
@example(heard=[Event("linked", 3), Event("disabled", 2), Event("linked", 1)])
def test_f23_the_store_ends_as_the_events_say_in_whatever_order(
    store: EventStore, heard: list[Event]
) -> None:
    household = Household(store)
    before = orders(household)
    for event in heard:
        household.hears(event)
    assert found(household, heard) == expected(heard)
    assert orders(household) == before


@EFFORT
@given(heard=deliveries())
def test_f23_two_events_at_once_end_as_one_after_the_other(
    store: EventStore, heard: list[Event]
) -> None:
    household = Household(store)
    with ThreadPoolExecutor(2) as threads:
        for pair in zip(heard[::2], [*heard[1::2], heard[0]], strict=False):
            list(threads.map(household.hears, pair))
    assert found(household, heard) == expected(heard)


@EFFORT
@given(heard=deliveries(), slow=events, quick=events, operation=st.sampled_from(_ASKED))
def test_f23_an_event_that_comes_in_the_middle_of_another_is_not_lost(
    store: EventStore, heard: list[Event], slow: Event, quick: Event, operation: str
) -> None:
    """Between what the slow one has read and what it writes, the quick one is done."""
    household = Household(store)
    for event in heard:
        household.hears(event)
    done: list[Event] = []

    def in_the_middle() -> None:
        household.hears(quick)
        done.append(quick)

    with overtaken(store, operation, in_the_middle):
        household.hears(slow)
    if not done:  # the slow one never asked
        household.hears(quick)
    everything = [*heard, slow, quick]
    assert found(household, everything) == expected(everything)


EVERYTHING = [Event("enabled", 0), LINKED, SUBSCRIBED, Event("permitted", 1), DISABLED]


def test_f23_of_a_user_who_left_nothing_is_left(store: EventStore) -> None:
    households = [(Household(store), heard) for heard in permutations(EVERYTHING)]
    for household, heard in households:
        before = orders(household)
        for event in heard:
            household.hears(event)
        assert list(state(household)) == ["ALEXA#HASH USER", "CUST#customer-1 PROFILE#VOICE_CODE"]
        assert set(state(household)["ALEXA#HASH USER"]) == {"disabled_at"}
        assert orders(household) == before
    whole = store.text()
    assert not [household for household, _ in households if household.user_id in whole]


def test_f23_while_linked_the_user_is_found_in_plain(store: EventStore) -> None:
    """So that the search for it above can find something."""
    household = Household(store)
    household.hears(LINKED)
    assert household.user_id in store.text()


def test_f23_a_tombstone_expires_and_a_link_does_not(store: EventStore) -> None:
    household = Household(store)
    (user,) = [keys.alexa_user(household.user_id)["pk"]]
    household.hears(LINKED)
    assert keys.EXPIRES_AT not in store.under(user)[0]
    household.hears(DISABLED)
    expires_at = int(store.under(user)[0][keys.EXPIRES_AT]["N"])
    assert expires_at > (datetime.now(UTC) + timedelta(hours=20)).timestamp()


@pytest.mark.parametrize(("hours", "holds"), [(23, True), (25, False)])
def test_f23_a_tombstone_holds_until_it_expires_and_not_until_it_is_deleted(
    store: EventStore, hours: int, holds: bool
) -> None:
    users, now = DynamoAlexaUsers(store.client, store.tables.shop), datetime.now(UTC)
    household = Household(store)
    users.follow(household.user_id, SkillDisabled(now), now)
    linked = AccountLinked(now, household.customers[0], "https://api.amazonalexa.com")
    users.follow(household.user_id, linked, now + timedelta(hours=hours))
    assert (household.user_id not in store.text()) is holds


def test_f23_what_was_wanted_before_the_link_is_wanted_after(store: EventStore) -> None:
    household = Household(store)
    for event in (SUBSCRIBED, Event("linked", 3)):
        household.hears(event)
    assert state(household)["CUST#customer-0 ALEXA#HASH"]["notices"] == {"BOOL": True}


class Family:
    """Several Alexa users of one customer."""

    def __init__(self, store: EventStore, size: int = 2) -> None:
        first_one = Household(store)
        self.members = [first_one] + [
            Household(store, customers=first_one.customers) for _ in range(size - 1)
        ]
        self._store = store

    def linked(self) -> Family:
        for member in self.members:
            member.hears(LINKED)
        return self

    def at_once(self, *heard: Event) -> None:
        with ThreadPoolExecutor(len(heard)) as threads:
            list(threads.map(Household.hears, self.members, heard))

    def holds(self) -> set[str]:
        """The sort keys under the customer, orders aside."""
        customer = keys.customer(self.members[0].customers[0])
        found = {item["sk"]["S"] for item in self._store.under(customer)}
        return {place for place in found if not place.startswith(keys.ORDERS)}

    def link_of(self, member: int) -> str:
        return f"ALEXA#{keys.user_hash(self.members[member].user_id)}"


def test_f23_the_voice_code_protects_whoever_stays(store: EventStore) -> None:
    family = Family(store).linked()
    family.members[0].hears(DISABLED)
    assert family.holds() == {"ALEXA", family.link_of(1), "PROFILE#VOICE_CODE"}
    family.members[1].hears(DISABLED)
    assert family.holds() == set()


@pytest.mark.parametrize("round_", range(12))
def test_f23_the_voice_code_goes_with_the_last_ones_leaving_at_once(
    store: EventStore, round_: int
) -> None:
    family = Family(store, size=3).linked()
    family.at_once(DISABLED, DISABLED, DISABLED)
    assert family.holds() == set()


@pytest.mark.parametrize("round_", range(12))
def test_f23_whoever_comes_while_another_leaves_is_linked(store: EventStore, round_: int) -> None:
    family = Family(store)
    family.members[0].hears(LINKED)
    family.at_once(DISABLED, LINKED)
    assert family.holds() - {"PROFILE#VOICE_CODE"} == {"ALEXA", family.link_of(1)}
    family.members[1].hears(DISABLED)
    assert family.holds() == set()


def _throttled() -> Any:
    return refusal("ThrottlingException")


def _contended() -> Any:
    return cancelled("TransactionConflict")


@pytest.mark.parametrize("operation", ["Query", "TransactWriteItems"])
@pytest.mark.parametrize("fault", [_throttled, _contended, lambda: refusal("AccessDenied", 400)])
def test_f23_an_event_that_the_store_did_not_take_is_an_error_and_changes_nothing(
    store: EventStore, operation: str, fault: Callable[[], Any]
) -> None:
    household = Household(store)
    household.hears(LINKED)
    before = state(household)
    with first(store.skill_client, 99, operation, fault), pytest.raises(SkillEventFailed):
        store.answer(household.envelope(DISABLED))
    assert state(household) == before
    household.hears(DISABLED)
    assert household.user_id not in store.text()


@pytest.mark.parametrize("times", [1, 2])
def test_f23_an_erasure_whose_answer_is_lost_is_done(store: EventStore, times: int) -> None:
    household = Household(store)
    household.hears(LINKED)
    with answers_lost(times):
        household.hears(DISABLED)
    assert list(state(household)) == ["ALEXA#HASH USER", "CUST#customer-1 PROFILE#VOICE_CODE"]


def test_f23_a_shopper_who_leaves_is_forgotten_by_the_whole_shop(stores: SampleStores) -> None:
    """By the sample shop, after an order by voice."""
    sample, at = stores.take(), datetime.now(UTC).replace(microsecond=0)
    speaker = Speaker(SKILL_ID, user_id="amzn1.ask.account.AHXQ", access_token=token_for("ana"))

    def tell(name: str, moment: datetime) -> None:
        kind, body = events_by_name(token_for("ana"))[name]
        sample.skill.answer(skill_event(speaker, kind, moment, body))

    tell("linked", at)
    tell("subscribed", at)
    _order_again(sample, speaker)
    placed = sample.count_orders("ana")
    whole = EventStore(sample.client, sample.tables)
    assert speaker.user_id in whole.text()
    tell("disabled", at + timedelta(minutes=5))
    assert speaker.user_id not in whole.text()
    assert sample.count_orders("ana") == placed


def _order_again(sample: Any, speaker: Speaker) -> None:
    from workbench.local_shop import MODEL
    from workbench.simulator import Alexa, load_model

    alexa = Alexa(
        load_model(MODEL),
        sample.skill.answer,
        clock=lambda: datetime.now(UTC),
        application_id=SKILL_ID,
        user_id=speaker.user_id,
        access_token=speaker.access_token,
    )
    before = sample.count_orders("ana")
    alexa.say("reorder my last order")
    alexa.say("yes")
    assert sample.count_orders("ana") == before + 1


@pytest.mark.parametrize("event", [NoticesChanged(datetime.now(UTC), True)])
def test_f23_a_guest_who_subscribes_is_kept_by_hash_alone(
    store: EventStore, event: NoticesChanged
) -> None:
    household = Household(store)
    users = DynamoAlexaUsers(store.client, store.tables.shop)
    users.follow(household.user_id, event, event.at)
    assert household.user_id not in store.text()
