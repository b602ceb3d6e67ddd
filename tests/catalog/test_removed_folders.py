"""Removing a folder is a step that can be undone, redone and undone again; nothing about its files is lost."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from janto_catalog.catalog import Catalog
from janto_catalog.errors import JantoError
from janto_catalog.model.files import ExtraRole
from janto_catalog.model.views import Progress
from janto_catalog.store import bitset
from tests.catalog.conftest import scan
from tests.catalog.test_derived_law import Verbs
from tests.examples import examples
from tests.media import silent_mp3

JOURNAL = {"change", "changed_row", "projection"}


def everything(catalog: Catalog) -> dict[str, list[str]]:
    """All rows of all tables, but for the journal."""
    with closing(sqlite3.connect(catalog.store.path)) as connection:
        names = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        ]
        return {
            name: sorted(repr(row) for row in connection.execute(f'SELECT * FROM "{name}"'))  # noqa: S608
            for name in names
            if not name.startswith(("sqlite_", "work_text_")) and name not in JOURNAL
        } | {"bitmap": _bitmaps(connection)}


def _bitmaps(connection: sqlite3.Connection) -> list[str]:
    """The bitmaps as sets: the same set may be stored as different bytes."""
    rows = connection.execute("SELECT field, value, bitmap FROM bitmap")
    return sorted(repr((field, value, list(bitset.load(stored)))) for field, value, stored in rows)


def root_of(catalog: Catalog, name: str) -> int:
    return next(folder.id for folder in catalog.folders.list() if folder.name == name)


def owned(catalog: Catalog) -> int:
    return len(catalog.works.search("owned:yes", limit=None).rows)


@pytest.mark.parametrize("seed", range(examples(3)))
def test_removing_and_undoing_leaves_the_catalogue_as_it_was(
    catalog: Catalog, media: Path, seed: int
) -> None:
    silent_mp3(media.parent / "other" / "Lantern Street Voices 02 - Ash and Amber.mp3", 19 * 60.0)
    scan(catalog, [media, media.parent / "other"])
    verbs = Verbs(catalog, media, seed)
    # Behind a spoiler limit most decisions about so few works would be refused.
    left_out = ("do_other_folder", "do_set_limit")
    verbs.verbs = tuple(verb for verb in verbs.verbs if verb.__name__ not in left_out)
    for _ in range(20):
        verbs.step()
    list(catalog.matcher.match_pending())
    before = everything(catalog)
    for folder in catalog.folders.list():
        catalog.folders.forget(folder.id)
        without = everything(catalog)
        assert not [
            item
            for item in catalog.items.list()
            if Path(item.folder).is_relative_to(Path(os.fsdecode(folder.path)))
        ]
        assert catalog.history.undo() is not None
        assert everything(catalog) == before
        assert catalog.history.redo() is not None
        assert everything(catalog) == without
        catalog.history.undo()
    # A step that did not bring anything back would pass as well if there were nothing to lose.
    assert any(before[table] for table in ("decided_link", "decided_extra", "refused_link", "verdict"))


def test_decisions_come_back_with_their_items(catalog: Catalog, media: Path) -> None:
    scan(catalog, [media])
    items = [item.id for item in catalog.items.list()]
    catalog.links.link(items[0], "lantern-3")
    catalog.links.make_extra(items[1], "lantern-1", ExtraRole.TRAILER)
    catalog.review.not_part(items[2])
    catalog.progress.mark(["lantern-3"], Progress.FINISHED)
    before = catalog.items.list()
    assert owned(catalog)
    changed = catalog.folders.forget(root_of(catalog, media.name))
    assert changed.change is not None
    assert (catalog.items.list(), catalog.folders.list(), owned(catalog)) == ((), (), 0)
    assert catalog.history.list()[0].label == changed.label == f"Removed the folder {media.name}"
    catalog.history.undo()
    assert catalog.items.list() == before
    report = scan(catalog)
    assert (report.new, report.changed, report.opened) == (0, 0, 0)
    assert catalog.items.list() == before


def test_joined_files_come_back_joined(catalog: Catalog, media: Path) -> None:
    scan(catalog, [media])
    joined, _ = catalog.groupings.join([item.id for item in catalog.items.list()][:2])
    before = catalog.items.list()
    catalog.folders.forget(root_of(catalog, media.name))
    catalog.history.undo()
    assert catalog.items.list() == before
    catalog.history.undo()
    assert len(catalog.items.list()) == len(before) + 1
    assert joined.id not in {item.id for item in catalog.items.list() if len(item.files) > 1}


def test_adding_a_removed_folder_again_brings_back_its_decisions(catalog: Catalog, media: Path) -> None:
    scan(catalog, [media])
    catalog.links.link(catalog.items.list()[0].id, "lantern-3")
    before = catalog.items.list()
    catalog.folders.forget(root_of(catalog, media.name))
    catalog.folders.add(str(media))
    assert catalog.items.list() == before
    catalog.history.undo()
    assert catalog.folders.list() == ()
    catalog.history.undo()
    assert catalog.items.list() == before


def test_another_folder_at_the_path_of_a_removed_one_is_new(catalog: Catalog, media: Path) -> None:
    scan(catalog, [media])
    catalog.folders.forget(root_of(catalog, media.name))
    media.rename(media.with_name("elsewhere"))
    silent_mp3(media / "Lantern Street Voices 02 - Ash and Amber.mp3", 19 * 60.0)
    report = scan(catalog, [media])
    assert (report.new, report.items) == (1, 1)
    with pytest.raises(JantoError, match="cannot come back"):
        catalog.history.undo()
    assert len(catalog.items.list()) == 1


def test_a_removal_is_not_undone_into_a_folder_that_was_added_above_it(catalog: Catalog, media: Path) -> None:
    inner = media / "Voices"
    scan(catalog, [inner])
    removed = root_of(catalog, inner.name)
    catalog.folders.forget(removed)
    scan(catalog, [media])
    assert root_of(catalog, media.name) != removed, "what is kept of the removed folder has its id"
    with pytest.raises(JantoError, match="cannot come back"):
        catalog.history.undo()
    catalog.folders.forget(root_of(catalog, media.name))
    catalog.history.undo()
    assert [folder.name for folder in catalog.folders.list()] == [media.name]


def test_what_comes_back_is_matched_with_the_facts_of_now(catalog: Catalog, media: Path) -> None:
    scan(catalog, [media])
    before = {item.id: item.works for item in catalog.items.list()}
    catalog.folders.forget(root_of(catalog, media.name))
    catalog.edits.set("work:voices-2", {"title": ["Zug"]})
    catalog.folders.add(str(media))
    after = {item.id: item.works for item in catalog.items.list()}
    assert before.keys() == after.keys()
    assert {link.title for links in after.values() for link in links if link.work == "voices-2"} <= {"Zug"}
    assert catalog.matcher.waiting() == 0
