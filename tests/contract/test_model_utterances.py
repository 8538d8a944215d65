"""What shoppers say, and the one intent that the model must hear in it."""

from __future__ import annotations

import itertools
import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from workbench.simulator.model import load_model
from workbench.simulator.understanding.understanding import Understanding, Understood

TODAY = date(2026, 3, 10)  # a Tuesday
_MODEL = load_model(Path(__file__).parents[2] / "interaction_models" / "en-US.json")

# None of these is written like its sample on purpose: they are what people said or would say.
SAID = {
    "SearchProductsIntent": """
        what do you sell
        find a wireless keyboard under fifty dollars
        do you have sony headphones in black
        show me hp ink
        show me some coffee makers
        i'm looking for a present for my dad
        i need a birthday present
        i need batteries
        search for running shoes
        search
        i'd like to shop
        do you sell dog food
        can you find me a cheap tv
        what kind of headphones do you have
        i want to buy a laptop
        i'd like a new phone case
        for a usb c cable
        find me a samsung tv between three hundred and five hundred dollars
        do you have any x box controllers
        looking for a gift
        find something for the garden
        show me the tapwell keyboard
        let me see tablets for kids
        get me some toilet paper
        find blue tooth speakers
        how much are sony headphones
        are paper towels in stock
        buy headphones
        order some batteries
        order the sony headphones
        what do robot vacuums cost
    """,
    "FindCheapestIntent": """
        cheapest fifty five inch tv
        what's the cheapest printer
        find the cheapest wireless mouse
        show me your cheapest headphones
        what is the least expensive laptop you have
        lowest priced monitor
        which printer is the cheapest
    """,
    "RefineSearchIntent": """
        show me only the keyboards
        just the mice please
        narrow it down to wireless headphones
        only the samsung ones please
        which of those is in black
        are there any in white
        keyboard under fifty dollars
        fifty five inch tv
        only samsung
        under three hundred
        under fifty dollars
        in white
        in black please
        just the sony ones
        the red ones
        something in blue
        between fifty and a hundred dollars
        between twenty dollars and fifty dollars
        do you have it in green
        does it come in silver
        a fifty five inch one
        only wireless ones
        less than twenty dollars
        i don't want to spend more than a hundred dollars
        samsung
        anything over two hundred dollars
        with bluetooth
        no more than forty dollars
        nothing over forty dollars
        the black one
        what about in red
        do you have any from canon
    """,
    "FindCheaperIntent": """
        make it cheaper
        how about something cheaper
        cheaper ones please
        something cheaper
        anything cheaper
        do you have anything less expensive
        that's too expensive
        show me something cheaper
        is there a cheaper one
    """,
    "FindSimilarIntent": """
        something similar
        do you have anything like that
        are there any alternatives
    """,
    "PickCheapestIntent": """
        which one is cheaper
        buy the cheapest one
        the cheapest one please
        which is cheapest
        which one is the cheapest
        what's the cheapest one
        the cheapest
        which one costs the least
    """,
    "ChooseOptionIntent": """
        the one in the middle
        the other one
        the headphones order
        the order with the headphones
        the second one
        the first
        the last one
        number two
        number three please
        two
        the ink
        headphones
        the one from monday
        the order from last friday
        the one i ordered on saturday
        option two
        i mean the keyboard
        the second one please
    """,
    "DescribeProductIntent": """
        tell me more
        tell me more about the second one
        tell me about the first one
        tell me more about number two
        what can you tell me about it
        details
        what is it like
        who makes it
        describe it
    """,
    "CheckStockIntent": """
        is it in stock
        do you have it
        is the third one in stock
        are they available
        how many are left
        is the first one available
        have you got it in stock
    """,
    "GetPriceIntent": """
        how much is it
        how much does it cost
        what does the second one cost
        what's the price
        how much is the last one
        how much are they
        how much is number two
    """,
    "BuyProductIntent": """
        buy it
        i'll take it
        order the second one
        buy two of them
        i want to buy it
        i'd like to order the first one
        add it to my cart
        get me three of those
        i'll take two of the first one
        buy number one
        order it
    """,
    "TrackOrderIntent": """
        has my package been delivered
        has my tv been delivered
        my headphones order
        is my tv delayed
        why is my order late
        when did i order the headphones
        the online one
        where's my order
        where is my order
        where are my headphones
        where's my ink
        order one one four two
        order number eleven forty two
        where's order one one five one
        what's the status of order number one one four two
        what's the status of my order
        track my package
        where is the order from the store
        where's the order i placed online
        has my order shipped
        has my coffee maker shipped
        can you tell me where my order is
        where's my stuff
        what about my headphones
        my headphones haven't arrived
        is my order ready for pickup
        check on my keyboard
        where is the tv i ordered
    """,
    "DescribeOrderIntent": """
        what was in order one one four two
        what was in my last order
        what was in it
        what's in that order
        what did i get
        how much was it
        how much was my last order
        how much did i pay for the headphones
        how much was order number one one four two
        what did my last order cost
    """,
    "GetDeliveryDateIntent": """
        when was it delivered
        when is it supposed to come
        when does it come
        when will it get here
        when will my headphones arrive
        when is my order coming
        when's my keyboard coming
        when will order one one four two be delivered
        is it coming today
        how long until it gets here
        when can i pick it up
        what day will my order arrive
        can you tell me when my order will arrive
        i'd like to know when my order comes
    """,
    "ListOpenOrdersIntent": """
        are there any packages coming
        is anything coming today
        anything else on its way
        do i have open orders
        what's still on its way
        what orders are open
        what's on the way
        do i have any packages coming
        what am i waiting for
        what hasn't arrived yet
        is anything arriving today
        what's coming this week
    """,
    "ListOrdersIntent": """
        show me all my orders
        have i ordered anything this week
        did i order something yesterday
        where's my order from last week
        show me my orders from last month
        what did i order last week
        what did i order
        what did i order yesterday
        what did i buy in the store
        what did i buy online last month
        what did i order on monday
        my orders
        read me my order history
        what did i order by phone
        what was my last order
        my orders from the catalog
        did i order anything in january
        what have i bought at the store
        what did i order in the app
    """,
    "ReorderItemsIntent": """
        i want to buy dog food again
        get me the ink again
        buy more of that
        i want to order the same thing
        i want the same ink as before
        i'm running low on coffee
        could you order that again
        order one one zero four again
        order the same as last time
        reorder my last order
        to reorder my last order
        buy my last order again
        buy the same ink again
        order it again
        reorder
        reorder the ink
        i'm out of coffee
        we're out of paper towels
        i need more ink
        get me two more ink
        get me more dog food
        order the same thing again
        the same as last time
        order paper towels again
        reorder order one zero three one
        buy another keyboard
        same again
        can you reorder my coffee
        order more batteries
    """,
    "BuyUsualIntent": """
        reorder my usual
        can i get my usual
        get me the usual
        my usual order
        the usual
        the usual please
        i'll have the usual
        order what i always order
        same as always
    """,
    "ChangeQuantityIntent": """
        no just one
        can i have two of those
        could i get two
        one more
        two inks
        two of those
        make it three
        change the quantity
        change the quantity to four
        just one
        only two of them
        three please
        i want two
        two of the ink
        make that five
        actually two
        i only need one
        change it to twenty one
    """,
    "RemoveItemIntent": """
        leave out the ink
        without the paper towels
        remove the mouse
        take the ink off
        no ink
        i don't need the detergent
        everything but the beans
        not the coffee filters
        i still have coffee
    """,
    "CheckPurchaseIntent": """
        did my order go through
        did it go through
        has my order gone through
        was my order placed
        did you place my order
        was my card charged
        i want to know if my order went through
    """,
    "SetVoiceCodeIntent": """
        set a voice code
        i want a voice code
        set up a pin
        change my voice code
        change my pin
        i'd like to set a voice code
        how do i change my code
    """,
    "RemoveVoiceCodeIntent": """
        remove my voice code
        turn off my pin
        i don't want a code anymore
        stop asking for my code
    """,
    "GiveVoiceCodeIntent": """
        my code is four eight two one
        the pin is oh seven three one
        code nine three one seven
        my voice code is eleven forty two
    """,
    "CancelOrderIntent": """
        please cancel that
        undo that
        cancel that order
        cancel my order
        cancel that
        cancel order one one four two
        i want to cancel my last order
        cancel my headphones order
        cancel the coffee
        actually cancel that
        can i still cancel my order
        please cancel my order
        i don't want it anymore
        i'd like to cancel my last order
        can you cancel it
    """,
    "DescribeDeliveryIntent": """
        how much is shipping
        what's the delivery charge
        is delivery free
        do you deliver
        how long does delivery take
        where will it go
        is it free delivery
    """,
    "DescribeSellerIntent": """
        who sells this
        who's selling it
        who am i buying from
    """,
    "ContactPersonIntent": """
        talk to a person
        i want to speak to someone
        customer service please
        let me talk to someone
    """,
    "DescribeReturnsIntent": """
        what about returns
        how do i return my headphones
        my keyboard is broken
        i want to send the tv back
        how do i return something
        how do i get a refund
        return policy
        i want to return my order
        can i send it back
        it's broken
        what's your return policy
        how do i get my money back
    """,
    "AMAZON.YesIntent": """
        yes please order it
        go ahead and order it
        yes
        yeah
        yes please
        go ahead
        place the order
        sounds good
        do it
        ok
    """,
    "AMAZON.NoIntent": """
        no thanks
        don't buy it
        no
        nope
        no thank you
        not now
        don't order it
        not that one
    """,
    "AMAZON.NextIntent": """
        next please
        show me the next three
        next
        more
        what else
        show me more
        what else do you have
        any others
        the next one
        more results
    """,
    "AMAZON.PreviousIntent": """
        previous
        go back
        the previous one
    """,
    "AMAZON.RepeatIntent": """
        could you say that again please
        what's the total
        say that again please
        repeat
        say that again
        what did you say
        come again
        can you repeat that
    """,
    "AMAZON.StartOverIntent": """
        start over
        new search
        let's start over
    """,
    "AMAZON.HelpIntent": """
        help
        what can i say
        what can you do
        i don't understand
        how does this work
    """,
    "AMAZON.CancelIntent": """
        cancel
        never mind
        forget it
        i changed my mind
    """,
    "AMAZON.StopIntent": """
        thanks
        that's it
        no thanks that's all
        stop
        goodbye
        that's all
        i'm done
        exit
    """,
}

