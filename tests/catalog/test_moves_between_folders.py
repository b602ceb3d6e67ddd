"""Files that move from one folder of the user to another one keep everything that was decided about them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from janto_catalog import bootstrap
from janto_catalog.catalog import Catalog
from janto_catalog.model.files import DecidedBy, ItemState, Range, Unit
from janto_catalog.model.views import ItemSummary
from tests.catalog.conftest import MINUTE, scan
from tests.media import silent_mp3

ROOTS = ("one", "two", "three")
SINGLES = ("cellar door", "quiet harbour", "winter rain")
PART = Range(Unit.SECONDS, 10, 200)


@pytest.fixture
def folders(tmp_path: Path) -> dict[str, Path]:
    """Three folders; the first has two dramas of three tracks and three single files."""
    made = {name: tmp_path / name for name in ROOTS}
    for folder in made.values():
        folder.mkdir()
    for title in ("The Oil Merchant", "Ash and Amber"):
        for number in (1, 2, 3):
            minutes = number + len(title) / 60
            silent_mp3(
                made["one"] / f"Lantern Street Voices - {title}" / f"0{number} part.mp3", minutes * MINUTE
            )
    for number, name in enumerate(SINGLES):
        silent_mp3(made["one"] / f"{name}.mp3", (9 + number) * MINUTE)
    return made


def item_at(catalog: Catalog, path: Path) -> ItemSummary:
    """The item with the file that is now at `path`."""
    (item,) = [item for item in catalog.items.list() if bytes(path) in item.files]
    return item


@pytest.mark.parametrize("order", [("one", "two"), ("two", "one"), ("two", "all"), ("all", "all")])
def test_a_file_keeps_its_range_whichever_folder_is_scanned_first(
    catalog: Catalog, folders: dict[str, Path], order: tuple[str, str]
) -> None:
    scan(catalog, list(folders.values()))
    file = folders["one"] / "cellar door.mp3"
    item = item_at(catalog, file)
    catalog.links.link(item.id, "voices-1", PART)
    moved = Path(shutil.move(file, folders["two"] / "renamed.mp3"))
    for name in (*order, "all", "all"):
        scan(catalog, [] if name == "all" else [folders[name]])
    there = item_at(catalog, moved)
    assert there.id == item.id
    assert [(link.work, link.range) for link in there.works] == [("voices-1", PART)]
    assert there.title == "renamed"
    assert not [
        each for each in catalog.items.list() if each.state in (ItemState.MISSING, ItemState.NOT_SEEN)
    ]


def test_a_drama_of_several_tracks_moves_as_one(catalog: Catalog, folders: dict[str, Path]) -> None:
    scan(catalog, list(folders.values()))
    folder = folders["one"] / "Lantern Street Voices - The Oil Merchant"
    item = item_at(catalog, folder / "01 part.mp3")
    catalog.links.link(item.id, "lantern-1")
    moved = Path(shutil.move(folder, folders["three"] / "Somewhere Else"))
    report = scan(catalog)
    there = item_at(catalog, moved / "02 part.mp3")
    assert (there.id, len(there.files), there.title) == (item.id, 3, "Somewhere Else")
    assert [link.work for link in there.works] == ["lantern-1"]
    assert (report.moved, report.new, report.missing) == (3, 0, 0)


def test_what_was_split_by_hand_stays_split(catalog: Catalog, folders: dict[str, Path]) -> None:
    scan(catalog, list(folders.values()))
    folder = folders["one"] / "Lantern Street Voices - The Oil Merchant"
    catalog.groupings.split(item_at(catalog, folder / "01 part.mp3").id)
    ids = {item_at(catalog, folder / f"0{number} part.mp3").id for number in (1, 2, 3)}
    assert len(ids) == 3
    moved = Path(shutil.move(folder, folders["two"] / folder.name))
    scan(catalog)
    assert {item_at(catalog, moved / f"0{number} part.mp3").id for number in (1, 2, 3)} == ids


def test_a_track_that_several_copies_have_moves_nothing(catalog: Catalog, folders: dict[str, Path]) -> None:
    """The same jingle is a file of its own in one folder and a track of a drama in another."""
    drama = folders["two"] / "Lantern Street Voices - Ember"
    jingle = folders["one"] / "cellar door.mp3"
    drama.mkdir()
    for number in (1, 2):
        silent_mp3(drama / f"0{number} part.mp3", (20 + number) * MINUTE)
    shutil.copy(jingle, drama / "03 part.mp3")
    scan(catalog, list(folders.values()))
    catalog.links.link(item_at(catalog, jingle).id, "voices-1")
    jingle.unlink()
    for _ in range(3):
        scan(catalog)
    there = item_at(catalog, drama / "03 part.mp3")
    assert len(there.files) == 3
    assert "voices-1" not in {link.work for link in there.works}


def test_a_copy_takes_over_only_when_the_first_is_certainly_gone(
    catalog: Catalog, folders: dict[str, Path]
) -> None:
    file = folders["one"] / "cellar door.mp3"
    copy = Path(shutil.copy(file, folders["two"] / "copy.mp3"))
    scan(catalog, list(folders.values()))
    item = item_at(catalog, file)
    catalog.links.link(item.id, "voices-1", PART)
    file.unlink()
    scan(catalog)
    assert item_at(catalog, copy).id != item.id, "the next scan may find it"
    scan(catalog)
    there = item_at(catalog, copy)
    assert there.id == item.id
    assert [(link.work, link.range) for link in there.works] == [("voices-1", PART)]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(
        st.tuples(
            st.integers(0, 4),
            st.sampled_from(ROOTS),
            st.sampled_from(("move", "rename", "copy")),
            st.sampled_from((*ROOTS, "all", "")),
        ),
        max_size=7,
    )
)
def test_no_decision_is_lost_on_walks_between_folders(
    folders: dict[str, Path], tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[int, str, str, str]]
) -> None:
    place = tmp_path_factory.mktemp("walk")
    roots = {name: Path(shutil.copytree(folder, place / name)) for name, folder in folders.items()}
    things = [roots["one"] / f"{name}.mp3" for name in SINGLES]
    things += sorted(path for path in roots["one"].iterdir() if path.is_dir())
    catalog = bootstrap.open_catalog(str(place / "catalogue.db"))
    try:
        list(catalog.scans.scan([str(root) for root in roots.values()]))
        works = [row.id for row in catalog.works.search("").rows[:5]]
        for thing, work in zip(things, works, strict=True):
            catalog.links.link(_first(catalog, thing).id, work, Range(Unit.SECONDS, 1, 60))
        for count, (which, root, act, scanned) in enumerate(steps):
            _do(things, which, roots[root], act, count)
            if scanned:
                list(
                    catalog.scans.scan([] if scanned == "all" else [str(roots[scanned])], accept_missing=True)
                )
        for _ in range(2):
            list(catalog.scans.scan(accept_missing=True))
        for thing, work in zip(things, works, strict=True):
            held = _first(catalog, thing)
            assert [link.work for link in held.works if link.decided_by is DecidedBy.USER] == [work]
    finally:
        catalog.close()


def _do(things: list[Path], which: int, root: Path, act: str, count: int) -> None:
    thing = things[which]
    name = thing.name if act == "move" else f"{count} other{thing.suffix}"
    target = (root if act != "rename" else thing.parent) / name
    if target.exists():
        return
    if act == "copy":
        # The first is deleted: the copy is what is left.
        (shutil.copytree if thing.is_dir() else shutil.copy)(thing, target)
        shutil.rmtree(thing) if thing.is_dir() else thing.unlink()
    else:
        shutil.move(thing, target)
    things[which] = target


def _first(catalog: Catalog, thing: Path) -> ItemSummary:
    return item_at(catalog, min(thing.iterdir()) if thing.is_dir() else thing)
