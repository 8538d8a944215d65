"""F16, an expired token: the customer's own asks for the link, what is everybody's works."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any

import pytest

from aisle.adapters.identity.claims import LEEWAY_SECONDS
from aisle.bootstrap import shop_from
from aisle.skill.skill import build_skill
from tests.robustness.envelopes import INTENTS, check_spoken, envelope, listens, speech
from tests.tokens import Clock, signed_identity
from workbench.issuer import Issuer
from workbench.local_shop import MODEL, SKILL_ID, sample_settings, sample_today
from workbench.simulator import Alexa, load_model
from workbench.stage.sample_store import SampleStore
from workbench.store_calls import StoreCalls

ASKS_WHO = [
    "TrackOrderIntent",
    "GetDeliveryDateIntent",
    "ListOpenOrdersIntent",
    "ListOrdersIntent",
    "CancelOrderIntent",
    "ReorderItemsIntent",
    "BuyUsualIntent",
    "BuyProductIntent",
]
FOR_EVERYBODY = [
    "SearchProductsIntent",
    "FindCheapestIntent",
    "DescribeSellerIntent",
    "DescribeReturnsIntent",
    "DescribeDeliveryIntent",
    "ContactPersonIntent",
    "AMAZON.HelpIntent",
]
SECONDS_TO_EXPIRY = {
    3_600: True,
    1: True,
    0: True,
    -1: True,
    1 - LEEWAY_SECONDS: True,
    -LEEWAY_SECONDS: False,
    -1 - LEEWAY_SECONDS: False,
    -7_200: False,
}
SECONDS_TO_BEGINNING = {-1: True, LEEWAY_SECONDS: True, LEEWAY_SECONDS + 1: False, 3_600: False}
SLOTS = {"query": "a wireless keyboard", "item": "keyboard", "product": "keyboard"}


@dataclass
class Linked:
    """The skill with the issuer's real check, a clock, and what it asks of the store."""

    answer: Callable[[dict[str, Any]], dict[str, Any]]
    issuer: Issuer
    clock: Clock
    calls: StoreCalls

    def token(self, seconds: float) -> str:
        """Ana's, which expires in so many seconds of the clock."""
        expiry = int(self.clock.now + seconds)
        return self.issuer.token("ana", iat=expiry - 3_600, exp=expiry)

    def said(self, intent: str, token: str | None) -> tuple[dict[str, Any], list[str]]:
        slots = {name: SLOTS[name] for name in INTENTS[intent] if name in SLOTS}
        request = envelope(intent, None, {}, slots)
        if token is not None:
            for holder in (request["session"], request["context"]["System"]):
                holder["user"] = {"userId": "user", "accessToken": token}
        self.calls.taken()
        reply = self.answer(request)
        check_spoken(reply)
        return reply, [f"{call.operation} {call.parameters}" for call in self.calls.taken()]


@pytest.fixture
def linked(sample: SampleStore, issuer: Issuer) -> Linked:
    clock = Clock()
    settings = sample_settings(sample.tables, sample.index)
    shop = shop_from(settings, sample.skill_client, signed_identity(issuer, clock))
    skill = build_skill(shop, SKILL_ID)
    return Linked(lambda request: skill(request, None), issuer, clock, sample.skill.calls)


def card(reply: dict[str, Any]) -> str | None:
    return (reply["response"].get("card") or {}).get("type")


@pytest.mark.parametrize("intent", ASKS_WHO)
def test_f16_what_is_the_customers_own_asks_for_the_link(linked: Linked, intent: str) -> None:
    for token in (None, "", linked.token(-LEEWAY_SECONDS - 1)):
        reply, calls = linked.said(intent, token)
        assert card(reply) == "LinkAccount"
        assert "link your" in speech(reply)
        assert not listens(reply)
        assert calls == []


@pytest.mark.parametrize("intent", INTENTS)
def test_f16_an_expired_token_makes_a_guest(linked: Linked, intent: str) -> None:
    """For every intent there is: the same answer, by the same calls."""
    guest, guests_calls = linked.said(intent, None)
    reply, calls = linked.said(intent, linked.token(-LEEWAY_SECONDS - 1))
    assert reply["response"] == guest["response"]
    assert calls == guests_calls


@pytest.mark.parametrize("intent", FOR_EVERYBODY)
def test_f16_what_is_everybodys_works(linked: Linked, intent: str) -> None:
    reply, _ = linked.said(intent, linked.token(-LEEWAY_SECONDS - 1))
    good, _ = linked.said(intent, linked.token(3_600))
    assert speech(reply) == speech(good)
    assert card(reply) != "LinkAccount"


@pytest.mark.parametrize(("seconds", "is_linked"), SECONDS_TO_EXPIRY.items())
def test_f16_to_the_second(linked: Linked, seconds: int, is_linked: bool) -> None:
    linked.clock.now = float(int(linked.clock.now))
    reply, _ = linked.said("TrackOrderIntent", linked.token(seconds))
    assert ("Your order" in speech(reply)) is is_linked
    assert (card(reply) == "LinkAccount") is not is_linked


@pytest.mark.parametrize(("seconds", "is_linked"), SECONDS_TO_BEGINNING.items())
@pytest.mark.parametrize("claim", ["nbf", "iat"])
def test_f16_not_before_its_time(linked: Linked, claim: str, seconds: int, is_linked: bool) -> None:
    linked.clock.now = float(int(linked.clock.now))
    begins: dict[str, Any] = {claim: int(linked.clock.now) + seconds}
    reply, _ = linked.said("TrackOrderIntent", linked.issuer.token("ana", **begins))
    assert (card(reply) == "LinkAccount") is not is_linked


def test_f16_a_token_that_expires_in_a_conversation(linked: Linked, sample: SampleStore) -> None:
    """Search goes on, the yes to a quote does not become an order, and nothing is lost by it."""
    orders = sample.count_orders("ana")
    alexa = Alexa(
        load_model(MODEL),
        linked.answer,
        clock=lambda: datetime.combine(sample_today(), time(17), UTC),
        access_token=linked.token(60),
        application_id=SKILL_ID,
    )
    assert "Should I place the order?" in alexa.say("ask bright aisle to order it again").speech
    linked.clock.now += 60 + LEEWAY_SECONDS
    late = alexa.say("yes")
    assert late.card is not None
    assert "link your" in late.speech
    assert sample.count_orders("ana") == orders
    assert "keyboard" in alexa.say("ask bright aisle to find a wireless keyboard").speech
    assert "link your" in alexa.say("where is my order").speech