# A value for each slot, of the kinds that people give.
VALUES = {
    "brand": ("sony",),
    "category": ("keyboards", "light bulbs"),
    "change": ("more", "fewer"),
    "channel": ("store", "in the store", "online"),
    "color": ("black",),
    "day": ("monday",),
    "feature": ("wireless",),
    "item": ("headphones", "paper towels"),
    "maximum_price": ("three hundred",),
    "minimum_price": ("fifty",),
    "number": ("two",),
    "order_number": ("one one four two",),
    "period": ("last week",),
    "position": ("second", "last"),
    "code": ("four eight two one", "oh seven three one"),
    "quantity": ("two",),
    "query": ("wireless keyboard", "headphones under fifty dollars"),
    "recency": ("last", "most recent"),
    "scope": ("each", "both"),
    "size": ("fifty five",),
}


@cache
def understanding() -> Understanding:
    return Understanding(_MODEL)


def understood(utterance: str) -> Understood:
    return understanding().understand(utterance, TODAY)


@pytest.mark.parametrize(
    ("intent", "utterance"),
    [(intent, line.strip()) for intent, lines in SAID.items() for line in lines.split("\n")[1:-1]],
)
def test_a_shopper_is_understood(intent: str, utterance: str) -> None:
    assert understood(utterance).intent == intent


