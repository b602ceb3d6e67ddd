"""Reads names of files, folders and tags as words and numbers, and nothing else: no story, no disk.

`parse.parse_name` is the entry for matching, `shared_names.read_shared_name` for the grouping of files.
"""

from janto_catalog.filenames.parse import ParsedName, parse_name

__all__ = ["ParsedName", "parse_name"]
