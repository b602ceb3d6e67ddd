"""Reading names: what a file, folder or tag calls a thing, as words and numbers."""

from janto_catalog.filenames.parse import ParsedName, parse_name

__all__ = ["ParsedName", "parse_name"]
