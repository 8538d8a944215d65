"""F19, markup in what is spoken: every name is heard, and shown, as it is, and adds no tag.

The sample shop once more, in which every text that can be spoken begins with something hostile: an
ending of the speech, an audio tag, a template's place. A sign of its own follows for each kind of
text, so that it is known when one was spoken, and whether it was whole.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from aisle.adapters.dynamodb.client import dynamodb_client
from aisle.adapters.dynamodb.transactions import Tables
from tests.robustness.effort import QUICK
from tests.robustness.envelopes import INTENTS, check_spoken, envelope, known_as, parsed
from tests.robustness.openings import sessions_of
from workbench.local_shop import SAMPLE_SHOP, LocalSkill, local_skill, sample_settings
from workbench.sample_items import fill, read_sample
from workbench.stage.sample_store import SampleStores

_HOSTILE = "T&J <audio src='x'/></speak> {0} %s "
PRODUCT, DESCRIPTION, LINE, PLACE, STORE, SELLER, RETURNS, SAID = "🎧📝📦🏠🏬💰🔁🗣"
_SPOKEN = {PRODUCT, DESCRIPTION, LINE, PLACE, STORE, SELLER, RETURNS, SAID}
_ON_CARDS = {LINE, PLACE, SELLER}
_CUSTOMERS = ("grace", "tess") if QUICK else ("bo", "grace", "tess")


def hostile(kind: str, text: str = "") -> str:
    return f"{_HOSTILE}{kind} {text}".strip()


def _renamed(item: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    """A stored item, its lists included, with something hostile in front of its texts."""
    renamed = copy.deepcopy(item)
    for name, kind in names.items():
        if name in renamed:
            renamed[name]["S"] = hostile(kind, renamed[name]["S"])
    for line in renamed.get("lines", {}).get("L", ()):
        line["M"]["name"]["S"] = hostile(LINE, line["M"]["name"]["S"])
    return renamed


@pytest.fixture(scope="module")
def skill(stores: SampleStores) -> LocalSkill:
    """The sample shop as a vandal would have filled it in."""
    sample, items = stores.take(), read_sample(SAMPLE_SHOP)
    of_products = {"spoken_name": PRODUCT, "description": DESCRIPTION, "brand": PRODUCT}
    of_orders = {"ship_to": PLACE, "pickup_store": STORE}
    vandalised = items._replace(
        catalog=[_renamed(item, of_products) for item in items.catalog],
        shop=[_renamed(item, of_orders) for item in items.shop],
    )
    tables = Tables("VandalShop", "VandalCatalog")
    fill(sample.client, tables, vandalised)
    settings = sample_settings(tables, sample.index)
    settings = replace(settings, seller=hostile(SELLER), returns=hostile(RETURNS, "Returns."))
    return local_skill(dynamodb_client(), settings)


def _texts(reply: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What is heard, after parsing, and what the card shows."""
    response = reply["response"]
    for output in (response, response.get("reprompt", {})):
        if "outputSpeech" in output:
            yield "heard", "".join(parsed(output["outputSpeech"]["ssml"]).itertext())
    card = response.get("card") or {}
    yield "shown", f"{card.get('title') or ''}\n{card.get('content') or ''}"


def _replies(skill: LocalSkill, customer: str) -> Iterator[dict[str, Any]]:
    """Every intent in every place of a conversation, with something hostile in its slots."""
    for place, attributes in sessions_of(skill, customer).items():
        for intent, slots in INTENTS.items():
            empty: dict[str, Any] = {}
            said = {name: hostile(SAID)[-30:] for name in slots if name in ("query", "item")}
            first = {name: known_as(name, "first", "1") for name in slots if name == "position"}
            for filled in (empty, said, first):
                if filled or filled is empty:
                    request = f"{customer}-{place}-{intent}-{sorted(filled)}"
                    asked = envelope(intent, customer, attributes, filled, requestId=request)
                    yield skill.answer(asked)


@pytest.fixture(scope="module")
def replies(skill: LocalSkill) -> Callable[[], list[dict[str, Any]]]:
    """Asked for in the test, as what is wrong with an answer is for the test to say."""
    return cache(lambda: [reply for customer in _CUSTOMERS for reply in _replies(skill, customer)])


def test_f19_every_answer_is_valid_and_has_no_tag_but_ours(
    replies: Callable[[], list[dict[str, Any]]],
) -> None:
    for reply in replies():
        check_spoken(reply)


def test_f19_what_is_heard_and_shown_is_the_name_itself(
    replies: Callable[[], list[dict[str, Any]]],
) -> None:
    seen: dict[str, set[str]] = {"heard": set(), "shown": set()}
    for reply in replies():
        for where, text in _texts(reply):
            for kind in _SPOKEN:
                whole = hostile(kind)[-30:] if kind == SAID else hostile(kind)
                assert text.count(kind) == text.count(whole), text
                seen[where] |= {kind} if kind in text else set()
    assert seen["heard"] == _SPOKEN
    assert seen["shown"] >= _ON_CARDS
