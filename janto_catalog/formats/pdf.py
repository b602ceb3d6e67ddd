"""PDF: pages, title, author, date and bookmarks, read by PDFium.

Qt's reader is not used: it hung on a file that PDFium refuses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from janto_catalog.formats.format import Format, NotThisFormatError, open_file
from janto_catalog.formats.tags import TagCollector, to_media_facts
from janto_catalog.model.media import MediaFacts, Medium

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_MAX_BOOKMARKS, _MAX_BOOKMARK_DEPTH = 2_000, 3
_NAMES = {
    "Title": "title",
    "Author": "artist",
    "Subject": "comment",
    "Keywords": "keywords",
    "Creator": "made with",
}
_DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)?(\d\d)?")
_PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD in fpdfview.h


def _sniff(head: bytes) -> bool:
    return b"%PDF-" in head[:1024]


def _read(path: bytes) -> MediaFacts:
    import pypdfium2  # noqa: PLC0415 - takes 50 ms to load: a folder of audio never does

    with open_file(path) as file:
        try:
            document = pypdfium2.PdfDocument(file)
        except pypdfium2.PdfiumError as error:
            locked = error.err_code == _PASSWORD_ERROR
            raise NotThisFormatError("it is locked with a password" if locked else "it is damaged") from error
        with document:
            pages, metadata = len(document), document.get_metadata_dict(skip_empty=True)
            collector = TagCollector()
            for title, page in _bookmarks(document):
                collector.add_bookmark(title, page)
    if not pages:
        raise NotThisFormatError("no page is in it")
    for name, value in metadata.items():
        if name in _NAMES:
            collector.add(_NAMES[name], [value])
    collector.add("date", [_iso_date(metadata.get("CreationDate", ""))])
    return to_media_facts("PDF", Medium.PAGES, collector, pages=pages)


def _bookmarks(document: PdfDocument) -> Iterator[tuple[str, int]]:
    """(title, page) for the first levels of the outline; page 0 for a bookmark that leads to no page."""
    for bookmark in islice(document.get_toc(max_depth=_MAX_BOOKMARK_DEPTH), _MAX_BOOKMARKS):
        destination = bookmark.get_dest()
        index = destination.get_index() if destination else None
        try:
            title = bookmark.get_title()
        except UnicodeDecodeError:
            # Its title is damaged; the rest of the file can still be read.
            continue
        yield title, 0 if index is None else index + 1


def _iso_date(text: str) -> str:
    """The ISO date of "D:20110704120000Z" (PDF 32000-1, 7.9.4), "" for other text."""
    found = _DATE.match(text)
    return "-".join(part for part in found.groups() if part) if found else ""


FORMAT = Format("PDF", _sniff, _read)
