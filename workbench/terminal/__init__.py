"""The commands one talks to a shop with."""
