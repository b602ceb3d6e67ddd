"""Items with a decision: what undo brings back, and how they follow their files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import select, update

from janto_catalog.catalog import Catalog
from janto_catalog.model.views import ItemSummary, Progress
from janto_catalog.store.tables.decisions import DecidedGroupRow
from janto_catalog.store.tables.files import ItemRow
from janto_catalog.store.tables.journal import ChangedRow
from tests.catalog.conftest import MINUTE, scan
from tests.media import Tags, silent_mp3


def names(item: ItemSummary) -> list[str]:
    return [Path(path.decode()).name for path in item.files]


def ids(catalog: Catalog) -> list[str]:
    """The ids of the items by title."""
    return [item.id for item in sorted(catalog.items.list(), key=lambda item: item.title)]


def groupings(catalog: Catalog) -> dict[str, list[str]]:
    """The names of the files of each item, by its id."""
    return {item.id: names(item) for item in catalog.items.list()}


def stored_keys(catalog: Catalog) -> list[bytes]:
    with catalog.store.reading() as connection:
        return list(connection.scalars(select(ItemRow.key)))


@pytest.fixture
def pieces(catalog: Catalog, tmp_path: Path) -> Path:
    """Four files that nothing joins, the first two with names of dramas."""
    folder = tmp_path / "media" / "Voices"
    silent_mp3(folder / "Lantern Street Voices 01 - The Oil Merchant.mp3", 18 * MINUTE)
    silent_mp3(folder / "Lantern Street Voices 02 - Ash and Amber.mp3", 19 * MINUTE)
    silent_mp3(folder / "rest of it.mp3", 8 * MINUTE)
    silent_mp3(folder / "zzz.mp3", 3 * MINUTE)
    scan(catalog, [tmp_path / "media"])
    return folder


def test_undoing_a_join_brings_back_the_same_items(catalog: Catalog, pieces: Path) -> None:
    first, second, third, fourth = ids(catalog)
    catalog.progress.mark(["voices-2"], Progress.FINISHED)
    before, views = groupings(catalog), catalog.items.list()
    catalog.groupings.join([first, second, third])
    assert catalog.items.show(first).files != views[0].files
    catalog.history.undo()
    assert groupings(catalog) == before
    assert catalog.items.list() == views
    assert catalog.works.search("owned:yes progress:finished").count == 1
    catalog.history.redo()
    assert list(groupings(catalog)) == [first, fourth]
    catalog.history.undo()
    scan(catalog)
    assert catalog.items.list() == views


def test_joins_of_joins_are_undone_one_by_one(catalog: Catalog, pieces: Path) -> None:
    first, second, third, fourth = ids(catalog)
    steps = [groupings(catalog)]
    for order in ([first, third], [first, fourth], [second, first]):
        catalog.groupings.join(order)
        steps.append(groupings(catalog))
    while len(steps) > 1:
        assert groupings(catalog) == steps.pop()
        catalog.history.undo()
        assert groupings(catalog) == steps[-1]
    scan(catalog)
    assert groupings(catalog) == steps[-1]


def test_undoing_a_split_of_a_join_brings_back_the_joined_item(catalog: Catalog, pieces: Path) -> None:
    first, second, *_ = ids(catalog)
    before = groupings(catalog)
    catalog.groupings.join([first, second])
    joined = groupings(catalog)
    made, _ = catalog.groupings.split(first)
    catalog.links.link(made[1].id, "voices-2")
    catalog.history.undo()
    catalog.history.undo()
    assert groupings(catalog) == joined
    catalog.history.undo()
    assert groupings(catalog) == before


def test_undoing_a_join_gives_a_matched_item_of_several_files_back_as_it_was(
    catalog: Catalog, pieces: Path
) -> None:
    first, _, third, fourth = ids(catalog)
    catalog.groupings.join([third, fourth])
    catalog.links.link(third, "voices-1")
    views = catalog.items.list()
    catalog.groupings.join([first, third])
    catalog.history.undo()
    assert catalog.items.list() == views


def test_undoing_a_join_gives_a_missing_file_back_to_its_item(
    catalog: Catalog, pieces: Path, tmp_path: Path
) -> None:
    before, names_before = groupings(catalog), [item.title for item in catalog.items.list()]
    first, _, third, _ = ids(catalog)
    catalog.groupings.join([first, third])
    (pieces / "rest of it.mp3").rename(tmp_path / "away.mp3")
    scan(catalog)
    scan(catalog)
    catalog.history.undo()
    assert groupings(catalog) == before
    assert [item.title for item in catalog.items.list()] == names_before
    (tmp_path / "away.mp3").rename(pieces / "rest of it.mp3")
    scan(catalog)
    assert groupings(catalog) == before


def test_a_join_from_before_items_were_remembered_is_undone(catalog: Catalog, pieces: Path) -> None:
    """Older catalogues do not know which items the files were in."""
    before = sorted(groupings(catalog).values())
    catalog.groupings.join(ids(catalog))
    with catalog.store.writing() as connection:
        connection.execute(update(DecidedGroupRow).values(former=None))
        for change, ordinal, after in connection.execute(
            select(ChangedRow.change, ChangedRow.ordinal, ChangedRow.after)
        ).all():
            values = {name: value for name, value in json.loads(after).items() if name != "former"}
            connection.execute(
                update(ChangedRow)
                .where(ChangedRow.change == change, ChangedRow.ordinal == ordinal)
                .values(after=json.dumps(values))
            )
    catalog.history.undo()
    assert sorted(groupings(catalog).values()) == before


def test_the_first_file_of_a_split_item_is_in_the_folder_of_the_others(
    catalog: Catalog, tmp_path: Path
) -> None:
    folder = tmp_path / "media" / "Voices" / "Ash and Amber"
    for number in (1, 2, 3):
        silent_mp3(folder / f"{number:02}.mp3", 6 * MINUTE)
    scan(catalog, [tmp_path / "media"])
    (item,) = catalog.items.list()
    made, _ = catalog.groupings.split(item.id)
    assert [each.title for each in made] == ["01", "02", "03"]
    assert len({each.folder for each in made}) == 1
    catalog.history.undo()
    assert catalog.items.list() == (item,)


@pytest.mark.parametrize("decide", ["join", "split", "link"])
def test_a_decided_item_follows_its_files(catalog: Catalog, tmp_path: Path, decide: str) -> None:
    media = tmp_path / "media"
    for number in (1, 2):
        silent_mp3(media / "Amber" / f"Amber - {number:02}.mp3", 6 * MINUTE)
        silent_mp3(media / "Loose" / ("a walk.mp3", "the rest.mp3")[number - 1], 6 * MINUTE)
    scan(catalog, [media])
    by_folder = {Path(item.folder).name: item.id for item in catalog.items.list()}
    if decide == "join":
        catalog.groupings.join([item.id for item in catalog.items.list() if item.folder.endswith("Loose")])
    elif decide == "split":
        catalog.groupings.split(by_folder["media"])
    else:
        for item in by_folder.values():
            catalog.links.link(item, "voices-1")
    before = groupings(catalog)
    for folder in ("Amber", "Loose"):
        (media / folder).rename(media / f"New {folder}")
    scan(catalog)
    assert groupings(catalog) == before
    folders = {Path(item.folder).name for item in catalog.items.list()}
    assert folders <= {"New Amber", "New Loose", "media"}
    keys = stored_keys(catalog)
    assert all(key.startswith(b"New ") and b"\0" not in key for key in keys), keys
    (media / "New Loose" / "a walk.mp3").rename(media / "New Loose" / "a long walk.mp3")
    scan(catalog)
    assert any("a long walk" in item.title for item in catalog.items.list())


def test_matched_items_that_swap_names_keep_keys_of_their_own(catalog: Catalog, pieces: Path) -> None:
    *_, third, fourth = ids(catalog)
    catalog.links.link(third, "voices-1")
    catalog.links.link(fourth, "voices-2")
    (pieces / "rest of it.mp3").rename(pieces / "x.mp3")
    (pieces / "zzz.mp3").rename(pieces / "rest of it.mp3")
    (pieces / "x.mp3").rename(pieces / "zzz.mp3")
    scan(catalog)
    assert groupings(catalog)[third] == ["zzz.mp3"]
    assert catalog.items.show(third).title == "zzz"
    assert all(b"\0" not in key for key in stored_keys(catalog))


def test_no_key_of_a_matched_item_is_left_without_a_path(catalog: Catalog, tmp_path: Path) -> None:
    """New tracks in the folder of a matched item form an item that wants the key of that folder."""
    folder = tmp_path / "media" / "Ash and Amber"
    for number in (1, 2):
        silent_mp3(folder / f"{number:02}.mp3", 6 * MINUTE)
    scan(catalog, [tmp_path / "media"])
    (item,) = catalog.items.list()
    catalog.links.link(item.id, "voices-2")
    for number in (3, 4):
        silent_mp3(folder / f"{number:02}.mp3", 6 * MINUTE)
    scan(catalog)
    assert names(catalog.items.show(item.id)) == ["01.mp3", "02.mp3"]
    assert all(b"\0" not in key for key in stored_keys(catalog))
    assert all("\0" not in each.folder and "old" not in each.folder for each in catalog.items.list())


def test_a_matched_item_is_incomplete_once_its_numbers_say_so(catalog: Catalog, tmp_path: Path) -> None:
    folder = tmp_path / "media" / "Ash and Amber"
    for number in (1, 2):
        silent_mp3(folder / f"{number:02}.mp3", 6 * MINUTE, Tags(album="Ash and Amber", track=f"{number}/2"))
    scan(catalog, [tmp_path / "media"])
    (item,) = catalog.items.list()
    catalog.links.link(item.id, "lantern-3")
    silent_mp3(folder / "01.mp3", 6 * MINUTE, Tags(album="Ash and Amber", track="1/3"))
    silent_mp3(folder / "02.mp3", 6 * MINUTE, Tags(album="Ash and Amber", track="2/3"))
    scan(catalog)
    (item,) = catalog.items.list()
    assert (item.complete, item.missing) == (False, "track 3 of 3")


@pytest.mark.parametrize(
    ("count", "label"),
    [
        (2, "Joined AAA, BBB"),
        (3, "Joined AAA, BBB, CCC"),
        (4, "Joined 4 items: AAA, BBB, CCC and 1 other"),
        (20, "Joined 20 items: AAA, BBB, CCC and 17 others"),
    ],
)
def test_the_history_names_a_few_of_many_joined_items(
    catalog: Catalog, tmp_path: Path, count: int, label: str
) -> None:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    for letter in letters[:count]:
        path = tmp_path / "media" / f"{letter * 3}.ogg"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"OggS" + letter.encode())
    scan(catalog, [tmp_path / "media"])
    views = sorted(catalog.items.list(), key=lambda item: item.title)
    assert len(views) == count
    _, changed = catalog.groupings.join([item.id for item in views])
    assert changed.label == label
    assert catalog.history.list()[0].label == label
