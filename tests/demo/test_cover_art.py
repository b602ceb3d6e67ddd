"""The covers of the demo: drawn by the program, different in each series, on every file that has one."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from janto_catalog.covers import read_cover
from janto_catalog.demo.cover_art import PAGE, POSTER, SQUARE, CoverText, draw_cover
from janto_catalog.demo.file_specs import FileSpec, read_specs
from janto_catalog.demo.make_file import make_file
from janto_catalog.resource_files import resource_folder

SPECS = read_specs(resource_folder("demo") / "collection.toml")
WITH_COVER = {
    Path(spec.path).suffix: spec for spec in reversed(SPECS) if spec.cover and not spec.seconds > 3700
}


def _image(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


def _difference(one: Image.Image, other: Image.Image) -> float:
    """How much two pictures differ, from 0 to 255."""
    return sum(ImageStat.Stat(ImageChops.difference(one, other.resize(one.size))).mean) / 3


def _drawn(*text: str) -> Image.Image:
    return _image(draw_cover(CoverText(*text), SQUARE))


@pytest.mark.parametrize("size", [SQUARE, POSTER, PAGE])
def test_a_cover_has_its_size_and_is_the_same_each_time(size: tuple[int, int]) -> None:
    cover = draw_cover(CoverText("A series", "A title", "1"), size)
    assert _image(cover).size == size
    assert draw_cover(CoverText("A series", "A title", "1"), size) == cover


def test_every_series_has_its_own_design() -> None:
    series = sorted({spec.cover.series for spec in SPECS if spec.cover})
    drawn = [_drawn(each, "One title", "1") for each in series]
    assert len(series) >= 8
    for number, one in enumerate(drawn):
        for other in drawn[number + 1 :]:
            assert _difference(one, other) > 12


def test_titles_of_a_series_differ_and_belong_together() -> None:
    one, other, stranger = (
        _drawn("Lanterns", "Oil", "1"),
        _drawn("Lanterns", "Wick", "2"),
        _drawn("Ember", "Oil", "1"),
    )
    assert 2 < _difference(one, other) < _difference(one, stranger)


@pytest.mark.parametrize(
    "title", ["", "A", "Supercalifragilisticexpialidocious", "word " * 60, "É ø ł 日本語 🙂", "a\nb"]
)
def test_any_title_can_be_written(title: str) -> None:
    assert _drawn("", title).size == SQUARE
    assert _drawn(title, "Title", "1234567").size == SQUARE


@pytest.mark.parametrize("spec", WITH_COVER.values(), ids=WITH_COVER)
def test_the_cover_is_found_in_files_of_each_kind(spec: FileSpec, tmp_path: Path) -> None:
    if spec.path.endswith((".mkv", ".mp4", ".avi")):
        spec = next(each for each in SPECS if each.path == spec.path.rpartition(".")[0] + "-poster.jpg")
    path = tmp_path / Path(spec.path).name
    make_file(spec, path)
    assert spec.cover is not None
    shapes = [draw_cover(spec.cover, shape) for shape in (SQUARE, POSTER, PAGE)]
    cover = _image(read_cover(os.fsencode(path)))
    assert min(_difference(cover, _image(shape)) for shape in shapes) < 4
