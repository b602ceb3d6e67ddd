"""Identification: which work each item is, with reasons, and whether to link, ask or leave it."""

from janto_catalog.matching.index.work_index import Library
from janto_catalog.matching.match_items import propose
from janto_catalog.matching.suggest_metadata import describe

__all__ = ["Library", "describe", "propose"]
