"""An order's history, where a file has it and where a file has only the status."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise

from aisle.domain.orders import NEXT_STATUSES, OrderStatus, StatusChange
from workbench.loading.fields import Fields
from workbench.loading.rows import BadField

_S = OrderStatus
_SHIPPED = (_S.PLACED, _S.PACKING, _S.SHIPPED)
_DELIVERED = (*_SHIPPED, _S.DELIVERED)
_READY = (_S.PLACED, _S.PACKING, _S.READY_FOR_PICKUP)

# The way an order usually goes, for files that tell only where it has got to.
USUAL_WAY: dict[OrderStatus, tuple[OrderStatus, ...]] = {
    _S.PLACED: (_S.PLACED,),
    _S.PACKING: (_S.PLACED, _S.PACKING),
    _S.PARTLY_SHIPPED: (_S.PLACED, _S.PACKING, _S.PARTLY_SHIPPED),
    _S.SHIPPED: _SHIPPED,
    _S.OUT_FOR_DELIVERY: (*_SHIPPED, _S.OUT_FOR_DELIVERY),
    _S.DELIVERED: _DELIVERED,
    _S.READY_FOR_PICKUP: _READY,
    _S.PICKED_UP: (*_READY, _S.PICKED_UP),
    _S.DELAYED: (_S.PLACED, _S.DELAYED),
    _S.CANCELLED: (_S.PLACED, _S.CANCELLED),
    _S.RETURNED: (*_DELIVERED, _S.RETURNED),
}
_STATUS_NAMES = ", ".join(OrderStatus)


def history_of(fields: Fields, placed_at: datetime) -> tuple[StatusChange, ...]:
    """From `history`, or else from `status` and `status_at`. Raises BadField for a step that
    is not on the graph of statuses, or that goes back in time."""
    told = fields.objects("history")
    if not told:
        at = fields.maybe_moment("status_at") or placed_at
        return usual_history(status_of(fields), placed_at, at)
    changes = tuple(_change(fields.inside(change)) for change in told)
    _check_steps(changes, placed_at)
    return changes


def status_of(fields: Fields) -> OrderStatus:
    status = fields.text("status")
    try:
        return OrderStatus(status.lower().replace(" ", "_"))
    except ValueError:
        raise BadField("status", f"not one of {_STATUS_NAMES}", status) from None


def usual_history(
    status: OrderStatus, placed_at: datetime, at: datetime
) -> tuple[StatusChange, ...]:
    """The usual way to a status. Of the steps between, only the order is known: they are given
    the time of the last."""
    if at < placed_at:
        raise BadField("status_at", "before the order was placed", at)
    _, *later = USUAL_WAY[status]
    placed = StatusChange(OrderStatus.PLACED, placed_at)
    return (placed, *(StatusChange(step, at) for step in later))


def _change(fields: Fields) -> StatusChange:
    return StatusChange(status_of(fields), fields.moment("at"))


def _check_steps(changes: tuple[StatusChange, ...], placed_at: datetime) -> None:
    first = changes[0]
    if first.status != OrderStatus.PLACED or first.at < placed_at:
        raise BadField("history", "does not begin with placed, at placed_at or later", first.status)
    for before, after in pairwise(changes):
        if after.status not in NEXT_STATUSES[before.status]:
            raise BadField("history", f"{before.status} cannot become {after.status}")
        if after.at < before.at:
            raise BadField("history", f"{after.status} is earlier than {before.status}", after.at)
