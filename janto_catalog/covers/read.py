"""One file to one small picture, whatever kind of file it is."""

from __future__ import annotations

from collections.abc import Iterator

from PIL import Image

from janto_catalog import formats
from janto_catalog.covers.embedded import embedded_pictures, whole_file
from janto_catalog.covers.pages import archive_pages, closed_archive_pages, epub_cover, pdf_page
from janto_catalog.covers.scaled import decode, to_jpeg
from janto_catalog.covers.stills import attached_pictures, still
from janto_catalog.errors import UnreadableFileError
from janto_catalog.formats.error_messages import describe_error
from janto_catalog.formats.format import HEAD_SIZE, NotThisFormatError, open_file
from janto_catalog.model.text import display_path

NO_PICTURE = "there is no picture in it"
# By the name of the format; the demuxer of FFmpeg for the others that may have video.
_PAGES = {
    "ZIP": archive_pages, "RAR": closed_archive_pages, "7-Zip": closed_archive_pages, "EPUB": epub_cover,
}  # fmt: skip
_DEMUXERS = {
    "Matroska": "matroska", "AVI": "avi", "MPEG-TS": "mpegts", "Flash video": "flv", "RealMedia": "rm",
    "MPEG": "mpeg", "MP4": "mov", "Windows Media": "asf", "Ogg": "ogg",
}  # fmt: skip
_HAVE_TAGS_TOO = ("MP4", "Windows Media", "Ogg")
_MPEG_VIDEO = b"\0\0\1\xb3"


def read_cover(path: bytes) -> bytes:
    """The cover of the file at `path` as a JPEG of at most 512 x 512 pixels.

    Raises UnreadableFileError with a reason for people for every error, also when there is no picture in the file.
    """
    format = None
    try:
        with open_file(path) as file:
            head = file.read(HEAD_SIZE)
        format = formats.recognise(path, head) if head else None
        return _first_good(_pictures(path, head, format.name if format else ""))
    except Exception as error:
        raise UnreadableFileError(describe_error(error, format), location=display_path(path)) from error


def _first_good(pictures: Iterator[bytes | Image.Image]) -> bytes:
    """The first picture that can be decoded; raises the error of the last when none can."""
    failure: Exception = NotThisFormatError(NO_PICTURE)
    for picture in pictures:
        try:
            return to_jpeg(decode(picture) if isinstance(picture, bytes) else picture)
        except Exception as error:  # noqa: BLE001 - decoders raise more than they document
            failure = error
    raise failure


def _pictures(path: bytes, head: bytes, format: str) -> Iterator[bytes | Image.Image]:
    if format == "picture":
        yield whole_file(path)
    elif format in _PAGES:
        yield from _PAGES[format](path)
    elif format == "PDF":
        yield pdf_page(path)
    elif format in _DEMUXERS:
        if format in _HAVE_TAGS_TOO:
            yield from embedded_pictures(path)
        yield from _video_pictures(path, "mpegvideo" if head.startswith(_MPEG_VIDEO) else _DEMUXERS[format])
    elif format:
        yield from embedded_pictures(path)


def _video_pictures(path: bytes, demuxer: str) -> Iterator[bytes | Image.Image]:
    yield from attached_pictures(path, demuxer)
    frame = still(path, demuxer)
    if frame is not None:
        yield frame
