"""F4: the session ends in the middle of a dialog. The store is as it was."""

from __future__ import annotations

from itertools import accumulate

import pytest

from tests.faults.home import Home
from workbench.stage.sample_store import SampleStore

DIALOGS = [
    (
        "tess",
        "none",
        ("order order 1117 again", "make it two of the hand soap", "leave out the paper towels"),
    ),
    ("tess", "4821", ("order order 1117 again", "yes")),
    ("dora", "none", ("order it again", "yes")),  # a substitute, then its quote
    ("priya", "none", ("cancel my order",)),
    ("ana", "none", ("set a voice code", "four eight two one")),
    ("ana", "4821", ("change my code",)),
    ("ana", "4821", ("remove my code",)),
    ("ana", "none", ("find black ink", "buy the second one")),
]
STEPS = [
    (customer, code, said)
    for customer, code, dialog in DIALOGS
    for said in accumulate((utterance,) for utterance in dialog)
]


@pytest.mark.parametrize("leaves", ["says goodbye", "is silent", "is cut off"])
@pytest.mark.parametrize(("customer", "code", "said"), STEPS, ids=lambda step: str(step))
def test_f04_nothing_is_left_behind(
    sample: SampleStore,
    customer: str,
    code: str,
    said: tuple[str, ...],
    leaves: str,
) -> None:
    sample.set_code(customer, code)
    home = Home(sample, customer)
    device, before = home.device(), home.stored()
    for utterance in said:
        device.says(utterance)
    assert device.alexa.in_session
    if leaves == "says goodbye":
        device.says("stop")
    elif leaves == "is silent":
        device.alexa.wait()
        device.alexa.wait()
    else:
        device.alexa.forget_session()
    assert home.stored() == before
