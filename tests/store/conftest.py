"""A store of its own for every test, and the story the catalogue's tests tell."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from janto_catalog.model.story import Pack
from janto_catalog.store import installed_packs
from janto_catalog.store.store import Store
from tests.catalog.conftest import STORY

LANTERN = Pack("lantern", "Lantern Street", "1", story=STORY)

OpenStore = Callable[..., Store]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where the catalogue of this test lies."""
    return tmp_path / "catalogue.db"


@pytest.fixture
def open_store(place: Path) -> Iterator[OpenStore]:
    """Opens the catalogue of this test, as often as asked; closed at the end."""
    opened: list[Store] = []
    ticks = itertools.count()

    def open_(path: Path = place, *, read_only: bool = False) -> Store:
        opened.append(Store(path, lambda: f"2020-01-01T00:00:{next(ticks):06d}Z", read_only=read_only))
        return opened[-1]

    yield open_
    for store in opened:
        store.close()


@pytest.fixture
def store(open_store: OpenStore) -> Store:
    """An open, empty catalogue."""
    return open_store()


@pytest.fixture
def filled_store(store: Store) -> Store:
    """An open catalogue with the facts of the pack LANTERN."""
    with store.writing() as connection:
        installed_packs.install(connection, LANTERN, "2020-01-01")
    return store
