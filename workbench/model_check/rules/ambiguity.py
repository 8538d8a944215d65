"""Two intents that one sentence fits: Alexa would have to guess."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.model_check.finding import Finding
from workbench.model_check.model import Model
from workbench.model_check.sentences import Filled, SharedSentence, Taken, shared_sentences

_REMEDY = "Leave it to one of them, or add words that tell them apart."


def ambiguity(model: Model) -> Iterator[Finding]:
    for shared in shared_sentences(model):
        yield _finding(model, shared)


def _finding(model: Model, shared: SharedSentence) -> Finding:
    """Placed at the sample that stands later, or at the one that the model has itself."""
    one, other = (shared.one, shared.one_fills), (shared.other, shared.other_fills)
    first, second = (other, one) if other[0].amazons else (one, other)
    message = f'"{shared.sentence}" is taken both by {_told(*first)} and by {_told(*second)}.'
    place = second[0].sample.place
    if first[0].amazons:
        remedy = f"Take it out and let the handler of {first[0].intent} mind the place."
        return model.error("built_in_phrase", place, message, remedy)
    if shared.one_fills == shared.other_fills:
        return model.error("sample_in_two_intents", place, message, _REMEDY)
    return model.error("value_in_two_intents", place, message, _REMEDY)


def _told(taken: Taken, fills: tuple[Filled, ...]) -> str:
    """`PickColorIntent, as "in {color}" with COLOR "gray"`"""
    if taken.amazons:
        return f"{taken.intent}, which listens for it anyway"
    slots = " and ".join(f'{slot.type} "{slot.said}"' for slot in fills)
    return f'{taken.intent}, as "{taken.sample.text}"' + (f" with {slots}" if slots else "")
