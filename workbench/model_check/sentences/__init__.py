"""Which sentences two intents would both take."""

from __future__ import annotations

from workbench.model_check.sentences.samples import Taken
from workbench.model_check.sentences.shared import Filled, SharedSentence, shared_sentences

__all__ = ["Filled", "SharedSentence", "Taken", "shared_sentences"]
