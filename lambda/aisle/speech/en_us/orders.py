"""How an order is named aloud, and when it comes: shared by all that speaks of orders."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from itertools import chain

from aisle.domain.orders import Channel, Order, OrderLine
from aisle.services.order_answers import Mention, StatusTold
from aisle.services.outcome import Option
from aisle.speech.en_us.formats import counted, day, listed, quantity_of
from aisle.speech.markup import Markup, digits, phrase
from aisle.speech.saying import Listener

_NAMED = 2
_CHOICES = 3
ORDERED = {
    Channel.STORE: "in the store",
    Channel.ONLINE: "online",
    Channel.MOBILE: "in the app",
    Channel.CATALOG: "from the catalog",
    Channel.CALL_CENTER: "by phone",
    Channel.VOICE: "by voice",
}


def items(lines: Sequence[OrderLine], first: Collection[str] = (), named: int = _NAMED) -> Markup:
    """What is in an order, in a breath: a few products, those of the SKUs `first` before the
    others, and how many more. An order may be of charges alone."""
    if not lines:
        return Markup("no products")
    arranged = sorted(lines, key=lambda line: line.sku not in first)
    names = [quantity_of(line.quantity, line.name) for line in arranged[:named]]
    rest = len(arranged) - named
    return listed([*names, counted(rest, "more item")] if rest > 0 else names)


def name_of(told: StatusTold) -> Markup:
    """What the order is called within a sentence."""
    if told.mention is Mention.PRONOUN:
        return Markup("it")
    what = items(told.order.lines, told.skus)
    if told.mention is Mention.NUMBER:
        return phrase("order {number}, with {items},", number=digits(told.order.number), items=what)
    return phrase("your order with {items}", items=what)


def sentence(text: Markup) -> Markup:
    """With a capital letter."""
    return Markup(text[:1].upper() + text[1:])


def today_for(order: Order, listener: Listener) -> date:
    """The calendar day at the order's destination."""
    return listener.day(listener.now, order.time_zone)


def placed_on(order: Order, listener: Listener) -> str:
    """ "yesterday", "on Friday": the day of the order where it goes to."""
    return day(listener.day(order.placed_at, order.time_zone), today_for(order, listener))


def placed_from(order: Order, listener: Listener) -> str:
    """ "from yesterday", "from Friday"."""
    return f"from {bare(placed_on(order, listener))}"


def bare(spoken_day: str) -> str:
    """A day without its "on"."""
    return spoken_day.removeprefix("on ")


def due(order: Order, listener: Listener) -> Markup | None:
    """ "should arrive tomorrow"; None where no day is known or it has gone by."""
    today = today_for(order, listener)
    if order.expected_on is None or order.expected_on < today:
        return None
    return phrase(
        "should {now}{come} {day}",
        now="now " if _was_delayed(order) else "",
        come="be ready" if order.pickup_store else "arrive",
        day=day(order.expected_on, today),
    )


def without_day(order: Order, listener: Listener) -> Markup:
    """The honest sentence for an order without a day that is still to come."""
    if order.expected_on is None:
        kind = "pickup" if order.pickup_store else "delivery"
        return phrase("I don't have a {kind} date for it yet.", kind=kind)
    today = today_for(order, listener)
    return phrase(
        "It was due {day}, and I don't have a newer date.", day=day(order.expected_on, today)
    )


def each_by_day(orders: Sequence[Order], listener: Listener, first: Collection[str] = ()) -> Markup:
    """The choices of a question, by what tells them apart: what is in them and when they were
    placed; when alone, where it is the same product; the number where it was one day, too."""
    days = [placed_from(order, listener) for order in orders]
    if len({_foremost(order, first) for order in orders}) > 1:
        whats = [items(order.lines, first, named=1) for order in orders]
        each = zip(days, whats, strict=True)
        return parts([phrase("one {day}, with {what}", day=day, what=what) for day, what in each])
    if len(set(days)) == len(days):
        return listed([f"one {day}" for day in days])
    return listed([phrase("number {number}", number=digits(order.number)) for order in orders])


def _foremost(order: Order, first: Collection[str]) -> str:
    """The SKU that is named before the others."""
    skus = sorted((line.sku for line in order.lines), key=lambda sku: sku not in first)
    return next(iter(skus), "")


def told_apart(options: Sequence[Option], listener: Listener) -> Markup:
    """The options of a question by name, and by the day where they have one."""
    alike = len({option.label for option in options}) == 1
    named = [_choice(option, alike, listener) for option in options[:_CHOICES]]
    return listed([*named, "another one"] if len(options) > _CHOICES else named, "or")


def _choice(option: Option, alike: bool, listener: Listener) -> Markup:
    label = "one" if alike else option.label
    if option.day is None:
        return phrase("the {label}", label=option.label)
    spoken = bare(day(date.fromisoformat(option.day), listener.today))
    return phrase("the {label} from {day}", label=label, day=spoken)


def parts(texts: Sequence[Markup]) -> Markup:
    """A list of longer things, with a breath after each."""
    if len(texts) < 2:
        return Markup("".join(texts))
    return Markup("; ".join(chain(texts[:-1], [f"and {texts[-1]}"])))


def _was_delayed(order: Order) -> bool:
    return any(change.status == "delayed" for change in order.history)
