"""Items that the user joins or splits: kept by scans, matched again, undone and redone."""

from __future__ import annotations

from pathlib import Path

import pytest

from janto_catalog.catalog import Catalog
from janto_catalog.errors import NotFoundError, UsageError
from janto_catalog.model.views import ItemSummary
from tests.catalog.conftest import MINUTE, scan
from tests.media import Tags, silent_mkv, silent_mp3


@pytest.fixture
def halves(catalog: Catalog, tmp_path: Path) -> Path:
    """Two halves of one drama under names that nothing joins, with a cover."""
    folder = tmp_path / "media" / "Voices"
    silent_mp3(folder / "Lantern Street Voices - The Oil Merchant.mp3", 10 * MINUTE)
    silent_mp3(folder / "rest of it.mp3", 8 * MINUTE)
    (folder / "rest of it.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    scan(catalog, [tmp_path / "media"])
    return folder


def names(item: ItemSummary) -> list[str]:
    return [Path(path.decode()).name for path in item.files]


def ids(catalog: Catalog) -> list[str]:
    """The ids of the items, that of the half with a title first."""
    items = sorted(catalog.items.list(), key=lambda item: item.title)
    return [item.id for item in items]


def all_names(catalog: Catalog) -> list[list[str]]:
    return sorted(names(item) for item in catalog.items.list())


def test_joined_items_are_one_in_the_order_given(catalog: Catalog, halves: Path) -> None:
    first, second = ids(catalog)
    item, changed = catalog.groupings.join([first, second])
    assert names(item) == ["Lantern Street Voices - The Oil Merchant.mp3", "rest of it.mp3"]
    assert [Path(path.decode()).name for _, path in item.others] == ["rest of it.jpg"]
    assert [each.id for each in catalog.items.list()] == [item.id]
    assert "rest of it" in changed.label
    assert item.kind == "tracks"


def test_a_joined_item_is_matched_by_what_it_is_now(catalog: Catalog, halves: Path) -> None:
    first, second = ids(catalog)
    assert all(item.complete is not True for item in catalog.items.list())
    catalog.groupings.join([first, second])
    (item,) = catalog.items.list()
    candidates = catalog.matcher.explain(item.id).works
    assert candidates[0].candidate.work == "voices-1"
    catalog.links.link(item.id, "voices-1")
    (item,) = catalog.items.list()
    assert (item.complete, item.missing) == (True, "")
    assert catalog.works.search("owned:yes").count == 1


def test_scans_keep_what_was_joined(catalog: Catalog, halves: Path) -> None:
    item, _ = catalog.groupings.join(ids(catalog))
    silent_mp3(halves / "something else.mp3", 3 * MINUTE)
    scan(catalog)
    assert len(catalog.items.list()) == 2
    assert len(catalog.items.show(item.id).files) == 2
    (halves / "rest of it.mp3").rename(halves / "the end.mp3")
    scan(catalog)
    assert names(catalog.items.show(item.id))[1] == "the end.mp3"


def test_joining_is_undone_and_redone(catalog: Catalog, halves: Path) -> None:
    before = all_names(catalog)
    catalog.groupings.join(ids(catalog))
    joined = all_names(catalog)
    assert joined != before
    catalog.history.undo()
    assert all_names(catalog) == before
    catalog.history.redo()
    assert all_names(catalog) == joined
    catalog.history.undo()
    scan(catalog)
    assert all_names(catalog) == before


def test_an_item_is_split_into_its_files(catalog: Catalog, tmp_path: Path) -> None:
    folder = tmp_path / "media" / "Voices" / "Lantern Street Voices - Ash and Amber"
    for number in (1, 2, 3):
        tag = Tags(album="Ash and Amber", track=str(number))
        silent_mp3(folder / f"Ash and Amber - {number:02}.mp3", 6 * MINUTE, tag)
    scan(catalog, [tmp_path / "media"])
    (item,) = catalog.items.list()
    assert len(item.files) == 3
    made, _ = catalog.groupings.split(item.id)
    assert [len(each.files) for each in made] == [1, 1, 1]
    assert made[0].id == item.id
    split = all_names(catalog)
    scan(catalog)
    assert all_names(catalog) == split
    catalog.history.undo()
    assert [len(each.files) for each in catalog.items.list()] == [3]
    catalog.history.redo()
    assert all_names(catalog) == split
    assert {each.id for each in catalog.items.list()} == {each.id for each in made}
    catalog.history.undo()


def test_the_decision_about_one_of_the_items_is_kept(catalog: Catalog, halves: Path) -> None:
    first, second = ids(catalog)
    catalog.links.link(second, "voices-1")
    item, _ = catalog.groupings.join([first, second])
    assert item.id == second
    assert [link.work for link in item.works] == ["voices-1"]
    assert names(item)[0] == "Lantern Street Voices - The Oil Merchant.mp3"


def test_what_cannot_be_joined_or_split_says_why(catalog: Catalog, halves: Path, tmp_path: Path) -> None:
    first, second = ids(catalog)
    with pytest.raises(UsageError, match="two items"):
        catalog.groupings.join([first, first])
    with pytest.raises(UsageError, match="only one file"):
        catalog.groupings.split(first)
    catalog.links.link(first, "voices-1")
    catalog.links.link(second, "voices-2")
    with pytest.raises(UsageError, match="decisions"):
        catalog.groupings.join([first, second])
    silent_mkv(tmp_path / "other" / "Lantern.Street.S01E01.mkv", 20 * MINUTE)
    scan(catalog, [tmp_path / "other"])
    other = next(
        item.id for item in catalog.items.list() if item.kind == "single" and item.id not in (first, second)
    )
    with pytest.raises(UsageError, match="different folders"):
        catalog.groupings.join([second, other])
    assert len(catalog.items.list()) == 3


def test_neighbours_are_the_items_of_the_folder_and_of_folders_named_alike(
    catalog: Catalog, tmp_path: Path
) -> None:
    media = tmp_path / "media"
    for path in ("Oil 2 of 2/b 10.ogg", "Oil 2 of 2/b 9.ogg", "Oil 1 of 2/a.ogg", "Ash/c.ogg", "d.ogg"):
        (media / path).parent.mkdir(parents=True, exist_ok=True)
        (media / path).write_bytes(b"OggS" + path.encode())
    scan(catalog, [media])
    every = {name: item.id for item in catalog.items.list() for name in names(item)}
    lists = {
        name: [each for item in catalog.groupings.neighbours(id) for each in names(item)]
        for name, id in every.items()
    }
    assert lists["c.ogg"] == ["c.ogg"]
    assert lists["d.ogg"] == ["d.ogg"]
    assert lists["a.ogg"] == ["a.ogg", "b 9.ogg", "b 10.ogg"]
    with pytest.raises(NotFoundError):
        catalog.groupings.neighbours("999")


def test_undoing_a_join_frees_the_files_also_of_an_item_with_a_match(catalog: Catalog, halves: Path) -> None:
    before = all_names(catalog)
    first, second = ids(catalog)
    catalog.links.link(first, "voices-1")
    catalog.groupings.join([first, second])
    catalog.history.undo()
    assert all_names(catalog) == before
    assert names(catalog.items.show(first)) == ["Lantern Street Voices - The Oil Merchant.mp3"]
    assert [link.work for link in catalog.items.show(first).works] == ["voices-1"]


def test_undoing_a_join_while_a_file_is_missing_does_not_join_it_for_ever(
    catalog: Catalog, halves: Path, tmp_path: Path
) -> None:
    before = all_names(catalog)
    item, _ = catalog.groupings.join(ids(catalog))
    (halves / "rest of it.mp3").rename(tmp_path / "away.mp3")
    scan(catalog)
    scan(catalog)
    catalog.history.undo()
    assert len(catalog.items.show(item.id).files) == 1
    (tmp_path / "away.mp3").rename(halves / "rest of it.mp3")
    scan(catalog)
    assert all_names(catalog) == before


def test_a_joined_item_that_is_split_is_single_files_again(catalog: Catalog, halves: Path) -> None:
    item, _ = catalog.groupings.join(ids(catalog))
    made, _ = catalog.groupings.split(item.id)
    assert [each.kind for each in made] == ["single", "single"]
    assert len({each.title for each in made}) == 2


def test_undoing_a_join_matches_only_what_was_joined(catalog: Catalog, tmp_path: Path) -> None:
    folder = tmp_path / "media" / "Voices"
    silent_mp3(folder / "Lantern Street Voices - The Oil Merchant.mp3", 10 * MINUTE)
    silent_mp3(folder / "rest of it.mp3", 8 * MINUTE)
    silent_mp3(tmp_path / "media" / "in" / "Lantern Street Voices - Ash and Amber.mp3", 19 * MINUTE)
    scan(catalog, [tmp_path / "media"])
    # Its match is kept although its new name says nothing.
    (tmp_path / "media" / "in" / "Lantern Street Voices - Ash and Amber.mp3").rename(folder / "0x17.mp3")
    scan(catalog)
    before = {item.id: (item.title, item.state, item.works) for item in catalog.items.list()}
    assert [link.work for link in before[_id_of(catalog, "0x17")][2]] == ["voices-2"]
    joined = [_id_of(catalog, "Lantern Street Voices - The Oil Merchant"), _id_of(catalog, "rest of it")]
    catalog.groupings.join(joined)
    catalog.history.undo()
    assert {item.id: (item.title, item.state, item.works) for item in catalog.items.list()} == before
    catalog.history.redo()
    catalog.history.undo()
    assert {item.id: (item.title, item.state, item.works) for item in catalog.items.list()} == before


def test_what_was_joined_is_matched_with_its_neighbours_again(catalog: Catalog, tmp_path: Path) -> None:
    folder = tmp_path / "media" / "Lantern Street" / "Season 1"
    for number, minutes in ((1, 20), (2, 21), (3, 22)):
        silent_mkv(folder / f"{number:02}.mkv", minutes * MINUTE)
    scan(catalog, [tmp_path / "media"])
    before = {item.id: item.works for item in catalog.items.list()}
    assert all(before.values())
    catalog.groupings.join(list(before)[:2])
    catalog.history.undo()
    assert {item.id: item.works for item in catalog.items.list()} == before


def _id_of(catalog: Catalog, title: str) -> str:
    return next(item.id for item in catalog.items.list() if item.title == title)
