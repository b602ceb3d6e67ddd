"""A part of a work is not the work: incomplete items are shown as such, and are no copies that are owned."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from janto_catalog.catalog import Catalog
from janto_catalog.model.files import ItemState
from janto_catalog.model.have import Have
from janto_catalog.model.shapes import item_shape
from janto_catalog.store.copy_lengths import decided_lengths
from janto_catalog.store.derived.completeness import completeness
from tests.catalog.conftest import MINUTE, scan
from tests.media import silent_mp3

LENGTHS = st.one_of(st.none(), st.floats(min_value=1, max_value=1e6))


@pytest.fixture
def voices(catalog: Catalog, tmp_path: Path) -> Path:
    """A folder in which files are still missing."""
    folder = tmp_path / "media" / "Voices"
    silent_mp3(folder / "tape.mp3", 9 * MINUTE)
    scan(catalog, [tmp_path / "media"])
    return folder


def owned(catalog: Catalog) -> list[str]:
    return [row.id for row in catalog.works.search("owned:yes").rows]


def test_half_a_work_is_not_owned_and_says_what_is_missing(catalog: Catalog, voices: Path) -> None:
    (item,) = catalog.items.list()
    assert item.complete is None
    catalog.links.link(item.id, "voices-1")
    (item,) = catalog.items.list()
    assert (item.complete, item.missing) == (False, "9:00 of 18:00")
    assert item.state is ItemState.LINKED
    assert item_shape(item)["complete"] is False
    assert owned(catalog) == []


def test_a_title_of_which_only_a_part_is_there_is_found_as_incomplete(catalog: Catalog, voices: Path) -> None:
    (item,) = catalog.items.list()
    catalog.links.link(item.id, "voices-1")
    (row,) = catalog.works.search("incomplete:yes").rows
    assert (row.id, row.owned, row.copies, row.have) == ("voices-1", False, 0, Have.INCOMPLETE)
    silent_mp3(voices / "Lantern Street Voices 01 - The Oil Merchant.mp3", 18 * MINUTE)
    scan(catalog)
    (row,) = catalog.works.search("title:oil owned:yes").rows
    assert (row.copies, row.have) == (1, Have.YES)
    assert catalog.works.search("incomplete:yes").count == 0
    catalog.links.unlink(item.id, None)
    assert catalog.works.search("incomplete:yes").count == 0


def test_a_title_is_no_longer_incomplete_when_its_part_is_unlinked(catalog: Catalog, voices: Path) -> None:
    (item,) = catalog.items.list()
    catalog.links.link(item.id, "voices-1")
    catalog.links.unlink(item.id, "voices-1")
    assert catalog.works.search("incomplete:yes").count == 0
    catalog.history.undo()
    assert catalog.works.search("incomplete:yes").count == 1


def test_a_corrected_running_time_makes_it_whole(catalog: Catalog, voices: Path) -> None:
    (item,) = catalog.items.list()
    catalog.links.link(item.id, "voices-1")
    catalog.edits.set("voices-1", {"runtime": ["9:00"]})
    (item,) = catalog.items.list()
    assert (item.complete, item.missing) == (True, "")
    assert owned(catalog) == ["voices-1"]


def test_whole_copies_that_a_person_linked_say_what_length_is_usual(catalog: Catalog, voices: Path) -> None:
    def lengths() -> dict[str, float]:
        with catalog.store.reading() as connection:
            return decided_lengths(connection)

    (item,) = catalog.items.list()
    assert lengths() == {}
    catalog.links.link(item.id, "voices-1")
    assert lengths() == {}
    catalog.edits.set("voices-1", {"runtime": ["9:00"]})
    assert lengths() == {"voices-1": pytest.approx(9 * MINUTE, abs=1)}


def test_a_range_of_an_item_is_no_part_of_a_work(catalog: Catalog, media: Path) -> None:
    scan(catalog, [media])
    assert all(item.complete for item in catalog.items.list())
    assert len(owned(catalog)) == 4


def test_a_playlist_leaves_out_half_a_work_and_says_why(
    catalog: Catalog, voices: Path, tmp_path: Path
) -> None:
    (item,) = catalog.items.list()
    catalog.links.link(item.id, "voices-1")
    result = catalog.exports.export(str(tmp_path / "order.m3u8"))
    reasons = {each.work: each.reason for each in result.skipped}
    assert reasons["voices-1"] == "incomplete, missing: 9:00 of 18:00"


@given(LENGTHS, LENGTHS, st.integers(1, 9))
def test_what_the_numbers_say_is_missing_is_missing_unless_it_is_as_long_as_the_work(
    seconds: float | None, runtime: float | None, files: int
) -> None:
    found = completeness(gaps="disc 2 of 2", files=files, gone=0, seconds=seconds, runtime=runtime)
    if seconds and runtime and seconds >= 0.985 * runtime:
        assert found == (True, "")
    else:
        assert found == (False, "disc 2 of 2")


@given(LENGTHS, LENGTHS, st.sampled_from([None, ""]))
def test_a_longer_item_is_never_less_complete(
    seconds: float | None, runtime: float | None, gaps: str | None
) -> None:
    ranks = {False: 0, None: 1, True: 2}

    def rank(length: float | None) -> int:
        found = completeness(gaps=gaps, files=1, gone=0, seconds=length, runtime=runtime)
        return ranks[found.complete]

    if seconds is not None:
        assert rank(seconds * 2) >= rank(seconds)


def test_missing_files_make_an_item_incomplete() -> None:
    some = completeness(gaps="", files=6, gone=2, seconds=100.0, runtime=100.0)
    assert some == (False, "2 of 6 files")
    # An item of which everything is missing has the state "missing"; it is no incomplete copy.
    assert completeness(gaps="", files=6, gone=6, seconds=100.0, runtime=100.0).complete is True
