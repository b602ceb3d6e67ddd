"""Properties of the cover of every kind of file."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import cast

import av
import pytest
from PIL import Image

from janto_catalog.covers import read_cover
from janto_catalog.errors import UnreadableFileError
from tests.covers.conftest import BLUE, RED, centre, is_near, picture, shown, write_video
from tests.media import silent_mp3

SIZE = 512


def _refusal(path: Path) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        read_cover(os.fsencode(path))
    return caught.value.message


def test_the_front_is_found_and_fits(sample: Path) -> None:
    cover = shown(sample)
    assert (cover.format, cover.mode) == ("JPEG", "RGB")
    assert max(cover.size) <= SIZE
    assert is_near(centre(cover), RED)


def test_a_file_is_only_read(sample: Path) -> None:
    before, status = sample.read_bytes(), sample.stat()
    sample.chmod(0o444)
    shown(sample)
    assert sample.read_bytes() == before
    assert sample.stat().st_mtime_ns == status.st_mtime_ns
    assert [path.name for path in sample.parent.iterdir()] == [sample.name]


@pytest.mark.parametrize("part", [0.02, 0.3, 0.7, 0.95])
def test_a_file_cut_off_anywhere_has_a_cover_or_a_reason(sample: Path, part: float) -> None:
    whole = sample.read_bytes()
    sample.write_bytes(whole[: int(len(whole) * part)])
    refused: UnreadableFileError | None = None
    try:
        assert read_cover(os.fsencode(sample))
    except UnreadableFileError as error:
        refused = error
    assert refused is None or (refused.message and refused.location == str(sample))


def test_a_file_without_a_picture_is_refused_in_words(tmp_path: Path) -> None:
    assert "there is no picture in it" in _refusal(silent_mp3(tmp_path / "a.mp3"))
    (tmp_path / "empty.jpg").touch()
    assert "there is no picture in it" in _refusal(tmp_path / "empty.jpg")
    assert _refusal(tmp_path / "gone.jpg") == "the file could not be opened: no such file or directory"


def test_a_small_picture_is_not_enlarged_and_a_line_is_none(tmp_path: Path) -> None:
    path = tmp_path / "cover.png"
    path.write_bytes(picture(size=(90, 120), format="PNG"))
    assert shown(path).size == (90, 120)
    for size in ((4, 4), (900, 20)):
        path.write_bytes(_png(Image.new("RGB", size)))
        assert "too small" in _refusal(path)


def _png(image: Image.Image, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "PNG", **options)
    return buffer.getvalue()


def test_a_picture_is_turned_as_its_camera_says(tmp_path: Path) -> None:
    image = Image.new("RGB", (400, 200), BLUE)
    image.paste(RED, (0, 0, 200, 200))
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned clockwise: the left side is up
    image.save(tmp_path / "a.jpg", exif=exif)
    cover = shown(tmp_path / "a.jpg").convert("RGB")
    assert cover.size == (200, 400)
    top = cover.getpixel((100, 40))
    assert isinstance(top, tuple)
    assert top[0] > top[2]


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16", "YCbCr", "F"])
def test_any_mode_becomes_a_picture(tmp_path: Path, mode: str) -> None:
    image = Image.linear_gradient("L").resize((120, 120))
    image = image.convert("F").convert("I").convert("I;16") if mode == "I;16" else image.convert(mode)
    format = "TIFF" if mode in ("CMYK", "YCbCr", "F") else "PNG"
    path = tmp_path / f"cover.{format.lower()}"
    image.save(path, format)
    cover = shown(path)
    assert cover.mode == "RGB"
    low, high = cast(tuple[float, float], cover.convert("L").getextrema())
    assert high - low > 100


def test_what_is_transparent_becomes_white(tmp_path: Path) -> None:
    image = Image.new("RGBA", (100, 100), (0, 0, 0, 0))
    image.save(tmp_path / "a.png")
    assert centre(shown(tmp_path / "a.png")) == (255, 255, 255)


def test_a_damaged_picture_gives_way_to_the_next(samples: Path, tmp_path: Path) -> None:
    import zipfile  # noqa: PLC0415 - one test makes such a file

    path = tmp_path / "comic.cbz"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("1.jpg", b"\xff\xd8\xff" + bytes(60))
        archive.writestr("2.jpg", picture())
    assert is_near(centre(shown(path)), RED)


def test_a_still_is_neither_black_nor_of_one_colour(tmp_path: Path) -> None:
    path = tmp_path / "film.mkv"
    write_video(path, [None] * 10)
    assert "there is no picture in it" in _refusal(path)
    with av.open(path, "w", format="matroska") as file:
        stream = file.add_stream("mpeg4", rate=10)
        stream.width, stream.height, stream.pix_fmt = 160, 120, "yuv420p"
        for _ in range(30):
            file.mux(stream.encode(av.VideoFrame.from_image(Image.new("RGB", (160, 120), RED))))
        file.mux(stream.encode(None))
    assert "there is no picture in it" in _refusal(path)


def test_a_still_after_a_black_beginning_is_found(tmp_path: Path) -> None:
    path = tmp_path / "film.mkv"
    write_video(path, [None] * 5 + [BLUE] * 5)
    assert is_near(centre(shown(path)), BLUE)
