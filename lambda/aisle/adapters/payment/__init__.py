"""Charging the card that the retailer has on file."""
