"""Deploys the sample shop to a local AWS and talks to it: the same commands as for a real one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from aisle.adapters.dynamodb.transactions import Tables
from workbench.deployment.issuer import running_issuer
from workbench.deployment.local_aws import running_aws
from workbench.deployment.runtime import DeploymentError
from workbench.deployment.stack import Stack, build, deploy
from workbench.local_shop import MODEL, fill_with_sample, sample_settings
from workbench.simulator import Alexa, load_model

SKILL_ID = "amzn1.ask.skill.00000000-0000-4000-8000-000000000000"
_CUSTOMERS = {"token-of-ana": "ana", "token-of-bo": "bo"}
_SHOPPER = "token-of-ana"
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Deployment:
    """A deployed shop, filled with the sample shop's products, customers and orders."""

    stack: Stack

    def device(self, access_token: str | None) -> Alexa:
        """A voice device in front of the deployed function."""
        return Alexa(
            load_model(MODEL),
            self.stack.invoke,
            clock=lambda: datetime.now(UTC),
            access_token=access_token,
            application_id=SKILL_ID,
        )


@contextmanager
def deployed_sample(say: Say) -> Iterator[Deployment]:
    """Starts a local AWS, builds, deploys and fills; stops it again. Raises DeploymentError."""
    with (
        running_aws() as aws,
        running_issuer(_CUSTOMERS) as userinfo,
        TemporaryDirectory(prefix="aisle-deployment-") as folder,
    ):
        say("search index of the sample shop")
        index = Path(folder) / "search_index.sqlite"
        client = Stack({}, aws).client("dynamodb")
        fill_with_sample(client, Tables("ForIndexShop", "ForIndexCatalog"), index, shifted=True)
        say("sam build")
        build(Path(folder) / "build", index, aws)
        say("sam deploy")
        stack = deploy(Path(folder) / "build", _parameters(index, userinfo), aws)
        say("the sample shop into the deployed tables")
        tables = Tables(stack.outputs["ShopTableName"], stack.outputs["CatalogTableName"])
        fill_with_sample(client, tables, index, shifted=True)
        yield Deployment(stack)


def _parameters(index: Path, userinfo: str) -> dict[str, str]:
    terms = sample_settings(Tables("", ""), index)
    return {
        "SkillId": SKILL_ID,
        "IdentityUserinfoUrl": userinfo,
        "Seller": terms.seller,
        "Currency": terms.currency,
        "DeliveryFee": str(terms.delivery_fee),
        "FreeDeliveryFrom": str(terms.free_delivery_from or ""),
        "DeliveryDays": str(terms.delivery_days),
        "TimeZone": terms.time_zone,
        "Architecture": "x86_64",
    }


@click.command()
@click.option("--keep", is_flag=True, help="Leave it running until Ctrl-C.")
def main(keep: bool) -> None:
    """Deploys the sample shop to a local AWS, asks it for an order, and stops it again."""
    try:
        with deployed_sample(lambda step: click.echo(f"· {step}")) as deployment:
            alexa = deployment.device(_SHOPPER)
            click.echo(f"You:   where's my order\nAlexa: {alexa.say('where is my order').speech}")
            for name, value in deployment.stack.outputs.items():
                click.echo(f"{name}: {value}")
            if keep:
                click.pause("Running; any key stops it.")
    except DeploymentError as error:
        raise click.ClickException(str(error)) from error


if __name__ == "__main__":
    main()
