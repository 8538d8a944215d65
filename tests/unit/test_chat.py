"""`aisle chat`: everything of Alexa that can be typed, with a skill that tells what it hears."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from click.testing import CliRunner
from rich.console import Console

from tests.unit.simulator.foreign_skill.skill import answer
from workbench import cli
from workbench.engine import Engine
from workbench.local_shop import LocalSkill
from workbench.store_calls import StoreCalls
from workbench.terminal.chat import Conversation
from workbench.terminal.opening import OpenShop
from workbench.terminal.talking import Transcript

_NO_STORE: Any = None


def chatted(monkeypatch: pytest.MonkeyPatch, skill: Any, *typed: str, screen: Any = False) -> str:
    """Everything on the terminal of a chat with that skill, as a guest."""
    lines: Iterator[str] = iter([*typed, "/quit"])
    monkeypatch.setattr("builtins.input", lambda *_: next(lines))
    shop = OpenShop(LocalSkill(skill, StoreCalls()), "amzn1.ask.skill.a", "A", _NO_STORE, _NO_STORE)
    console = Console(width=200, record=True, quiet=False)
    Conversation(shop, "guest", screen, Transcript(console)).run()
    return console.export_text()


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        (["/screen hubRoundSmall", "/launch"], "Hello guest on a round in en-US"),
        (["/screen hubRoundSmall", "/screen none", "/launch"], "Hello guest in en-US"),
        (["/screen cinema"], "no screen is called 'cinema'; there are hubRoundSmall, "),
        (["/person ana", "/launch"], "Hello guest amzn1.ask.person.ana in"),
        (["/person ana", "/person unknown", "/launch"], "Alexa does not know the voice."),
        (["/allow alexa::profile:name", "/launch"], "who allows alexa::profile:name in"),
        (["/allow alexa::profile:name", "/deny alexa::profile:name", "/launch"], "is DENIED."),
        (["/locale en-GB"], "en-GB.json: cannot be read"),
        (["/locale en-US", "/launch"], "The device speaks en-US."),
        (["/silence"], "Alexa: What next?"),
        (["/silence", "/silence"], "the session is over"),
        (["/fail", "/fail"], "there is no session"),
        (["/new", "/silence"], "there is no session"),
        (["/touch pick 2"], "the device has no screen"),
        (["/screen tvLandscapeXLarge", "/touch pick 2"], "the skill has shown no document"),
        (["/screen hubRoundSmall", "/launch", "/touch pick 2"], "You touched pick 2 at no place"),
        (
            ["/screen hubRoundSmall", "/launch", '/touch ["rate", {"stars": 4.5}]'],
            "You touched rate {'stars': 4.5} at no place",
        ),
        (["/screen hubRoundSmall", "/launch", "/touch [broken"], "Expecting value"),
        (["/nonsense"], "/silence        say nothing for eight seconds"),
    ],
)
def test_what_is_typed_is_played(
    monkeypatch: pytest.MonkeyPatch, typed: list[str], heard: str
) -> None:
    assert heard in chatted(monkeypatch, answer, *typed)


def test_a_denied_permission_and_an_unknown_voice_are_not_heard_of(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    typed = ["/allow alexa::a", "/deny alexa::a", "/person ana", "/person unknown", "/launch"]
    assert "Hello guest in en-US" in chatted(monkeypatch, answer, *typed).split("unknown")[-1]


def test_another_voice_goes_on_in_the_same_session(monkeypatch: pytest.MonkeyPatch) -> None:
    sessions: list[tuple[str, bool]] = []

    def skill(envelope: dict[str, Any]) -> dict[str, Any]:
        sessions.append((envelope["session"]["sessionId"], envelope["session"]["new"]))
        return answer(envelope)

    chatted(monkeypatch, skill, "/person ana", "help", "/screen hubRoundSmall", "help")
    (first, _), (second, new), (other, _) = sessions
    assert (first, new) == (second, False)
    assert other != first


def test_what_the_skill_says_meanwhile_is_shown_before_its_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def skill(envelope: dict[str, Any]) -> dict[str, Any]:
        renew = {"name": "RenewLoanIntent", "slots": {}}
        return answer(envelope | {"request": envelope["request"] | {"intent": renew}})

    said = chatted(monkeypatch, skill, "help")
    assert said.index("Alexa: I am looking for it.") < said.index("Alexa: You want RenewLoan")


def test_a_screen_that_stays_without_listening_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def skill(envelope: dict[str, Any]) -> dict[str, Any]:
        response = answer(envelope)
        for member in ("shouldEndSession", "reprompt"):
            response["response"].pop(member, None)
        return response

    said = chatted(monkeypatch, skill, screen=True)
    assert "Alexa waits for a touch or for her name" in said
    assert "the session is over" in chatted(monkeypatch, skill, screen=False)


def test_the_shop_itself_is_played_with_all_of_it(
    monkeypatch: pytest.MonkeyPatch, engine: Engine
) -> None:
    for name, value in engine.environment().items():
        monkeypatch.setenv(name, value)  # put back what the chat sets for its own engine
    typed = "/silence\n/silence\n/screen hubLandscapeSmall\n/person bo\nhelp\n/fail\n/quit\n"
    command = ["chat", "--screen", "hubRoundSmall", "--json"]
    result = CliRunner().invoke(cli.aisle, command, input=typed, env={"COLUMNS": "200"})
    assert result.exit_code == 0, result.output
    for shown in (
        '"shape": "ROUND"',
        '"reason": "EXCEEDED_MAX_REPROMPTS"',
        '"pixelWidth": 960',
        '"personId": "amzn1.ask.person.bo"',
        '"reason": "ERROR"',
    ):
        assert shown in result.output
