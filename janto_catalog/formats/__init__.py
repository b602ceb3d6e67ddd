"""The room that reads files: what a file is, by its content, and what it says of itself.

A format is one module here with one constant `FORMAT`; all are collected at start, a new one is one new file.
Media files are opened for reading only.  Everything a file says is text.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from janto_catalog.errors import UnreadableFileError
from janto_catalog.formats.family import HEAD, Format, opened
from janto_catalog.formats.reasons import reason_for
from janto_catalog.model.media import MediaFacts
from janto_catalog.model.text import display_path

__all__ = ["Format", "endings", "families", "read", "recognise"]


@cache
def families() -> tuple[Format, ...]:
    """Every format there is, lowest rank first, then by name."""
    modules = (
        importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__)
    )
    found = (vars(module)["FORMAT"] for module in modules if "FORMAT" in vars(module))
    return tuple(sorted(found, key=lambda one: (one.rank, one.name)))


@cache
def endings() -> frozenset[bytes]:
    """The endings (lower case, with the dot) of files worth listing."""
    return frozenset(ending for family in families() for ending in family.endings)


def recognise(name: bytes, head: bytes) -> Format | None:
    """The format of a file called `name` whose first `HEAD` bytes are `head`, or None.

    Content decides; the ending chooses among several formats that the content may be, and stands in alone
    only for formats whose content has no mark.
    """
    lower = name.lower()
    alike = [family for family in families() if family.sniff(head)]
    fitting = [family for family in alike if lower.endswith(family.endings)]
    if fitting or alike:
        return (fitting or alike)[0]
    return next((one for one in families() if one.by_ending and lower.endswith(one.endings)), None)


def read(path: bytes) -> MediaFacts:
    """What the file at `path` says of itself.

    Raises UnreadableFileError with a reason for people, whatever went wrong inside: foreign readers raise
    more than they promise.  May hang on hostile files: a scan reads through `formats.pool`.
    """
    family: Format | None = None
    try:
        with opened(path) as file:
            head = file.read(HEAD)
        if head:
            family = recognise(path, head)
        if family:
            return family.read(path)
    except Exception as error:
        raise UnreadableFileError(reason_for(error, family), location=display_path(path)) from error
    raise UnreadableFileError(_no_family(path, head), location=display_path(path))


def _no_family(path: bytes, head: bytes) -> str:
    if not head:
        return "it is empty"
    known = path.lower().endswith(tuple(endings()))
    return "its content is not what its name says" if known else "it is not of a kind this program reads"
