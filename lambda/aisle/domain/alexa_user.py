"""What is remembered of an Alexa user, as a function of the events alone.

Alexa repeats its events for up to an hour and sends them in any order, so each says when it
happened and the newest of a kind counts, whichever came last.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class AccountLinked:
    """`api_endpoint` is where Alexa takes messages for users of that region."""

    at: datetime
    customer_id: str
    api_endpoint: str

    @property
    def rank(self) -> tuple[datetime, str, str]:
        """By time; of two at one moment it is always the same that counts."""
        return self.at, self.customer_id, self.api_endpoint


@dataclass(frozen=True, slots=True)
class NoticesChanged:
    """Whether the user wants to be told when an order's status changes."""

    at: datetime
    wanted: bool

    @property
    def rank(self) -> tuple[datetime, bool]:
        """By time; of two at one moment it is the refusal that counts."""
        return self.at, not self.wanted


@dataclass(frozen=True, slots=True)
class SkillDisabled:
    """All that belongs to the user up to this moment is to be forgotten."""

    at: datetime


UserEvent = AccountLinked | NoticesChanged | SkillDisabled


@dataclass(frozen=True, slots=True)
class AlexaUser:
    """Nothing in it is older than `disabled_at`, nor of the same moment: of a link and a
    disabling at once, it is the disabling that counts."""

    disabled_at: datetime | None = None
    link: AccountLinked | None = None
    notices: NoticesChanged | None = None

    @property
    def customer_id(self) -> str | None:
        return self.link.customer_id if self.link else None

    @property
    def is_known(self) -> bool:
        """Whether there is anything to remember, besides what late events are held against."""
        return self.link is not None or (self.notices is not None and self.notices.wanted)

    def after(self, event: UserEvent) -> AlexaUser:
        """The user as the event leaves it; unchanged by one that is too late, or a repetition."""
        if isinstance(event, SkillDisabled):
            return self._forgotten(max(event.at, self.disabled_at or event.at))
        if self.disabled_at and event.at <= self.disabled_at:
            return self
        if isinstance(event, AccountLinked):
            link = max(event, self.link or event, key=lambda linked: linked.rank)
            return AlexaUser(self.disabled_at, link, self.notices)
        notices = max(event, self.notices or event, key=lambda changed: changed.rank)
        return AlexaUser(self.disabled_at, self.link, notices)

    def _forgotten(self, moment: datetime) -> AlexaUser:
        link = self.link if self.link and self.link.at > moment else None
        notices = self.notices if self.notices and self.notices.at > moment else None
        return AlexaUser(moment, link, notices)
