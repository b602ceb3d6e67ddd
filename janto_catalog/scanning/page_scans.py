"""Folders of scanned pages: one image a page, numbered, with nothing to play beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from janto_catalog.filenames.part_numbers import natural_key
from janto_catalog.filenames.supplements import is_cover
from janto_catalog.scanning.file_entry import Listed

_FEWEST = 3
_NUMBER = re.compile(r"\d")


def pages(images: Sequence[Listed]) -> tuple[Listed, ...]:
    """The pages among the images of one folder, in reading order; none when it is not a page folder."""
    inside = [image for image in images if not is_cover(image.folded)]
    counted = sum(_NUMBER.search(image.stem) is not None for image in inside)
    if counted < _FEWEST or 2 * counted < len(inside):
        return ()
    return tuple(sorted(inside, key=lambda image: (natural_key(image.stem), image.path)))
