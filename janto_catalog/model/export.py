"""An order ready to be written down: what every exporter is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from janto_catalog.model.files import Range
from janto_catalog.model.kinds import Kind
from janto_catalog.model.order import Placement


@dataclass(frozen=True, slots=True)
class PlayFile:
    """A file to play: absolute `path` in bytes, `duration` in seconds, its own `title` or ""."""

    path: bytes
    duration: float | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class ExportEntry:
    """One work of an order with its files in playing order; no files: not owned (or not connected)."""

    work: str
    title: str
    kind: Kind
    series: str
    number: str
    released: str | None
    owned: bool
    place: Placement
    files: tuple[PlayFile, ...] = ()
    range: Range | None = None
    characters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OrderList:
    """A whole order: its title, what it is ordered by in words, its entries, and the names of the sources
    that their reasons tell of, by id."""

    title: str
    ordered_by: str
    entries: tuple[ExportEntry, ...]
    sources: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SkippedEntry:
    """An entry that was not written, and why."""

    work: str
    reason: str


@dataclass(frozen=True, slots=True)
class ExportResult:
    """What an export did: how many works it wrote and which it left out."""

    written: int
    skipped: tuple[SkippedEntry, ...] = ()
