"""Builds the interaction model of a shop: the hand-written one with the catalogue's own names."""

from workbench.model_build.building import Built, build_model

__all__ = ["Built", "build_model"]
