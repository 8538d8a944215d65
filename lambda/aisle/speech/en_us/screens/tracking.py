"""Where an order is: a timeline of what it has gone through, and of what is to come."""

from __future__ import annotations

from collections.abc import Sequence

from aisle.domain.orders import Channel, Order, OrderStatus, PaymentStatus, StatusChange
from aisle.services.cancel import OrderCancelled
from aisle.services.order_answers import StatusTold
from aisle.speech.en_us.screens.formats import coming, full_date, short_date
from aisle.speech.en_us.screens.order_state import STATES, TROUBLE, contents, is_late
from aisle.speech.saying import Listener
from aisle.speech.screens import Action, Step, StepState, TimelinePage

_S = OrderStatus
_DELIVERY = (_S.PLACED, _S.PACKING, _S.SHIPPED, _S.OUT_FOR_DELIVERY, _S.DELIVERED)
_PICKUP = (_S.PLACED, _S.PACKING, _S.READY_FOR_PICKUP, _S.PICKED_UP)
_MOST_STEPS = 6
_AGAIN = Action(
    "Order again", ("again",), "Order it again. You hear the total first.", is_main=True
)
_CANCEL = Action("Cancel", ("cancel",), "Cancel this order. You are asked first.")
_OTHERS = Action("Others", ("open",), "Show your other open orders.")
_WITHOUT_DAY = frozenset({_S.READY_FOR_PICKUP})


def status_told(told: StatusTold, listener: Listener) -> TimelinePage:
    return _timeline(told.order, listener, _actions(told))


def order_cancelled(cancelled: OrderCancelled, listener: Listener) -> TimelinePage:
    return _timeline(cancelled.order, listener, (_AGAIN,))


def _actions(told: StatusTold) -> tuple[Action, ...]:
    if told.order.may_be_cancelled:
        return (_AGAIN, _CANCEL)
    return (_AGAIN, _OTHERS) if told.others_open else (_AGAIN,)


def _timeline(order: Order, listener: Listener, actions: tuple[Action, ...]) -> TimelinePage:
    return TimelinePage(
        count=f"Order {order.number}",
        headline=_headline(order, listener),
        detail=_detail(order, listener),
        is_trouble=order.status in TROUBLE,
        steps=_steps(order, listener),
        contents=contents(order),
        actions=actions,
    )


def _headline(order: Order, listener: Listener) -> str:
    """When it comes, while that is known and nothing is amiss; else how it stands."""
    if _is_awaited(order, listener):
        today = listener.day(listener.now, order.time_zone)
        come = "Ready" if order.pickup_store else "Arrives"
        return f"{come} {coming(order.expected_on, today)}" if order.expected_on else ""
    if _was_bought_in_a_store(order):
        return "Bought in the store"
    return STATES[order.status]


def _is_awaited(order: Order, listener: Listener) -> bool:
    settled = not order.is_open or order.status in TROUBLE | _WITHOUT_DAY
    return order.expected_on is not None and not settled and not is_late(order, listener)


def _detail(order: Order, listener: Listener) -> str:
    payment = order.payment
    if payment and payment.status is PaymentStatus.DECLINED:
        return "The card was declined"
    if order.awaits_payment:
        return "Payment not confirmed yet"
    if order.status in (_S.READY_FOR_PICKUP, _S.PICKED_UP):
        return f"At {order.pickup_store}" if order.pickup_store else ""
    if not order.is_open:
        return full_date(listener.day(order.history[-1].at, order.time_zone))
    return _due(order, listener)


def _due(order: Order, listener: Listener) -> str:
    if order.expected_on is None:
        return "No pickup date yet" if order.pickup_store else "No delivery date yet"
    if is_late(order, listener):
        return f"Was due {full_date(order.expected_on)}"
    now = "Now due " if order.status is _S.DELAYED else ""
    return f"{now}{full_date(order.expected_on)}"


def _steps(order: Order, listener: Listener) -> tuple[Step, ...]:
    """As many as fit, the latest of what has been."""
    ahead = [Step(_label(status), StepState.AHEAD) for status in _ahead(order)]
    changes = _told_of(order.history)[len(ahead) - _MOST_STEPS :]
    reached = [_step(change, change is changes[-1], order, listener) for change in changes]
    return (*reached, *ahead)


def _told_of(history: Sequence[StatusChange]) -> list[StatusChange]:
    """The last time that each status was reached, in order. A delay, or a part that has shipped,
    is told of while it lasts."""
    last = {change.status: change for change in history}
    passing = {_S.DELAYED, _S.PARTLY_SHIPPED} - {history[-1].status}
    return [
        change
        for change in history
        if last[change.status] is change and change.status not in passing
    ]


def _step(change: StatusChange, is_last: bool, order: Order, listener: Listener) -> Step:
    day = short_date(listener.day(change.at, order.time_zone))
    if not is_last:
        return Step(_label(change.status), StepState.REACHED, day, is_passed=True)
    trouble = change.status in TROUBLE
    here = StepState.TROUBLE if trouble else StepState.HERE
    return Step(STATES[change.status], here, day)


def _label(status: OrderStatus) -> str:
    return "Packed" if status is _S.PACKING else STATES[status]


def _ahead(order: Order) -> tuple[OrderStatus, ...]:
    """What is still to come of the way, nothing where the order is done."""
    if not order.is_open:
        return ()
    reached = [change.status for change in order.history]
    way = _way(order, reached)
    furthest = max((way.index(status) for status in reached if status in way), default=-1)
    return way[furthest + 1 :]


def _way(order: Order, reached: Sequence[OrderStatus]) -> tuple[OrderStatus, ...]:
    """By what has happened last, as plans change; else by where the order is to go."""
    for status in reversed(reached):
        if status in _PICKUP[2:]:
            return _PICKUP
        if status in _DELIVERY[2:] or status is _S.PARTLY_SHIPPED:
            return _DELIVERY
    return _PICKUP if order.pickup_store else _DELIVERY


def _was_bought_in_a_store(order: Order) -> bool:
    done = order.status in (_S.PICKED_UP, _S.DELIVERED)
    return done and order.channel is Channel.STORE and not order.ship_to


SHOWN = {StatusTold: status_told, OrderCancelled: order_cancelled}
