"""Files with a picture of each kind, made by the programs and libraries that people make them with."""

from __future__ import annotations

import base64
import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import cast

import av
import mutagen
import pytest
from mutagen.apev2 import APEv2
from mutagen.asf import ASF
from mutagen.asf._attrs import ASFByteArrayAttribute
from mutagen.flac import FLAC, Picture
from mutagen.id3 import APIC, ID3
from mutagen.mp4 import MP4, MP4Cover
from PIL import Image

from janto_catalog.covers import read_cover
from janto_catalog.formats import safe_archive
from tests.formats import archives
from tests.formats.conftest import _encode_audio as encode_audio

RED, BLUE = (200, 30, 40), (30, 60, 200)
Colour = tuple[int, int, int]
Maker = Callable[[Path], None]


def picture(colour: Colour = RED, size: tuple[int, int] = (600, 800), format: str = "JPEG") -> bytes:
    """A picture in one colour with a frame around it."""
    image = Image.new("RGB", size, "white")
    image.paste(colour, (8, 8, size[0] - 8, size[1] - 8))
    buffer = io.BytesIO()
    image.save(buffer, format)
    return buffer.getvalue()


def shown(path: Path) -> Image.Image:
    """The cover that is read from a file."""
    return Image.open(io.BytesIO(read_cover(os.fsencode(path))))


