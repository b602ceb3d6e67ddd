"""Text: subtitles, playlists, cue sheets, NFO files, notes, saved web pages."""

from __future__ import annotations

import html
import re

from janto_catalog.formats.format import HEAD_SIZE, Format, NotThisFormatError, open_file
from janto_catalog.formats.tags import clean_text
from janto_catalog.model.file_types import file_type_of
from janto_catalog.model.media import MediaFacts, Medium

_WEB_PAGE = re.compile(
    rb"\s*(<!doctype html|<html|<\?xml[^>]{0,200}>\s*<(!doctype html|html))", re.IGNORECASE
)
_TITLE = re.compile(r"<title[^>]{0,200}>(.{0,2000}?)</title", re.IGNORECASE | re.DOTALL)
_UTF_8_MARK = b"\xef\xbb\xbf"
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_CONTROLS_OF_TEXT = b"\t\n\r\f\x1b\x1a"
_MAX_CONTROL_SHARE = 1 / 50


def _sniff(head: bytes) -> bool:
    return bool(_WEB_PAGE.match(head.removeprefix(_UTF_8_MARK)))


def read_text(path: bytes) -> MediaFacts:
    """Read a text; raises NotThisFormatError when its content is not text."""
    with open_file(path) as file:
        head = file.read(2 * HEAD_SIZE)
    if not _is_text(head):
        raise NotThisFormatError("its content is not text")
    name = "web page" if _sniff(head) else _name(path)
    return MediaFacts(name, Medium.TEXT, title=_title(head) if name == "web page" else "")


def _name(path: bytes) -> str:
    """The name of the kind of text that the extension promises."""
    file_type = file_type_of(path)
    return file_type.format if file_type is not None and file_type.category.medium is Medium.TEXT else "text"


def _title(head: bytes) -> str:
    """The title of a web page, "" when it has none within its first bytes."""
    found = _TITLE.search(head.decode("utf-8", "replace"))
    return " ".join(clean_text(html.unescape(found[1])).split()) if found else ""


def _is_text(head: bytes) -> bool:
    """True without NUL bytes (except in UTF-16 with its byte order mark) and with few other control characters."""
    if head.startswith(_UTF_16_MARKS):
        return True
    controls = sum(byte < 32 and byte not in _CONTROLS_OF_TEXT for byte in head)
    return bool(head) and b"\0" not in head and controls <= len(head) * _MAX_CONTROL_SHARE


FORMAT = Format("text", _sniff, read_text, rank=9, by_extension=True)
