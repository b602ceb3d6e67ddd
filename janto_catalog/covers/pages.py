"""The first page of comics and PDFs, and the covers that books name."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote
from zipfile import ZipFile

from PIL import Image

from janto_catalog.covers.scaled import SIZE
from janto_catalog.filenames.natural_order import natural_key
from janto_catalog.formats import safe_archive, safe_xml, safe_zip
from janto_catalog.formats.epub import package_name
from janto_catalog.formats.format import NotThisFormatError, open_file
from janto_catalog.formats.safe_xml import Element
from janto_catalog.model.file_types import FileCategory, category_of

_MAX_PAGE_SIZE = 48 << 20
_MAX_DOCUMENT_SIZE = 4 << 20
_MAX_UNPACKED = 512 << 20
_PAGES_TRIED = 2
_MAX_SCALE = 8.0


def archive_pages(path: bytes) -> Iterator[bytes]:
    """The first pages of a zip archive of pictures, in the order of their names."""
    with open_file(path) as file, safe_zip.open_archive(file) as archive:
        yield from _read_pages(archive, first_pages(safe_zip.file_names(archive)))


def closed_archive_pages(path: bytes) -> Iterator[bytes]:
    """The first pages of a RAR or 7-Zip archive of pictures, in the order of their names."""
    with open_file(path) as file:
        yield from safe_archive.read_members(file, first_pages, _MAX_PAGE_SIZE, _MAX_UNPACKED)


def _read_pages(archive: ZipFile, names: list[str]) -> Iterator[bytes]:
    """The pages that can be read; then raises the error of the last that cannot."""
    failure: Exception | None = None
    for name in names:
        try:
            page = safe_zip.read_member(archive, name, _MAX_PAGE_SIZE)
        except Exception as error:  # noqa: BLE001 - the decoders of archives raise more than they document
            failure = error
        else:
            yield page
    if failure is not None:
        raise failure


def first_pages(names: list[str]) -> list[str]:
    """The first pages among the names in an archive; the second is there for a damaged first one."""
    pages = [name for name in names if category_of(name) is FileCategory.IMAGE]
    return sorted(pages, key=natural_key)[:_PAGES_TRIED]


def epub_cover(path: bytes) -> Iterator[bytes]:
    """The picture that an EPUB names as its cover, else its first picture by name."""
    with open_file(path) as file, safe_zip.open_archive(file) as archive:
        yield from _read_pages(archive, _cover_names(archive))


def _cover_names(archive: ZipFile) -> list[str]:
    names = safe_zip.file_names(archive)
    package = package_name(archive)
    elements = safe_xml.parse_elements(safe_zip.read_member(archive, package, _MAX_DOCUMENT_SIZE))
    items = [element.attributes for element in elements if element.name == "item"]
    folder = posixpath.dirname(package)
    paths = (
        posixpath.normpath(posixpath.join(folder, unquote(href))) for href in _cover_links(elements, items)
    )
    known = [path for path in paths if path in names]
    called_cover = [name for name in names if "cover" in name.lower()]
    return [*known, *first_pages(called_cover), *first_pages(names)][:3]


def _cover_links(elements: list[Element], items: list[dict[str, str]]) -> Iterator[str]:
    """EPUB 3 marks the item, EPUB 2 names its id in a `meta` element."""
    ids = {
        element.attributes.get("content", "")
        for element in elements
        if element.name == "meta" and element.attributes.get("name") == "cover"
    }
    for item in items:
        if "cover-image" in item.get("properties", "").split() or item.get("id", "") in ids:
            yield item.get("href", "")


def pdf_page(path: bytes) -> Image.Image:
    """The first page of a PDF, drawn so that its longest side has `SIZE` pixels.  Raises what PDFium raises."""
    import pypdfium2  # noqa: PLC0415 - takes 50 ms to load, and most collections have no PDF to draw

    with open_file(path) as file, pypdfium2.PdfDocument(file) as document:
        if not len(document):
            raise NotThisFormatError("no page is in it")
        page = document[0]
        longest = max(page.get_width(), page.get_height())
        if longest <= 0:
            raise NotThisFormatError("its first page is empty")
        bitmap = page.render(scale=min(SIZE / longest, _MAX_SCALE))
        image: Image.Image = bitmap.to_pil().convert("RGB")
        return image
