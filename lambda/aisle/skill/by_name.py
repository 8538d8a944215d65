"""Which handler takes a request, and which question was asked: by name, imported when needed.

A cold start is most of what a shopper waits for, and a turn needs one handler of thirty, so each
is imported at its first turn. `AbstractRequestMapper` is the SDK's own way in for this.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from ask_sdk_runtime.dispatch_components.request_components import (
    AbstractRequestMapper,
    GenericRequestHandlerChain,
)

from aisle.services.shop import Shop
from aisle.skill.names import stem
from aisle.skill.touch import USER_EVENT
from aisle.skill.turn import intent_of

if TYPE_CHECKING:
    from aisle.skill.handlers.base import TurnHandler
    from aisle.skill.questions import AskedQuestion

# A handler of our own intent is in the module of its name; these are the others.
MODULES = {
    "LaunchRequest": "launch",
    "SessionEndedRequest": "around",
    "AMAZON.YesIntent": "yes_no_choose",
    "AMAZON.NoIntent": "yes_no_choose",
    "AMAZON.NextIntent": "next_previous",
    "AMAZON.PreviousIntent": "next_previous",
    "AMAZON.HelpIntent": "around",
    "AMAZON.RepeatIntent": "around",
    "AMAZON.StartOverIntent": "around",
    "AMAZON.NavigateHomeIntent": "around",
    "AMAZON.CancelIntent": "around",
    "AMAZON.StopIntent": "around",
    "AMAZON.FallbackIntent": "around",
    USER_EVENT: "user_event",
}

QUESTIONS = {
    "which_result": "handlers.describe_product.WhichResultQuestion",
    "hear_more": "handlers.describe_product.HearMoreQuestion",
    "hear_again": "handlers.describe_product.HearAgainQuestion",
    "hear_similar": "handlers.describe_product.HearSimilarQuestion",
    "buy_offered": "handlers.describe_product.BuyOfferedQuestion",
    "which_order": "order_talk.WhichOrderQuestion",
    "which_delivery": "order_talk.WhichDeliveryQuestion",
    "which_contents": "order_talk.WhichContentsQuestion",
    "latest_order": "order_talk.LatestOrderQuestion",
    "other_orders": "order_talk.OtherOrdersQuestion",
    "anything_else": "order_talk.AnythingElseQuestion",
    "look_for": "handlers.search_products.LookForQuestion",
    "place_order": "placing.PlaceOrderQuestion",
    "place_again": "placing.PlaceAgainQuestion",
    "place_by_code": "placing.ByCodeQuestion",
    "place_again_by_code": "placing.AgainByCodeQuestion",
    "offer_code": "code_talk.OfferCodeQuestion",
    "old_code": "code_talk.OldCodeQuestion",
    "new_code": "code_talk.NewCodeQuestion",
    "new_code_again": "code_talk.NewCodeAgainQuestion",
    "remove_code": "code_talk.RemoveCodeQuestion",
    "over_limit": "purchasing.OverLimitQuestion",
    "substitute": "purchasing.SubstituteQuestion",
    "which_bought": "handlers.reorder_items.WhichBoughtQuestion",
    "search_instead": "handlers.reorder_items.SearchInsteadQuestion",
    "reorder_latest": "handlers.reorder_items.ReorderLatestQuestion",
    "which_to_buy": "buying.WhichToBuyQuestion",
    "which_line": "handlers.change_quantity.WhichLineQuestion",
    "which_line_more": "handlers.change_quantity.WhichLineMoreQuestion",
    "which_line_fewer": "handlers.change_quantity.WhichLineFewerQuestion",
    "which_to_remove": "handlers.remove_item.WhichToRemoveQuestion",
    "cancel_order": "handlers.cancel_order.CancelOrderQuestion",
}

_FALLBACK = "AMAZON.FallbackIntent"


def handler_class(name: str) -> type[TurnHandler]:
    """The handler of an intent or request type; the fallback's for one that nobody has."""
    if name not in MODULES and not name.isidentifier():
        return handler_class(_FALLBACK)
    try:
        module = import_module(f"aisle.skill.handlers.{MODULES.get(name) or stem(name)}")
        handler: type[TurnHandler] = getattr(module, name.rpartition(".")[2])
    except (ImportError, AttributeError):
        return handler_class(_FALLBACK)
    return handler


def question_named(name: str, shop: Shop) -> AskedQuestion | None:
    """The question a session remembers; None for a name of another release."""
    if name not in QUESTIONS:
        return None
    module, _, question = QUESTIONS[name].rpartition(".")
    asked: AskedQuestion = getattr(import_module(f"aisle.skill.{module}"), question)(shop)
    return asked


class HandlersByName(AbstractRequestMapper):
    """Hands the SDK the handler of each request."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self._chains: dict[type[TurnHandler], GenericRequestHandlerChain] = {}

    def get_request_handler_chain(self, handler_input: Any) -> GenericRequestHandlerChain:
        request: Any = handler_input.request_envelope.request
        handler = handler_class(intent_of(request)[0] or request.object_type)
        if handler not in self._chains:
            self._chains[handler] = GenericRequestHandlerChain(handler(self._shop))
        return self._chains[handler]
