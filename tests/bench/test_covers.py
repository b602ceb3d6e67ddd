"""The covers of 500 files read in processes, compared with decoding and scaling the same pictures one by one."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from PIL import Image

from janto_catalog.covers import read_cover
from janto_catalog.demo.cover_art import CoverText, draw_cover
from janto_catalog.formats.pool import ReadingPool
from tests.bench.figures import Figure, Figures, seconds
from tests.media import Tags, silent_mp3

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1800)]

_FILES, _DIFFERENT, _BAR = 500, 20, 1.5


@pytest.fixture(scope="module")
def pictures() -> list[bytes]:
    """Covers of 1,400 pixels, as shops embed them."""
    drawn = [
        draw_cover(CoverText("Benchmark", f"Title {number}", "1"), (1400, 1400))
        for number in range(_DIFFERENT)
    ]
    return [drawn[number % _DIFFERENT] for number in range(_FILES)]


def _decode(pictures: list[bytes]) -> None:
    for data in pictures:
        image = Image.open(io.BytesIO(data)).convert("RGB")
        image.thumbnail((512, 512))
        image.save(io.BytesIO(), "JPEG")


def test_the_covers_of_five_hundred_files(pictures: list[bytes], tmp_path: Path, figures: Figures) -> None:
    paths = [
        os.fsencode(silent_mp3(tmp_path / f"{number}.mp3", 1, Tags(cover=data)))
        for number, data in enumerate(pictures)
    ]

    def ours() -> None:
        with ReadingPool(read_cover, workers=2, batch_size=4) as pool:
            assert sum(bool(result.content) for result in pool.read_all(paths)) == _FILES

    what = f"Covers of {_FILES} MP3s, first time ÷ decoding the pictures alone, one by one"
    figure = figures.take(Figure(what, seconds(ours), seconds(lambda: _decode(pictures)), bar=_BAR))
    assert figure.ratio <= _BAR
