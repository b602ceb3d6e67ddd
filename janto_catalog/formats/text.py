"""Text beside and about stories: subtitles, playlists, cue sheets, .nfo, notes, saved web pages."""

from __future__ import annotations

import html
import re
from pathlib import PurePosixPath

from janto_catalog.formats.family import HEAD, Format, NotThisFormatError, opened
from janto_catalog.formats.tags import tidy
from janto_catalog.model.media import MediaFacts, Medium

_NAMES = {
    b".srt": "SubRip", b".ass": "SubStation Alpha", b".ssa": "SubStation Alpha", b".vtt": "WebVTT",
    b".sub": "subtitles", b".idx": "subtitles", b".lrc": "lyrics", b".nfo": "NFO", b".cue": "cue sheet",
    b".txt": "text", b".md": "text", b".html": "web page", b".htm": "web page", b".xhtml": "web page",
    b".mht": "web page", b".m3u": "playlist", b".m3u8": "playlist", b".pls": "playlist", b".xspf": "playlist",
}  # fmt: skip
_WEB_PAGE = re.compile(
    rb"\s*(<!doctype html|<html|<\?xml[^>]{0,200}>\s*<(!doctype html|html))", re.IGNORECASE
)
_TITLE = re.compile(r"<title[^>]{0,200}>(.{0,2000}?)</title", re.IGNORECASE | re.DOTALL)
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def _sniff(head: bytes) -> bool:
    return bool(_WEB_PAGE.match(head.removeprefix(_MARKS[0])))


def _read(path: bytes) -> MediaFacts:
    with opened(path) as file:
        head = file.read(2 * HEAD)
    if not _is_text(head):
        raise NotThisFormatError("its content is no text")
    ending = PurePosixPath(path.decode("latin-1")).suffix.lower().encode("latin-1")
    name = "web page" if _sniff(head) else _NAMES.get(ending, "text")
    title = _TITLE.search(head.decode("utf-8", "replace")) if name == "web page" else None
    words = " ".join(tidy(html.unescape(title[1])).split()) if title else ""
    return MediaFacts(name, Medium.TEXT, title=words)


def _is_text(head: bytes) -> bool:
    """No NULs, unless it is marked as UTF-16; hardly any other control characters."""
    if head.startswith(_MARKS[1:]):
        return True
    odd = sum(byte < 32 and byte not in b"\t\n\r\f\x1b\x1a" for byte in head)
    return bool(head) and b"\0" not in head and odd * 50 <= len(head)


FORMAT = Format("text", tuple(_NAMES), Medium.TEXT, _sniff, _read, rank=9, by_ending=True)