def centre(image: Image.Image) -> Colour:
    """The colour in the middle."""
    value = image.convert("RGB").getpixel((image.width // 2, image.height // 2))
    assert isinstance(value, tuple)
    return (int(value[0]), int(value[1]), int(value[2]))


def is_near(one: Colour, other: Colour) -> bool:
    """Whether two colours look alike, as after a JPEG."""
    return all(abs(a - b) < 40 for a, b in zip(one, other, strict=True))


def block(data: bytes, kind: int = 3) -> Picture:
    """A picture block of FLAC."""
    made = Picture()
    made.type, made.mime, made.data = kind, "image/jpeg", data
    return made


def _mp3(path: Path) -> None:
    encode_audio(path, "libmp3lame", "mp3")
    tags = ID3()
    tags.add(APIC(encoding=0, mime="image/jpeg", type=4, desc="back", data=picture(BLUE)))
    tags.add(APIC(encoding=0, mime="image/jpeg", type=3, desc="front", data=picture()))
    tags.save(path)


def _m4b(path: Path) -> None:
    encode_audio(path, "aac", "ipod")
    file = MP4(path)
    file["covr"] = [MP4Cover(picture())]
    file.save()


def _flac(path: Path) -> None:
    encode_audio(path, "flac", "flac")
    file = FLAC(path)
    file.add_picture(block(picture(BLUE), 4))
    file.add_picture(block(picture()))
    file.save()


def _vorbis(codec: str, layout: str) -> Maker:
    def make(path: Path) -> None:
        encode_audio(path, codec, "ogg", 2, 48_000, layout)
        file = mutagen.File(path)
        file["metadata_block_picture"] = [base64.b64encode(block(picture()).write()).decode()]
        file.save()

    return make


def _wma(path: Path) -> None:
    encode_audio(path, "wmav2", "asf")
    data = picture()
    head = bytes([3]) + len(data).to_bytes(4, "little") + "image/jpeg\0cover\0".encode("utf-16-le")
    file = ASF(path)
    file["WM/Picture"] = [ASFByteArrayAttribute(head + data)]
    file.save()


def _wavpack(path: Path) -> None:
    encode_audio(path, "wavpack", "wv")
    tags = APEv2()
    tags["Cover Art (Back)"] = b"back.jpg\0" + picture(BLUE)
    tags["Cover Art (Front)"] = b"front.jpg\0" + picture()
    for key in tags:
        tags[key].kind = 1
    tags.save(path)


def _cbz(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("page 10.jpg", picture(BLUE))
        archive.writestr("page 2.jpg", picture())
        archive.writestr("ComicInfo.xml", "<ComicInfo/>")


_PAGES = {"page 10.jpg": picture(BLUE), "page 2.jpg": picture(), "ComicInfo.xml": b"<ComicInfo/>"}


def _epub(package: str) -> Maker:
    container = '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'

    def make(path: Path) -> None:
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("mimetype", "application/epub+zip")
            archive.writestr("META-INF/container.xml", container)
            archive.writestr("OEBPS/book.opf", package)
            archive.writestr("OEBPS/images/a map.jpg", picture(BLUE))
            archive.writestr("OEBPS/images/the front.jpg", picture())

    return make


_ITEM = '<item id="{id}" href="images/the%20front.jpg" media-type="image/jpeg" {more}/>'
_OTHER = '<item id="map" href="images/a%20map.jpg" media-type="image/jpeg"/>'
_EPUB_2 = f'<package><metadata><meta name="cover" content="x"/></metadata>{_OTHER}{_ITEM.format(id="x", more="")}</package>'
_EPUB_3 = f"<package>{_OTHER}{_ITEM.format(id='y', more='properties=' + chr(34) + 'cover-image' + chr(34))}</package>"


def _pdf(path: Path) -> None:
    first, second = (Image.open(io.BytesIO(picture(colour))) for colour in (RED, BLUE))
    first.save(path, "PDF", save_all=True, append_images=[second])


def write_video(
    path: Path, colours: list[Colour | None], codec: str = "mpeg4", container: str = "matroska"
) -> None:
    """A video of a second for each colour, half of the frame white; None is a second of black."""
    with av.open(path, "w", format=container) as file:
        stream = cast(av.VideoStream, file.add_stream(codec, rate=10))
        stream.width, stream.height, stream.pix_fmt = 160, 120, "yuv420p"
        stream.gop_size = 10
        for colour in colours:
            image = Image.new("RGB", (160, 120), colour or "black")
            if colour:
                image.paste("white", (0, 0, 160, 40))
            for _ in range(10):
                file.mux(stream.encode(av.VideoFrame.from_image(image)))
        file.mux(stream.encode(None))


def _image(format: str) -> Maker:
    def make(path: Path) -> None:
        path.write_bytes(picture(format=format))

    return make


SAMPLES: dict[str, Maker] = {
    "song.mp3": _mp3,
    "song.m4b": _m4b,
    "song.flac": _flac,
    "song.ogg": _vorbis("vorbis", "stereo"),
    "song.opus": _vorbis("libopus", "mono"),
    "song.wma": _wma,
    "song.wv": _wavpack,
    "comic.cbz": _cbz,
    "two.epub": _epub(_EPUB_2),
    "three.epub": _epub(_EPUB_3),
    "scan.pdf": _pdf,
    "film.mkv": lambda path: write_video(path, [None, RED, RED, BLUE, BLUE, None, None, None, None, None]),
    "film.mp4": lambda path: write_video(path, [RED] * 4, container="mp4"),
    "film.avi": lambda path: write_video(path, [RED] * 4, container="avi"),
    "film.ts": lambda path: write_video(path, [RED] * 4, "mpeg2video", "mpegts"),
    "film.wmv": lambda path: write_video(path, [RED] * 4, "wmv2", "asf"),
    "film.webm": lambda path: write_video(path, [RED] * 4, "libvpx", "webm"),
    "cover.jpg": _image("JPEG"),
    "cover.png": _image("PNG"),
    "cover.webp": _image("WEBP"),
    "cover.gif": _image("GIF"),
    "cover.bmp": _image("BMP"),
    "cover.tif": _image("TIFF"),
    "cover.avif": _image("AVIF"),
    "cover.jp2": _image("JPEG2000"),
}
if safe_archive.is_supported():
    SAMPLES |= {
        "comic.cbr": lambda path: archives.rar4(path, _PAGES),
        "new.cbr": lambda path: archives.rar5(path, _PAGES),
        "comic.cb7": lambda path: archives.seven_zip(path, _PAGES),
    }


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test with a `sample` runs once for each kind of file."""
    if "sample" in metafunc.fixturenames:
        metafunc.parametrize("sample", sorted(SAMPLES), indirect=True)


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one file of each kind; tests must not write to it."""
    folder = tmp_path_factory.mktemp("pictures")
    for name, make in SAMPLES.items():
        make(folder / name)
    return folder


@pytest.fixture
def sample(samples: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A copy of one sample under the same name."""
    name: str = request.param
    copy = tmp_path / name
    copy.write_bytes((samples / name).read_bytes())
    return copy
