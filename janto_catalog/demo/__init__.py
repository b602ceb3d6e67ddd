"""Makes a small collection of real media files, named and tagged as shops, rippers and people do.

It is the only package that writes media, into its own folder; only the command that makes the demo imports it.
"""

from janto_catalog.demo.collection import make_collection

__all__ = ["make_collection"]
