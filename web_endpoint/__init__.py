"""The public web endpoint: the skill over HTTP, for retailers who host it themselves.

A second face of `aisle.bootstrap`, beside the Lambda function. It ships to those who host it, and
not with the function.
"""
