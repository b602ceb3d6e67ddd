"""PDF by PDFium: pages, title, author, date.  (Qt's reader hung on a file that PDFium refuses.)"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from janto_catalog.formats.format import Format, NotThisFormatError, open_file
from janto_catalog.formats.tags import Tagging, to_media_facts
from janto_catalog.model.media import MediaFacts, Medium

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_MOST_BOOKMARKS, _DEEPEST = 2_000, 3
_NAMES = {
    "Title": "title",
    "Author": "artist",
    "Subject": "comment",
    "Keywords": "keywords",
    "Creator": "made with",
}
_DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)?(\d\d)?")
_PASSWORD = 4  # FPDF_ERR_PASSWORD in fpdfview.h


def _sniff(head: bytes) -> bool:
    return b"%PDF-" in head[:1024]


def _read(path: bytes) -> MediaFacts:
    import pypdfium2  # noqa: PLC0415 - takes 50 ms to load: a folder of audio never does

    with open_file(path) as file:
        try:
            document = pypdfium2.PdfDocument(file)
        except pypdfium2.PdfiumError as error:
            locked = error.err_code == _PASSWORD
            raise NotThisFormatError("it is locked with a password" if locked else "it is damaged") from error
        with document:
            pages, told = len(document), document.get_metadata_dict(skip_empty=True)
            tagging = Tagging()
            for title, page in _bookmarks(document):
                tagging.add_bookmark(title, page)
    if not pages:
        raise NotThisFormatError("no page is in it")
    for name, value in told.items():
        if name in _NAMES:
            tagging.add(_NAMES[name], [value])
    tagging.add("date", [_iso(told.get("CreationDate", ""))])
    return to_media_facts("PDF", Medium.PAGES, tagging, pages=pages)


def _bookmarks(document: PdfDocument) -> Iterator[tuple[str, int]]:
    """(title, page) of the outline's first levels; 0 for a mark that leads to no page."""
    for mark in islice(document.get_toc(max_depth=_DEEPEST), _MOST_BOOKMARKS):
        place = mark.get_dest()
        index = place.get_index() if place else None
        try:
            title = mark.get_title()
        except UnicodeDecodeError:
            # A mark nobody can read is none; the pages are there all the same.
            continue
        yield title, 0 if index is None else index + 1


def _iso(text: str) -> str:
    """ISO date of "D:20110704120000Z", "" when there is none (PDF 32000-1, 7.9.4)."""
    found = _DATE.match(text)
    return "-".join(part for part in found.groups() if part) if found else ""


FORMAT = Format("PDF", _sniff, _read)
