"""What you have, once files are gone or a folder is not connected: the same in lists, counts, orders and exports."""

from __future__ import annotations

from pathlib import Path

import pytest

from janto_catalog.catalog import Catalog
from janto_catalog.errors import QueryError
from janto_catalog.model.changes import Data
from janto_catalog.model.files import ItemState
from janto_catalog.model.have import Have
from janto_catalog.model.kinds import Kind
from janto_catalog.model.saved_orders import ADDED, OrderRules
from janto_catalog.model.scan_text import lost_text, not_found_text
from janto_catalog.model.story import Pack, Story, Work
from janto_catalog.model.views import Changed
from tests.catalog.conftest import MINUTE, scan
from tests.media import silent_mp3

ALL = {"lantern-1", "lantern-2", "voices-1", "voices-2"}


def found(catalog: Catalog, text: str) -> set[str]:
    """The titles that a search finds, which are as many as it counts."""
    page = catalog.works.search(text, limit=None)
    assert page.count == len(page.rows)
    return {row.id for row in page.rows}


def facets(catalog: Catalog) -> dict[str, int]:
    """How many titles the filter "Have" offers for each value."""
    return {one.value: one.titles for one in catalog.facets.values("have")}


def skipped(catalog: Catalog, path: Path) -> dict[str, str]:
    """Why titles are not in a playlist of all that are known."""
    return {entry.work: entry.reason for entry in catalog.exports.export(str(path), "").skipped}


@pytest.fixture
def scanned(catalog: Catalog, media: Path) -> Catalog:
    scan(catalog, [media])
    assert found(catalog, "have:yes") == ALL
    return catalog


def test_a_title_whose_files_were_deleted_is_missing_everywhere(
    scanned: Catalog, media: Path, tmp_path: Path
) -> None:
    next(media.glob("*/*Oil Merchant*")).unlink()
    scan(scanned)
    assert found(scanned, "have:not-seen") == found(scanned, 'have:"not seen"') == {"voices-1"}
    assert found(scanned, "have:yes") == ALL, "it may be there again"
    assert facets(scanned) == {"yes": 4, "no": 1, "not-seen": 1}
    row = scanned.works.rows(["voices-1"])["voices-1"]
    assert (row.have, row.copies) == (Have.NOT_SEEN, 0)
    (copy,) = scanned.works.details("voices-1").copies
    assert copy.state is ItemState.NOT_SEEN
    counts = scanned.works.sidebar_counts()
    assert (counts.owned, counts.not_seen, counts.missing) == (4, 1, 0)
    assert skipped(scanned, tmp_path / "list.m3u8")["voices-1"] == "not seen in the last scan"
    scan(scanned)
    assert found(scanned, "have:missing") == {"voices-1"}
    assert not found(scanned, "have:not-seen")
    assert found(scanned, "have:yes") == ALL - {"voices-1"}
    assert found(scanned, "have:no") == {"voices-1", "lantern-3"} == found(scanned, "-have:yes")
    assert found(scanned, "have:incomplete or have:offline") == set()
    assert facets(scanned) == {"yes": 3, "no": 2, "missing": 1}
    row = scanned.works.rows(["voices-1"])["voices-1"]
    assert (row.have, row.copies) == (Have.MISSING, 0)
    counts = scanned.works.sidebar_counts()
    assert (counts.owned, counts.missing, dict(counts.owned_by_group)["audio"]) == (3, 1, 1)
    assert {row.id for row in scanned.home.read().owned} == ALL - {"voices-1"}
    assert [folder.titles for folder in scanned.folders.list()] == [3]
    assert {one.id: one.owned for one in scanned.facets.named("series")} == {"lantern-s1": 2, "voices": 1}
    assert skipped(scanned, tmp_path / "all.m3u8") == {"voices-1": "missing", "lantern-3": "not owned"}
    assert not any(row.work.id == "voices-1" for row in scanned.orders.order("have:yes"))


def spoil(catalog: Catalog, media: Path, name: str) -> Path:
    """Make the content of a file one that nothing can read, and scan it."""
    file = next(media.rglob(f"*{name}*"))
    file.write_bytes(b"ID3" + bytes(40))
    scan(catalog)
    return file


