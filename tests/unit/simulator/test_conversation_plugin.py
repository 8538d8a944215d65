"""The pytest plugin, run on conversation files of a library desk."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

LIBRARY_DESK = Path(__file__).with_name("library_desk.json")
pytest_plugins = ["pytester"]

_STAGE = """
from pathlib import Path

class Stage:
    model_path = Path(__file__).with_name("library_desk.json")
    access_token = None
    application_id = "amzn1.ask.skill.library"
    time_zone = "UTC"

    def __init__(self, conversation):
        self.shopper, self.prepared, self.made = conversation.shopper, {}, 0

    def prepare(self, turn):
        self.prepared = turn
        assert set(turn) <= {"meanwhile"}

    def trips(self):
        return self.made

    def answer(self, envelope):
        request = envelope["request"]
        if request["type"] == "SessionEndedRequest":
            return {"version": "1.0", "response": {}}
        self.made = 2
        name = request.get("intent", {}).get("name", "Launch")
        text = f"You said {name} to {self.shopper}, {self.prepared.get('meanwhile', 'and so on')}."
        speech = {"type": "PlainText", "text": text}
        return {"version": "1.0", "response": {
            "outputSpeech": speech, "reprompt": {"outputSpeech": speech},
            "card": {"type": "Simple", "title": "Library", "content": name},
            "shouldEndSession": name == "AMAZON.StopIntent"}}

    def check(self, then):
        return [] if then == {"shelves": "tidy"} else [f"the shelves are not {then['shelves']}"]

    def close(self):
        print("stage closed")

def pytest_alexa_stage(config, conversation):
    return Stage(conversation)
"""

_ARGUMENTS = ("-p", "no:alexa_conversations", "-p", "workbench.simulator.pytest_plugin")


@pytest.fixture
def played(pytester: pytest.Pytester) -> pytest.Pytester:
    pytester.makeconftest(_STAGE)
    shutil.copy(LIBRARY_DESK, pytester.path)
    (pytester.path / "conversations").mkdir()
    return pytester


def _run(pytester: pytest.Pytester, yaml: str, *arguments: str) -> pytest.RunResult:
    (pytester.path / "conversations" / "desk.yaml").write_text(yaml, encoding="utf-8")
    return pytester.runpytest_inprocess(*_ARGUMENTS, *arguments)


def test_a_conversation_that_goes_as_written_passes(played: pytest.Pytester) -> None:
    result = _run(
        played,
        """
