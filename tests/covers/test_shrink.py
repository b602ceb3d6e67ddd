"""Small pictures for pages, made from those of the cache."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from janto_catalog.covers import shrink


def jpeg(width: int, height: int) -> bytes:
    """A JPEG of that size."""
    file = io.BytesIO()
    Image.new("RGB", (width, height), "navy").save(file, "JPEG")
    return file.getvalue()


@pytest.mark.parametrize(
    ("before", "after"), [((512, 512), (160, 160)), ((256, 512), (80, 160)), ((100, 60), (100, 60))]
)
def test_a_picture_fits_and_keeps_its_shape(before: tuple[int, int], after: tuple[int, int]) -> None:
    with Image.open(io.BytesIO(shrink(jpeg(*before), 160))) as image:
        assert (image.format, image.size) == ("JPEG", after)


@pytest.mark.parametrize("picture", [b"", b"not a picture", jpeg(512, 512)[:300]])
def test_what_is_no_whole_picture_gives_none(picture: bytes) -> None:
    assert shrink(picture, 160) == b""
