"""An extra belongs to a title and is never taken for its story."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from janto_catalog.catalog import Catalog
from janto_catalog.errors import NotFoundError, UsageError
from janto_catalog.model.files import DecidedBy, ExtraRole, ItemState
from tests.catalog.conftest import MINUTE, linked, scan
from tests.media import silent_mp3


@pytest.fixture
def asked(catalog: Catalog, tmp_path: Path) -> str:
    """The id of a copy that is asked about: a name that says a title, and a length that is too short for it."""
    silent_mp3(tmp_path / "media" / "Voices" / "Lantern Street Voices 02.mp3", 3 * MINUTE)
    scan(catalog, [tmp_path / "media"])
    (item,) = catalog.items.list()
    assert item.state is ItemState.REVIEW
    return item.id


@pytest.fixture
def whole(catalog: Catalog, media: Path) -> str:
    """The id of a copy the program matched alone."""
    scan(catalog, [media])
    return next(item.id for item in catalog.items.list() if item.works[0].work == "voices-2")


def test_an_extra_leaves_review_and_names_its_title(catalog: Catalog, asked: str) -> None:
    item, changed = catalog.links.make_extra(asked, "Ash and Amber", ExtraRole.INTERVIEW)
    assert changed.label == "Lantern Street Voices 02 is an extra of Ash and Amber (interview)"
    assert item.extra is not None
    assert (item.extra.work, item.extra.role, item.extra.decided_by) == (
        "voices-2",
        ExtraRole.INTERVIEW,
        DecidedBy.USER,
    )
    assert (item.works, item.state) == ((), ItemState.LINKED)
    assert catalog.review.list() == ()
    assert catalog.unrecognised.folders().rows == ()
    assert catalog.works.sidebar_counts().linked_items == 1


def test_an_extra_is_neither_owned_nor_played(catalog: Catalog, whole: str) -> None:
    assert catalog.works.rows(["voices-2"])["voices-2"].owned
    catalog.links.make_extra(whole, "voices-2", ExtraRole.TRAILER)
    row = catalog.works.rows(["voices-2"])["voices-2"]
    assert (row.owned, row.copies) == (False, 0)
    entries = {entry.work: entry for entry in catalog.exports.order_list().entries}
    assert (entries["voices-2"].owned, entries["voices-2"].files) == (False, ())
    details = catalog.works.details("voices-2")
    assert details.copies == ()
    assert [extra.id for extra in details.extras] == [whole]


def test_a_rescan_and_a_move_keep_it(catalog: Catalog, asked: str, tmp_path: Path) -> None:
    catalog.links.make_extra(asked, "voices-2", ExtraRole.TRAILER)
    before = catalog.items.show(asked).extra
    scan(catalog)
    file = Path(catalog.items.show(asked).files[0].decode())
    (tmp_path / "media" / "Bonus").mkdir()
    file.rename(tmp_path / "media" / "Bonus" / "renamed.mp3")
    scan(catalog)
    moved = catalog.items.show(asked)
    assert moved.files[0].endswith(b"Bonus/renamed.mp3")
    assert moved.extra == before


def test_the_same_content_elsewhere_is_the_same_extra(catalog: Catalog, asked: str, tmp_path: Path) -> None:
    catalog.links.make_extra(asked, "voices-2", ExtraRole.TRAILER)
    shutil.copy(catalog.items.show(asked).files[0].decode(), tmp_path / "media" / "another name.mp3")
    report = scan(catalog)
    assert (report.to_review, report.unknown, report.linked) == (0, 0, 2)
    copy = next(item for item in catalog.items.list() if item.title == "another name")
    assert copy.extra is not None
    assert (copy.extra.work, copy.extra.decided_by) == ("voices-2", DecidedBy.PROGRAM)
    assert not catalog.works.rows(["voices-2"])["voices-2"].owned
    (answer,) = catalog.match_rules.list()
    assert answer.means == "is an extra of Ash and Amber (trailer)"
    catalog.links.unlink(copy.id)
    scan(catalog)
    assert catalog.items.show(copy.id).extra is None


def test_undo_asks_again_and_redo_settles_it(catalog: Catalog, asked: str) -> None:
    before = catalog.items.show(asked)
    catalog.links.make_extra(asked, "voices-2", ExtraRole.SCRIPT)
    after = catalog.items.show(asked)
    catalog.history.undo()
    assert catalog.items.show(asked) == before
    assert catalog.match_rules.list() == ()
    catalog.history.redo()
    assert catalog.items.show(asked) == after


def test_undo_gives_a_match_of_the_program_back(catalog: Catalog, whole: str) -> None:
    before = catalog.items.show(whole)
    catalog.links.make_extra(whole, "voices-2", ExtraRole.TRAILER)
    catalog.history.undo()
    assert catalog.items.show(whole) == before
    assert catalog.works.rows(["voices-2"])["voices-2"].owned


def test_what_is_said_last_holds(catalog: Catalog, asked: str) -> None:
    catalog.links.make_extra(asked, "voices-2", ExtraRole.TRAILER)
    catalog.links.make_extra(asked, "voices-1", ExtraRole.INTERVIEW)
    extra = catalog.items.show(asked).extra
    assert extra is not None
    assert (extra.work, extra.role) == ("voices-1", ExtraRole.INTERVIEW)
    item, _ = catalog.links.link(asked, "voices-2")
    assert (item.extra, [link.work for link in item.works]) == (None, ["voices-2"])
    assert [answer.means for answer in catalog.match_rules.list()] == ["is Ash and Amber"]
    catalog.links.make_extra(asked, "voices-2", ExtraRole.TRAILER)
    catalog.review.not_part(asked)
    item = catalog.items.show(asked)
    assert (item.extra, item.works, item.state) == (None, (), ItemState.UNKNOWN)


def test_it_is_taken_back_by_its_title(catalog: Catalog, asked: str) -> None:
    catalog.links.make_extra(asked, "voices-2", ExtraRole.TRAILER)
    with pytest.raises(UsageError, match="is not matched with The Oil Merchant"):
        catalog.links.unlink(asked, "voices-1")
    item, _ = catalog.links.unlink(asked, "voices-2")
    assert (item.extra, item.state) == (None, ItemState.REVIEW)
    assert linked(catalog) == {"Lantern Street Voices 02": ()}


def test_a_title_that_is_not_known_is_refused(catalog: Catalog, asked: str) -> None:
    with pytest.raises(NotFoundError):
        catalog.links.make_extra(asked, "Ash and Ember", ExtraRole.TRAILER)
    assert catalog.items.show(asked).extra is None
