"""`aisle model build`: the interaction models with the catalogue's own names."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console

from aisle.domain.catalog import Product
from workbench.engine import patient_client
from workbench.local_shop import SAMPLE_SHOP
from workbench.model_build.building import Built, build_model
from workbench.model_build.left_out import LeftOut, Reason
from workbench.model_check.reading import Unreadable
from workbench.model_check.rules.limits import LARGEST_MODEL_BYTES, MOST_VALUES
from workbench.model_check.skill import Skill
from workbench.sample_items import read_sample
from workbench.terminal.index import products_of
from workbench.terminal.opening import own_settings
from workbench.terminal.store_errors import store_errors_explained

BUILT_MODELS = Path("build") / "interaction_models"
_LANGUAGE = "en"  # the only one that names are said in so far
_FOLDER = click.Path(file_okay=False, path_type=Path)
_NO_LOSS = (Reason.LISTED, Reason.ALIKE)


@click.command()
@click.option("--out", type=_FOLDER, default=BUILT_MODELS, show_default=True)
@click.option(
    "--sample", is_flag=True, help="The sample shop's products, not your Catalog table's."
)
@click.option("--root", type=_FOLDER, default=Path(), help="The project's folder.")
def build(out: Path, sample: bool, root: Path) -> None:
    """Build a model per locale: the hand-written one and the names of your products.

    Run it after loading products, as `aisle index`; then `aisle package --models` takes what it
    wrote. What is left out is counted here and listed in the report beside each model.
    """
    models = Skill(root).models()
    if not models:
        raise click.UsageError(f"There is no model in {Skill(root).interaction_models}.")
    products = read_sample(SAMPLE_SHOP).products if sample else _loaded()
    for locale, path in models.items():
        _check_language(locale)
        _write(out, locale, _built(path, products))


def _loaded() -> Sequence[Product]:
    with store_errors_explained():
        products = list(products_of(patient_client(), own_settings().catalog_table))
    if not products:
        raise click.ClickException("there are no products yet: run `aisle load products` first")
    return products


def _check_language(locale: str) -> None:
    if locale.partition("-")[0] != _LANGUAGE:
        raise click.ClickException(
            f"{locale}: names can be said in English only. Give that locale's model to "
            "`aisle package` as it is written."
        )


def _built(path: Path, products: Sequence[Product]) -> Built:
    console = Console(stderr=True)
    console.print(f"Reading {len(products):,} products into {path} ...", highlight=False)
    try:
        return build_model(path, products, lambda count: console.print(_looked_at(count)))
    except Unreadable as error:
        raise click.ClickException(f"{path} {error.place}: {error}") from error


def _looked_at(count: int) -> str:
    return f"Looked for shared sentences in {count:,} places ..."


def _write(out: Path, locale: str, built: Built) -> None:
    out.mkdir(parents=True, exist_ok=True)
    model, report = out / f"{locale}.json", out / f"{locale}.left_out.jsonl"
    model.write_text(built.text, encoding="utf-8")
    lines = (json.dumps(one.json(), ensure_ascii=False) for one in built.left_out)
    report.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    click.echo(f"{model}: {_told(built)}")
    for line in _reasons(built.left_out):
        click.echo(line)
    click.echo(f"Each by name: {report}")


def _told(built: Built) -> str:
    added = ", ".join(f"{count:,} {type_}" for type_, count in built.added.items())
    return (
        f"added {added}; now {built.words:,} of {MOST_VALUES:,} values and synonyms, "
        f"{built.size:,} of {LARGEST_MODEL_BYTES:,} bytes"
    )


def _reasons(left_out: Sequence[LeftOut]) -> list[str]:
    counted = Counter(one.reason for one in left_out)
    return [
        f"  {counted[reason]:,} {'not added' if reason in _NO_LOSS else 'left out'}: {reason}"
        for reason in Reason
        if counted[reason]
    ]