def test_a_title_whose_file_cannot_be_read_is_unreadable_everywhere(
    scanned: Catalog, media: Path, tmp_path: Path
) -> None:
    spoil(scanned, media, "Oil Merchant")
    (item,) = scanned.items.list("have:unreadable")
    assert (item.state, [link.work for link in item.works]) == (ItemState.UNREADABLE, ["voices-1"])
    there = ALL - {"voices-1"}
    assert found(scanned, "have:unreadable") == {"voices-1"}
    assert found(scanned, "have:yes") == there
    assert found(scanned, "have:no") == {"voices-1", "lantern-3"}
    assert facets(scanned) == {"yes": 3, "no": 2, "unreadable": 1}
    row = scanned.works.rows(["voices-1"])["voices-1"]
    assert (row.have, row.copies, row.owned) == (Have.UNREADABLE, 0, True)
    counts = scanned.works.sidebar_counts()
    assert (counts.owned, counts.unreadable, counts.missing) == (3, 1, 0)
    assert dict(counts.owned_by_group)["audio"] == 1
    assert {row.id for row in scanned.home.read().owned} == there
    assert [folder.titles for folder in scanned.folders.list()] == [3]
    assert {row.work.id for row in scanned.orders.order("have:yes")} == there
    assert scanned.facets.summary("").owned == 3
    assert {one.id: one.owned for one in scanned.facets.named("series")} == {"lantern-s1": 2, "voices": 1}
    assert skipped(scanned, tmp_path / "all.m3u8")["voices-1"] == "unreadable"


def test_a_readable_copy_counts_beside_one_that_cannot_be_read(scanned: Catalog, media: Path) -> None:
    silent_mp3(media / "Again" / "Lantern Street Voices 01 - The Oil Merchant.mp3", 18 * MINUTE + 1)
    file = spoil(scanned, media / "Voices", "Oil Merchant")
    row = scanned.works.rows(["voices-1"])["voices-1"]
    assert (row.have, row.copies) == (Have.YES, 1)
    next(media.glob("Again/*")).unlink()
    scan(scanned)
    scan(scanned)
    assert found(scanned, "have:unreadable") == {"voices-1"}
    file.unlink()
    silent_mp3(file, 18 * MINUTE + 2)
    scan(scanned)
    assert found(scanned, "have:yes") == ALL


def test_a_box_of_which_a_part_cannot_be_read_is_incomplete(catalog: Catalog, tmp_path: Path) -> None:
    works = tuple(Work(f"box-{n}", f"Story {n}", Kind.AUDIO_DRAMA, part_of="box") for n in (1, 2))
    catalog.packs.install(
        Pack("boxed", "Boxed", "1", story=Story(works=(Work("box", "The Box", Kind.AUDIO_DRAMA), *works)))
    )
    for n in (1, 2):
        silent_mp3(tmp_path / "media" / f"{n}" / f"part {n}.mp3", 18 * MINUTE)
    scan(catalog, [tmp_path / "media"])
    for item in catalog.items.list():
        catalog.links.link(item.id, f"box-{item.title.split()[-1]}")
    spoil(catalog, tmp_path / "media", "part 2")
    rows = catalog.works.rows(["box", "box-1", "box-2"])
    assert {id: row.have for id, row in rows.items()} == {
        "box": Have.INCOMPLETE, "box-1": Have.YES, "box-2": Have.UNREADABLE
    }  # fmt: skip
    spoil(catalog, tmp_path / "media", "part 1")
    assert found(catalog, "have:unreadable") == {"box", "box-1", "box-2"}


def test_a_scan_names_the_titles_it_did_not_find_and_then_those_that_are_missing(
    scanned: Catalog, media: Path
) -> None:
    for file in media.glob("Voices/*"):
        file.unlink()
    first = scan(scanned)
    assert (first.not_seen, first.missing, first.lost) == (2, 0, ())
    assert not_found_text(first) == (
        "2 titles were not found this time: Ash and Amber, The Oil Merchant."
        " If the next scan does not find them either, they are missing"
    )
    second = scan(scanned)
    assert (second.not_seen, second.missing, second.not_found) == (0, 2, ())
    assert lost_text(second) == "2 titles have no copy any more: Ash and Amber, The Oil Merchant"
    again = scan(scanned)
    assert (again.missing, lost_text(again), not_found_text(again)) == (2, "", "")
    (folder,) = scanned.folders.list()
    assert (folder.files, folder.titles, folder.missing) == (2, 2, 2)


def test_a_title_with_another_copy_is_not_named_by_the_scan(scanned: Catalog, media: Path) -> None:
    silent_mp3(media / "Again" / "Lantern Street Voices 01 - The Oil Merchant.mp3", 18 * MINUTE + 1)
    scan(scanned)
    for file in media.glob("Voices/*"):
        file.unlink()
    assert scan(scanned).not_found == (("voices-2", "Ash and Amber"),)
    assert scan(scanned).lost == (("voices-2", "Ash and Amber"),)


def test_a_scan_after_a_disk_went_or_came_back_has_the_lists_read_again(
    scanned: Catalog, media: Path, tmp_path: Path
) -> None:
    def changed() -> set[Data]:
        steps = [step for step in scanned.scans.scan() if isinstance(step, Changed)]
        return {kind for step in steps for kind in step.kinds}

    assert Data.OWNERSHIP not in changed()
    media.rename(tmp_path / "elsewhere")
    assert Data.OWNERSHIP in changed()
    assert found(scanned, "have:offline") == ALL
    (tmp_path / "elsewhere").rename(media)
    assert Data.OWNERSHIP in changed()
    assert Data.OWNERSHIP not in changed()


