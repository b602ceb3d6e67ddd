"""The command line: it reads arguments and prints tables or JSON. It holds no rule of the domain and loads no Qt."""

from janto_catalog.cli.main import main

__all__ = ["main"]
