"""Alexa's own services, called by the shop."""
