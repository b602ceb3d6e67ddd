"""Identification: which work each item is, with reasons, and whether to link, ask or leave it."""

from janto_catalog.matching.index.work_index import WorkIndex
from janto_catalog.matching.match_items import match_items
from janto_catalog.matching.suggest_metadata import suggest_metadata

__all__ = ["WorkIndex", "match_items", "suggest_metadata"]
