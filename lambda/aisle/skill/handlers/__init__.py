"""Every handler of the skill, in the order in which they are asked."""

from __future__ import annotations

from aisle.services.shop import Shop
from aisle.skill.buying import WhichToBuyQuestion
from aisle.skill.handlers.around import (
    CancelIntent,
    FallbackIntent,
    HelpIntent,
    NavigateHomeIntent,
    RepeatIntent,
    SessionEndedRequest,
    StartOverIntent,
    StopIntent,
)
from aisle.skill.handlers.base import TurnHandler
from aisle.skill.handlers.buy_product import BuyProductIntent
from aisle.skill.handlers.buy_usual import BuyUsualIntent
from aisle.skill.handlers.cancel_order import CancelOrderIntent, CancelOrderQuestion
from aisle.skill.handlers.change_quantity import ChangeQuantityIntent, WhichLineQuestion
from aisle.skill.handlers.check_stock import CheckStockIntent
from aisle.skill.handlers.choose_option import ChooseOptionIntent
from aisle.skill.handlers.describe_product import (
    BuyOfferedQuestion,
    DescribeProductIntent,
    HearAgainQuestion,
    HearMoreQuestion,
    HearSimilarQuestion,
    WhichResultQuestion,
)
from aisle.skill.handlers.describe_returns import DescribeReturnsIntent
from aisle.skill.handlers.find_cheaper import FindCheaperIntent
from aisle.skill.handlers.find_cheapest import FindCheapestIntent
from aisle.skill.handlers.get_delivery_date import GetDeliveryDateIntent
from aisle.skill.handlers.get_price import GetPriceIntent
from aisle.skill.handlers.launch import LaunchRequest
from aisle.skill.handlers.list_open_orders import ListOpenOrdersIntent
from aisle.skill.handlers.list_orders import ListOrdersIntent
from aisle.skill.handlers.next_previous import NextIntent, PreviousIntent
from aisle.skill.handlers.pick_cheapest import PickCheapestIntent
from aisle.skill.handlers.refine_search import RefineSearchIntent
from aisle.skill.handlers.remove_item import RemoveItemIntent, WhichToRemoveQuestion
from aisle.skill.handlers.reorder_items import (
    ReorderItemsIntent,
    ReorderLatestQuestion,
    SearchInsteadQuestion,
    WhichBoughtQuestion,
)
from aisle.skill.handlers.search_products import SearchProductsIntent
from aisle.skill.handlers.track_order import TrackOrderIntent
from aisle.skill.handlers.yes_no_choose import AnswerHandler, NoIntent, YesIntent
from aisle.skill.order_talk import (
    AnythingElseQuestion,
    LatestOrderQuestion,
    OtherOrdersQuestion,
    WhichDeliveryQuestion,
    WhichOrderQuestion,
)
from aisle.skill.purchasing import PlaceAgainQuestion, PlaceOrderQuestion, SubstituteQuestion
from aisle.skill.questions import AskedQuestion

_HANDLERS: tuple[type[TurnHandler], ...] = (
    LaunchRequest,
    # search
    SearchProductsIntent,
    FindCheapestIntent,
    FindCheaperIntent,
    PickCheapestIntent,
    NextIntent,
    PreviousIntent,
    # orders
    TrackOrderIntent,
    GetDeliveryDateIntent,
    ListOpenOrdersIntent,
    ListOrdersIntent,
    DescribeReturnsIntent,
    # purchase
    ReorderItemsIntent,
    BuyUsualIntent,
    BuyProductIntent,
    ChangeQuantityIntent,
    RemoveItemIntent,
    CancelOrderIntent,
    # around
    HelpIntent,
    RepeatIntent,
    StartOverIntent,
    NavigateHomeIntent,
    CancelIntent,
    StopIntent,
    FallbackIntent,
    SessionEndedRequest,
)
_ANSWERS: tuple[type[AnswerHandler], ...] = (
    YesIntent,
    NoIntent,
    ChooseOptionIntent,
    RefineSearchIntent,
    DescribeProductIntent,
    CheckStockIntent,
    GetPriceIntent,
)
_QUESTIONS: tuple[type[AskedQuestion], ...] = (
    # search
    WhichResultQuestion,
    HearMoreQuestion,
    HearAgainQuestion,
    HearSimilarQuestion,
    BuyOfferedQuestion,
    # orders
    WhichOrderQuestion,
    WhichDeliveryQuestion,
    LatestOrderQuestion,
    OtherOrdersQuestion,
    AnythingElseQuestion,
    # purchase
    PlaceOrderQuestion,
    PlaceAgainQuestion,
    SubstituteQuestion,
    WhichBoughtQuestion,
    SearchInsteadQuestion,
    ReorderLatestQuestion,
    WhichToBuyQuestion,
    WhichLineQuestion,
    WhichToRemoveQuestion,
    CancelOrderQuestion,
)


def all_handlers(shop: Shop) -> list[TurnHandler]:
    questions = {question.name: question(shop) for question in _QUESTIONS}
    return [
        *(handler(shop) for handler in _HANDLERS),
        *(handler(shop, questions) for handler in _ANSWERS),
    ]
