"""The voice edge: the only package that imports the Alexa SDK."""
