"""The command line: words in, tables or JSON out.  No rule of the trade is here, and no Qt is loaded."""

from janto_catalog.cli.main import main

__all__ = ["main"]
