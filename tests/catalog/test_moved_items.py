"""Items that moved: what they are called, and the reasons for their matches, are those of the new place."""

from __future__ import annotations

from pathlib import Path

import pytest

from janto_catalog.catalog import Catalog
from janto_catalog.model.views import ItemSummary
from tests.catalog.conftest import MINUTE, scan
from tests.media import silent_mp3

OLD = "Lantern Street Voices - The Oil Merchant"
NEW = "Lantern Street Voices - Ash and Amber"


@pytest.fixture
def media(tmp_path: Path) -> Path:
    for number in (1, 2):
        silent_mp3(tmp_path / "media" / OLD / f"0{number} part.mp3", 9 * MINUTE)
    return tmp_path / "media"


@pytest.fixture
def decided(catalog: Catalog, media: Path) -> str:
    scan(catalog, [media])
    (item,) = catalog.items.list()
    catalog.links.link(item.id, "voices-1")
    return item.id


def moved(catalog: Catalog, media: Path, *names: str) -> ItemSummary:
    """The only item, after its files were moved."""
    for old, name in zip(sorted((media / OLD).iterdir()), names, strict=True):
        (media / name).parent.mkdir(parents=True, exist_ok=True)
        old.rename(media / name)
    scan(catalog)
    (item,) = catalog.items.list()
    return item


def reasons(catalog: Catalog, item: str) -> list[str]:
    return [each.text for work in catalog.matcher.explain(item).works for each in work.candidate.evidence]


# The second row is no item to the program: it does not join files that are called otherwise.
@pytest.mark.parametrize(
    "names",
    [
        (f"{NEW}/01 part.mp3", f"{NEW}/02 part.mp3"),
        (f"{NEW}/first words.mp3", f"{NEW}/what came then.mp3"),
        (f"{NEW}/first words.mp3", f"{NEW}/more/what came then.mp3"),
    ],
)
def test_a_decided_item_is_explained_by_its_new_folder(
    catalog: Catalog, media: Path, decided: str, names: tuple[str, ...]
) -> None:
    item = moved(catalog, media, *names)
    assert item.id == decided
    assert [link.work for link in item.works] == ["voices-1"]
    assert item.kind == "tracks"
    texts = reasons(catalog, item.id)
    assert any("Ash and Amber" in text for text in texts)
    assert not any("Oil Merchant”" in text for text in texts)
    assert item.title != OLD


def test_a_matched_item_is_explained_by_its_new_folder(catalog: Catalog, media: Path) -> None:
    scan(catalog, [media])
    item = moved(catalog, media, f"{NEW}/01 part.mp3", f"{NEW}/02 part.mp3")
    assert any("Ash and Amber" in text for text in reasons(catalog, item.id))


def test_the_other_items_of_the_new_folder_are_neighbours(
    catalog: Catalog, media: Path, decided: str
) -> None:
    silent_mp3(media / "Mixed" / "Lantern Street Voices - Ash and Amber.mp3", 19 * MINUTE)
    for number, old in enumerate(sorted((media / OLD).iterdir()), 1):
        old.rename(media / "Mixed" / f"words {'x' * number}.mp3")
    scan(catalog)
    near = catalog.groupings.neighbours(decided)
    assert sorted(each.title for each in near if each.id != decided) == [NEW]
