"""The ids that a pack declares and refers to, and the problems found while it is read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from collections.abc import Set as AbstractSet
from difflib import get_close_matches
from typing import NamedTuple

from janto_catalog.model.findings import Finding, Severity
from janto_catalog.packs.folder import Document
from janto_catalog.packs.toml_lines import KeyPath, lines_by_path

_DECLARED_IN = {
    "person": "people",
    "character": "characters",
    "source": "sources",
    "timeline": "timelines",
    "era": "eras",
    "chronology": "chronologies",
    "note": "notes",
}
_LONGEST_MESSAGE = 500
_LONGEST_MISSPELT = 200
"""Longer words are not compared with others for a suggestion: the time grows with the product of lengths."""
MAX_SUGGESTIONS = 50
"""Each suggestion compares with every id.  A pack with more unknown ids has another problem than spelling."""


class Location(NamedTuple):
    """A place in a document, by the path of keys and list indices to it."""

    document: Document
    path: KeyPath


IdsOfKind = Callable[[str], AbstractSet[str]]
"""Gives the ids of a kind ("work", "character") that are declared in other packs."""


def _nowhere(_kind: str) -> AbstractSet[str]:
    return frozenset()


class Reference(NamedTuple):
    """A place that refers to an id of a kind."""

    kind: str
    slug: str
    location: Location


class Diagnostics:
    """Collects ids by kind ("work", "character", "person", "source", ...), references to them, and problems."""

    def __init__(self) -> None:
        self._declared: defaultdict[str, dict[str, Location]] = defaultdict(dict)
        self._references: list[Reference] = []
        self._problems: list[tuple[Location, Severity, str]] = []
        self._lines: dict[str, dict[KeyPath, int]] = {}

    def declare(self, kind: str, slug: str, location: Location) -> None:
        """Add a new id; a second declaration of it is a problem."""
        first = self._declared[kind].setdefault(slug, location)
        if first is not location:
            self.report(
                location, f"the {kind} {slug} is declared twice; the first time at {self._position(first)}"
            )

    def add_reference(self, kind: str, slug: str, location: Location) -> None:
        """Add a reference to an id; `check_references` looks it up when everything is read."""
        self._references.append(Reference(kind, slug, location))

    def report(self, location: Location, message: str, severity: Severity = Severity.ERROR) -> None:
        """Add a problem at `location`."""
        if len(message) > _LONGEST_MESSAGE:
            message = f"{message[: _LONGEST_MESSAGE - 1]}…"
        self._problems.append((location, severity, message))

    def location_of(self, kind: str, slug: str) -> Location | None:
        """The location that declares `slug`, or None."""
        return self._declared[kind].get(slug)

    def ids(self, kind: str) -> set[str]:
        """The declared ids of a kind."""
        return set(self._declared[kind])

    def unknown_references(self, elsewhere: IdsOfKind) -> list[Reference]:
        """Every reference to an id that is declared neither here nor `elsewhere`."""
        kinds = {kind: self._declared[kind].keys() | elsewhere(kind) for kind, _, _ in self._references}
        return [reference for reference in self._references if reference.slug not in kinds[reference.kind]]

    def check_references(self, elsewhere: IdsOfKind = _nowhere, other_packs: Collection[str] = ()) -> None:
        """Report every reference to an id that is declared neither here nor `elsewhere`, in the packs of those names."""
        also = f" here or in {', '.join(other_packs)}" if other_packs else ""
        for position, (kind, slug, location) in enumerate(self.unknown_references(elsewhere)):
            known = [*self._declared[kind], *elsewhere(kind)]
            near = suggest(slug, known) if position < MAX_SUGGESTIONS else ""
            where = (
                f"; ids of this kind are declared in {_DECLARED_IN[kind]}.toml"
                if kind in _DECLARED_IN
                else ""
            )
            self.report(location, f"there is no {kind} {slug!r}{also}{near or where}")

    def findings(self) -> tuple[Finding, ...]:
        """All problems, by file and line."""
        findings = {
            Finding(location.document.file, self._line(location), severity, message)
            for location, severity, message in self._problems
        }
        return tuple(sorted(findings, key=lambda f: (f.file, f.line, f.message)))

    def _position(self, location: Location) -> str:
        return f"{location.document.file}:{self._line(location)}"

    def _line(self, location: Location) -> int:
        document, path = location
        lines = self._lines.get(document.file)
        if lines is None:
            lines = self._lines[document.file] = _lines(document)
        # A missing key has no line: use that of the table that should have it.
        while path and path not in lines:
            path = path[:-1]
        return lines.get(path, 1)


def _lines(document: Document) -> dict[KeyPath, int]:
    try:
        return lines_by_path(document.text)
    except RecursionError:  # nested almost as deep as tomllib reads: report line 1
        return {}


def suggest(word: str, known: Iterable[str]) -> str:
    """The text "; did you mean X?" with the word of `known` nearest to `word`, or ""."""
    if len(word) > _LONGEST_MISSPELT:
        return ""
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"; did you mean {near[0]!r}?" if near else ""
