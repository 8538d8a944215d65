"""Conversations written in YAML, played against a skill and checked."""
