"""The files of a pack, read into memory, and the reasons to refuse a folder."""

from __future__ import annotations

import re
import stat
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from janto_catalog.errors import PackError

PACK = "pack.toml"
SINGLE_FILES = (
    "sources", "characters", "people", "states", "pairings", "arcs", "timelines", "eras", "chronologies", "moments", "notes", "production", "works", "appearances", "claims", "former_ids",
)  # fmt: skip
SERIES = "series"
MAX_FILE = 20 * 1024 * 1024
MAX_FILES = 2_000

# A dotted key of more names than any pack has.  What was matched is not tried again: the search is linear.
_DEEP_KEY = re.compile(r"""(?<![\w-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){64}""")
_AT_LINE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")


@dataclass(frozen=True, slots=True)
class Document:
    """One file of a pack: `file` is relative to the folder with `/`, `data` its content as tomllib reads it."""

    file: str
    text: str
    data: dict[str, Any]


def read_folder(folder: Path) -> tuple[Document, ...]:
    """Every TOML file of the pack in `folder`, `pack.toml` first and series by name.

    Raises PackError for a folder or file that is missing, unreadable, larger than 20 MB, not a regular file,
    outside of the folder by a link, not UTF-8 or not TOML.
    """
    if not folder.is_dir():
        raise PackError(
            "There is no pack", location=str(folder), hint="Name a folder that holds a pack.toml."
        )
    return tuple(_document(folder, file) for file in _file_names(folder))


def read_head(folder: Path) -> Document:
    """`pack.toml` alone.  Raises PackError as `read_folder`."""
    return _document(folder, PACK)


def _file_names(folder: Path) -> list[str]:
    try:
        top = sorted(path.name for path in folder.glob("*.toml") if path.name != PACK)
        series = sorted(f"{SERIES}/{path.name}" for path in (folder / SERIES).glob("*.toml"))
    except OSError as error:
        raise PackError(f"The folder cannot be listed ({error.strerror})", location=str(folder)) from error
    if len(top) + len(series) > MAX_FILES:
        raise PackError(
            f"The pack has more than {MAX_FILES} files",
            location=str(folder),
            hint="Remove files that are not needed.",
        )
    return [PACK, *top, *series]


def _document(folder: Path, file: str) -> Document:
    text = _text(folder, file)
    if (deep := _DEEP_KEY.search(text)) is not None:
        # tomllib takes the square of the length of such a key.
        line = text.count("\n", 0, deep.start()) + 1
        raise PackError("The file is nested too deeply", location=f"{file}:{line}")
    try:
        return Document(file, text, tomllib.loads(text))
    except ValueError as error:
        raise _not_toml(file, text, error) from error
    except RecursionError as error:
        raise PackError("The file is nested too deeply", location=f"{file}:1") from error


def _text(folder: Path, file: str) -> str:
    raw = _bytes(folder, file)
    try:
        return raw.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise PackError(
            "The file is not UTF-8", location=f"{file}:{line}", hint="Save it as UTF-8."
        ) from error


def _bytes(folder: Path, file: str) -> bytes:
    path = folder / file
    try:
        if not path.resolve(strict=True).is_relative_to(folder.resolve()):
            raise PackError(
                "The file is a link to a file outside of the pack",
                location=f"{file}:1",
                hint="Copy the file itself.",
            )
        if not stat.S_ISREG(path.stat().st_mode):
            raise PackError("This is not a regular file", location=f"{file}:1")
        with path.open("rb") as stream:
            raw = stream.read(MAX_FILE + 1)
    except FileNotFoundError as error:
        raise PackError("The file is missing", location=f"{file}:1", hint=f"A pack needs {PACK}.") from error
    except (OSError, RuntimeError) as error:  # a cycle of links is a RuntimeError before Python 3.13
        raise PackError(f"The file cannot be read ({error})", location=f"{file}:1") from error
    if len(raw) > MAX_FILE:
        raise PackError(
            "The file is larger than 20 MB", location=f"{file}:1", hint="Split it into several series."
        )
    return raw


def _not_toml(file: str, text: str, error: ValueError) -> PackError:
    message = str(error)
    match = _AT_LINE.search(message)
    line = match.group(1) if match and match.group(1) else text.count("\n") + 1 if match else 1
    return PackError(f"The file is not TOML ({_AT_LINE.sub('', message)})", location=f"{file}:{line}")
