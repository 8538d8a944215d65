"""What is bought and what it comes to: before the yes, after it, and before it is taken back."""

from __future__ import annotations

from aisle.domain.orders import Order
from aisle.domain.purchase import Quote
from aisle.services.cancel import CancelAsked
from aisle.services.check_purchase import WentThrough
from aisle.services.place_order import OrderPlaced
from aisle.services.quote import Quoted
from aisle.services.settle_payment import PaymentPending
from aisle.speech.en_us.screens.formats import amount, counted, full_date
from aisle.speech.saying import Listener
from aisle.speech.screens import AccountPage, Action, Fact

_PLACE = Action("Place order", ("yes",), "Yes, place the order.", is_main=True)
_LEAVE = Action("No", ("no",), "No, do not order.")
_CANCEL = Action("Cancel it", ("cancel",), "Cancel this order. You are asked first.")
_YES_CANCEL = Action("Cancel it", ("yes",), "Yes, cancel the order.", is_main=True)
_KEEP = Action("Keep it", ("no",), "No, keep the order.")
_SET_CODE = Action("Set a code", ("yes",), "Yes, set a voice code.", is_main=True)
_HOW_TO_CANCEL = "To cancel, ask before it is packed. After that, return it for a refund."
_MOST_LINES = 12
_MOST_CHARGES = 8


def quoted(told: Quoted, listener: Listener) -> AccountPage:
    quote = told.quote
    return _account(quote, "Not ordered yet", listener, (_PLACE, _LEAVE))


def order_placed(placed: OrderPlaced, listener: Listener) -> AccountPage:
    actions = (_SET_CODE, _CANCEL) if placed.offers_code else (_CANCEL,)
    return _receipt(placed.order, "Order placed", listener, actions)


def went_through(through: WentThrough, listener: Listener) -> AccountPage:
    return _receipt(through.order, "Your newest order", listener, (_CANCEL,))


def payment_pending(pending: PaymentPending, listener: Listener) -> AccountPage:
    return _receipt(pending.order, "Payment not confirmed", listener, ())


def cancel_asked(asked: CancelAsked, listener: Listener) -> AccountPage:
    return _account(asked.order, "Cancel this order?", listener, (_YES_CANCEL, _KEEP))


def _receipt(
    order: Order, heading: str, listener: Listener, actions: tuple[Action, ...]
) -> AccountPage:
    allowed = tuple(one for one in actions if one is not _CANCEL or order.may_be_cancelled)
    return _account(order, heading, listener, allowed, _HOW_TO_CANCEL)


def _account(
    bought: Quote | Order,
    heading: str,
    listener: Listener,
    actions: tuple[Action, ...],
    note: str = "",
) -> AccountPage:
    return AccountPage(
        heading=heading,
        count="" if isinstance(bought, Quote) else f"Order {bought.number}",
        lines=_lines(bought),
        parts=_beside_products(bought),
        facts=_destination(bought),
        total=Fact("Total", amount(bought.total)),
        note=" ".join(filter(None, (f"Sold by {listener.seller}.", note))),
        actions=actions,
    )


def _lines(bought: Quote | Order) -> tuple[Fact, ...]:
    shown = bought.lines[:_MOST_LINES]
    rest = len(bought.lines) - len(shown)
    more = (Fact(f"And {rest} more", ""),) if rest else ()
    lines = (Fact(counted(line.quantity, line.name), amount(line.amount)) for line in shown)
    return (*lines, *more)


def _destination(bought: Quote | Order) -> tuple[Fact, ...]:
    to = (Fact("To", bought.ship_to),) if bought.ship_to else ()
    due = bought.expected_on
    return (*to, *((Fact("Arrives", full_date(due)),) if due else ()))


def _beside_products(bought: Quote | Order) -> tuple[Fact, ...]:
    charges = () if isinstance(bought, Quote) else bought.charges[:_MOST_CHARGES]
    return (
        *(Fact(charge.name.capitalize(), amount(charge.amount)) for charge in charges),
        Fact("Delivery", amount(bought.delivery) if bought.delivery.minor else "Free"),
        Fact("Tax", amount(bought.tax)),
    )


SHOWN = {
    Quoted: quoted,
    OrderPlaced: order_placed,
    WentThrough: went_through,
    PaymentPending: payment_pending,
    CancelAsked: cancel_asked,
}
