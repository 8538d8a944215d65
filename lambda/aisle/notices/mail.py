"""The e-mail about an order, in the words of its locale."""

from __future__ import annotations

from datetime import datetime
from types import ModuleType

from aisle.domain.customers import Customer
from aisle.domain.orders import Order
from aisle.notice_ports import Mail
from aisle.services.order_letters import OrderLetter
from aisle.speech.en_us import order_letters
from aisle.speech.saying import Listener

# One locale so far; a customer's own choice would go here.
_WORDS: ModuleType = order_letters


def mail_about(
    order: Order, customer: Customer, address: str, seller: str, returns: str, now: datetime
) -> Mail:
    told = OrderLetter(order, customer.products_in_messages, returns)
    listener = Listener(now, order.time_zone, seller)
    letter = _WORDS.LETTERS[order.status](told, listener)
    html = letter.html(_WORDS.LANGUAGE)
    return Mail(to=address, subject=letter.subject_line, text=letter.text(), html=html)
