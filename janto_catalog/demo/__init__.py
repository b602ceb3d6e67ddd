"""The demo maker: a small collection of real media files, named and tagged as shops, rippers and people do.

It writes media, so it is the one room that holds the tools for it, and nobody imports it but the door that is
asked for a demo.
"""

from janto_catalog.demo.collection import make_collection

__all__ = ["make_collection"]
