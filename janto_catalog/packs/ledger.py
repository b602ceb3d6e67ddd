"""What a pack declares and refers to while it is read, and what is wrong with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from difflib import get_close_matches
from typing import NamedTuple

from janto_catalog.model.findings import Finding, Severity
from janto_catalog.packs.folder import Document
from janto_catalog.packs.lines import Path, line_map

_DECLARED_IN = {"person": "people", "character": "characters", "source": "sources", "timeline": "timelines"}
_LONGEST_MESSAGE = 500
_LONGEST_SLIP = 200
"""Longer words are not compared with others for a suggestion: the time grows with the product of lengths."""
MAX_SUGGESTIONS = 50
"""A pack with more unknown ids than this has another trouble than spelling, and each guess reads every id."""


class Place(NamedTuple):
    """A spot in a document, by the path of keys and indices that leads to it."""

    document: Document
    path: Path


class Ledger:
    """Ids by kind ("work", "character", "person", "source", ...) with the places that declare or name them."""

    def __init__(self) -> None:
        self._declared: defaultdict[str, dict[str, Place]] = defaultdict(dict)
        self._references: list[tuple[str, str, Place]] = []
        self._problems: list[tuple[Place, Severity, str]] = []
        self._lines: dict[str, dict[Path, int]] = {}

    def declare(self, kind: str, slug: str, place: Place) -> None:
        """Take note of a new id; a second one of the kind is a problem."""
        first = self._declared[kind].setdefault(slug, place)
        if first is not place:
            self.problem(
                place, f"the {kind} {slug} is here a second time; the first is at {self._where(first)}"
            )

    def refer(self, kind: str, slug: str, place: Place) -> None:
        """Take note of a reference, to be settled when everything is read."""
        self._references.append((kind, slug, place))

    def problem(self, place: Place, message: str, severity: Severity = Severity.ERROR) -> None:
        """Take note of something wrong at `place`."""
        if len(message) > _LONGEST_MESSAGE:
            message = f"{message[: _LONGEST_MESSAGE - 1]}…"
        self._problems.append((place, severity, message))

    def place(self, kind: str, slug: str) -> Place | None:
        """Where `slug` is declared, or None."""
        return self._declared[kind].get(slug)

    def settle(self) -> None:
        """Every reference to an id that nothing declares becomes a problem."""
        unknown = [
            reference for reference in self._references if reference[1] not in self._declared[reference[0]]
        ]
        for position, (kind, slug, place) in enumerate(unknown):
            near = suggestion(slug, self._declared[kind]) if position < MAX_SUGGESTIONS else ""
            where = f"; {_DECLARED_IN[kind]}.toml names them by their ids" if kind in _DECLARED_IN else ""
            self.problem(place, f"there is no {kind} {slug!r}{near or where}")

    def findings(self) -> tuple[Finding, ...]:
        """All problems as findings, in order of file and line."""
        found = {
            Finding(p.document.file, self._line(p), severity, message)
            for p, severity, message in self._problems
        }
        return tuple(sorted(found, key=lambda f: (f.file, f.line, f.message)))

    def _where(self, place: Place) -> str:
        return f"{place.document.file}:{self._line(place)}"

    def _line(self, place: Place) -> int:
        document, path = place
        lines = self._lines.get(document.file)
        if lines is None:
            lines = self._lines[document.file] = _lines(document)
        # A key that is missing stands nowhere: the table that should hold it does.
        while path and path not in lines:
            path = path[:-1]
        return lines.get(path, 1)


def _lines(document: Document) -> dict[Path, int]:
    try:
        return line_map(document.text)
    except RecursionError:  # nested as deeply as tomllib just bears: the file is named, its line is not
        return {}


def suggestion(word: str, known: Iterable[str]) -> str:
    """`; did you mean X?` with the word of `known` nearest to `word`, or nothing."""
    if len(word) > _LONGEST_SLIP:
        return ""
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"; did you mean {near[0]!r}?" if near else ""
