"""Why a request is not taken."""

from __future__ import annotations


class Refused(Exception):
    """The request is not Alexa's, not fresh, or not whole. The message is for the log and holds
    nothing of what was sent."""
