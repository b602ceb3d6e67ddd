"""What a pack declares and refers to while it is read, and what is wrong with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from difflib import get_close_matches
from typing import NamedTuple

from janto_catalog.model.findings import Finding, Severity
from janto_catalog.packs.folder import Document
from janto_catalog.packs.toml_lines import KeyPath, lines_by_path

_DECLARED_IN = {"person": "people", "character": "characters", "source": "sources", "timeline": "timelines"}
_LONGEST_MESSAGE = 500
_LONGEST_SLIP = 200
"""Longer words are not compared with others for a suggestion: the time grows with the product of lengths."""
MAX_SUGGESTIONS = 50
"""A pack with more unknown ids than this has another trouble than spelling, and each guess reads every id."""


class Location(NamedTuple):
    """A spot in a document, by the path of keys and indices that leads to it."""

    document: Document
    path: KeyPath


class Diagnostics:
    """Ids by kind ("work", "character", "person", "source", ...) with the locations that declare or name them."""

    def __init__(self) -> None:
        self._declared: defaultdict[str, dict[str, Location]] = defaultdict(dict)
        self._references: list[tuple[str, str, Location]] = []
        self._problems: list[tuple[Location, Severity, str]] = []
        self._lines: dict[str, dict[KeyPath, int]] = {}

    def declare(self, kind: str, slug: str, location: Location) -> None:
        """Take note of a new id; a second one of the kind is a problem."""
        first = self._declared[kind].setdefault(slug, location)
        if first is not location:
            self.report(
                location, f"the {kind} {slug} is here a second time; the first is at {self._where(first)}"
            )

    def add_reference(self, kind: str, slug: str, location: Location) -> None:
        """Take note of a reference, to be settled when everything is read."""
        self._references.append((kind, slug, location))

    def report(self, location: Location, message: str, severity: Severity = Severity.ERROR) -> None:
        """Take note of something wrong at `location`."""
        if len(message) > _LONGEST_MESSAGE:
            message = f"{message[: _LONGEST_MESSAGE - 1]}…"
        self._problems.append((location, severity, message))

    def location_of(self, kind: str, slug: str) -> Location | None:
        """Where `slug` is declared, or None."""
        return self._declared[kind].get(slug)

    def check_references(self) -> None:
        """Every reference to an id that nothing declares becomes a problem."""
        unknown = [
            reference for reference in self._references if reference[1] not in self._declared[reference[0]]
        ]
        for position, (kind, slug, location) in enumerate(unknown):
            near = suggest(slug, self._declared[kind]) if position < MAX_SUGGESTIONS else ""
            where = f"; {_DECLARED_IN[kind]}.toml names them by their ids" if kind in _DECLARED_IN else ""
            self.report(location, f"there is no {kind} {slug!r}{near or where}")

    def findings(self) -> tuple[Finding, ...]:
        """All problems as findings, in order of file and line."""
        found = {
            Finding(p.document.file, self._line(p), severity, message)
            for p, severity, message in self._problems
        }
        return tuple(sorted(found, key=lambda f: (f.file, f.line, f.message)))

    def _where(self, location: Location) -> str:
        return f"{location.document.file}:{self._line(location)}"

    def _line(self, location: Location) -> int:
        document, path = location
        lines = self._lines.get(document.file)
        if lines is None:
            lines = self._lines[document.file] = _lines(document)
        # A key that is missing stands nowhere: the table that should hold it does.
        while path and path not in lines:
            path = path[:-1]
        return lines.get(path, 1)


def _lines(document: Document) -> dict[KeyPath, int]:
    try:
        return lines_by_path(document.text)
    except RecursionError:  # nested as deeply as tomllib just bears: the file is named, its line is not
        return {}


def suggest(word: str, known: Iterable[str]) -> str:
    """`; did you mean X?` with the word of `known` nearest to `word`, or nothing."""
    if len(word) > _LONGEST_SLIP:
        return ""
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"; did you mean {near[0]!r}?" if near else ""
