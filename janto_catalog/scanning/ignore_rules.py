"""Which names a walk ignores, and the reasons under which they are counted."""

from __future__ import annotations

from janto_catalog.model.file_types import FILE_TYPES

HIDDEN = "hidden"
SYSTEM = "system"
UNFINISHED = "half-downloaded"

_SYSTEM_NAMES = frozenset(
    {
        b"thumbs.db",
        b"ehthumbs.db",
        b"desktop.ini",
        b".ds_store",
        b"@eadir",
        b"$recycle.bin",
        b"system volume information",
        b"lost+found",
        b"#recycle",
        b"__macosx",
        b".appledouble",
        b".spotlight-v100",
        b".trashes",
        b".fseventsd",
    }
)
_UNFINISHED_EXTENSIONS = frozenset(
    {
        b"part",
        b"partial",
        b"crdownload",
        b"!qb",
        b"!ut",
        b"bc!",
        b"download",
        b"opdownload",
        b"aria2",
        b"tmp",
        b"temp",
        b"filepart",
        b"unfinished",
    }
)
# Databases, among them catalogues: opening one that is in use can break its locks (see `store.engine`).
_SYSTEM_EXTENSIONS = frozenset({b"db", b"db-wal", b"db-shm", b"db-journal", b"sqlite", b"sqlite3"})
_REASON_OF_EXTENSION = dict.fromkeys(_UNFINISHED_EXTENSIONS, UNFINISHED) | dict.fromkeys(
    _SYSTEM_EXTENSIONS, SYSTEM
)
_LOCK = b".db.lock"
#: Files with these are never ignored unless they are hidden; nearly all files of a collection have one.
_KNOWN_EXTENSIONS = (
    frozenset(each.extension.encode() for each in FILE_TYPES)
    - _REASON_OF_EXTENSION.keys()
    - {name.rpartition(b".")[2] for name in _SYSTEM_NAMES}
)


def ignore_reason(name: bytes) -> str | None:
    """The reason why an entry called `name` is ignored, or None when it is not."""
    if name.rpartition(b".")[2] in _KNOWN_EXTENSIONS and name[:1] != b".":
        return None
    lowered = name.lower()
    _, dot, extension = lowered.rpartition(b".")
    if lowered in _SYSTEM_NAMES or lowered[:2] == b"._" or (extension == b"lock" and lowered[-8:] == _LOCK):
        return SYSTEM
    if dot and extension in _REASON_OF_EXTENSION:
        return _REASON_OF_EXTENSION[extension]
    return HIDDEN if lowered[:1] == b"." else None
