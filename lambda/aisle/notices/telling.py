"""Telling a customer the news of an order, by each medium that there is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from aisle.domain.order_news import Medium, OrderNews
from aisle.domain.orders import Order
from aisle.notice_ports import (
    AlexaUser,
    Delivery,
    DeliveryUnknown,
    LeftAlone,
    Mailer,
    NotDelivered,
    ProactiveEvents,
    Recipients,
    Undeliverable,
)
from aisle.notices.alexa_event import alexa_event
from aisle.notices.mail import mail_about
from aisle.services.deliver import DeliverOnce, Result
from aisle.speech.locales import LOCALES

_FAILURES_BORNE = 2  # each may take seconds, and the invocation has sixty


@dataclass(frozen=True, slots=True)
class Told:
    """What came of one medium; `result` is None where there was nobody to tell."""

    medium: Medium
    result: Result | None


@dataclass(frozen=True, slots=True)
class Telling:
    """`mailer` and `events` are None where the shop has not switched them on."""

    recipients: Recipients
    deliver: DeliverOnce
    mailer: Mailer | None
    events: ProactiveEvents | None
    seller: str
    returns: str
    clock: Callable[[], datetime]

    def by(self, medium: Medium, news: OrderNews) -> Told:
        """Raises StoreUnavailable or NotDelivered where it is to be tried again."""
        order = news.order
        send = self._mail(order) if medium is Medium.EMAIL else self._notice(order)
        if send is None:
            return Told(medium, None)
        delivery = Delivery(order.customer_id, order.number, order.status, medium)
        return Told(medium, self.deliver(delivery, send))

    def _mail(self, order: Order) -> Callable[[], None] | None:
        if not (mailer := self.mailer):
            return None
        customer = self.recipients.customer(order.customer_id)
        if customer is None or not customer.email:
            return None
        mail = mail_about(order, customer, customer.email, self.seller, self.returns, self.clock())
        return lambda: mailer.send(mail)

    def _notice(self, order: Order) -> Callable[[], None] | None:
        if not (events := self.events):
            return None
        users = self.recipients.alexa_users(order.customer_id)
        return (lambda: self._notify(events, users, order)) if users else None

    def _notify(self, events: ProactiveEvents, users: tuple[AlexaUser, ...], order: Order) -> None:
        """All of them, though one may fail: what was taken is not told twice when the others
        are tried again."""
        failures: list[NotDelivered | DeliveryUnknown] = []
        refusals: list[LeftAlone | Undeliverable] = []
        for user in users:
            body = alexa_event(order, user.user_id, self.seller, LOCALES, self.clock())
            try:
                events.send(user, body)
            except (NotDelivered, DeliveryUnknown) as failure:
                failures.append(failure)
            except (LeftAlone, Undeliverable) as refusal:
                refusals.append(refusal)
            if len(failures) >= _FAILURES_BORNE:
                break
        if failures:
            raise failures[0]
        _raise_for(refusals, len(users))


def _raise_for(refusals: list[LeftAlone | Undeliverable], users: int) -> None:
    """What cannot be delivered is somebody's business, even where others got theirs."""
    for refusal in refusals:
        if isinstance(refusal, Undeliverable):
            raise refusal
    if refusals and len(refusals) == users:
        raise refusals[0]
