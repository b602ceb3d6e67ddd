"""The covers of titles and items: found in the cache at once, read from files by processes that can be killed."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from janto_catalog.catalog.cover_cache import CoverCache, KeptCovers
from janto_catalog.catalog.folders import Folders
from janto_catalog.catalog.item_ids import item_number
from janto_catalog.catalog.preferred_copy import by_work, containment_distance, preferred_copy
from janto_catalog.catalog.story_cache import StoryCache
from janto_catalog.errors import UnreadableFileError
from janto_catalog.model.files import OPEN_FAILED
from janto_catalog.model.views import ItemSummary
from janto_catalog.store import cover_files, item_summaries, own_covers, works
from janto_catalog.store.cover_files import StoredFile
from janto_catalog.store.store import Store

if TYPE_CHECKING:
    from janto_catalog.covers import CoverFile, CoverSource
    from janto_catalog.formats.pool import ReadingPool

_FILLED, _USUAL_SIZE = 0.9, 64 << 10
"""The share of the cache that covers made ahead may fill, and the bytes that most of them take at most."""

Found = dict[str, Path | None]
"""The picture of each title or item, None for one without; those that were not looked at yet are left out."""

_LIMIT = 15.0
"""Seconds that reading one file may take."""
_BATCH = 4
"""Files that a process reads at a time: few, so that the first pictures come soon."""


class Covers:
    """Finds and loads covers.  May be used from several threads; files are read for one of them at a time."""

    def __init__(self, store: Store, stories: StoryCache, folders: Folders, cache: CoverCache) -> None:
        self._store, self._stories, self._folders, self._cache = store, stories, folders, cache
        self._reading = threading.Lock()
        self._pool: ReadingPool[bytes] | None = None

    def find(self, works: Iterable[str]) -> Found:
        """The covers of titles that are known: chosen ones and those in the cache; no media file is opened."""
        asked = list(dict.fromkeys(works))
        own = self._chosen(asked)
        return {**self._find(self._sources_of_works([work for work in asked if work not in own])), **own}

    def find_items(self, items: Iterable[str]) -> Found:
        """The covers of items that are in the cache; no media file is opened."""
        return self._find(self._sources_of_items(list(items)))

    def load(
        self, works: Iterable[str], *, cancelled: Callable[[], bool] = lambda: False
    ) -> Iterator[tuple[str, Path | None]]:
        """Find the covers of titles, reading files for those that are not in the cache; each as soon as it is known.

        A title whose files cannot be opened now comes with None, and is looked at again another time.
        `cancelled` is called often; after it returned True nothing more comes.
        """
        asked = list(dict.fromkeys(works))
        own = self._chosen(asked)
        yield from own.items()
        yield from self._load(self._sources_of_works([work for work in asked if work not in own]), cancelled)

    def titles_ahead(self) -> tuple[str, ...]:
        """The titles whose covers may be made before they are shown, the newest first.

        They have files, all on disks that are connected.  None when hardly any room for pictures is left: making
        covers that were not asked for would remove those that were.
        """
        kept = self._cache.kept()
        room = int(kept.limit * _FILLED - kept.size) // _USUAL_SIZE
        if room <= 0:
            return ()
        with self._store.reading() as connection:
            return cover_files.works_with_files(connection, self._folders.offline())[:room]

    def make(self, works: Sequence[str], *, cancelled: Callable[[], bool] = lambda: False) -> Iterator[str]:
        """Make the covers of those of these titles that are not known yet; yields the ids of the others at once, and
        of each of these as soon as it was looked at."""
        known = self.find(works)
        yield from known
        for work, _ in self.load([work for work in works if work not in known], cancelled=cancelled):
            yield work

    def read(self, path: Path) -> bytes:
        """Return the picture in a file, as small as all covers are: a JPEG of at most 512 x 512 pixels.

        Raises UnreadableFileError when the file cannot be read or has no picture in it.
        """
        name = os.fsencode(path)
        with self._reading:
            (result,) = self._readers().read_all([name])
        if not result.content:
            raise UnreadableFileError(result.reason, location=str(path))
        return result.content

    def load_items(
        self, items: Iterable[str], *, cancelled: Callable[[], bool] = lambda: False
    ) -> Iterator[tuple[str, Path | None]]:
        """As `load`, for items."""
        return self._load(self._sources_of_items(list(items)), cancelled)

    def kept(self) -> KeptCovers:
        """Where the small pictures are, and how much they take."""
        return self._cache.kept()

    def set_limit(self, size: int) -> None:
        """Keep at most `size` bytes of small pictures."""
        self._cache.set_limit(size)

    def clear(self) -> int:
        """Remove the small pictures, which are made again when they are needed; how many bytes that were."""
        return self._cache.clear()

    def close(self) -> None:
        """End the processes that read; the next `load` starts others."""
        with self._reading:
            pool, self._pool = self._pool, None
            if pool is not None:
                pool.close()

    # Chosen by the user

    def _chosen(self, ids: Sequence[str]) -> dict[str, Path | None]:
        """The covers that were chosen for titles, put into the cache where they are not there."""
        found: dict[str, Path | None] = {}
        shown = self._stories.shown()
        ids = [id for id in ids if shown.has_own_title(id)]
        with self._store.reading() as connection:
            for work, digest in own_covers.chosen(connection, ids).items():
                known = self._cache.find(f"chosen {digest}")
                if known is False:
                    known = self._cache.add(f"chosen {digest}", own_covers.picture(connection, digest))
                found[work] = known
        return found

    # Where to look

    def _sources_of_works(self, ids: Sequence[str]) -> Mapping[str, Sequence[CoverFile]]:
        """The files to look into for each title: the best picture of all its copies first, not that of the copy
        that is played.

        A title without an item of its own has those of the titles it is in, else those of its parts.
        """
        tables, offline = self._stories.lookup(), self._folders.offline()
        shown = self._stories.shown()
        with self._store.reading() as connection:
            chains = {id: tables.containers(id) for id in ids}
            parts = works.parts_of_each(connection, ids)
            wanted = {work for id in ids for work in (*chains[id], *parts.get(id, ()))}
            held = by_work(item_summaries.linked_to(connection, wanted, offline=offline))
        copies = {
            # A picture says the title that is kept back.
            id: _copies(chains[id], parts.get(id, ()), held) if shown.has_own_title(id) else ()
            for id in ids
        }
        sources = self._sources(item for each in copies.values() for some in each for item in some)
        return {id: _best_of_copies(each, sources) for id, each in copies.items()}

    def _sources_of_items(self, ids: Iterable[str]) -> Mapping[str, Sequence[CoverFile]]:
        return {id: [source.file for source in found] for id, found in self._sources(ids).items()}

    def _sources(self, items: Iterable[str]) -> Mapping[str, Sequence[CoverSource]]:
        # Loaded only now: a command that shows no picture need not load the library that decodes them.
        from janto_catalog.covers import cover_sources, nearby_pictures  # noqa: PLC0415

        with self._store.reading() as connection:
            found = cover_files.of_items(connection, {item_number(id) for id in items}, nearby_pictures)
        return {
            str(item): cover_sources(
                [_cover_file(file) for file in files.story],
                [_cover_file(file) for file in files.own],
                [_cover_file(file) for file in files.shared],
            )
            for item, files in found.items()
        }

    def _find(self, sources: Mapping[str, Sequence[CoverFile]]) -> Found:
        found: Found = {}
        for id, files in sources.items():
            cover = self._known(files)
            if cover is not False:
                found[id] = cover
        return found

    def _known(self, files: Sequence[CoverFile]) -> Path | Literal[False] | None:
        """The cover as the cache has it, False when a file that comes before it was not looked at."""
        for file in files:
            cover = self._cache.find(file.key)
            if cover is not None:
                return cover
        return None

    # Reading

    def _load(
        self, sources: Mapping[str, Sequence[CoverFile]], cancelled: Callable[[], bool]
    ) -> Iterator[tuple[str, Path | None]]:
        """Read round by round: in each, the first file that was not looked at of every title without a cover."""
        waiting, closed = dict(sources), set[str]()
        while waiting and not cancelled():
            asked: dict[str, list[str]] = {}
            files: dict[bytes, CoverFile] = {}
            for id in list(waiting):
                next_file, cover = self._next(waiting[id], closed)
                if next_file is None:
                    del waiting[id]
                    yield id, cover
                else:
                    asked.setdefault(next_file.key, []).append(id)
                    files.setdefault(next_file.path, next_file)
            for key, picture in self._read(files, closed, cancelled):
                for id in asked.get(key, ()) if picture else ():
                    if waiting.pop(id, None) is not None:
                        yield id, picture
            if cancelled():
                return

    def _next(
        self, files: Sequence[CoverFile], closed: Collection[str]
    ) -> tuple[CoverFile | None, Path | None]:
        """The file to read next, or None and the cover; files that could not be opened are passed over."""
        for file in files:
            if file.key in closed:
                continue
            cover = self._cache.find(file.key)
            if cover is False:
                return file, None
            if isinstance(cover, Path):
                return None, cover
        return None, None

    def _read(
        self, files: Mapping[bytes, CoverFile], closed: set[str], cancelled: Callable[[], bool]
    ) -> Iterator[tuple[str, Path | None]]:
        """Read files and keep what is in them; yields the key and the picture of each."""
        if not files:
            return
        with self._reading:
            for result in self._readers().read_all(files, cancelled=cancelled):
                key = files[result.path].key
                if result.content is None and result.reason.startswith(OPEN_FAILED):
                    # Its disk is not connected: that says nothing about what is in it.
                    closed.add(key)
                    continue
                picture = self._cache.add(key, result.content or b"")
                if picture is None:
                    closed.add(key)
                yield key, picture

    def _readers(self) -> ReadingPool[bytes]:
        if self._pool is None:
            from janto_catalog.covers import read_cover  # noqa: PLC0415 - as above
            from janto_catalog.formats.pool import ReadingPool  # noqa: PLC0415 - as above

            self._pool = ReadingPool(read_cover, workers=2, limit=_LIMIT, batch_size=_BATCH)
        return self._pool


def _copies(
    chain: Sequence[str], parts: Sequence[str], held: Mapping[str, Sequence[ItemSummary]]
) -> list[list[str]]:
    """The items whose picture shows a title: those of the title alone first, then those of more than it.

    In each list the item that is played is first.
    """
    best = preferred_copy(chain, held)
    found = {copy.id: copy for work in (*chain, *parts) for copy in held.get(work, ())}
    near: dict[int, list[str]] = {}
    for copy in sorted(found.values(), key=lambda copy: best is None or copy.id != best.item.id):
        near.setdefault(containment_distance(chain, copy), []).append(copy.id)
    return [near[distance] for distance in sorted(near)]


def _best_of_copies(
    copies: Sequence[Sequence[str]], sources: Mapping[str, Sequence[CoverSource]]
) -> list[CoverFile]:
    """The files of items that are equally near to a title, by how good their pictures are."""
    from janto_catalog.covers import best_first  # noqa: PLC0415 - as above

    ranked = [best_first(source for item in some for source in sources[item]) for some in copies]
    return list(dict.fromkeys(source.file for some in ranked for source in some))


def _cover_file(file: StoredFile) -> CoverFile:
    from janto_catalog.covers import CoverFile  # noqa: PLC0415 - as above

    key = file.fingerprint or f"{file.size}-{file.mtime_ns}-{os.fsdecode(file.path)}"
    return CoverFile(file.path, key, file.has_pictures)
