"""Identifies works: what each item may be, with reasons, and whether to link it, ask about it or leave it unknown.

    index/       what items are matched against: works, title variants, series names, spelling
    evidence/    what supports a match or contradicts it, one module for each kind
    folder/      evidence from all items of one folder
    multiple/    items that hold several works

The stages are modules here: `item_parser`, `candidates`, `scoring`, `decide`, called by `match_items`.  All
numbers are in `weights`.
"""

from janto_catalog.matching.index.work_index import WorkIndex
from janto_catalog.matching.match_items import ItemMatcher, match_items
from janto_catalog.matching.suggest_metadata import suggest_metadata

__all__ = ["ItemMatcher", "WorkIndex", "match_items", "suggest_metadata"]
