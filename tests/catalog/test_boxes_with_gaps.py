"""A box set of which a disc is missing: the stories on the other discs are owned."""

from __future__ import annotations

from pathlib import Path

import pytest

from janto_catalog.catalog import Catalog
from janto_catalog.model.kinds import Kind
from janto_catalog.model.story import Pack, Series, Story, Work
from tests.catalog.conftest import MINUTE, scan
from tests.media import silent_mp3

TITLES = ("Fog over Marrow", "The Salt Clock", "Nine Lamps", "A Door of Rain")
BOX = "Pilot House: The Drowned Bells"


@pytest.fixture
def boxed(catalog: Catalog) -> Catalog:
    works = tuple(
        Work(
            f"bells-{n}",
            title,
            Kind.AUDIO_DRAMA,
            "pilot",
            str(n),
            "2011",
            runtime=25 * MINUTE,
            part_of="bells",
        )
        for n, title in enumerate(TITLES, 1)
    )
    series = (Series("pilot", "Pilot House", Kind.AUDIO_DRAMA, show="Pilot House"),)
    box = Work("bells", BOX, Kind.AUDIO_DRAMA, "pilot", "10", "2011")
    catalog.packs.install(Pack("pilot", "Pilot House", "1", story=Story(works=(box, *works), series=series)))
    return catalog


def owned(catalog: Catalog) -> list[str]:
    rows = catalog.works.rows(["bells", *(f"bells-{n}" for n in range(1, 5))])
    return [id for id, row in rows.items() if row.owned]


def discs(root: Path, *numbers: int, name: str = "Disc {}", total: int = 2) -> Path:
    for disc in numbers:
        for track in range(1, total + 1):
            silent_mp3(
                root / "Pilot House - The Drowned Bells" / name.format(disc) / f"{track:02}.mp3",
                25 * MINUTE / total,
            )
    return root


@pytest.mark.parametrize("missing", [1, 2, 3])
def test_the_stories_that_are_there_are_owned(boxed: Catalog, tmp_path: Path, missing: int) -> None:
    here = [number for number in range(1, 5) if number != missing]
    scan(boxed, [discs(tmp_path / "media", *here)])
    (item,) = boxed.items.list()
    assert [link.work for link in item.works] == [f"bells-{number}" for number in here]
    assert (item.complete, item.missing) == (False, f"disc {missing}")
    assert owned(boxed) == [f"bells-{number}" for number in here]


def test_the_box_is_owned_when_the_last_disc_comes(boxed: Catalog, tmp_path: Path) -> None:
    scan(boxed, [discs(tmp_path / "media", 1, 2, 4)])
    discs(tmp_path / "media", 3)
    scan(boxed)
    (item,) = boxed.items.list()
    assert item.complete is not False
    assert owned(boxed) == ["bells", *(f"bells-{n}" for n in range(1, 5))]


def test_the_first_discs_are_those_stories_if_they_say_how_many_there_are(
    boxed: Catalog, tmp_path: Path
) -> None:
    scan(boxed, [discs(tmp_path / "media", 1, 2, 3, name="Disc {} of 4")])
    assert owned(boxed) == ["bells-1", "bells-2", "bells-3"]


def test_first_discs_without_a_total_are_asked_about(boxed: Catalog, tmp_path: Path) -> None:
    scan(boxed, [discs(tmp_path / "media", 1, 2, 3)])
    assert owned(boxed) == []
    (question,) = boxed.review.list()
    texts = [each.text for each in question.candidates[0].candidate.evidence]
    assert f"it has 3 discs, and “{BOX}” has 4 stories" in texts


def test_a_story_without_a_track_is_not_owned(boxed: Catalog, tmp_path: Path) -> None:
    root = discs(tmp_path / "media", 1, 2, 4, total=3)
    next(root.glob("*/Disc 2/02.mp3")).unlink()
    scan(boxed, [root])
    assert owned(boxed) == []


def test_files_that_go_missing_later_may_be_of_any_story(boxed: Catalog, tmp_path: Path) -> None:
    root = discs(tmp_path / "media", 1, 2, 4)
    scan(boxed, [root])
    next(root.glob("*/Disc 2/02.mp3")).unlink()
    scan(boxed, accept_missing=True)
    scan(boxed, accept_missing=True)
    assert "bells-2" not in owned(boxed)
