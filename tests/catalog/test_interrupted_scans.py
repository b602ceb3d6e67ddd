"""A scan may be interrupted between any two transactions; the next scan continues from there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from janto_catalog.catalog import Catalog
from janto_catalog.model.files import ItemState
from janto_catalog.model.views import ScanReport
from janto_catalog.store.store import Connection, Store
from tests.catalog.conftest import MINUTE, linked, scan
from tests.media import silent_mkv, silent_mp3

MATCHED = [("lantern-1",), ("lantern-2",), ("voices-1",), ("voices-2",)]


class Interrupt(BaseException):
    """What Ctrl-C or a kill does to a scan."""


def interrupt_after(store: Store, transactions: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Raise Interrupt instead of starting another transaction, after so many were committed."""
    writing = store.writing
    left = iter(range(transactions))

    @contextmanager
    def counted() -> Iterator[Connection]:
        if next(left, None) is None:
            raise Interrupt
        with writing() as connection:
            yield connection

    monkeypatch.setattr(store, "writing", counted)


def interrupted_scan(
    open_at: Callable[[], Catalog], media: Path, transactions: int, monkeypatch: pytest.MonkeyPatch
) -> bool:
    """Scan until so many transactions were committed; whether the scan had more."""
    catalog = open_at()
    interrupt_after(catalog.store, transactions, monkeypatch)
    try:
        scan(catalog, [media])
    except Interrupt:
        return True
    finally:
        catalog.close()
    return False


def check_complete(catalog: Catalog) -> None:
    """Every file is matched once, and its work is owned."""
    assert sorted(linked(catalog).values()) == MATCHED
    assert {item.state for item in catalog.items.list()} == {ItemState.LINKED}
    assert catalog.works.search("owned:yes").count == 4


def test_an_interrupted_first_scan_is_completed_by_the_next(
    open_at: Callable[[], Catalog], catalog: Catalog, media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalog.close()
    path = catalog.store.path
    new = path.read_bytes()
    interrupts = 0
    while interrupted_scan(open_at, media, interrupts, monkeypatch):
        interrupts += 1
        again = open_at()
        scan(again, [media])
        check_complete(again)
        report = scan(again)
        assert (report.new, report.opened, report.linked) == (0, 0, 4)
        again.close()
        path.write_bytes(new)
    assert interrupts >= 5, "adding, comparing, reading, grouping and matching are separate transactions"


def test_an_interrupted_rescan_keeps_moves_and_changes(
    open_at: Callable[[], Catalog], catalog: Catalog, media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file renamed to a meaningless name keeps its match, even when interrupted between storing and matching."""
    voices = media / "Voices"
    merchant, renamed = voices / "Lantern Street Voices 01 - The Oil Merchant.mp3", voices / "qq.mp3"
    first = media / "TV" / "Lantern.Street.S01E01.The.Lamplighter.mkv"
    scan(catalog, [media])
    catalog.close()
    interrupts = 0
    unfinished = True
    while unfinished:
        merchant.rename(renamed)
        silent_mkv(first, (22 + interrupts % 2) * MINUTE)
        unfinished = interrupted_scan(open_at, media, interrupts, monkeypatch)
        again = open_at()
        scan(again)
        check_complete(again)
        renamed.rename(merchant)
        scan(again)
        check_complete(again)
        again.close()
        interrupts += 1
    assert interrupts >= 5


def test_an_item_decided_before_it_was_matched_is_matched_after_undo(
    open_at: Callable[[], Catalog], catalog: Catalog, media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    silent_mp3(media / "Voices" / "Something else.mp3", 5)
    monkeypatch.setattr(catalog.scans._matcher, "_match", lambda *_given: (_ for _ in ()).throw(Interrupt))
    with pytest.raises(Interrupt):
        scan(catalog, [media])
    again = open_at()
    item = next(item for item in again.items.list() if "Merchant" in item.title)
    again.links.link(item.id, "lantern-3")
    scan(again)
    assert [link.work for link in again.items.show(item.id).works] == ["lantern-3"]
    again.history.undo()
    scan(again)
    assert [link.work for link in again.items.show(item.id).works] == ["voices-1"]


def test_a_folder_removed_while_it_is_scanned_is_said(catalog: Catalog, media: Path, tmp_path: Path) -> None:
    """Whatever the scan was doing, what it would have stored is left out and the other folders are scanned."""
    other = tmp_path / "other"
    silent_mkv(other / "Lantern.Street.S01E03.Ember.Days.mkv", 22 * MINUTE)
    removed, when = True, 0
    while removed:
        removed, problems = False, tuple[str, ...]()
        for number, step in enumerate(catalog.scans.scan([str(media), str(other)])):
            first = next((each for each in catalog.folders.list() if each.path.endswith(b"/media")), None)
            if isinstance(step, ScanReport):
                problems = step.problems
            elif number == when and first is not None and not first.scanned:
                catalog.folders.forget(first.id)
                removed = True
        said = [problem.endswith("media was removed while it was scanned") for problem in problems]
        assert said == [True] * removed
        assert catalog.works.search("owned:yes").count == (1 if removed else 5)
        for folder in catalog.folders.list():
            catalog.folders.forget(folder.id)
        when += 1
    assert when > 3
