"""Archives that are recognised by their signature; a scan does not open them."""

from __future__ import annotations

from janto_catalog.formats.format import TRUNCATED, WRONG_SIGNATURE, NotThisFormatError, open_file
from janto_catalog.model.file_types import FileCategory, category_of
from janto_catalog.model.media import MediaFacts, Medium

_HEADER_SIZE = 20


def read_signature(path: bytes, signature: bytes, archive_name: str, comic_name: str) -> MediaFacts:
    """The facts of an archive: a comic when its extension says so, else an archive of unknown members.

    Raises NotThisFormatError when the file does not start with `signature` or ends right after it.
    """
    with open_file(path) as file:
        head = file.read(_HEADER_SIZE)
    if not head.startswith(signature):
        raise NotThisFormatError(WRONG_SIGNATURE)
    if len(head) < _HEADER_SIZE:
        raise NotThisFormatError(TRUNCATED)
    if category_of(path) is FileCategory.COMIC:
        return MediaFacts(comic_name, Medium.PAGES)
    return MediaFacts(archive_name, Medium.ARCHIVE)
