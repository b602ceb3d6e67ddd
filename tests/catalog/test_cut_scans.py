"""A scan may be cut between any two of its transactions: the next one goes on from there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from janto_catalog.catalog import Catalog
from janto_catalog.model.files import ItemState
from janto_catalog.store.store import Connection, Store
from tests.catalog.conftest import MINUTE, linked, scan
from tests.media import silent_mkv, silent_mp3

UNDISTURBED = [("lantern-1",), ("lantern-2",), ("voices-1",), ("voices-2",)]


class Cut(BaseException):
    """Stands for Ctrl-C or a kill."""


def cut_after(store: Store, transactions: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once so many transactions were committed, the next one is not begun."""
    writing = store.writing
    left = iter(range(transactions))

    @contextmanager
    def counted() -> Iterator[Connection]:
        if next(left, None) is None:
            raise Cut
        with writing() as connection:
            yield connection

    monkeypatch.setattr(store, "writing", counted)


def cut_scan(
    open_at: Callable[[], Catalog], media: Path, transactions: int, monkeypatch: pytest.MonkeyPatch
) -> bool:
    """Begin a scan and cut it after so many transactions; whether there were as many."""
    catalog = open_at()
    cut_after(catalog.store, transactions, monkeypatch)
    try:
        scan(catalog, [media])
    except Cut:
        return True
    finally:
        catalog.close()
    return False


def check_all(catalog: Catalog) -> None:
    """Everything is found once, and what is owned follows."""
    assert sorted(linked(catalog).values()) == UNDISTURBED
    assert {item.state for item in catalog.items.list()} == {ItemState.LINKED}
    assert catalog.works.search("owned:yes").count == 4


def test_a_first_scan_that_is_cut_anywhere_loses_nothing(
    open_at: Callable[[], Catalog], catalog: Catalog, media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalog.close()
    cuts = 0
    while cut_scan(open_at, media, cuts, monkeypatch):
        cuts += 1
        again = open_at()
        scan(again, [media])
        check_all(again)
        report = scan(again)
        assert (report.new, report.opened, report.linked) == (0, 0, 4)
        for folder in again.folders.list():
            again.folders.forget(folder.id)
        again.close()
    assert cuts >= 5, (
        "adding, comparing, reading, grouping, matching and the rest are transactions of their own"
    )


def test_a_rescan_that_is_cut_anywhere_keeps_a_move_and_finds_a_change(
    open_at: Callable[[], Catalog], catalog: Catalog, media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file renamed to nonsense keeps its match, also when the cut falls between storing the move and matching."""
    voices = media / "Voices"
    merchant, sense = voices / "Lantern Street Voices 01 - The Oil Merchant.mp3", voices / "qq.mp3"
    first = media / "TV" / "Lantern.Street.S01E01.The.Lamplighter.mkv"
    scan(catalog, [media])
    catalog.close()
    cuts = 0
    going = True
    while going:
        merchant.rename(sense)
        silent_mkv(first, (22 + cuts % 2) * MINUTE)
        going = cut_scan(open_at, media, cuts, monkeypatch)
        again = open_at()
        scan(again)
        check_all(again)
        sense.rename(merchant)
        scan(again)
        check_all(again)
        again.close()
        cuts += 1
    assert cuts >= 5


def test_what_a_decision_took_out_of_a_cut_scan_is_matched_when_it_is_undone(
    open_at: Callable[[], Catalog], catalog: Catalog, media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    silent_mp3(media / "Voices" / "Something else.mp3", 5)
    monkeypatch.setattr(catalog.scans._identify, "match", lambda _items: (_ for _ in ()).throw(Cut))
    with pytest.raises(Cut):
        scan(catalog, [media])
    again = open_at()
    item = next(item for item in again.items.list() if "Merchant" in item.title)
    again.links.link(item.id, "lantern-3")
    scan(again)
    assert [link.work for link in again.items.show(item.id).works] == ["lantern-3"]
    again.history.undo()
    scan(again)
    assert [link.work for link in again.items.show(item.id).works] == ["voices-1"]
