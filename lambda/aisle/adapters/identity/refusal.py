"""Why an access token is not taken: for the log, in words of ours and never the token's own."""

from __future__ import annotations


class Refused(Exception):
    """The token is not good; the message says what is wrong with it and quotes nothing of it."""