def test_a_title_of_which_another_copy_is_there_is_not_missing(scanned: Catalog, media: Path) -> None:
    silent_mp3(media / "Again" / "Lantern Street Voices 01 - The Oil Merchant.mp3", 18 * MINUTE + 1)
    scan(scanned)
    row = scanned.works.rows(["voices-1"])["voices-1"]
    assert (row.have, row.copies) == (Have.YES, 2)
    next(media.glob("Voices/*Oil Merchant*")).unlink()
    scan(scanned)
    scan(scanned)
    row = scanned.works.rows(["voices-1"])["voices-1"]
    assert (row.have, row.copies) == (Have.YES, 1)
    assert found(scanned, "have:missing") == set()


def test_files_that_come_back_are_there_again(scanned: Catalog, media: Path) -> None:
    file = next(media.glob("*/*Oil Merchant*"))
    content = file.read_bytes()
    file.unlink()
    scan(scanned)
    scan(scanned)
    file.write_bytes(content)
    scan(scanned)
    assert found(scanned, "have:yes") == ALL


def test_a_title_in_a_folder_that_is_not_connected_is_had_and_says_so(
    scanned: Catalog, media: Path, tmp_path: Path
) -> None:
    silent_mp3(tmp_path / "more" / "Lantern Street Voices 01 - The Oil Merchant.mp3", 18 * MINUTE + 1)
    scan(scanned, [tmp_path / "more"])
    media.rename(tmp_path / "elsewhere")
    assert found(scanned, "have:offline") == ALL - {"voices-1"}
    assert found(scanned, "have:yes") == ALL
    assert found(scanned, "have:offline kind:audio") == {"voices-2"}
    assert facets(scanned) == {"yes": 4, "no": 1, "offline": 3}
    rows = scanned.works.rows(sorted(ALL))
    assert {id for id, row in rows.items() if row.have is Have.OFFLINE} == ALL - {"voices-1"}
    assert scanned.works.sidebar_counts().owned == 4
    assert {row.work.id for row in scanned.orders.order("have:offline")} == ALL - {"voices-1"}
    assert set(skipped(scanned, tmp_path / "all.m3u8").values()) == {"not connected", "not owned"}
    assert {item.state for item in scanned.items.list("have:offline")} == {ItemState.OFFLINE}
    (tmp_path / "elsewhere").rename(media)
    assert found(scanned, "have:offline") == set()


def test_a_title_split_over_two_folders_is_offline_when_one_of_them_is(
    catalog: Catalog, tmp_path: Path
) -> None:
    works = tuple(Work(f"box-{n}", f"Story {n}", Kind.AUDIO_DRAMA, part_of="box") for n in (1, 2))
    box = Work("box", "The Box", Kind.AUDIO_DRAMA)
    catalog.packs.install(Pack("boxed", "Boxed", "1", story=Story(works=(box, *works))))
    for n, folder in ((1, "here"), (2, "there")):
        silent_mp3(tmp_path / folder / f"part {n}.mp3", 18 * MINUTE)
        scan(catalog, [tmp_path / folder])
    for item in catalog.items.list():
        catalog.links.link(item.id, f"box-{item.title.split()[-1]}")
    assert found(catalog, "have:yes") == {"box", "box-1", "box-2"}
    (tmp_path / "there").rename(tmp_path / "unplugged")
    rows = catalog.works.rows(["box", "box-1", "box-2"])
    assert {id: row.have for id, row in rows.items()} == {
        "box": Have.OFFLINE, "box-1": Have.YES, "box-2": Have.OFFLINE
    }  # fmt: skip
    assert found(catalog, "have:offline") == {"box", "box-2"}


def test_a_wrong_value_is_answered_with_the_right_ones(catalog: Catalog) -> None:
    with pytest.raises(QueryError, match="yes, no, missing, not-seen, unreadable, offline or incomplete"):
        catalog.works.parse("have:lost")
    assert catalog.works.parse('have:"not connected"').node == catalog.works.parse("have:offline").node
    assert catalog.works.parse("have:damaged").node == catalog.works.parse("have:unreadable").node


def test_what_is_not_in_an_order_of_ones_own_is_not_offered_for_its_end(scanned: Catalog) -> None:
    scanned.saved_orders.create("Lantern", OrderRules(by=ADDED), ["lantern-1", "lantern-2"])
    listing = scanned.orders.listing("have:yes", by="order:Lantern")
    assert [row.work.id for row in listing.rows] == ["lantern-1", "lantern-2"]
    assert listing.without_place == ()
    shown = scanned.exports.preview("have:yes", by="order:Lantern", format="m3u8")
    assert shown.result is not None
    assert (shown.others, shown.result.skipped) == (0, ())
    assert scanned.orders.listing("merchant have:yes", by="order:Lantern").without_place