@pytest.mark.parametrize("intent", list(_MODEL.intents))
def test_every_sample_leads_to_its_own_intent(intent: str) -> None:
    for sample in _MODEL.intents[intent].samples:
        for utterance in spoken(sample):
            assert understood(utterance).intent == intent, f"{utterance!r} by {sample!r}"


def spoken(sample: str) -> list[str]:
    """The sample with each combination of the values above."""
    names = re.findall(r"\{(\w+)\}", sample)
    pattern = re.sub(r"\{\w+\}", "{}", sample)
    return [pattern.format(*values) for values in itertools.product(*(VALUES[n] for n in names))]


@pytest.mark.parametrize(
    ("utterance", "slots"),
    [
        (
            "find a wireless keyboard under fifty dollars",
            {"query": "a wireless keyboard under fifty dollars"},
        ),
        ("order one one four two", {"order_number": "1142"}),
        ("between fifty and a hundred dollars", {"minimum_price": "50", "maximum_price": "100"}),
        ("a fifty five inch one", {"size": "55"}),
        ("make it three", {"quantity": "3"}),
        ("what did i order last week", {"period": "2026-W10"}),
        # Alexa takes a weekday to be the coming one; the skill looks back a week where it asks.
        ("the one from monday", {"day": "2026-03-16"}),
        ("get me two more ink", {"quantity": "2", "item": "ink"}),
        ("get me two of the ink", {"quantity": "2", "item": "ink"}),
        ("something in blue under fifty dollars", {"color": "blue", "maximum_price": "50"}),
        ("reorder my last order and the ink", {"recency": "last", "item": "ink"}),
        ("cancel my headphones order", {"item": "headphones"}),
    ],
)
def test_what_was_said_lands_in_the_slots(utterance: str, slots: dict[str, str]) -> None:
    found = understood(utterance).slots
    assert {name: slot.value for name, slot in found.items()} == slots


@pytest.mark.parametrize(
    ("utterance", "slot", "id_"),
    [
        ("the last one", "position", "last"),
        ("the second one", "position", "2"),
        ("buy number two", "position", "2"),
        ("what did i buy at the shop", "channel", "store"),
        ("what did i order by phone", "channel", "call_center"),
        ("what did i order on the website", "channel", "online"),
        ("what did i order in the app", "channel", "mobile"),
        ("where's the order from the catalogue", "channel", "catalog"),
        ("what did i order with alexa", "channel", "voice"),
        ("only h. p.", "brand", "hp"),
        ("in grey", "color", "gray"),
        ("where are my headsets", "item", "headphones"),
        ("buy the same cartridges again", "item", "ink"),
    ],
)
def test_other_words_for_a_value_resolve_to_its_id(utterance: str, slot: str, id_: str) -> None:
    filled = understood(utterance).slots[slot]
    assert [value.id for authority in filled.authorities for value in authority.values] == [id_]
