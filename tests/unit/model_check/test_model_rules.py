"""Every fault that the check knows, each in a model that has no other."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import workbench.model_check
from workbench.model_check import Finding
from workbench.model_check.rules.limits import LARGEST_MODEL_BYTES, LONGEST_VALUE, MOST_VALUES

PROJECT = Path(__file__).parents[3]
Content = dict[str, Any]
Break = Callable[[Content], object]
Checked = Callable[..., list[Finding]]


def language(model: Content) -> Content:
    content: Content = model["languageModel"]
    return content


def intent(model: Content, name: str) -> Content:
    return next(found for found in language(model)["intents"] if found["name"] == name)


def say(name: str, *samples: str) -> Break:
    return lambda model: intent(model, name)["samples"].extend(samples)


def call_it(invocation_name: str) -> Break:
    return lambda model: language(model).update(invocationName=invocation_name)


def add_intent(name: str, *samples: str, **slots: str) -> Break:
    added = {
        "name": name,
        "slots": [{"name": slot, "type": type_} for slot, type_ in slots.items()],
        "samples": list(samples),
    }
    return lambda model: language(model)["intents"].append(added)


def add_slot(name: str, type_: str, *samples: str) -> Break:
    def break_it(model: Content) -> None:
        intent(model, "PickColorIntent")["slots"].append({"name": name, "type": type_})
        intent(model, "PickColorIntent")["samples"].extend(samples)

    return break_it


def add_value(name: str, *synonyms: str, id_: str | None = None) -> Break:
    value = {"id": id_ or name, "name": {"value": name, "synonyms": list(synonyms)}}
    return lambda model: language(model)["types"][0]["values"].append(value)


def add_type(name: str, *values: str) -> Break:
    added = {"name": name, "values": [{"id": v, "name": {"value": v}} for v in values]}
    return lambda model: language(model)["types"].append(added)


def both(*breaks: Break) -> Break:
    return lambda model: [break_it(model) for break_it in breaks]


def dialog_intent(**changes: Any) -> Break:
    return lambda model: model["dialog"]["intents"][0].update(changes)


def dialog_slot(**changes: Any) -> Break:
    return lambda model: model["dialog"]["intents"][0]["slots"][0].update(changes)


def add_prompt(id_: str, *words: str) -> Break:
    variations = [{"type": "PlainText", "value": value} for value in words]
    return lambda model: model["prompts"].append({"id": id_, "variations": variations})


def without(name: str) -> Break:
    return lambda model: language(model)["intents"].remove(intent(model, name))


def pick_prompt_says(words: str) -> Break:
    return lambda model: model["prompts"][0]["variations"][0].update(value=words)


FAULTS: list[tuple[str, str, Break]] = [
    ("invocation_name", "a capital letter", call_it("Bright aisle")),
    ("invocation_name", "a digit", call_it("aisle seven 7")),
    ("invocation_name", "too long", call_it("bright " * 8 + "aisle")),
    ("invocation_name", "a launch word", call_it("open aisle")),
    ("invocation_name", "a connecting word", call_it("shop with bright aisle")),
    ("invocation_name", "the wake word", call_it("bright alexa")),
    ("invocation_name", "an article", call_it("the aisle")),
    ("invocation_name", "one word", call_it("aisle")),
    ("repeated_name", "an intent", add_intent("FindBookIntent", "fetch me something")),
    ("repeated_name", "a type", both(add_type("COLOR", "blue"))),
    ("repeated_name", "a slot", add_slot("color", "COLOR")),
    ("malformed_name", "an intent", add_intent("Find2Intent", "fetch me something")),
    ("malformed_name", "a slot", add_slot("my-color", "COLOR", "rather {my-color}")),
    ("missing_built_in", "help", without("AMAZON.HelpIntent")),
    ("missing_built_in", "fallback", without("AMAZON.FallbackIntent")),
    ("unknown_built_in", "a slip", add_intent("AMAZON.HalpIntent")),
    ("no_samples", "an intent nobody reaches", add_intent("RestIntent")),
    ("repeated_sample", "in an intent", say("PickColorIntent", "In {color}")),
    (
        "repeated_sample",
        "of a slot",
        lambda model: intent(model, "FindBookIntent")["slots"][0]["samples"].append("{title}"),
    ),
    ("braces_in_sample", "one left open", say("PickColorIntent", "rather {color")),
    ("braces_in_sample", "nothing between", say("PickColorIntent", "rather {}")),
    ("digit_in_sample", "a number", say("PickColorIntent", "the 2 of them")),
    ("punctuation_in_sample", "a question mark", say("PickColorIntent", "is it in {color}?")),
    ("punctuation_in_sample", "a full stop", say("PickColorIntent", "rather {color} please.")),
    ("spaces_in_sample", "two in a row", say("PickColorIntent", "rather  {color}")),
    ("spaces_in_sample", "nothing else", say("PickColorIntent", "")),
    ("undefined_slot", "in a sample", say("PickColorIntent", "rather {colour}")),
    (
        "undefined_slot",
        "in a slot's sample",
        lambda model: intent(model, "FindBookIntent")["slots"][0]["samples"].append("by {who}"),
    ),
    ("slot_twice_in_sample", "a colour", say("PickColorIntent", "{color} or {color}")),
    ("unused_slot", "in no sample", add_slot("shade", "COLOR")),
    (
        "search_query_twice",
        "two phrases",
        lambda model: (
            intent(model, "FindBookIntent")["slots"].append(
                {"name": "writer", "type": "AMAZON.SearchQuery"}
            ),
            intent(model, "FindBookIntent")["samples"].append("by {writer}"),
        ),
    ),
    ("search_query_without_carrier", "alone", say("FindBookIntent", "{title}")),
    (
        "search_query_beside_slot",
        "a number",
        lambda model: (
            intent(model, "FindBookIntent")["slots"].append(
                {"name": "copies", "type": "AMAZON.NUMBER"}
            ),
            intent(model, "FindBookIntent")["samples"].append("find {copies} {title}"),
        ),
    ),
    ("sample_in_two_intents", "word for word", say("PickColorIntent", "Find a book")),
    (
        "sample_in_two_intents",
        "but for the slot's name",
        add_intent("PaintIntent", "in {shade}", shade="COLOR"),
    ),
    (
        "value_in_two_intents",
        "types that share a word",
        both(
            add_type("METAL", "gold", "gray"),
            add_intent("PlateIntent", "in {metal}", metal="METAL"),
        ),
    ),
    (
        "value_in_two_intents",
        "a sample and a value in another's",
        both(add_value("red car"), add_intent("DriveIntent", "in red car")),
    ),
    (
        "value_in_two_intents",
        "a value that another one begins with",
        both(add_value("red car"), add_intent("DriveIntent", "in {hue} car", hue="COLOR")),
    ),
    (
        "value_in_two_intents",
        "a number and a value that is one",
        both(
            add_type("PLACE", "two"),
            add_intent("GoIntent", "{place} in {color}", place="PLACE", color="COLOR"),
        ),
    ),
    ("built_in_phrase", "of an intent in the model", say("PickColorIntent", "yes please")),
    (
        "built_in_phrase",
        "by a value",
        both(add_value("please"), say("PickColorIntent", "yes {color}")),
    ),
    (
        "built_in_phrase",
        "of one that Alexa always knows",
        both(without("AMAZON.StopIntent"), say("PickColorIntent", "stop")),
    ),
    ("undefined_type", "nowhere", add_slot("shade", "SHADE", "rather {shade}")),
    ("unknown_amazon_type", "a slip", add_slot("shade", "AMAZON.NUMBRE", "rather {shade}")),
    ("unused_type", "no slot", add_type("METAL", "gold")),
    ("no_values", "empty", both(add_type("METAL"), add_slot("m", "METAL", "rather {m}"))),
    (
        "value_without_id",
        "none",
        lambda model: language(model)["types"][0]["values"][0].pop("id"),
    ),
    ("repeated_value_id", "two reds", add_value("crimson", id_="red")),
    ("words_of_two_values", "a synonym", add_value("slate", "Grey")),
    ("words_of_two_values", "a value", add_value("red", id_="crimson")),
    ("repeated_synonym", "twice", add_value("blue", "azure", "azure")),
    ("repeated_synonym", "the value itself", add_value("blue", "Blue")),
    (
        "undefined_dialog_intent",
        "renamed",
        both(
            lambda model: model["dialog"]["intents"].append(
                {"name": "LendBookIntent", "prompts": {}, "slots": []}
            )
        ),
    ),
    ("undefined_dialog_slot", "renamed", dialog_slot(name="book")),
    ("dialog_slot_type", "another", dialog_slot(type="AMAZON.Book")),
    (
        "required_slot_without_prompt",
        "no words",
        both(dialog_slot(prompts={}), lambda model: model["prompts"].clear()),
    ),
    (
        "elicited_slot_without_samples",
        "no answers",
        lambda model: intent(model, "FindBookIntent")["slots"][0].pop("samples"),
    ),
    ("confirmation_without_prompt", "the intent", dialog_intent(confirmationRequired=True)),
    ("confirmation_without_prompt", "the slot", dialog_slot(confirmationRequired=True)),
    ("unused_prompt", "nobody", add_prompt("Confirm.title", "Really?")),
    ("repeated_prompt", "twice", add_prompt("Elicit.title", "Which one?")),
    (
        "prompt_without_words",
        "silent",
        both(
            add_prompt("Confirm.title"),
            dialog_slot(prompts={"elicitation": "Elicit.title", "confirmation": "Confirm.title"}),
        ),
    ),
    (
        "dangling_prompt",
        "of an elicitation",
        both(
            dialog_slot(prompts={"elicitation": "Elicit.book"}),
            lambda model: model["prompts"].clear(),
        ),
    ),
    (
        "dangling_prompt",
        "of a validation",
        dialog_slot(validations=[{"type": "isLessThan", "prompt": "Less", "value": "3"}]),
    ),
    ("undefined_slot_in_prompt", "another's", pick_prompt_says("Which book in {color}?")),
    (
        "model_too_large",
        "padding",
        lambda model: model.update(padding="x" * LARGEST_MODEL_BYTES),
    ),
    (
        "too_many_values",
        "a catalog",
        lambda model: language(model)["types"][0]["values"].extend(
            {"id": f"c{i}", "name": {"value": f"c{i}"}} for i in range(MOST_VALUES)
        ),
    ),
    ("value_too_long", "a description", add_value("x" * (LONGEST_VALUE + 1))),
]
WARNINGS = {
    "elicited_slot_without_samples",
    "unknown_amazon_type",
    "unused_prompt",
    "unused_slot",
    "unused_type",
    "value_without_id",
}
# What cannot be without the other: taking all prompts away also leaves a required slot unasked.
FOLLOW_FROM = {
    "too_many_values": {"model_too_large"},
    "built_in_phrase": {"missing_built_in"},
    "undefined_dialog_slot": set(),
}


def test_a_sound_model_has_nothing_to_report(checked: Checked) -> None:
    assert checked() == []


@pytest.mark.parametrize(
    ("code", "break_it"),
    [pytest.param(code, break_it, id=f"{code}: {what}") for code, what, break_it in FAULTS],
)
def test_a_fault_is_found_and_nothing_else_is(code: str, break_it: Break, checked: Checked) -> None:
    found = checked(break_it)
    assert code in {finding.code for finding in found}
    assert {finding.code for finding in found} - FOLLOW_FROM.get(code, set()) == {code}


@pytest.mark.parametrize(("code", "what", "break_it"), FAULTS)
def test_a_finding_says_where_and_what_to_do(
    code: str, what: str, break_it: Break, checked: Checked
) -> None:
    for finding in checked(break_it):
        assert re.fullmatch(r"\$(\.\w+|\[\d+\])*", finding.place), finding
        assert finding.file.endswith("en-US.json")
        assert finding.message.endswith(".")
        assert finding.remedy.endswith((".", '".'))


def test_only_what_still_works_is_a_warning(checked: Checked) -> None:
    for code, what, break_it in FAULTS:
        if (code, what) != ("invocation_name", "one word"):
            own = [finding for finding in checked(break_it) if finding.code == code]
            assert {finding.is_error for finding in own} == {code not in WARNINGS}, code


def test_every_code_of_the_rules_has_a_broken_model() -> None:
    rules = Path(workbench.model_check.__file__).parent / "rules"
    codes = {code for path in rules.glob("*.py") for code in _codes(path)}
    assert codes == {code for code, _, _ in FAULTS}


def _codes(path: Path) -> set[str]:
    """The first texts of calls that make a finding, `_badly_written` among them."""
    calls = (n for n in ast.walk(ast.parse(path.read_text())) if isinstance(n, ast.Call))
    texts = (
        arg.value
        for call in calls
        for arg in call.args[:2]
        if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
    )
    return {text for text in texts if re.fullmatch(r"[a-z]+(_[a-z]+)+", text)}


def test_ambiguity_is_told_with_the_sentence_as_the_docs_show(checked: Checked) -> None:
    (finding,) = checked(
        both(
            add_type("POSITION", "one"),
            add_intent("ChangeQuantityIntent", "{quantity} please", quantity="AMAZON.NUMBER"),
            add_intent("ChooseOptionIntent", "{position} please", position="POSITION"),
        )
    )
    docs = (PROJECT / "docs" / "interaction-model.md").read_text()
    assert finding.message in " ".join(docs.split())
    assert finding.place.endswith(".intents[9].samples[0]")


def test_abbreviations_apostrophes_and_hyphens_are_spoken(checked: Checked) -> None:
    assert checked(say("PickColorIntent", "what's the t. v. in {color}", "it's {color}'s")) == []


def test_a_search_phrase_may_stand_alone_where_alexa_has_asked_for_it(checked: Checked) -> None:
    # The small model's slot has the sample "{title}".
    assert not any(f.code == "search_query_without_carrier" for f in checked())


def test_slots_of_different_types_may_stand_in_the_same_place(checked: Checked) -> None:
    assert checked(add_intent("CountIntent", "in {count}", count="AMAZON.NUMBER")) == []


def test_an_intent_may_say_one_thing_with_two_of_its_slots(checked: Checked) -> None:
    assert checked(say("PickColorIntent", "take {color}", "take {count}")) == []


@pytest.mark.parametrize(
    ("content", "place", "what"),
    [
        ("nonsense", "$", "is not JSON"),
        ("[]", "$", "expected an object"),
        ("{}", "$.interactionModel", "expected an object"),
        (
            '{"interactionModel": {"languageModel": {"invocationName": "a b", "intents": [{}]}}}',
            "$.interactionModel.languageModel.intents[0].name",
            "expected a text",
        ),
        (
            '{"interactionModel": {"languageModel": {"invocationName": "a b", "intents": 3}}}',
            "$.interactionModel.languageModel.intents",
            "expected a list",
        ),
    ],
)
def test_what_is_no_model_is_one_finding(
    content: str, place: str, what: str, tmp_path: Path
) -> None:
    path = tmp_path / "en-US.json"
    path.write_text(content)
    (finding,) = workbench.model_check.check(path)
    assert (finding.code, finding.place, finding.is_error) == ("unreadable", place, True)
    assert what in finding.message


def test_a_model_that_is_not_there_is_one_finding(tmp_path: Path) -> None:
    (finding,) = workbench.model_check.check(tmp_path / "xx-XX.json")
    assert "No such file" in finding.message
