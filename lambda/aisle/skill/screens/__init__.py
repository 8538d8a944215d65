"""What devices with a screen are shown: Alexa Presentation Language.

The layouts are the JSON files here, the look of them all is in `look.json`, the words come from
`speech/`. Nothing of this is imported for a device without a screen.
"""
