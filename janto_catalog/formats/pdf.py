"""PDF by PDFium: pages, title, author, date.  (Qt's reader hung on a file that PDFium refuses.)"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from janto_catalog.formats.family import Format, NotThisFormatError, opened
from janto_catalog.formats.tags import Tagging, facts
from janto_catalog.model.media import Chapter, MediaFacts, Medium

if TYPE_CHECKING:
    import pypdfium2

_NAMES = {
    "Title": "title",
    "Author": "artist",
    "Subject": "comment",
    "Keywords": "keywords",
    "Creator": "made with",
}
_DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)?(\d\d)?")
_MOST_MARKS = 2_000
_PASSWORD = 4  # FPDF_ERR_PASSWORD in fpdfview.h


def _sniff(head: bytes) -> bool:
    return b"%PDF-" in head[:1024]


def _read(path: bytes) -> MediaFacts:
    import pypdfium2  # noqa: PLC0415 - takes 50 ms to load: a folder of audio never does

    with opened(path) as file:
        try:
            document = pypdfium2.PdfDocument(file)
        except pypdfium2.PdfiumError as error:
            locked = error.err_code == _PASSWORD
            raise NotThisFormatError("it is locked with a password" if locked else "it is damaged") from error
        with document:
            pages, told = len(document), document.get_metadata_dict(skip_empty=True)
            outline = list(islice(_outline(document), _MOST_MARKS))
    if not pages:
        raise NotThisFormatError("no page is in it")
    tagging = Tagging()
    for name, value in told.items():
        if name in _NAMES:
            tagging.add(_NAMES[name], [value])
    tagging.chapters = [mark for mark in outline if mark.start <= pages]
    tagging.add("date", [_iso(told.get("CreationDate", ""))])
    return facts("PDF", Medium.PAGES, tagging, pages=pages)


def _outline(document: pypdfium2.PdfDocument) -> Iterator[Chapter]:
    """The uppermost marks of the outline that point at a page."""
    for mark in document.get_toc(max_depth=1):
        target = mark.get_dest()
        page = target.get_index() if target else None
        if page is not None and page >= 0:
            yield Chapter(mark.get_title(), float(page) + 1)


def _iso(text: str) -> str:
    """ISO date of "D:20110704120000Z", "" when there is none (PDF 32000-1, 7.9.4)."""
    found = _DATE.match(text)
    return "-".join(part for part in found.groups() if part) if found else ""


FORMAT = Format("PDF", (b".pdf",), Medium.PAGES, _sniff, _read)
