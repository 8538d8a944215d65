"""PickCheapestIntent: "which one is the cheapest"."""

from __future__ import annotations

from aisle.services.browse import CheapestPicked
from aisle.speech.en_us.find_cheapest import cheapest_and_available
from aisle.speech.saying import Listener, Saying


def cheapest_picked(picked: CheapestPicked, _: Listener) -> Saying:
    return cheapest_and_available(picked.cheapest, picked.available)


WORDS = {CheapestPicked: cheapest_picked}
