"""What Aisle's start-up is measured against: the usual order-status skill, with one GetItem."""

from __future__ import annotations

import os
from typing import Any

import boto3
from ask_sdk_core.skill_builder import SkillBuilder
from ask_sdk_core.utils import is_intent_name

dynamodb = boto3.client("dynamodb")
skill_builder = SkillBuilder()


@skill_builder.request_handler(can_handle_func=is_intent_name("TrackOrderIntent"))
def track_order(handler_input: Any) -> Any:
    key = {"pk": {"S": os.environ["ORDER_PK"]}, "sk": {"S": os.environ["ORDER_SK"]}}
    item = dynamodb.get_item(TableName=os.environ["AISLE_SHOP_TABLE"], Key=key)["Item"]
    speech = f"Your order {item['order_number']['S']} is {item['current_status']['S']}."
    return handler_input.response_builder.speak(speech).response


handler = skill_builder.lambda_handler()
