"""Pictures: recognised by their first bytes, never decoded during a scan."""

from __future__ import annotations

from janto_catalog.formats.format import TRUNCATED, WRONG_SIGNATURE, Format, NotThisFormatError, open_file
from janto_catalog.model.media import MediaFacts, Medium

_MIN_SIZE = 24
_SIGNATURES = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"\0\0\0\x0cjP  \r\n\x87\n", "JPEG 2000"),
    (b"\0\0\0\x0cJXL \r\n\x87\n", "JPEG XL"),
    (b"\xff\x0a", "JPEG XL"),
)
# Major brands of ISO base media files that hold stills: ISO/IEC 23008-12 and the AVIF specification.
_BRANDS = {b"avif": "AVIF", b"avis": "AVIF", b"heic": "HEIC", b"heix": "HEIC", b"mif1": "HEIC"}
_BMP_HEADER_SIZES = (12, 40, 52, 56, 108, 124)


def _name(head: bytes) -> str:
    """The name of the format, "" when the bytes are of no picture."""
    if head[:4] == b"RIFF":
        return "WebP" if head[8:12] == b"WEBP" else ""
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12], "")
    if head[:2] == b"BM":
        return "BMP" if int.from_bytes(head[14:18], "little") in _BMP_HEADER_SIZES else ""
    return next((name for signature, name in _SIGNATURES if head.startswith(signature)), "")


def _sniff(head: bytes) -> bool:
    return bool(_name(head))


def _read(path: bytes) -> MediaFacts:
    with open_file(path) as file:
        head = file.read(_MIN_SIZE)
    name = _name(head)
    if not name or len(head) < _MIN_SIZE:
        raise NotThisFormatError(TRUNCATED if name else WRONG_SIGNATURE)
    return MediaFacts(name, Medium.IMAGE, has_pictures=True)


FORMAT = Format("picture", _sniff, _read)
