"""Deploys the sample shop to a local AWS and talks to it: the same commands as for a real one."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, time
from decimal import Decimal
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryDirectory

import click

from workbench.deployment.local_aws import running_aws
from workbench.deployment.pool import Pool, new_pool
from workbench.deployment.release import FUNCTION, build_function
from workbench.deployment.runtime import Command, DeploymentError, architecture_here
from workbench.deployment.stack import Stack, deploy
from workbench.deployment.tools import run
from workbench.local_shop import MODEL, SAMPLE_SHOP, sample_terms, sample_today
from workbench.sample_items import read_sample
from workbench.search_index import build as build_index
from workbench.simulator import Alexa, load_model
from workbench.stand_ins.proactive_events import Amazon, running_amazon

SKILL_ID = "amzn1.ask.skill.00000000-0000-4000-8000-000000000000"
CUSTOMER = "ana"
ALEXA_USER = "amzn1.ask.account.ANA"
SENDER = "orders@example.com"
_KINDS = ("products", "stores", "customers", "orders")
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Deployment:
    """A deployed shop, filled with the sample shop's products, customers and orders; `pool` is
    where its customers sign in, `amazon` plays the endpoints that Alexa's notifications go to,
    `package` is the archive that was deployed."""

    stack: Stack
    pool: Pool
    amazon: Amazon
    package: Path

    def device(self, access_token: str | None, at: datetime | None = None) -> Alexa:
        """A voice device in front of the deployed function; without `at` it is the sample
        shop's day, on which its orders are told well."""
        moment = at or datetime.combine(sample_today(), time(17), UTC)
        return Alexa(
            load_model(MODEL),
            self.stack.invoke,
            clock=lambda: moment,
            access_token=access_token,
            application_id=SKILL_ID,
            # The function has its own time limit; how fast this machine starts it is not judged.
            seconds_to_answer=None,
        )


@contextmanager
def deployed_sample(say: Say) -> Iterator[Deployment]:
    """Starts a local AWS, builds, deploys and fills; stops it again. Raises DeploymentError."""
    with (
        running_aws() as aws,
        running_amazon("client of the skill", token_hex(), [ALEXA_USER]) as amazon,
        TemporaryDirectory(prefix="aisle-deployment-") as folder,
    ):
        say("user pool")
        pool = new_pool(aws)
        pool.add_user(CUSTOMER)
        say("search index of the sample shop")
        index = Path(folder) / "search_index.sqlite"
        build_index(read_sample(SAMPLE_SHOP).products, index)
        say("package of the functions")
        template = build_function(Path(folder), index, architecture_here())
        say("sam deploy")
        parameters = {**parameters_of(pool), **_messages(Stack({}, aws), amazon)}
        stack = deploy(template, parameters, aws)
        _let_it_mail(stack)
        for kind in _KINDS:
            say(f"aisle load {kind}")
            _load(kind, stack)
        yield Deployment(stack, pool, amazon, Path(folder) / FUNCTION)


def _load(kind: str, stack: Stack) -> None:
    environment = {
        **stack.environment,
        "AISLE_SHOP_TABLE": stack.outputs["ShopTableName"],
        "AISLE_CATALOG_TABLE": stack.outputs["CatalogTableName"],
    }
    program = Path(sys.executable).with_name("aisle")
    command: Command = [program, "load", kind, SAMPLE_SHOP / f"{kind}.jsonl"]
    run(command, environment, f"`aisle load {kind}` failed")


def parameters_of(pool: Pool) -> dict[str, str]:
    """The sample shop as the template's parameters; its customers sign in at the pool."""
    terms = sample_terms()
    return {
        "SkillId": SKILL_ID,
        "Identity": "jwt",
        "TokenIssuer": pool.issuer,
        "TokenClientId": pool.client_id,
        "TokenKeysUrl": pool.keys_url,
        "TokenCustomerClaim": "username",
        "Seller": terms["seller"],
        "Currency": terms["currency"],
        "DeliveryFee": _cents(terms["delivery_fee"]),
        "FreeDeliveryFrom": _cents(terms["free_delivery_from"]),
        "DeliveryDays": str(terms["delivery_days"]),
        "TimeZone": terms["time_zone"],
        "Architecture": architecture_here(),
    }


def _messages(account: Stack, amazon: Amazon) -> dict[str, str]:
    """What a retailer sets up before receipts and notices are switched on."""
    account.client("sesv2").create_email_identity(EmailIdentity=SENDER)
    credentials = {"client_id": amazon.client_id, "client_secret": amazon.client_secret}
    secret = account.client("secretsmanager").create_secret(
        Name="aisle-alexa", SecretString=json.dumps(credentials)
    )
    return {
        "EmailSender": SENDER,
        "ProactiveSecretArn": secret["ARN"],
        "ProactiveTokenUrl": amazon.token_url,
        "ProactiveEndpoint": amazon.address,
    }


def _let_it_mail(stack: Stack) -> None:
    """This AWS takes SES's SendEmail for a call on no identity in particular, so that the role,
    which allows it for the sender's alone, would be refused."""
    allowed = {"Effect": "Allow", "Action": "ses:SendEmail", "Resource": "*"}
    stack.client("iam").put_role_policy(
        RoleName=stack.role_of("OrderEventsFunctionName").rpartition("/")[2],
        PolicyName="mail-here",
        PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [allowed]}),
    )


def _cents(amount: str) -> str:
    return str(int(Decimal(amount) * 100))


@click.command()
@click.option("--keep", is_flag=True, help="Leave it running until Ctrl-C.")
def main(keep: bool) -> None:
    """Deploys the sample shop to a local AWS, asks it for an order, and stops it again."""
    try:
        with deployed_sample(lambda step: click.echo(f"· {step}")) as deployment:
            alexa = deployment.device(deployment.pool.sign_in(CUSTOMER).access)
            click.echo(f"You:   where's my order\nAlexa: {alexa.say('where is my order').speech}")
            for name, value in deployment.stack.outputs.items():
                click.echo(f"{name}: {value}")
            if keep:
                click.pause("Running; any key stops it.")
    except DeploymentError as error:
        raise click.ClickException(str(error)) from error


if __name__ == "__main__":
    main()
