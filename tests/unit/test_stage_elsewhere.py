"""A retailer's own conversation files, outside this project, on the sample shop."""

from __future__ import annotations

import pytest

_CONVERSATIONS = """
conversation: it is found
given: {shopper: ana}
turns: [{shopper: find a coffee grinder, alexa: ["grinder"], listens: true}]
---
conversation: it is not as expected
given: {shopper: ana}
turns: [{shopper: where's my order, alexa: "On the moon."}]
"""


def test_conversations_are_played_wherever_they_are(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PYTEST_ADDOPTS", raising=False)
    (pytester.path / "conversations").mkdir()
    (pytester.path / "conversations" / "ours.yaml").write_text(_CONVERSATIONS)
    result = pytester.runpytest_subprocess("-p", "workbench.stage.plugin", "conversations")
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["*On the moon.*", "*shipped yesterday*"])
