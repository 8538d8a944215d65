"""The console: a local page to talk to the skill, see its screen, and save what was said."""
