"""A conversation test at the console: opened, played, and gone on from by hand; and replays."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.console.page import Page

_TALKS = """
conversation: as it is
given: {shopper: sam, screen: hubLandscapeSmall}
turns:
  - {shopper: reorder it, alexa: ["Only one"], listens: true}
  - {shopper: "yes", alexa: ["is placed"]}
then: {orders: {sam: +1}}
---
conversation: otherwise in the second turn
given: {shopper: sam}
turns:
  - {shopper: reorder it}
  - {shopper: "no", alexa: "I placed it.", intent: AMAZON.YesIntent}
  - {shopper: find a toaster, fallback: true}
then: {orders: {sam: +1}}
"""


@pytest.fixture(autouse=True)
def _talks(folder: Path) -> None:
    folder.mkdir()
    (folder / "talks.yaml").write_text(_TALKS)
    (folder / "broken.yaml").write_text("conversation: x\nturns: []\n")


def test_the_folders_conversations_are_listed_with_what_is_wrong(page: Page, folder: Path) -> None:
    listed = page.get("/tests")
    assert listed["folder"] == str(folder)
    broken, first, second = listed["tests"]
    assert "broken.yaml:1: a conversation needs turns" in broken["error"]
    assert first == {"file": "talks.yaml", "name": "as it is", "turns": 2}
    assert second["name"] == "otherwise in the second turn"


def test_a_test_is_played_turn_by_turn(page: Page) -> None:
    desk = page.post("/open", file="talks.yaml", name="as it is")
    assert desk["given"] == {"shopper": "sam", "screen": "hubLandscapeSmall"}
    assert (desk["source"], desk["played"]) == ("talks.yaml", 0)
    assert desk["script"] == ["reorder it", "yes"]
    (turn,) = page.post("/step")["turns"]
    assert turn["differences"] == []
    assert turn["scripted"]
    desk = page.post("/step")
    assert (desk["played"], desk["afterwards"]) == (2, [])
    assert page.refused("/step") == "there is nothing left to play"


def test_playing_on_stops_where_it_differs_and_says_how(page: Page) -> None:
    page.post("/open", file="talks.yaml", name="otherwise in the second turn")
    first, second = page.post("/step", all=True)["turns"]
    assert first["differences"] == []
    intent, speech = second["differences"]
    assert intent.startswith("understood as AMAZON.NoIntent")
    assert "expected:  I placed it.\nheard:     Okay, I haven't" in speech
    assert speech.splitlines()[-1].strip() == "^"
    desk = page.post("/step", all=True)
    assert "fallback is expected" in desk["turns"][0]["differences"][0]
    assert desk["afterwards"] == ["orders of sam: +0, not +1"]


def test_one_goes_on_by_hand_from_a_test(page: Page) -> None:
    page.post("/open", file="talks.yaml", name="as it is")
    page.post("/step")
    assert page.say("no")["speech"].startswith("Okay, I haven't")
    (turn,) = page.post("/step")["turns"]
    assert "does not say 'is placed'" in turn["differences"][0]


@pytest.mark.parametrize(
    "file", ["other.yaml", "../talks.yaml", "/etc/passwd", "conftest.py", "talks.yaml/../x.yaml"]
)
def test_only_the_folders_own_are_opened(page: Page, folder: Path, file: str) -> None:
    (folder.parent / "talks.yaml").write_text(_TALKS)
    assert "there is no conversation" in page.refused("/open", file=file, name="as it is")
    assert "there is no conv" in page.refused("/open", file="talks.yaml", name="none such")
    assert "a conversation needs turns" in page.refused("/open", file="broken.yaml", name="x")


def test_a_file_of_ones_own_is_read_from_what_the_page_sends(page: Page) -> None:
    told = page.post("/read", file="mine.yaml", yaml=_TALKS)
    assert told["names"] == ["as it is", "otherwise in the second turn"]
    desk = page.post("/read", file="mine.yaml", yaml=_TALKS, name="as it is")
    assert (desk["source"], desk["name"]) == ("mine.yaml", "as it is")
    one = _TALKS.split("---")[0]
    assert page.post("/read", file="mine.yaml", yaml=one)["name"] == "as it is"
    wrong = page.refused("/read", file="mine.yaml", yaml="conversation: x\nturn: []")
    assert wrong == "mine.yaml:2: unknown key 'turn'; did you mean 'turns'?"
    assert "no conversation 'none'" in page.refused("/read", file="m", yaml=one, name="none")


def test_a_test_that_cannot_be_given_leaves_the_conversation_as_it_is(page: Page) -> None:
    page.act("launch")
    impossible = "conversation: x\ngiven: {stock: {NONE: 3}}\nturns: [{launch: true}]"
    assert "no product NONE" in page.refused("/read", file="mine.yaml", yaml=impossible)
    assert len(page.get("/conversation")["turns"]) == 1
    assert page.say("find a toaster")["speech"]


def test_a_replay_says_it_all_again_and_nothing_differs(page: Page) -> None:
    page.say("order it again")
    first = page.say("yes")
    page.say("flurb")
    desk = page.post("/replay")
    assert desk["source"] == "replay"
    assert [turn["argument"] for turn in desk["turns"]] == ["order it again", "yes"]
    assert [turn["differences"] for turn in desk["turns"]] == [[], []]
    # The second order has another number, which is no difference.
    assert desk["turns"][1]["card"]["title"] != first["card"]["title"]
    assert desk["afterwards"] == []


def test_there_must_be_something_to_replay(page: Page) -> None:
    assert "nothing has been said yet" in page.refused("/replay")
