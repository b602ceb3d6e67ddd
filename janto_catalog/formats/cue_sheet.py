"""Cue sheets: which files they name, in their order."""

from __future__ import annotations

import re

from janto_catalog.formats import text
from janto_catalog.formats.format import Format, no_signature, open_file
from janto_catalog.formats.playlist import MAX_SIZE, decode_list, file_names
from janto_catalog.model.media import MediaFacts, Medium

_FILE = re.compile(r"^[ \t]*FILE[ \t]+(?:\"([^\"\n]+)\"|(\S+))[ \t]+[A-Z0-9]+[ \t]*$", re.MULTILINE)


def _read(path: bytes) -> MediaFacts:
    text.read_text(path)
    with open_file(path) as file:
        content = decode_list(file.read(MAX_SIZE)).replace("\r", "")
    names = [found[1] or found[2] for found in _FILE.finditer(content)]
    return MediaFacts("cue sheet", Medium.TEXT, members=file_names(names))


FORMAT = Format("cue sheet", no_signature, _read, by_extension=True)
