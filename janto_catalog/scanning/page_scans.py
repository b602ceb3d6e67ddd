"""Folders of scanned pages: one numbered image per page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from janto_catalog.filenames.natural_order import natural_key
from janto_catalog.filenames.supplements import is_cover
from janto_catalog.scanning.file_entry import FileEntry

_MIN_PAGES = 3
_NUMBER = re.compile(r"\d")


def find_pages(images: Sequence[FileEntry]) -> tuple[FileEntry, ...]:
    """The pages among the images of one folder, in reading order; empty when it is not a folder of pages."""
    page_images = [image for image in images if not is_cover(image.folded_stem)]
    numbered_count = sum(_NUMBER.search(image.stem) is not None for image in page_images)
    if numbered_count < _MIN_PAGES or 2 * numbered_count < len(page_images):
        return ()
    return tuple(sorted(page_images, key=lambda image: (natural_key(image.stem), image.path)))
