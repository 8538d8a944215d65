"""What Alexa tells of a user outside of any conversation: linked, subscribed, gone."""

from __future__ import annotations

from datetime import datetime

from aisle.domain.alexa_user import AccountLinked, NoticesChanged, SkillDisabled
from aisle.ports import AlexaUsers, Identity


class SkillEvents:
    """`at` is when it happened, `now` when it is heard of. Each may raise StoreUnavailable, and
    nothing has been changed then."""

    def __init__(self, identity: Identity, users: AlexaUsers) -> None:
        self._identity = identity
        self._users = users

    def account_linked(
        self,
        user_id: str,
        access_token: str,
        api_endpoint: str,
        at: datetime,
        now: datetime,
    ) -> None:
        """Remembers whose customer the user is. Raises NotLinked for a token that is no longer
        good, as that of an old event may not be."""
        customer_id = self._identity.customer_for(access_token)
        self._users.follow(user_id, AccountLinked(at, customer_id, api_endpoint), now)

    def notices_changed(self, user_id: str, wanted: bool, at: datetime, now: datetime) -> None:
        """Whether the user wants to hear when the status of an order changes."""
        self._users.follow(user_id, NoticesChanged(at, wanted), now)

    def disabled(self, user_id: str, at: datetime, now: datetime) -> None:
        """Erases all that belongs to the user; the customer's orders stay the retailer's."""
        self._users.follow(user_id, SkillDisabled(at), now)
