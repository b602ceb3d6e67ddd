"""The command line: it reads arguments and prints tables or JSON. It contains no rules of the domain and does not load Qt."""

from janto_catalog.cli.main import main

__all__ = ["main"]
