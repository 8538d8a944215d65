"""What stands on the console's desk: one shop, one conversation, one folder of tests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from threading import Event
from typing import Any
from uuid import uuid4

from botocore.exceptions import ClientError

from workbench.console.conversation_files import ConversationFiles, conversations_in
from workbench.console.recording import Recording, as_heard, conversation_of, recorded
from workbench.console.shops import ConsoleShop
from workbench.console.talk import Talk
from workbench.simulator.conversations.conversation import Conversation
from workbench.simulator.conversations.writing import conversation_yaml


@dataclass
class Desk:
    """`source` says where the script of the conversation comes from: "hand" for none, "replay"
    or the name of a file; `said` is what the next process is to say again. For one thread at a
    time."""

    shop: ConsoleShop
    files: ConversationFiles
    given: Mapping[str, Any]

    def __post_init__(self) -> None:
        # Tells a page whether it still speaks to the same process.
        self.name = uuid4().hex
        self.said: str | None = None
        self.leaving = Event()
        self.source = "hand"
        self.talk = Talk(self.shop, conversation_of(self.given))

    def begin(self, given: Mapping[str, Any]) -> None:
        """A new conversation, by hand. Raises ValueError for what cannot be given, and the one
        there was goes on."""
        self._take(conversation_of(given), "hand")

    def open(self, conversation: Conversation, source: str) -> None:
        """A conversation test to be played."""
        self._take(conversation, source)

    def replay(self) -> None:
        """What was said, once more from the start, beside what was heard the first time."""
        self._take(self._to_be_said_again(), "replay")
        self.talk.play_on()

    def leave(self) -> None:
        """Ends this process for one that says it all again, by the code as it is then."""
        self.said = conversation_yaml(self._to_be_said_again())
        self.leaving.set()

    def go_on(self, said: str) -> None:
        """What the process before had heard, once more."""
        (again,) = conversations_in(said, "what was said")
        self._take(again, "replay")
        self.talk.play_on()

    def record(self, name: str) -> Recording:
        """The conversation as a test."""
        return recorded(self.talk, self.shop, name)

    def close(self) -> None:
        self.talk.close()

    def _to_be_said_again(self) -> Conversation:
        """On one's own tables nothing is ordered a second and third time to find out more."""
        return self.record("said again").conversation if self.shop.sample else as_heard(self.talk)

    def _take(self, conversation: Conversation, source: str) -> None:
        try:
            talk = Talk(self.shop, conversation)
        except (LookupError, ArithmeticError, TypeError, AttributeError, ClientError) as error:
            raise ValueError(f"this cannot be given: {error}") from error
        self.talk.close()
        self.talk, self.source, self.given = talk, source, conversation.given
