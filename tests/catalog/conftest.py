"""A catalogue over a story of the tests' own, and a folder of real files that tell it."""

from __future__ import annotations

import itertools
import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from janto_catalog import bootstrap
from janto_catalog.catalog import Catalog
from janto_catalog.model.claims import Claim, ClaimRelation, Layer, Source
from janto_catalog.model.kinds import Kind, StoryOrder
from janto_catalog.model.story import (
    Alias,
    Appearance,
    Arc,
    Character,
    Pack,
    Pairing,
    Series,
    Story,
    Weight,
    Work,
)
from janto_catalog.model.views import ScanReport
from janto_catalog.store.store import Store
from tests.media import silent_mkv, silent_mp3

MINUTE = 60.0

STORY = Story(
    works=(
        Work(
            "lantern-1",
            "The Lamplighter",
            Kind.TV_EPISODE,
            "lantern-s1",
            "1",
            "2001-01-01",
            runtime=20 * MINUTE,
        ),
        Work(
            "lantern-2", "A Cold Wick", Kind.TV_EPISODE, "lantern-s1", "2", "2001-01-08", runtime=21 * MINUTE
        ),
        Work(
            "lantern-3", "Ember Days", Kind.TV_EPISODE, "lantern-s1", "3", "2001-01-15", runtime=22 * MINUTE
        ),
        Work("voices-1", "The Oil Merchant", Kind.AUDIO_DRAMA, "voices", "1", "2003-05", runtime=18 * MINUTE),
        Work("voices-2", "Ash and Amber", Kind.AUDIO_DRAMA, "voices", "2", "2003-06", runtime=19 * MINUTE),
    ),
    series=(
        Series(
            "lantern-s1",
            "Lantern Street Series 1",
            Kind.TV_EPISODE,
            StoryOrder.NUMBERED,
            show="Lantern Street",
            season=1,
        ),
        Series(
            "voices",
            "Lantern Street: Voices",
            Kind.AUDIO_DRAMA,
            show="Lantern Street",
            aliases=("Lantern Street Voices",),
        ),
    ),
    characters=(
        Character("mira", "Mira Voss", (Alias("Mira"),)),
        Character("tobias", "Tobias Ahearn", (Alias("Tobias"),)),
    ),
    appearances=(
        Appearance("lantern-1", "mira", weight=Weight.LEAD),
        Appearance("lantern-2", "mira"),
        Appearance("lantern-2", "tobias", state="blind"),
        Appearance("voices-1", "tobias"),
        Appearance("voices-2", "mira"),
        Appearance("voices-2", "tobias"),
    ),
    claims=(
        Claim("c1", "voices-1", ClaimRelation.BETWEEN, ("lantern-1", "lantern-2"), ("almanac",), 5),
        Claim("c2", "voices-2", ClaimRelation.AFTER, ("lantern-3",), ("almanac",), 4),
    ),
    sources=(Source("almanac", "The Almanac", Layer.REFERENCE),),
    pairings=(Pairing("mirabias", "Mirabias", ("mira", "tobias")),),
    arcs=(Arc("arc-oil", "The oil", ("voices-1", "lantern-3")),),
)

LANTERN = Pack("lantern", "Lantern Street", "1", story=STORY)


@pytest.fixture
def clock() -> Callable[[], str]:
    """A clock that advances on each call."""
    # The catalogue that knows the story was made before.
    ticks = itertools.count(1000)
    return lambda: f"2020-01-01T00:00:{next(ticks):06d}Z"


@pytest.fixture(scope="session")
def with_story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue that knows the story; tests change copies of it."""
    path = tmp_path_factory.mktemp("story") / "catalogue.db"
    catalog = bootstrap.build(Store(path, lambda: "2020-01-01T00:00:000000Z"), path.parent)
    catalog.packs.install(LANTERN)
    catalog.close()
    return path


@pytest.fixture
def open_at(tmp_path: Path, clock: Callable[[], str]) -> Iterator[Callable[[], Catalog]]:
    """Opens the catalogue of this test, again and again if need be."""
    opened: list[Catalog] = []

    def open_catalog() -> Catalog:
        opened.append(bootstrap.build(Store(tmp_path / "catalogue.db", clock), tmp_path / "no packs"))
        return opened[-1]

    yield open_catalog
    for catalog in opened:
        catalog.close()


@pytest.fixture
def catalog(open_at: Callable[[], Catalog], with_story: Path, tmp_path: Path) -> Catalog:
    """An open catalogue that knows the story."""
    shutil.copy(with_story, tmp_path / "catalogue.db")
    return open_at()


@pytest.fixture
def media(tmp_path: Path) -> Path:
    """Two episodes and two dramas under clear names."""
    folder = tmp_path / "media"
    silent_mkv(folder / "TV" / "Lantern.Street.S01E01.The.Lamplighter.mkv", 20 * MINUTE)
    silent_mkv(folder / "TV" / "Lantern.Street.S01E02.A.Cold.Wick.mkv", 21 * MINUTE)
    silent_mp3(folder / "Voices" / "Lantern Street Voices 01 - The Oil Merchant.mp3", 18 * MINUTE)
    silent_mp3(folder / "Voices" / "Lantern Street Voices 02 - Ash and Amber.mp3", 19 * MINUTE)
    return folder


def scan(catalog: Catalog, folders: Sequence[Path] = (), **options: bool) -> ScanReport:
    """Scan to the end; the report."""
    *_, last = catalog.scans.scan([str(folder) for folder in folders], **options)  # type: ignore[arg-type]
    assert isinstance(last, ScanReport)
    return last


def own(catalog: Catalog, folder: Path, titles: Mapping[str, str]) -> None:
    """Add a copy of each of these works, matched by hand; `titles` are unlike each other."""
    for title in titles.values():
        silent_mp3(folder / "copies" / f"{title}.mp3", 10 * MINUTE)
    scan(catalog, [folder / "copies"])
    for item in catalog.items.list():
        name = Path(os.fsdecode(item.files[0])).stem
        for work, title in titles.items():
            if title == name and work not in [link.work for link in item.works]:
                catalog.links.link(item.id, work)


def linked(catalog: Catalog) -> dict[str, tuple[str, ...]]:
    """What each copy holds, by its name."""
    return {item.title: tuple(link.work for link in item.works) for item in catalog.items.list()}


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalog]:
    """A catalogue with the included packs, for the tests of a module together."""
    catalog = bootstrap.open_catalog(str(tmp_path_factory.mktemp("shipped") / "catalogue.db"))
    yield catalog
    catalog.close()
