"""The words Alexa says, per locale, and the one place that escapes SSML."""
