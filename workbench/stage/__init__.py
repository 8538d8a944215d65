"""Where conversation tests play: the real skill over the sample shop on a local engine.

`pytest -p workbench.stage.plugin` plays conversation files on it; see docs/conversations.md.
"""
