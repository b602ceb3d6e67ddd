"""Playlists (M3U, PLS, XSPF): which files they name, in their order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from janto_catalog.formats import safe_xml, text
from janto_catalog.formats.format import Format, no_signature, open_file
from janto_catalog.formats.tags import clean_text
from janto_catalog.model.media import MediaFacts, Medium

MAX_SIZE = 1 << 20
"""So much of a list of files is read."""
MAX_FILES = 2_000
"""So many names of a list are kept."""
_UTF_8_MARK = b"\xef\xbb\xbf"
_XSPF = re.compile(rb"<playlist[\s>]")
_PLS_FILE = re.compile(r"\s*File(\d{1,6})\s*=\s*(.+)", re.IGNORECASE)
_SCHEME = re.compile(r"file:(?://(?:localhost)?)?", re.IGNORECASE)


def _is_pls(start: bytes) -> bool:
    return start[:10].lower() == b"[playlist]"


def _read(path: bytes) -> MediaFacts:
    text.read_text(path)
    with open_file(path) as file:
        data = file.read(MAX_SIZE)
    if _XSPF.search(data):
        elements = safe_xml.parse_elements(data)
        names = [unquote(element.text) for element in elements if element.name == "location"]
    elif _is_pls(data.removeprefix(_UTF_8_MARK).lstrip()):
        names = _pls(decode_list(data))
    else:
        names = list(_m3u(decode_list(data)))
    return MediaFacts("playlist", Medium.TEXT, members=file_names(names))


def decode_list(data: bytes) -> str:
    """The text of a list of files: UTF-16 with a byte order mark, UTF-8, else what Windows writes."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.removeprefix(_UTF_8_MARK).decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def file_names(names: list[str]) -> tuple[str, ...]:
    """Names of files with "/" between folders, without a scheme; addresses of other places are left out."""
    paths = (_SCHEME.sub("", clean_text(name)).replace("\\", "/") for name in names[:MAX_FILES])
    return tuple(path.removeprefix("./") for path in paths if path and "://" not in path)


def _m3u(content: str) -> Iterator[str]:
    for line in content.splitlines():
        name = line.strip()
        if name and not name.startswith("#"):
            yield unquote(name) if _SCHEME.match(name) else name


def _pls(content: str) -> list[str]:
    found = [match for line in content.splitlines() if (match := _PLS_FILE.match(line))]
    return [match[2].strip() for match in sorted(found, key=lambda match: int(match[1]))]


FORMAT = Format("playlist", no_signature, _read, by_extension=True)