conversation: a reader asks for the hours
given: {shopper: ana, time: 2026-03-10T15:00:00Z}
turns:
  - {launch: true, alexa: "You said Launch to ana, and so on."}
  - shopper: is downtown open on Monday
    meanwhile: it rains
    alexa: "You said … to ana, it rains."
    alexa_not: snows
    intent: OpeningHoursIntent
    slots: {branch: main, day: 2026-03-16}
    listens: true
    reprompt: You said …
    card: {type: Simple, title: Library, text: OpeningHoursIntent}
    trips: 2
  - {shopper: no, alexa: [NoIntent, ana]}
  - {repeat_request: true, alexa: [NoIntent]}
  - {shopper: what's the weather on mars, fallback: true, intent: AMAZON.FallbackIntent}
  - {silence: true, alexa: …FallbackIntent…, listens: true}
  - {silence: true, listens: false}
  - {new_session: true, at: +2d, shopper: yes, intent: AMAZON.YesIntent}
  - {ends: true}
then: {shelves: tidy}
---
conversation: a reader stops
turns:
  - {shopper: stop, listens: false}
""",
    )
    result.assert_outcomes(passed=2)


def test_a_failure_reads_like_a_transcript(played: pytest.Pytester) -> None:
    result = _run(
        played,
        """
conversation: wrong words
turns:
  - {launch: true}
  - {shopper: help, alexa: "You said … to nobody."}
""",
    )
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        [
            "*desk.yaml:5: wrong words",
            "*shopper: (opens the skill)",
            "*Alexa:   You said Launch to None, and so on.",
            "*shopper: help",
            "*expected:  You said … to nobody.",
            "*heard:     You said AMAZON.HelpIntent to None, and so on.",
            "*request*",
            '*"type": "IntentRequest"*',
            "*response*",
            "*stage closed*",
        ]
    )
    lines = result.stdout.lines
    heard = next(line for line in lines if "heard:" in line)
    marker = lines[lines.index(heard) + 1]
    assert marker.index("^") == heard.index("to None") + len("to ")


_FAILING_TURNS = [
    ("{shopper: help, intent: JoinIntent}", "*AMAZON.HelpIntent*not JoinIntent*"),
    ("{shopper: help, listens: false}", "*Alexa listens and should not*"),
    ("{shopper: stop, listens: true}", "*Alexa should listen*"),
    ("{shopper: help, trips: 1}", "*2 store round trips, at most 1 expected*"),
    ("{shopper: help, card: none}", "*there is a card*"),
    ("{shopper: help, card: {title: Books}}", "*the card's title is not as expected*"),
    ("{shopper: help, alexa: [Help, Bus]}", "*Alexa does not say 'Bus'*"),
    ("{shopper: help, alexa_not: [Help]}", "*Alexa must not say 'Help'*"),
    ("{shopper: help, directives: [Dialog.Delegate]}", "*no directive Dialog.Delegate*"),
    ("{shopper: help, fallback: true}", "*where the fallback is expected*"),
    ("{shopper: is main library open, slots: {}}", "*nothing in the model matches*"),
    ("{shopper: is atlantis open today, slots: {branch: main}}", "*'atlantis', not 'main'*"),
    ("{shopper: when are you open, slots: {branch: main}}", "*slot branch is empty*"),
    ("{touch: [buy]}", "*nothing to touch*"),
    ("{launch: true, progressive: Wait.}", "*1 progressive responses expected*nothing*"),
]


def test_each_expectation_can_fail(played: pytest.Pytester) -> None:
    documents = [
        f"conversation: fails {number}\nturns:\n  - {turn}\n"
        for number, (turn, _) in enumerate(_FAILING_TURNS)
    ]
    result = _run(played, "---\n".join(documents))
    result.assert_outcomes(failed=len(_FAILING_TURNS))
    for _, told in _FAILING_TURNS:
        result.stdout.fnmatch_lines_random([told])


def test_a_skill_that_is_too_late_fails_unless_alexa_waits(
    played: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    # No wait at all stands for eight seconds, so that the test need not take them.
    monkeypatch.setattr("workbench.simulator.pytest_plugin.SECONDS_TO_ANSWER", 0)
    conversation = "conversation: a\nturns: [{launch: true}]\n"
    result = _run(played, conversation)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*the skill took * s; Alexa waits for 0*"])
    _run(played, conversation, "--alexa-waits").assert_outcomes(passed=1)


def test_what_holds_afterwards_is_checked_by_the_project(played: pytest.Pytester) -> None:
    yaml = "conversation: then\nturns: [{launch: true}]\nthen: {shelves: full}\n"
    result = _run(played, yaml)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*afterwards: the shelves are not full*"])


def test_a_file_that_cannot_be_played_is_an_error_with_its_line(played: pytest.Pytester) -> None:
    result = _run(played, "conversation: a\nturns:\n  - {alexa: hi}\n")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*desk.yaml:3: a turn has exactly one of*"])


def test_with_own_keys_declared_any_other_key_is_an_error(played: pytest.Pytester) -> None:
    played.makeini("[pytest]\nalexa_turn_keys = meanwhile\nalexa_given_keys = stock\n")
    yaml = "conversation: a\nturns:\n  - {launch: true, somewhere: else}\n"
    result = _run(played, yaml)
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*desk.yaml:3: unknown key 'somewhere'*"])
    known = "conversation: a\ngiven: {stock: 1}\nturns:\n  - {launch: true, meanwhile: x}\n"
    _run(played, known).assert_outcomes(passed=1)


def test_a_known_failure_must_fail(played: pytest.Pytester) -> None:
    fails = "conversation: a\nknown_failure: later\nturns: [{shopper: help, alexa: bus}]\n"
    _run(played, fails).assert_outcomes(xfailed=1)
    passes = "conversation: a\nknown_failure: later\nturns: [{shopper: help}]\n"
    _run(played, passes).assert_outcomes(failed=1)


def test_transcripts_are_written_where_asked(played: pytest.Pytester) -> None:
    yaml = "conversation: a reader says hello!\nturns: [{launch: true}]\n"
    _run(played, yaml, "--conversation-transcripts", "heard").assert_outcomes(passed=1)
    text = (played.path / "heard" / "desk-a-reader-says-hello.txt").read_text(encoding="utf-8")
    assert "shopper: (opens the skill)\nAlexa:   You said Launch" in text


def test_a_project_can_keep_conversations_elsewhere(played: pytest.Pytester) -> None:
    played.makeini("[pytest]\nalexa_conversations = talks/*.yaml\n")
    (played.path / "talks").mkdir()
    (played.path / "talks" / "one.yaml").write_text("conversation: a\nturns: [{launch: true}]\n")
    (played.path / "talks" / "readme.txt").write_text("no conversation")
    played.runpytest_inprocess(*_ARGUMENTS).assert_outcomes(passed=1)


def test_without_a_stage_the_error_says_who_has_to_bring_one(pytester: pytest.Pytester) -> None:
    (pytester.path / "conversations").mkdir()
    result = _run(pytester, "conversation: a\nturns: [{launch: true}]\n")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*no conftest.py implements pytest_alexa_stage*with -p"])
    result.stdout.no_fnmatch_line("*Traceback*")
    result.stdout.no_fnmatch_line("*def runtest*")


def test_a_skill_that_breaks_shows_its_own_traceback_and_the_conversation(
    played: pytest.Pytester,
) -> None:
    conversation = (
        "conversation: a\nturns: [{launch: true, meanwhile: x}, {launch: true, odd: 1}]\n"
    )
    result = _run(played, conversation)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        ["*AssertionError*", "*conversation*", "*Alexa:   You said Launch*"]
    )
    result.stdout.no_fnmatch_line("*_hookexec*")
