"""Builds the index file that the skill searches from the products of a catalogue."""

from workbench.search_index.building import Counts, build

__all__ = ["Counts", "build"]
