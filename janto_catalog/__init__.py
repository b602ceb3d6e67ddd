"""Janto Catalog: what each file is, where it belongs in the story, and the order to play it in."""

__version__ = "0.1.0"
