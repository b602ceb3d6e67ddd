"""Counters that only the other files of a folder make clear: "fte1" beside "fte2", "The Alley a" beside "The Alley b"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from janto_catalog.filenames.counters import read_tokens
from janto_catalog.filenames.folding import fold_name
from janto_catalog.model.file_types import FileCategory
from janto_catalog.scanning.file_entry import FileEntry

_NUMBER_IN_WORD = re.compile(r"(?P<name>[^\W\d_]{2,})(?P<number>\d{1,2})")
#: A name of words with a number, and a letter behind that; the letter of an episode code ("S01E03a") is clear.
_LETTER_BEHIND_NUMBER = re.compile(
    r"(?=.*[^\W\d_]{2})(?!.*(?:s\d{1,3}[ ._]?e|\dx)\d+[a-d]$)(?P<name>.*(?<!\d)\d{1,3})[ ._-]?(?P<letter>[a-d])",
    re.IGNORECASE,
)
_LETTER_AT_END = re.compile(r"(?P<name>.*[^\W\d_].*?)[\s._-]+(?P<letter>[a-h])", re.IGNORECASE)


def with_clear_counters(files: Sequence[FileEntry]) -> list[FileEntry]:
    """The files of a folder, with the stems of audio files spelled so that their counters can be read.

    "fte1" becomes "fte 1", and "The Alley a" becomes "The Alley (a)", if the folder has all of them from the first on.
    """
    return _clear(files, [file for file in files if file.category is FileCategory.AUDIO], _readings)


def with_clear_letters(files: Sequence[FileEntry]) -> list[FileEntry]:
    """Video files, with "Day 1 (a)" for "Day 1a" if the folder has all of them from "Day 1a" on."""
    return _clear(files, files, _readings_of_video)


def _clear(
    files: Sequence[FileEntry],
    unclear: Iterable[FileEntry],
    readings: Callable[[str], Iterator[tuple[str, int, str]]],
) -> list[FileEntry]:
    found: dict[tuple[str, str, str], list[tuple[int, FileEntry, str]]] = defaultdict(list)
    for file in unclear:
        for name, value, stem in readings(file.stem):
            found[file.folder, file.extension, fold_name(name)].append((value, file, stem))
    stems = {
        file.path: stem
        for some in found.values()
        if _is_run([value for value, _, _ in some])
        for _, file, stem in some
    }
    return [replace(file, stem=stems[file.path]) if file.path in stems else file for file in files]


def _readings(stem: str) -> Iterator[tuple[str, int, str]]:
    """The name, the number, and the clear spelling of a name that may have an unclear counter."""
    if (word := _NUMBER_IN_WORD.fullmatch(stem)) and not _has_counter(stem):
        yield word["name"], int(word["number"]), f"{word['name']} {word['number']}"
    elif letter := _LETTER_AT_END.fullmatch(stem):
        yield _with_letter(letter)


def _readings_of_video(stem: str) -> Iterator[tuple[str, int, str]]:
    if letter := _LETTER_BEHIND_NUMBER.fullmatch(stem):
        yield _with_letter(letter)


def _with_letter(found: re.Match[str]) -> tuple[str, int, str]:
    name, letter = found["name"], found["letter"]
    return name, ord(letter.lower()) - ord("a") + 1, f"{name} ({letter})"


def _has_counter(stem: str) -> bool:
    return any(token.value is not None for token in read_tokens(stem))


def _is_run(values: Iterable[int]) -> bool:
    """Whether there are several, all different, from 0 or 1 on without a gap."""
    numbers = sorted(values)
    return len(numbers) > 1 and numbers[0] in (0, 1) and numbers == [*range(numbers[0], numbers[-1] + 1)]
