"""The function behind the order stream, over the local AWS and stand-ins for Amazon's endpoints."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any
from urllib.request import urlopen
from uuid import uuid4

import pytest
from botocore.config import Config
from botocore.session import Session

from aisle.adapters.dynamodb import keys
from aisle.adapters.dynamodb.attributes import text, texts
from aisle.adapters.dynamodb.items import profile_item
from aisle.adapters.dynamodb.transactions import Tables
from aisle.domain.customers import Customer
from aisle.notices.order_events import OrderEvents
from aisle.order_event_bootstrap import order_events_from
from aisle.order_event_settings import OrderEventSettings
from tests.unit.notices.lambda_stream import Context
from workbench.engine import Engine
from workbench.stand_ins.proactive_events import Amazon, running_amazon

SENDER = "orders@example.com"
SELLER = "Bright Aisle"
CLIENT = {"client_id": "amzn1.application-oa2-client.canary", "client_secret": "canary-secret"}


@pytest.fixture(scope="session")
def aws(engine: Engine) -> Callable[[str], Any]:
    """Clients that wait longer than the deployed ones: the machine of a test is slower."""
    config = Config(connect_timeout=5, read_timeout=20, retries={"total_max_attempts": 1})
    session = Session()
    return cache(lambda service: session.create_client(service, config=config))


@pytest.fixture
def amazon() -> Iterator[Amazon]:
    with running_amazon(**CLIENT) as running:
        yield running


@dataclass
class Shop:
    """One customer's shop and what comes of its orders. `late` moves the function's clock on."""

    engine: Engine
    store: Any
    table: str
    aws: Callable[[str], Any]
    amazon: Amazon
    settings: OrderEventSettings
    secret: str
    customer_id: str = field(default_factory=lambda: f"c-{uuid4().hex[:10]}")
    late: timedelta = timedelta()

    def __post_init__(self) -> None:
        self.email = f"{self.customer_id}@example.com"
        self.user_id = f"amzn1.ask.account.{self.customer_id.upper()}"
        self.events = self.another_process()

    def another_process(self) -> OrderEvents:
        """The function after a cold start."""
        return order_events_from(self.settings, self.aws, self.store, self.now)

    def now(self) -> datetime:
        return datetime.now(UTC) + self.late

    def know_customer(self, **changes: Any) -> None:
        values = {"email": self.email, **changes}
        customer = Customer(self.customer_id, "America/Denver", "your home", 800, **values)
        self.store.put_item(TableName=self.table, Item=profile_item(customer))

    def link(self, user_id: str | None = None, notices: bool = True, **changes: str) -> None:
        """As a skill event links an Alexa user with the customer."""
        user_id = user_id or self.user_id
        values = {
            **keys.alexa_link(self.customer_id, user_id),
            "user_id": user_id,
            "customer_id": self.customer_id,
            "api_endpoint": "https://api.amazonalexa.com",
            **changes,
        }
        item = {**texts(values), "notices": {"BOOL": notices}}
        self.store.put_item(TableName=self.table, Item=item)

    def react(self, *records: dict[str, Any], context: Any = None) -> list[str]:
        """The sequence numbers that Lambda is to bring again."""
        answer = self.events({"Records": list(records)}, context or Context())
        return [failure["itemIdentifier"] for failure in answer["batchItemFailures"]]

    def mails(self) -> list[dict[str, Any]]:
        """What SES has sent to the customer."""
        with urlopen(f"{self.engine.endpoint_url}/_ministack/ses/messages") as answer:
            messages = json.load(answer)
        return [one for one in _messages_in(messages) if self.email in one["To"]]

    def dead_letters(self) -> list[dict[str, Any]]:
        """All so far; they stay in the queue."""
        answer = self.aws("sqs").receive_message(
            QueueUrl=self.settings.dead_letters_url, MaxNumberOfMessages=10, VisibilityTimeout=0
        )
        return [json.loads(message["Body"]) for message in answer.get("Messages", ())]

    def delivery(self, number: str, status: str, medium: str) -> dict[str, Any] | None:
        """The record of a delivery, plainly."""
        key = texts(keys.delivery(self.customer_id, number, status, medium))
        item = self.store.get_item(TableName=self.table, Key=key).get("Item")
        return {name: next(iter(value.values())) for name, value in item.items()} if item else None

    def change_delivery(self, number: str, status: str, medium: str, **values: str) -> None:
        key = keys.delivery(self.customer_id, number, status, medium)
        item = self.store.get_item(TableName=self.table, Key=texts(key))["Item"]
        changed = {name: text(value) for name, value in values.items()}
        self.store.put_item(TableName=self.table, Item={**item, **changed})


def _messages_in(found: Any) -> list[dict[str, Any]]:
    if isinstance(found, dict):
        if "MessageId" in found:
            return [found]
        found = list(found.values())
    return [one for part in found for one in _messages_in(part)] if isinstance(found, list) else []


@pytest.fixture
def shop(engine: Engine, tables: Tables, aws: Callable[[str], Any], amazon: Amazon) -> Shop:
    """A customer with an address and one subscribed Alexa user; names of products stay private."""
    name = uuid4().hex[:10]
    queue = aws("sqs").create_queue(QueueName=f"dead-{name}")["QueueUrl"]
    secrets = aws("secretsmanager")
    secret = secrets.create_secret(Name=f"alexa-{name}", SecretString=json.dumps(CLIENT))["ARN"]
    with _there_already():
        aws("sesv2").create_email_identity(EmailIdentity=SENDER)
    settings = OrderEventSettings.from_environment(
        {
            "AISLE_SHOP_TABLE": tables.shop,
            "AISLE_SELLER": SELLER,
            "AISLE_RETURNS": "send it back within 30 days.",
            "AISLE_DEAD_LETTERS_URL": queue,
            "AISLE_EMAIL_SENDER": SENDER,
            "AISLE_PROACTIVE_SECRET_ARN": secret,
            "AISLE_PROACTIVE_TOKEN_URL": amazon.token_url,
            "AISLE_PROACTIVE_ENDPOINT": amazon.address,
        }
    )
    made = Shop(engine, aws("dynamodb"), tables.shop, aws, amazon, settings, secret)
    made.know_customer()
    made.link()
    amazon.subscribed.add(made.user_id)
    return made


@contextmanager
def _there_already() -> Iterator[None]:
    try:
        yield
    except Exception as error:
        if "AlreadyExists" not in type(error).__name__:
            raise
