"""What a question gave to choose from: by name, and by the day where there is one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from aisle.domain.purchase import QuoteLine
from aisle.services.buy import WhichToBuy
from aisle.services.change_quote import WhichLine
from aisle.services.choose import OptionUnclear
from aisle.services.order_answers import WhichOrder
from aisle.services.outcome import Option
from aisle.services.reorder import SeveralBought
from aisle.speech.en_us.screens.formats import amount, counted, full_date
from aisle.speech.saying import Listener
from aisle.speech.screens import Choice, ChoicesPage


def which(
    asked: OptionUnclear | SeveralBought | WhichOrder | WhichToBuy, _: Listener
) -> ChoicesPage:
    return ChoicesPage(heading="Which one?", choices=_choices(asked.options))


def which_line(asked: WhichLine, _: Listener) -> ChoicesPage:
    return ChoicesPage(
        heading="Which one?",
        choices=tuple(_line(str(place), line) for place, line in enumerate(asked.lines, 1)),
    )


def _line(place: str, line: QuoteLine) -> Choice:
    title, price = counted(line.quantity, line.name), amount(line.amount)
    return Choice(title, f"{place}, {title}, {price}", ("choose", place), place, aside=price)


def _choices(options: Sequence[Option]) -> tuple[Choice, ...]:
    return tuple(_choice(str(place), option) for place, option in enumerate(options, 1))


def _choice(place: str, option: Option) -> Choice:
    day = f"From {full_date(date.fromisoformat(option.day))}" if option.day else ""
    spoken = ", ".join(filter(None, (place, option.label, day)))
    return Choice(option.label, spoken, ("choose", place), place, detail=day)


SHOWN = {
    OptionUnclear: which,
    SeveralBought: which,
    WhichOrder: which,
    WhichToBuy: which,
    WhichLine: which_line,
}
