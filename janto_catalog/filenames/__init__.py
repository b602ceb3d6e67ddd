"""Reading names: what a file, folder or tag calls a thing, as words and numbers."""

from janto_catalog.filenames.parse import Reading, read_name

__all__ = ["Reading", "read_name"]
