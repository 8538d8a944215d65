"""A conversation at the console becomes a test that passes, and never another test's end."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.unit.console.page import Page
from workbench.simulator.conversations.reading import read_conversations


def test_what_was_said_passes_as_a_test(
    page: Page, folder: Path, pytester: pytest.Pytester
) -> None:
    page.act("launch")
    page.say("order it again", at="+1h")
    page.say("flurb the blarg", meanwhile="stock: {KEY-101: 9}")
    number = page.say("yes")["card"]["title"]
    page.act("silence")
    page.say("flurb", fallback=True)
    page.say("where's my order", new_session=True)
    page.act("ends")
    told = page.post("/record", name='Ana: "again", and № 1', file="reorder.yaml")
    assert told["doubts"] == []
    assert told["saved"] == str(folder / "reorder.yaml")
    assert number not in told["yaml"]
    (saved,) = read_conversations(folder / "reorder.yaml")
    assert saved.name == 'Ana: "again", and № 1'
    assert [turn.action for turn in saved.turns] == [
        "launch", "shopper", "shopper", "silence", "shopper", "shopper", "ends",
    ]  # fmt: skip
    yes = saved.turns[2]
    assert yes.project == {"meanwhile": {"stock": {"KEY-101": 9}}}
    assert "The number is …, and" in yes.expected["alexa"]
    assert yes.expected["card"] == {"type": "Simple", "title": "Order …"}
    assert yes.expected["trips"] == 1
    assert saved.then == {"orders": {"ana": 1}}
    run = pytester.runpytest_subprocess("-p", "workbench.stage.plugin", str(folder))
    run.assert_outcomes(passed=1)


def test_a_saved_test_reads_like_the_others(page: Page) -> None:
    page.say("order it again")
    page.say("yes")
    lines = page.post("/record", name="ana orders again")["yaml"].splitlines()
    assert lines[:4] == [
        "conversation: ana orders again",
        "given: {shopper: ana}",
        "turns:",
        "  - shopper: order it again",
    ]
    assert '  - shopper: "yes"' in lines
    assert lines[-1] == "then: {orders: {ana: +1}}"


def test_clocks_and_voices_of_what_nothing_came_of_are_kept(page: Page) -> None:
    page.say("flurb", at="+1d", person="amzn1.ask.person.ben")
    page.act("silence", at="+2h", meanwhile="stock: {KEY-101: 9}")
    page.say("find a toaster", at="+30m", meanwhile="stock: {KEY-102: 8}")
    (turn,) = yaml.safe_load(page.post("/record", name="a toaster")["yaml"])["turns"]
    assert turn["at"] == "+1d2h30m"
    assert turn["person"] == "amzn1.ask.person.ben"
    assert turn["meanwhile"] == {"stock": {"KEY-101": 9, "KEY-102": 8}}


def test_a_number_that_only_this_time_was_given_makes_a_test_that_fails(page: Page) -> None:
    page.say("order it again")
    title = page.say("yes")["card"]["title"]
    page.say("where is order " + " ".join(title.removeprefix("Order ")))
    assert page.post("/record", name="by number")["doubts"]


def test_there_must_be_something_to_save(page: Page) -> None:
    assert (
        page.refused("/record", name="nothing")
        == "nothing has been said yet that could be said again"
    )
    page.say("flurb")
    assert "nothing has been said" in page.refused("/record", name="nothing")
    page.act("launch")
    assert page.refused("/record", name=" ") == "name is missing"


@pytest.mark.parametrize(
    "file",
    ["../out.yaml", "/tmp/out.yaml", "a/b.yaml", "..", ".yaml", "a.yml", "a.yaml\n", "a\0.yaml",
     "A b.yaml", "c:\\a.yaml"],
)  # fmt: skip
def test_nothing_is_written_out_of_the_folder(page: Page, folder: Path, file: str) -> None:
    page.act("launch")
    assert "is no name for a file" in page.refused("/record", name="a launch", file=file + " x")
    if file.strip() == file:
        assert "is no name for a file" in page.refused("/record", name="a launch", file=file)
    assert not folder.exists()


def test_a_file_is_added_to_if_that_is_wanted_and_never_overwritten(
    page: Page, folder: Path
) -> None:
    page.act("launch")
    page.post("/record", name="a launch", file="launch.yaml")
    before = (folder / "launch.yaml").read_text()
    refused = page.refused("/record", name="another", file="launch.yaml")
    assert refused == "launch.yaml is there already: choose another name, or add to it"
    twice = page.refused("/record", name="a launch", file="launch.yaml", add=True)
    assert "has a conversation named 'a launch'" in twice
    assert (folder / "launch.yaml").read_text() == before
    page.post("/record", name="another", file="launch.yaml", add=True)
    names = [conversation.name for conversation in read_conversations(folder / "launch.yaml")]
    assert names == ["a launch", "another"]


def test_nothing_is_added_to_a_file_that_cannot_be_read(page: Page, folder: Path) -> None:
    folder.mkdir()
    (folder / "broken.yaml").write_text("conversation: [")
    page.act("launch")
    refused = page.refused("/record", name="a launch", file="broken.yaml", add=True)
    assert refused.startswith("nothing was added, since ")
    assert (folder / "broken.yaml").read_text() == "conversation: ["
