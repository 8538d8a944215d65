"""Puts together what is handed to Amazon."""
