"""How large a model may be: the figures of Amazon's custom slot type and model references."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.model_check.finding import Finding
from workbench.model_check.model import Model

LARGEST_MODEL_BYTES = 1_500_000
MOST_VALUES = 50_000  # values and synonyms of all custom slot types together
LONGEST_VALUE = 140  # characters of a value or a synonym


def limits(model: Model) -> Iterator[Finding]:
    if model.size > LARGEST_MODEL_BYTES:
        message = f"The model has {model.size:,} bytes; Amazon takes {LARGEST_MODEL_BYTES:,}."
        yield model.error("model_too_large", "$", message, "Take out values and samples.")
    spoken = [
        (words, place)
        for type_ in model.types
        for value in type_.values
        for words, place in (
            (value.name, value.place),
            *((s.text, s.place) for s in value.synonyms),
        )
    ]
    if len(spoken) > MOST_VALUES:
        yield model.error(
            "too_many_values",
            "$.interactionModel.languageModel.types",
            f"The types have {len(spoken):,} values and synonyms; Amazon takes {MOST_VALUES:,}.",
            "Keep the kinds of things people name; the search takes the rest as a phrase.",
        )
    for words, place in spoken:
        if len(words) > LONGEST_VALUE:
            message = f'"{words[:40]}…" has {len(words)} characters; Amazon takes {LONGEST_VALUE}.'
            yield model.error("value_too_long", place, message, "Write what people say.")
