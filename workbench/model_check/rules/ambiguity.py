"""Two intents that one sentence fits: Alexa would have to guess."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from workbench.model_check.amazons_words import EVERYWHERE
from workbench.model_check.finding import Finding
from workbench.model_check.model import Intent, Model, Spoken
from workbench.model_check.sample_text import shape, slots_in
from workbench.simulator.understanding.builtin_phrases import BUILTIN_PHRASES

_Owned = tuple[Intent, Spoken]


def ambiguity(model: Model) -> Iterator[Finding]:
    by_shape: dict[str, list[_Owned]] = defaultdict(list)
    for intent in model.intents:
        for sample in intent.samples:
            by_shape[shape(sample.text)].append((intent, sample))
    spoken = {type_.name: _words(model, type_.name) for type_ in model.types}
    for owned in by_shape.values():
        for first, second in combinations(owned, 2):
            if first[0].name != second[0].name:
                yield from _between(model, first, second, spoken)
    yield from _amazons_phrases(model)


def _between(
    model: Model, first: _Owned, second: _Owned, spoken: dict[str, set[str]]
) -> Iterator[Finding]:
    (one, _), (other, sample) = first, second
    both = f"{one.name} and {other.name}"
    remedy = "Leave it to one of them, or add words that tell them apart."
    pairs = list(zip(_types(first), _types(second), strict=True))
    if not pairs:
        message = f'"{sample.text}" is a sample of both {both}.'
        yield model.error("sample_in_two_intents", sample.place, message, remedy)
    elif all(mine == theirs for mine, theirs in pairs):
        message = f'"{sample.text}" fits both {both}: slots of the same types in the same places.'
        yield model.error("sample_in_two_intents", sample.place, message, remedy)
    elif all(m == t or spoken.get(m, set()) & spoken.get(t, set()) for m, t in pairs):
        mine, theirs = next(pair for pair in pairs if pair[0] != pair[1])
        word = min(spoken[mine] & spoken[theirs])
        message = f'"{sample.text}" fits both {both} for values such as "{word}".'
        yield model.error("value_in_two_intents", sample.place, message, remedy)


def _types(owned: _Owned) -> list[str]:
    intent, sample = owned
    known = intent.slot_types()
    return [known.get(name, name) for name in slots_in(sample.text)]


def _words(model: Model, type_: str) -> set[str]:
    return {w for t in model.types if t.name == type_ for value in t.values for w in value.spoken()}


def _amazons_phrases(model: Model) -> Iterator[Finding]:
    present = {intent.name for intent in model.intents} | set(EVERYWHERE)
    owner = {phrase: name for name in present for phrase in BUILTIN_PHRASES.get(name, ())}
    for intent in model.intents:
        for sample in intent.samples:
            theirs = owner.get(sample.text.casefold())
            if theirs and theirs != intent.name:
                yield model.error(
                    "built_in_phrase",
                    sample.place,
                    f'"{sample.text}" of {intent.name} is what {theirs} listens for.',
                    f"Take it out and let the handler of {theirs} mind the place.",
                )
