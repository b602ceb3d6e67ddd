"""Reads files: recognises the format by content and returns what the file says about itself.

A format is one module here with one constant `FORMAT`, and one row for each of its extensions in
`model.file_types`; the modules are collected at start.  Media files are opened for reading only.  All text in a
file is data: it is never run, parsed as markup or used as a path.
"""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import replace
from functools import cache

from janto_catalog.errors import UnreadableFileError
from janto_catalog.formats.error_messages import describe_error
from janto_catalog.formats.format import HEAD_SIZE, Format, open_file
from janto_catalog.formats.sound import sound_fingerprint
from janto_catalog.model.file_types import FILE_TYPES, file_type_of
from janto_catalog.model.media import MediaFacts, Medium
from janto_catalog.model.text import display_path

__all__ = ["Format", "all_formats", "extensions", "format_of_module", "read", "recognise"]


@cache
def _formats_by_module() -> dict[str, Format]:
    """Each format by the name of its module, which is the `reader` of its rows in the table of file types."""
    formats = {}
    for module in pkgutil.iter_modules(__path__):
        names = vars(importlib.import_module(f"{__name__}.{module.name}"))
        if "FORMAT" in names:
            formats[module.name] = names["FORMAT"]
    return formats


@cache
def all_formats() -> tuple[Format, ...]:
    """Every format, lowest rank first, then by name."""
    return tuple(sorted(_formats_by_module().values(), key=lambda each: (each.rank, each.name)))


def format_of_module(name: str) -> Format | None:
    """Return the format of the module with this name: the `reader` of a row in the table of file types."""
    return _formats_by_module().get(name)


@cache
def extensions() -> frozenset[str]:
    """The extensions (lower case, without the dot) of files that can be read."""
    return frozenset(each.extension for each in FILE_TYPES if each.reader in _formats_by_module())


def recognise(name: bytes, head: bytes) -> Format | None:
    """The format of a file called `name` whose first `HEAD_SIZE` bytes are `head`, or None.

    Content decides.  The extension chooses among several formats that accept the content, and decides alone only
    for formats whose content has no signature.
    """
    expected = _expected_format(name)
    if expected is not None and expected.sniff(head):
        return expected
    found = next((each for each in all_formats() if each.sniff(head)), None)
    if found is None and expected is not None and expected.by_extension:
        return expected
    return found


def _expected_format(name: bytes) -> Format | None:
    file_type = file_type_of(name)
    return format_of_module(file_type.reader) if file_type is not None else None


def read(path: bytes) -> MediaFacts:
    """Read what the file at `path` says about itself.

    Raises UnreadableFileError with a reason for people for every error: the libraries raise more than they
    document.  May hang on a hostile file: a scan reads through `formats.pool`.
    """
    format: Format | None = None
    try:
        with open_file(path) as file:
            head = file.read(HEAD_SIZE)
        if head:
            format = recognise(path, head)
        if format is not None:
            return _with_sound(path, format.read(path))
    except Exception as error:
        raise UnreadableFileError(describe_error(error, format), location=display_path(path)) from error
    raise UnreadableFileError(_describe_unrecognised(path, head), location=display_path(path))


def _with_sound(path: bytes, facts: MediaFacts) -> MediaFacts:
    if facts.medium not in (Medium.AUDIO, Medium.VIDEO):
        return facts
    return replace(facts, sound=sound_fingerprint(path))


def _describe_unrecognised(path: bytes, head: bytes) -> str:
    if not head:
        return "it is empty"
    if _expected_format(path) is not None:
        return "its content is not what its name says"
    return "its format is not supported"
