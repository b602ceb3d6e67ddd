"""Pictures of titles: which files may have one, and a small picture made from such a file.

`read_cover` runs in the reader processes of `formats.pool`, because pictures, archives and PDFs may be hostile.
Files are opened for reading only.
"""

from __future__ import annotations

from janto_catalog.covers.ranking import CoverFile, CoverSource, best_first, cover_sources, nearby_pictures
from janto_catalog.covers.read import read_cover
from janto_catalog.covers.scaled import shrink

__all__ = [
    "CoverFile",
    "CoverSource",
    "best_first",
    "cover_sources",
    "nearby_pictures",
    "read_cover",
    "shrink",
]
