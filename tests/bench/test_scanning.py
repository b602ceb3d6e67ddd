"""A first scan compared with mutagen reading the same files, a rescan compared with scandir and stat."""

# A walk at the least price has paths of text and no objects.

from __future__ import annotations

import os
import resource
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import mutagen
import pytest

from janto_catalog import bootstrap, packs
from janto_catalog.catalog import Catalog
from janto_catalog.matching import ItemMatcher, WorkIndex
from janto_catalog.model.views import ScanReport
from janto_catalog.resource_files import resource_folder
from janto_catalog.store.store import Store
from tests.bench.figures import Figure, Figures, seconds, size
from tests.bench.library import make_library

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1800)]

PACK = resource_folder() / "packs" / "torchwood"
_BAR_OF_MATCHING = 0.2

T = TypeVar("T")


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Catalog]:
    """A new catalogue with the story world that comes along."""
    catalog = bootstrap.build(Store(tmp_path / "bench.db", bootstrap.now), PACK.parent)
    catalog.packs.update_bundled()
    yield catalog
    catalog.close()


@pytest.fixture(scope="module")
def audio(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Path]]:
    """The folder and its files, all in the system's cache."""
    root = tmp_path_factory.mktemp("library") / "Audio"
    files = make_library(root, packs.load_pack(PACK).story, size("scan", 2_000))
    for file in files:
        file.read_bytes()
    return root, files


def _scan(catalog: Catalog, folder: Path | None = None) -> ScanReport:
    *_, report = catalog.scans.scan([str(folder)] if folder else [])
    assert isinstance(report, ScanReport)
    return report


def test_a_first_scan_against_mutagen(
    figures: Figures, opened: Catalog, audio: tuple[Path, list[Path]]
) -> None:
    root, files = audio
    baseline = seconds(lambda: [mutagen.File(file) for file in files], 3)
    begun, used = time.perf_counter(), _processor_seconds()
    report = _scan(opened, root)
    ours, used = time.perf_counter() - begun, _processor_seconds() - used
    assert (report.files, report.new, report.unreadable) == (len(files), len(files), 0)
    assert report.linked > 0
    note = f"{report.items} items, {report.linked} linked, {report.to_review} to review; {used:.1f} s of processor"
    figures.take(Figure(f"first scan of {len(files)} MP3 ÷ mutagen", ours, baseline, bar=0.8, note=note))


def _processor_seconds() -> float:
    """Of this process and of its children that have ended: readers are gone when a scan is done."""
    own, readers = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + readers.ru_utime + readers.ru_stime


def test_the_share_of_matching_in_a_first_scan(
    figures: Figures, opened: Catalog, audio: tuple[Path, list[Path]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The stages "propose" and "decide"; the note says what it is with reading their input and storing the result."""
    root, files = audio
    proposed: list[float] = []
    stored: list[float] = []
    matcher = opened.scans._matcher
    # The index of titles is built by the first call.
    monkeypatch.setattr(
        matcher._story_cache, "item_matcher", _timed(matcher._story_cache.item_matcher, proposed)
    )
    monkeypatch.setattr(ItemMatcher, "match", _timed(ItemMatcher.match, proposed))
    monkeypatch.setattr(matcher, "_match", _timed(matcher._match, stored))
    begun, used = time.perf_counter(), _processor_seconds()
    _scan(opened, root)
    ours, used = time.perf_counter() - begun, _processor_seconds() - used
    what = f"propose and decide ÷ first scan of {len(files)} MP3"
    # Matching has one processor, reading has all: of the time that passes its share is larger than of the processors'.
    note = (
        f"index of titles built in it; {sum(proposed) / used:.2f} of the time of all processors; "
        f"with the store {sum(stored) / ours:.2f}, {sum(stored) / used:.2f} of all processors"
    )
    figure = figures.take(Figure(what, sum(proposed), ours, bar=_BAR_OF_MATCHING, note=note))
    assert figure.ratio <= _BAR_OF_MATCHING


def _timed(call: Callable[..., T], spent: list[float]) -> Callable[..., T]:
    def timed(*given: object, **named: object) -> T:
        begun = time.perf_counter()
        value = call(*given, **named)
        spent.append(time.perf_counter() - begun)
        return value

    return timed


def test_the_index_of_titles_against_loading_the_pack(figures: Figures) -> None:
    story = packs.load_pack(PACK).story
    ours, baseline = seconds(lambda: WorkIndex(story), 3), seconds(lambda: packs.load_pack(PACK), 3)
    figures.take(Figure("index of titles ÷ reading the pack's files", ours, baseline))


def test_a_rescan_of_unchanged_files_against_scandir_and_stat(
    figures: Figures, opened: Catalog, tmp_path: Path
) -> None:
    count = size("rescan", 20_000)
    root = tmp_path / "Many"
    for number in range(count):
        if number % 40 == 0:
            (root / f"Artist {number // 400}" / f"Album {number // 40}").mkdir(parents=True)
        (
            root / f"Artist {number // 400}" / f"Album {number // 40}" / f"{number % 40:02} A song.txt"
        ).write_bytes(b"%d" % number)
    _scan(opened, root)
    reports: list[ScanReport] = []
    ours = seconds(lambda: reports.append(_scan(opened)), 3)
    baseline = seconds(lambda: _walk(str(root)), 3)
    assert all(report.opened == report.new == report.changed == 0 for report in reports)
    assert reports[-1].files == count
    figures.take(
        Figure(f"rescan of {count} unchanged ÷ scandir and stat", ours, baseline, bar=2.5, note="0 opened")
    )


def _walk(root: str) -> int:
    seen, pending = 0, [root]
    while pending:
        with os.scandir(pending.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    pending.append(entry.path)
                else:
                    seen += entry.stat(follow_symlinks=False).st_size >= 0
    return seen
