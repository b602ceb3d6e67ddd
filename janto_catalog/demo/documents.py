"""Small files to read: comic archives, EPUBs and PDFs."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

# A fixed date makes a collection the same to the last byte each time.
_ARCHIVE_DATE = (2009, 7, 6, 21, 0, 0)

Bookmarks = Sequence[tuple[str, int]]
Cover = tuple[bytes, tuple[int, int]]
"""A picture as a JPEG, and its width and height in pixels."""


def write_cbz(
    path: Path,
    pages: Sequence[bytes],
    comic_info: Mapping[str, str] | None = None,
    bookmarks: Bookmarks = (),
    mark: bytes = b"",
) -> None:
    """Write a comic archive of pages (JPEG).

    `comic_info` has fields of ComicInfo.xml such as "Series" or "Number", `bookmarks` are (title, page from 1).
    mark: see `content_mark`; it is the comment of the archive.
    """
    members = {f"page{number:03}.jpg": page for number, page in enumerate(pages, 1)}
    if comic_info or bookmarks:
        fields = "".join(f"<{name}>{escape(text)}</{name}>" for name, text in (comic_info or {}).items())
        marks = "".join(f'<Page Image="{page - 1}" Bookmark="{escape(title)}"/>' for title, page in bookmarks)
        fields += f"<Pages>{marks}</Pages>" if marks else ""
        members["ComicInfo.xml"] = f'<?xml version="1.0"?><ComicInfo>{fields}</ComicInfo>'.encode()
    _write_archive(path, members, mark)


def write_zip(path: Path, members: Mapping[str, bytes], mark: bytes = b"") -> None:
    """Write a zip archive.  `mark` is its comment, see `content_mark`."""
    _write_archive(path, members, mark)


def write_epub(
    path: Path, title: str, author: str, series: str = "", number: str = "", mark: bytes = b""
) -> None:
    """Write an EPUB 3 book of one page.  `mark` is the comment of the archive, see `content_mark`."""
    belongs = (
        f'<meta property="belongs-to-collection" id="c">{escape(series)}</meta>'
        f'<meta refines="#c" property="group-position">{escape(number)}</meta>'
        if series
        else ""
    )
    package = (
        '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:identifier id="i">{escape(path.stem)}</dc:identifier><dc:title>{escape(title)}</dc:title>'
        f"<dc:creator>{escape(author)}</dc:creator><dc:language>en</dc:language>{belongs}</metadata>"
        '<manifest><item id="p" href="page.xhtml" media-type="application/xhtml+xml" properties="nav"/></manifest>'
        '<spine><itemref idref="p"/></spine></package>'
    )
    container = (
        '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">'
        '<rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
    )
    page = f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>{escape(title)}</title></head><body/></html>'
    _write_archive(
        path,
        {
            "mimetype": b"application/epub+zip",
            "META-INF/container.xml": container.encode(),
            "book.opf": package.encode(),
            "page.xhtml": page.encode(),
        },
        mark,
    )


def write_pdf(
    path: Path,
    pages: int,
    title: str = "",
    bookmarks: Bookmarks = (),
    cover: Cover | None = None,
    mark: bytes = b"",
) -> None:
    """Write a PDF of pages in A4 with a title and bookmarks (title, page from 1).

    `cover` fills the first page; the others are empty.  `mark` is a comment, see `content_mark`.
    """
    kids = " ".join(f"{number} 0 R" for number in range(4, 4 + pages))
    outline = 4 + pages
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R%b >>" % (b" /Outlines %d 0 R" % outline if bookmarks else b""),
        f"<< /Type /Pages /Count {pages} /Kids [{kids}] >>".encode(),
        b"<< /Title %b >>" % _text(title),
        *[b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"] * pages,
        *_outline(outline, bookmarks),
    ]
    if cover:
        picture = len(objects) + 1
        resources = b"/Resources << /XObject << /C %d 0 R >> >> /Contents %d 0 R" % (picture, picture + 1)
        objects[3] = objects[3].replace(b" >>", b" " + resources + b" >>")
        objects += _picture(*cover)
    content = bytearray(b"%PDF-1.4\n%" + mark + b"\n")
    starts = []
    for number, body in enumerate(objects, 1):
        starts.append(len(content))
        content += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R /Info 3 0 R >>" % (len(objects) + 1)
    end = b"xref\n0 %d\n0000000000 65535 f \n%b%b\nstartxref\n%d\n%%%%EOF\n"
    content += end % (len(objects) + 1, table, trailer, len(content))
    path.write_bytes(content)


def _picture(jpeg: bytes, size: tuple[int, int]) -> list[bytes]:
    """A picture as an object, and after it the commands that fill a page with it."""
    form = b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceRGB" % size
    head = b"<< %b /BitsPerComponent 8 /Filter /DCTDecode /Length %d >>" % (form, len(jpeg))
    commands = b"q 595 0 0 842 0 0 cm /C Do Q"
    streams = ((head, jpeg), (b"<< /Length %d >>" % len(commands), commands))
    return [b"%b\nstream\n%b\nendstream" % each for each in streams]


def _outline(number: int, bookmarks: Bookmarks) -> list[bytes]:
    """The outline as object `number`, and its entries as the objects after it."""
    if not bookmarks:
        return []
    last = number + len(bookmarks)
    entries = [
        b"<< /Title %b /Parent %d 0 R /Dest [%d 0 R /Fit]%b >>"
        % (_text(title), number, 3 + page, b" /Next %d 0 R" % (entry + 1) if entry < last else b"")
        for entry, (title, page) in enumerate(bookmarks, number + 1)
    ]
    return [b"<< /Type /Outlines /First %d 0 R /Last %d 0 R >>" % (number + 1, last), *entries]


def _text(text: str) -> bytes:
    return b"<" + ("\ufeff" + text).encode("utf-16-be").hex().encode() + b">"


def _write_archive(path: Path, members: Mapping[str, bytes], mark: bytes = b"") -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.comment = mark
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, _ARCHIVE_DATE), content)
