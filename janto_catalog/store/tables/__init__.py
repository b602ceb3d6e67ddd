"""The tables, a file for each sort of thing; importing this package defines them all."""

from janto_catalog.store.tables import decisions, derived, files, journal, spoilers, story
from janto_catalog.store.tables.base import Base

__all__ = ["Base", "decisions", "derived", "files", "journal", "spoilers", "story"]
