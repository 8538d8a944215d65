"""What the page asks of conversation tests: which there are, playing one, saving one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbench.console.asked import Asked
from workbench.console.conversation_files import conversations_in
from workbench.console.desk import Desk
from workbench.console.desk_json import desk_json
from workbench.simulator.conversations.writing import conversation_yaml


def tests(desk: Desk, _: Asked) -> Mapping[str, Any]:
    return {"folder": str(desk.files.folder), "tests": desk.files.listed()}


def open_test(desk: Desk, asked: Asked) -> Mapping[str, Any]:
    """One of the folder's."""
    _check_sample(desk)
    desk.open(desk.files.find(asked.text("file"), asked.text("name")), asked.text("file"))
    return desk_json(desk)


def read(desk: Desk, asked: Asked) -> Mapping[str, Any]:
    """Of a file from elsewhere: its only conversation or the one named, opened; else the names."""
    _check_sample(desk)
    found = conversations_in(asked.text("yaml"), asked.text("file"))
    name = asked.optional("name", str) or (found[0].name if len(found) == 1 else None)
    if name is None:
        return {"names": [conversation.name for conversation in found]}
    chosen = next((conversation for conversation in found if conversation.name == name), None)
    if chosen is None:
        raise LookupError(f"there is no conversation {name!r} in {asked.text('file')}")
    desk.open(chosen, asked.text("file"))
    return desk_json(desk)


def step(desk: Desk, asked: Asked) -> Mapping[str, Any]:
    """The next turn of what is open, or all of them up to one that differs."""
    said = len(desk.talk.turns)
    if desk.talk.finished:
        raise LookupError("there is nothing left to play")
    if asked.optional("all", bool):
        desk.talk.play_on()
    else:
        desk.talk.step()
    return desk_json(desk, said)


def replay(desk: Desk, _: Asked) -> Mapping[str, Any]:
    desk.replay()
    return desk_json(desk)


def leave(desk: Desk, _: Asked) -> Mapping[str, Any]:
    """A replay by the next process, which the page has to wait for."""
    desk.leave()
    return {"process": desk.name}


def record(desk: Desk, asked: Asked) -> Mapping[str, Any]:
    """The conversation as a test, written into the folder if a file is named."""
    _check_sample(desk)
    recording = desk.record(asked.text("name"))
    yaml = conversation_yaml(recording.conversation)
    told: dict[str, Any] = {"yaml": yaml, "doubts": recording.doubts}
    if file := asked.optional("file", str):
        add = bool(asked.optional("add", bool))
        told["saved"] = str(desk.files.save(file, recording.conversation.name, yaml, add=add))
    return told


def _check_sample(desk: Desk) -> None:
    """A test begins with the same shop every time, which one's own tables are not."""
    if not desk.shop.sample:
        raise ValueError("conversation tests play on the sample shop: start without --own")
