"""What is remembered of an Alexa user as items of the Shop table and back."""

from __future__ import annotations

from datetime import datetime, timedelta

from aisle.adapters.dynamodb import keys
from aisle.adapters.dynamodb.attributes import Item, maybe, number, texts
from aisle.domain.alexa_user import AccountLinked, AlexaUser, NoticesChanged

# Alexa repeats an event for an hour; nothing late comes after a day.
_LATE_EVENTS = timedelta(days=1)


def user_item(user_id: str, read: Item, user: AlexaUser, now: datetime) -> Item:
    """Without the user's id, which is in the link alone. `read` is what it takes the place of;
    `version` counts on, so that a condition can tell. What is kept only to hold late events
    against, as the tombstone of an erased user is, expires. Moments are kept as they were told:
    cut to a millisecond, one of two in the same would be taken for the later."""
    link, notices = user.link, user.notices
    moments = {
        "disabled_at": user.disabled_at,
        "linked_at": link and link.at,
        "notices_at": notices and notices.at,
    }
    return {
        **texts(keys.alexa_user(user_id)),
        **texts({name: at.isoformat() for name, at in moments.items() if at}),
        **(texts(_whose(link)) if link else {}),
        **({"notices": {"BOOL": notices.wanted}} if notices else {}),
        "version": number(1 + (int(read["version"]["N"]) if read else 0)),
        **({} if user.is_known else {keys.EXPIRES_AT: number(_after_late_events(now))}),
    }


def _after_late_events(now: datetime) -> int:
    """As TTL takes it: seconds since 1970."""
    return int((now + _LATE_EVENTS).timestamp())


def link_item(user_id: str, link: AccountLinked, notices: NoticesChanged | None) -> Item:
    """What it takes to tell the user of the customer's orders, if the user wants to be told."""
    return {
        **texts({**keys.alexa_link(link.customer_id, user_id), "user_id": user_id, **_whose(link)}),
        "notices": {"BOOL": notices is not None and notices.wanted},
    }


def user_from(item: Item, now: datetime) -> AlexaUser:
    """What has expired counts for nothing: the table deletes it late."""
    if keys.EXPIRES_AT in item and int(item[keys.EXPIRES_AT]["N"]) <= now.timestamp():
        return AlexaUser()
    linked_at, notices_at = _moment(item, "linked_at"), _moment(item, "notices_at")
    return AlexaUser(
        disabled_at=_moment(item, "disabled_at"),
        link=AccountLinked(linked_at, item["customer_id"]["S"], item["api_endpoint"]["S"])
        if linked_at
        else None,
        notices=NoticesChanged(notices_at, item["notices"]["BOOL"]) if notices_at else None,
    )


def _whose(link: AccountLinked) -> dict[str, str]:
    return {"customer_id": link.customer_id, "api_endpoint": link.api_endpoint}


def _moment(item: Item, name: str) -> datetime | None:
    instant = maybe(item, name)
    return datetime.fromisoformat(instant) if instant else None
