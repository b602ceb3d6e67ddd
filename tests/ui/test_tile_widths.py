"""The tiles of the cover grid fill the lines at every width."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from janto_catalog.ui.widgets.cover_tiles import WIDTHS, CoverTileDelegate

_ANY: Any = None


@pytest.fixture(scope="module")
def tiles() -> CoverTileDelegate:
    return CoverTileDelegate(_ANY, _ANY, _ANY, _ANY)


@pytest.mark.usefixtures("qapp")
@given(zoom=st.integers(0, len(WIDTHS) - 1), width=st.integers(300, 4000))
def test_as_many_tiles_as_fit_share_the_width_and_grow_into_it(
    tiles: CoverTileDelegate, zoom: int, width: int
) -> None:
    tiles.set_zoom(zoom)
    tiles.set_viewport_width(width)
    cell, cover = tiles._cell_width, tiles._width
    in_line = width // cell
    assert in_line == max(1, width // (WIDTHS[zoom] + 16))
    assert width - in_line * cell < in_line, "nothing is left at the end of a line"
    assert WIDTHS[zoom] <= cover <= WIDTHS[zoom] * 4 / 3
    assert cover <= cell - 16 or cover == WIDTHS[zoom]
    assert cell - cover < 16 + 8 or cover > WIDTHS[zoom] * 4 / 3 - 8, "a cover is as wide as its tile"
