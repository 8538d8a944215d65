"""Samples: written as people speak, with slots that exist."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from workbench.model_check.finding import Finding
from workbench.model_check.model import Intent, Model, Spoken
from workbench.model_check.sample_text import slots_in, words_of

# Letters of any script, apostrophes, hyphens, underscores, and the period of an abbreviation.
_NOT_SPOKEN = re.compile(r"[^\w\s'’.\-]")
_STRAY_PERIOD = re.compile(r"(?<!\b\w)\.")


def samples(model: Model) -> Iterator[Finding]:
    for intent in model.intents:
        if not intent.samples and not intent.is_amazons:
            yield model.error(
                "no_samples",
                intent.place,
                f"{intent.name} has no sample utterances, so nobody can reach it.",
                "Add what people say for it.",
            )
        yield from _repeated(model, intent, intent.samples)
        for slot in intent.slots:
            yield from _repeated(model, intent, slot.samples)
        for sample in _all(intent):
            yield from _written(model, sample)
            yield from _slots(model, intent, sample)
        yield from _unused(model, intent)


def _all(intent: Intent) -> list[Spoken]:
    return [*intent.samples, *(sample for slot in intent.slots for sample in slot.samples)]


def _repeated(model: Model, intent: Intent, spoken: Iterable[Spoken]) -> Iterator[Finding]:
    seen: set[str] = set()
    for sample in spoken:
        if sample.text.casefold() in seen:
            message = f'"{sample.text}" stands twice in {intent.name}.'
            yield model.error("repeated_sample", sample.place, message, "Keep one.")
        seen.add(sample.text.casefold())


def _written(model: Model, sample: Spoken) -> Iterator[Finding]:
    text = sample.text
    if text.count("{") != text.count("}") or re.search(r"\{[^}]*\{|\}[^{]*\}|\{\s*\}", text):
        yield _badly_written(model, "braces_in_sample", sample, "has braces that do not pair up")
    words = words_of(text).replace("{", "").replace("}", "")
    if any(character.isdigit() for character in words):
        yield _badly_written(model, "digit_in_sample", sample, "has digits; Alexa hears words")
    if _NOT_SPOKEN.search(words) or _STRAY_PERIOD.search(words):
        yield _badly_written(
            model, "punctuation_in_sample", sample, "has punctuation, which nobody says"
        )
    if text != " ".join(text.split()) or not text:
        yield _badly_written(model, "spaces_in_sample", sample, "has stray spaces")


def _badly_written(model: Model, code: str, sample: Spoken, what: str) -> Finding:
    remedy = "Write it as it is spoken: words, {slots} and single spaces."
    return model.error(code, sample.place, f'"{sample.text}" {what}.', remedy)


def _slots(model: Model, intent: Intent, sample: Spoken) -> Iterator[Finding]:
    known = intent.slot_types()
    for name, times in Counter(slots_in(sample.text)).items():
        if name and name not in known:
            yield model.error(
                "undefined_slot",
                sample.place,
                f'"{sample.text}" uses {{{name}}}, which {intent.name} does not define.',
                f"Define the slot, or use one of: {', '.join(known) or 'none'}.",
            )
        if times > 1:
            message = f'"{sample.text}" uses {{{name}}} {times} times.'
            yield model.error("slot_twice_in_sample", sample.place, message, "Use it once.")


def _unused(model: Model, intent: Intent) -> Iterator[Finding]:
    used = {name for sample in _all(intent) for name in slots_in(sample.text)}
    asked = {s.name for d in model.dialog if d.name == intent.name for s in d.slots}
    for slot in intent.slots:
        if slot.name not in used | asked:
            yield model.warning(
                "unused_slot",
                slot.place,
                f"No sample of {intent.name} uses {{{slot.name}}}.",
                "Add samples with it, or take the slot out.",
            )
