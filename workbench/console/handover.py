"""The console once more in a process of its own, which has the code as it is now."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict, dataclass
from typing import NoReturn

_VARIABLE = "AISLE_CONSOLE_HANDOVER"


@dataclass(frozen=True, slots=True)
class Handover:
    """What one process leaves to the next: where its page expects it, and what was said, as the
    YAML of a conversation test; None for the first."""

    port: int
    token: str
    said: str | None = None

    def start(self) -> NoReturn:
        """Ends this process, whatever it has open, and becomes the next."""
        environment = {**os.environ, _VARIABLE: json.dumps(asdict(self))}
        os.execve(sys.executable, [sys.executable, *sys.argv], environment)  # noqa: S606


def taken_over() -> Handover | None:
    """What the process before left, if there was one."""
    left = os.environ.pop(_VARIABLE, None)
    return None if left is None else Handover(**json.loads(left))
