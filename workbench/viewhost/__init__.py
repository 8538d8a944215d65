"""Amazon's renderer of APL screens and what a page needs to show one with it."""

from workbench.viewhost.renderer import RendererMissing, renderer_script, screen_script

__all__ = ["RendererMissing", "renderer_script", "screen_script"]
