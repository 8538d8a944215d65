"""Prompts: each one that is used exists, each one that exists is used, and can be spoken."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.model_check.finding import Finding
from workbench.model_check.model import Intent, Model, Prompt
from workbench.model_check.sample_text import slots_in


def prompts(model: Model) -> Iterator[Finding]:
    yield from _dangling(model)
    used = {use.prompt for rules in model.dialog for use in rules.all_uses()}
    seen: set[str] = set()
    for prompt in model.prompts:
        if prompt.id not in used:
            message = f"Nobody uses the prompt {prompt.id}."
            yield model.warning("unused_prompt", prompt.place, message, "Take it out, or use it.")
        if prompt.id in seen:
            message = f"A prompt {prompt.id} exists already."
            yield model.error("repeated_prompt", prompt.place, message, "Use each id once.")
        if not prompt.variations:
            message = f"The prompt {prompt.id} says nothing."
            yield model.error("prompt_without_words", prompt.place, message, "Add a variation.")
        seen.add(prompt.id)


def _dangling(model: Model) -> Iterator[Finding]:
    known = {prompt.id: prompt for prompt in model.prompts}
    for rules in model.dialog:
        intent = model.intent(rules.name)
        for use in rules.all_uses():
            if use.prompt not in known:
                yield model.error(
                    "dangling_prompt",
                    use.place,
                    f"{rules.name} refers to the prompt {use.prompt}, which does not exist.",
                    "Add the prompt, or correct the id.",
                )
            elif intent:
                yield from _slots(model, intent, known[use.prompt])


def _slots(model: Model, intent: Intent, prompt: Prompt) -> Iterator[Finding]:
    known = intent.slot_types()
    for variation in prompt.variations:
        for name in slots_in(variation.text):
            if name not in known:
                yield model.error(
                    "undefined_slot_in_prompt",
                    variation.place,
                    f"The prompt speaks {{{name}}}, which {intent.name} does not define.",
                    f"Use one of: {', '.join(known) or 'none'}.",
                )
