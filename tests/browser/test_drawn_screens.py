"""Every screen as Amazon's renderer draws it, on devices of every size and shape."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import open_page
from tests.browser.drawing import DEVICES, Easel
from tests.browser.screens import (
    AMOUNTS,
    WORST,
    of_the_worst_names,
    out_of_a_conversation,
    touches_of,
)
from workbench.stage.sample_store import SampleStores
from workbench.viewhost import screen_script

PICTURES = Path("build/screens")
_HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def easel(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Easel]:
    page = open_page(chromium)
    folder = tmp_path_factory.mktemp("easel")
    drawing = folder / "screen.js"
    drawing.write_bytes(screen_script())
    yield Easel(page, (drawing, _HERE / "measure.js"), folder)
    page.close()


@pytest.fixture(scope="module")
def seen(stores: SampleStores) -> dict[str, dict[str, Any]]:
    return out_of_a_conversation(stores.take())


@pytest.mark.parametrize("device", DEVICES)
def test_every_screen_of_a_conversation(
    easel: Easel, seen: dict[str, dict[str, Any]], device: str
) -> None:
    """Their pictures are kept to be looked at."""
    faults = []
    for name, directive in seen.items():
        faults += [f"{name}: {fault}" for fault in easel.draw(directive, device).faults()]
        easel.picture(PICTURES / f"{name}-{device}.png")
    assert faults == []


@pytest.mark.parametrize(
    "device", ["hubLandscapeSmall", "hubLandscapeLarge", "tvLandscapeXLarge", "hubRoundSmall"]
)
def test_the_worst_names_break_no_screen(easel: Easel, device: str) -> None:
    """And an amount is drawn to the last cent, whatever stands beside it."""
    faults = []
    for name, directive in of_the_worst_names().items():
        drawn = easel.draw(directive, device)
        faults += [f"{name}: {fault}" for fault in drawn.faults()]
        if AMOUNTS.get(name, "") not in drawn.all_text:
            faults.append(f"{name}: {AMOUNTS[name]} is not there")
    assert faults == []


def test_a_name_is_drawn_as_it_is_and_never_evaluated(easel: Easel) -> None:
    """A long one ends in an ellipsis."""
    screens = of_the_worst_names()
    drawn = [
        easel.draw(screens[name], "hubLandscapeXLarge")
        for name in ("worst-results", "worst-results-2")
    ]
    texts = {text["text"] for one in drawn for text in one.texts}
    for name in WORST:
        assert any(name == text or _shortened(name, text) for text in texts), (name, texts)
    labels = [target["label"] for one in drawn for target in one.touchables]
    assert not any("Bright Aisle" in label or "#ff" in label for label in labels)


def _shortened(name: str, text: str) -> bool:
    return (
        text.endswith("…") and name.startswith(text.removesuffix("…").rstrip()) and len(text) > 30
    )


@pytest.mark.parametrize("device", ["hubLandscapeLarge", "hubRoundSmall"])
def test_what_is_touched_is_what_is_sent(
    easel: Easel, seen: dict[str, dict[str, Any]], device: str
) -> None:
    sent, meant = {}, {}
    for name, directive in seen.items():
        easel.draw(directive, device)
        for label, touch in touches_of(directive).items():
            tapped = easel.tap(label)
            if tapped is not None:
                sent[name, label], meant[name, label] = tapped, [touch]
    assert sent == meant
    assert len(sent) > len(seen)
