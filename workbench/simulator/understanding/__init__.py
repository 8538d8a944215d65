"""From what was said to an intent with its slots, through an interaction model."""
