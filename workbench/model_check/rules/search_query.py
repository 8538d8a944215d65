"""AMAZON.SearchQuery takes any words, so Amazon wants words of the skill's own around it."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.model_check.finding import Finding
from workbench.model_check.model import SEARCH_QUERY, Intent, Model, Spoken
from workbench.model_check.sample_text import slots_in, words_of


def search_query(model: Model) -> Iterator[Finding]:
    for intent in model.intents:
        queries = {slot.name for slot in intent.slots if slot.type == SEARCH_QUERY}
        if len(queries) > 1:
            yield model.error(
                "search_query_twice",
                intent.place,
                f"{intent.name} has {len(queries)} slots of {SEARCH_QUERY}; Amazon takes one.",
                "Give the others a type of their own, or make another intent.",
            )
        for sample in intent.samples:
            yield from _sample(model, intent, sample, queries)


def _sample(model: Model, intent: Intent, sample: Spoken, queries: set[str]) -> Iterator[Finding]:
    used = slots_in(sample.text)
    if not queries.intersection(used):
        return
    # A slot's own samples are exempt: there Alexa has just asked for the phrase.
    if not words_of(sample.text):
        yield model.error(
            "search_query_without_carrier",
            sample.place,
            f'"{sample.text}" of {intent.name} is nothing but a search phrase.',
            'Put words around it: "find {query}".',
        )
    if len(used) > 1:
        yield model.error(
            "search_query_beside_slot",
            sample.place,
            f'"{sample.text}" has a search phrase beside another slot.',
            "Take out the other slot; the phrase carries its words.",
        )
