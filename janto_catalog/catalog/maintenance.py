"""Backups, restoring them, checks of the catalogue, and a self-test of the program on this machine."""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from janto_catalog import exporters, formats
from janto_catalog.catalog.folders import Folders
from janto_catalog.catalog.matcher import Matcher
from janto_catalog.catalog.output_files import check_output_file
from janto_catalog.catalog.packs import Packs
from janto_catalog.catalog.scans import Scans
from janto_catalog.catalog.story_cache import StoryCache
from janto_catalog.errors import JantoError
from janto_catalog.model.changes import Data
from janto_catalog.model.story import Story
from janto_catalog.model.views import Changed
from janto_catalog.store import backup, engine, files
from janto_catalog.store.store import Store


@dataclass(frozen=True, slots=True)
class Health:
    """The integrity of the store ("ok" or the first problem), and the number of things to look at."""

    integrity: str
    conflicts: int
    unreadable: int
    missing: int


@dataclass(frozen=True, slots=True)
class Restored:
    """A backup that was restored, and where the catalogue as it was is kept (None: there was none)."""

    restored: str
    kept: Path | None


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the program: whether it works here, and details."""

    part: str
    ok: bool
    detail: str


class Maintenance:
    """Backs up, restores and checks a catalogue."""

    def __init__(
        self,
        store: Store,
        stories: StoryCache,
        folders: Folders,
        scans: Scans,
        matcher: Matcher,
        packs: Packs,
    ) -> None:
        self._store, self._stories, self._folders = store, stories, folders
        self._scans, self._matcher, self._packs = scans, matcher, packs

    def backup(self, path: str) -> None:
        """Write a verified copy of the catalogue to `path`, replacing an older backup.

        Raises JantoError if `path` is anything but a new file or a backup; it is left as it is.
        """
        check_output_file(path, self._store)
        # Follow a symbolic link: the rename would replace the link itself.
        target = Path(os.path.realpath(path))
        engine.check_is_catalog(target)
        backup.verified_copy(self._store.path, target)

    def restore(self, path: str) -> tuple[Restored, Changed]:
        """Put the backup at `path` in place of everything in the catalogue, which stays open.

        Installed packs that ship with the program are then updated.  Raises JantoError when a scan is running,
        CatalogError when the backup cannot be used or another program has the catalogue open; nothing is changed then.
        """
        if self._scans.running or self._matcher.running:
            raise JantoError(
                "Files are being scanned or matched", hint="Wait until that ends, then restore the backup."
            )
        kept = self._store.restore(Path(path).absolute())
        self._packs.update_bundled(install=False)
        label, waiting = f"Restored {Path(path).name}", self._matcher.waiting()
        return Restored(path, kept), Changed(frozenset(Data), label, waiting=waiting)

    def check(self) -> Health:
        """Check the whole catalogue."""
        integrity = backup.integrity(self._store.path)
        with self._store.reading() as connection:
            roots = [root.id for root in files.roots(connection)]
            _, missing, unreadable = files.totals(connection, roots)
        return Health(integrity, len(self._stories.story_order().conflicts), unreadable, missing)

    def self_test(self) -> tuple[Part, ...]:
        """Try each part of the program on this machine."""
        return tuple(_try(part, look) for part, look in self._looks())

    def _looks(self) -> tuple[tuple[str, Callable[[], str]], ...]:
        return (
            ("catalogue", lambda: f"{self._store.path}, {backup.integrity(self._store.path)}"),
            (
                "story worlds",
                lambda: (
                    f"{_titles(self._stories.story())} titles, {len(self._stories.story_order().placements)} in the story"
                ),
            ),
            ("formats", lambda: ", ".join(one.name for one in formats.all_formats())),
            ("exports", lambda: ", ".join(one.name for one in exporters.all_exporters())),
            ("window", _window),
        )


def _titles(story: Story) -> int:
    return sum(not work.is_segment for work in story.works)


def _window() -> str:
    # Only looked up, not loaded: use cases never load Qt.
    spec = importlib.util.find_spec("PySide6")
    if spec is None:
        raise JantoError("PySide6 is not installed")
    return "PySide6 is installed"


def _try(part: str, look: Callable[[], str]) -> Part:
    try:
        return Part(part, True, look())
    except Exception as error:  # noqa: BLE001 - any error of a part is its result
        return Part(part, False, str(error))
