"""The composition root of the function behind the order stream. It imports no Alexa SDK: its
start would wait for it in vain."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from aisle.adapters.alexa.login import AMAZON, LoginWithAmazon
from aisle.adapters.alexa.proactive_events import AlexaProactiveEvents
from aisle.adapters.aws import aws_client
from aisle.adapters.dead_letters import SqsDeadLetters
from aisle.adapters.dynamodb import stream
from aisle.adapters.dynamodb.client import dynamodb_client
from aisle.adapters.dynamodb.deliveries import DynamoDeliveries
from aisle.adapters.dynamodb.recipients import DynamoRecipients
from aisle.adapters.ses import SesMailer
from aisle.notices.order_events import OrderEvents
from aisle.notices.telling import Telling
from aisle.order_event_settings import OrderEventSettings
from aisle.services.deliver import DeliverOnce

Clock = Callable[[], datetime]


class _StreamReading:
    change = staticmethod(stream.order_change)
    item = staticmethod(stream.item_key)


def order_events_from(
    settings: OrderEventSettings,
    client: Callable[[str], Any] = aws_client,
    store: Any = None,
    clock: Clock = lambda: datetime.now(UTC),
) -> OrderEvents:
    """`client` makes one for an AWS service, `store` is one of DynamoDB: a test has its own."""
    store = store or dynamodb_client()
    dead_letters = SqsDeadLetters(client("sqs"), settings.dead_letters_url)
    deliveries = DynamoDeliveries(store, settings.shop_table)
    telling = Telling(
        recipients=DynamoRecipients(store, settings.shop_table),
        deliver=DeliverOnce(deliveries, dead_letters, clock),
        mailer=_mailer(settings, client),
        events=_events(settings, client, clock),
        seller=settings.seller,
        returns=settings.returns,
        clock=clock,
    )
    return OrderEvents(_StreamReading(), telling, dead_letters, clock)


def _mailer(settings: OrderEventSettings, client: Callable[[str], Any]) -> SesMailer | None:
    if not settings.email_sender:
        return None
    return SesMailer(client("sesv2"), settings.email_sender, settings.seller)


def _events(
    settings: OrderEventSettings, client: Callable[[str], Any], clock: Clock
) -> AlexaProactiveEvents | None:
    if not settings.proactive_secret:
        return None
    secrets, url = client("secretsmanager"), settings.token_url or AMAZON

    def seconds() -> float:
        return clock().timestamp()

    login = LoginWithAmazon(secrets, settings.proactive_secret, url, seconds)
    stage, endpoint = settings.proactive_stage, settings.alexa_endpoint
    return AlexaProactiveEvents(login, stage, endpoint, seconds)
