"""Which folders are connected, also when a disk never answers; and who waits for it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from janto_catalog.catalog import Catalog
from janto_catalog.catalog.connections import Connections
from janto_catalog.catalog.folders import CONNECTION_DATA
from janto_catalog.model.files import Root
from tests.catalog.conftest import scan

NAS, DISK = Root(1, b"/nas", "NAS", "1"), Root(2, b"/disk", "Disk", "2")


class Disks:
    """Disks of which some do not answer before `server_is_back`."""

    def __init__(self) -> None:
        self.hanging: set[int] = set()
        self.gone: set[int] = set()
        self.asked: list[int] = []
        self.server_is_back = threading.Event()

    def is_connected(self, root: Root) -> bool:
        self.asked.append(root.id)
        if root.id in self.hanging:
            self.server_is_back.wait()
        return root.id not in self.gone


@pytest.fixture
def disks() -> Iterator[Disks]:
    made = Disks()
    yield made
    made.server_is_back.set()


@pytest.fixture
def connections(disks: Disks) -> Connections:
    return Connections(disks.is_connected, seconds=0.1)


def test_a_folder_that_is_gone_is_not_connected_until_it_is_back(
    connections: Connections, disks: Disks
) -> None:
    assert connections.ask([NAS, DISK]) == set()
    disks.gone = {NAS.id}
    assert connections.last([NAS, DISK]) == set()
    assert connections.ask([NAS, DISK]) == {NAS.id} == connections.last([NAS, DISK])
    disks.gone = set()
    assert connections.ask([NAS, DISK]) == set() == connections.last([NAS, DISK])


def test_a_disk_that_does_not_answer_is_not_connected_and_not_asked_twice(
    connections: Connections, disks: Disks
) -> None:
    disks.hanging = {NAS.id}
    assert connections.ask([NAS, DISK]) == {NAS.id}
    assert connections.answer(NAS) is None
    assert connections.ask([NAS, DISK]) == {NAS.id}
    assert disks.asked == [NAS.id, DISK.id, DISK.id]
    disks.hanging = set()
    disks.server_is_back.set()
    while connections.ask([NAS]):
        pass
    assert connections.answer(NAS) is True


def test_a_folder_that_was_not_asked_about_or_is_another_one_now_is_asked_about(
    connections: Connections, disks: Disks
) -> None:
    connections.ask([NAS])
    disks.gone = {NAS.id, DISK.id}
    assert connections.last([NAS, DISK]) == {DISK.id}
    assert connections.last([Root(NAS.id, NAS.path, NAS.name, "another identity")]) == {NAS.id}


def test_what_is_watched_is_read_by_the_last_answer(catalog: Catalog, media: Path, tmp_path: Path) -> None:
    scan(catalog, [media])
    assert catalog.folders.watch() is None
    media.rename(tmp_path / "elsewhere")
    assert catalog.folders.offline() == set()
    assert catalog.works.sidebar_counts().offline == 0
    changed = catalog.folders.watch()
    assert changed is not None
    assert changed.kinds == CONNECTION_DATA
    assert catalog.folders.watch() is None
    assert [folder.connected for folder in catalog.folders.list()] == [False]
    assert catalog.works.sidebar_counts().offline == 4
    (tmp_path / "elsewhere").rename(media)
    assert catalog.works.sidebar_counts().offline == 4
    scan(catalog)
    assert catalog.works.sidebar_counts().offline == 0


def test_a_folder_that_is_added_while_folders_are_watched_is_connected(
    catalog: Catalog, media: Path, tmp_path: Path
) -> None:
    catalog.folders.watch()
    catalog.folders.add(str(media))
    assert [folder.connected for folder in catalog.folders.list()] == [True]
    assert catalog.folders.watch() is None


def test_a_scan_of_all_folders_passes_over_a_disk_that_does_not_answer(
    catalog: Catalog, media: Path, disks: Disks, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan(catalog, [media])
    disks.hanging = {1}
    monkeypatch.setattr(catalog.folders, "_connections", Connections(disks.is_connected, seconds=0.1))
    report = scan(catalog)
    assert report.problems == (f"{media} is not connected; its files are kept",)
    assert catalog.works.sidebar_counts().offline == 4
