"""A file that a tagger writes and renames at once is the same copy; where two could be it, none is."""

from __future__ import annotations

import random
from pathlib import Path
from typing import cast

import av
import pytest
from mutagen import File

from janto_catalog.catalog import Catalog
from janto_catalog.model.files import ItemState
from tests.catalog.conftest import scan

LONG_COMMENT = "As every tagger does. " * 400


CODECS = {"mp3": ("mp3", "libmp3lame"), "flac": ("flac", "flac"), "m4b": ("ipod", "aac")}


def _noise(path: Path, seed: int) -> Path:
    """A file of noise, of eight seconds; silence is coded in too few bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    container, codec = CODECS[path.suffix[1:]]
    generator = random.Random(seed)
    with av.open(str(path), "w", format=container) as file:
        stream = cast("av.AudioStream", file.add_stream(codec, rate=44_100, layout="mono"))
        for number in range(90):
            frame = av.AudioFrame(format="s16", layout="mono", samples=4_096)
            frame.sample_rate, frame.pts = 44_100, number * 4_096
            frame.planes[0].update(generator.randbytes(frame.planes[0].buffer_size))
            file.mux(stream.encode(frame))
        file.mux(stream.encode(None))
    _retag(path, f"x{seed}", "")
    return path


def _retag(path: Path, title: str, album: str = LONG_COMMENT) -> None:
    """Write other tags of another size, in place."""
    tagged = File(path, easy=True)
    assert tagged is not None
    tagged["title"] = title
    tagged["album"] = album
    tagged.save()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folder that is scanned."""
    return tmp_path / "disk"


@pytest.mark.parametrize("extension", CODECS)
def test_it_keeps_its_id_and_its_decision(catalog: Catalog, root: Path, extension: str) -> None:
    before = _noise(root / "Home" / f"tape b.{extension}", 1)
    scan(catalog, [root])
    item = catalog.items.list()[0].id
    catalog.links.link(item, "voices-2")
    _retag(before, "Sync")
    after = root / "Sorted" / f"27 Sync.{extension}"
    after.parent.mkdir()
    before.rename(after)
    report = scan(catalog)
    assert (report.moved, report.new, report.missing) == (1, 0, 0)
    scan(catalog)
    (found,) = catalog.items.list()
    assert (found.id, found.state, [link.work for link in found.works]) == (
        item,
        ItemState.LINKED,
        ["voices-2"],
    )
    assert [path.rpartition(b"/")[2] for path in found.files] == [after.name.encode()]


def test_new_tags_are_read_and_matched(catalog: Catalog, root: Path) -> None:
    before = _noise(root / "a.mp3", 1)
    assert scan(catalog, [root]).linked == 0
    item = catalog.items.list()[0].id
    _retag(before, "Lantern Street Voices 2: Ash and Amber")
    before.rename(root / "Lantern Street Voices 02 - Ash and Amber.mp3")
    scan(catalog)
    found = catalog.items.show(item)
    assert (len(catalog.items.list()), found.title) == (1, "Lantern Street Voices 02 - Ash and Amber")


def test_other_sound_is_another_file(catalog: Catalog, root: Path) -> None:
    before = _noise(root / "a.mp3", 1)
    scan(catalog, [root])
    item = catalog.items.list()[0].id
    catalog.links.link(item, "voices-2")
    before.unlink()
    _retag(_noise(root / "b.mp3", 2), "x1")
    report = scan(catalog)
    assert (report.moved, report.new) == (0, 1)
    scan(catalog)
    assert catalog.items.show(item).state is ItemState.MISSING


@pytest.mark.parametrize(("gone", "new"), [(2, 1), (1, 2), (2, 2)])
def test_where_two_could_be_it_none_is(catalog: Catalog, root: Path, gone: int, new: int) -> None:
    old = [_noise(root / f"old {n}.mp3", 1) for n in range(gone)]
    for number, path in enumerate(old):
        _retag(path, f"Copy {number}")
    scan(catalog, [root])
    content = old[0]
    copies = [root / f"new {n}.mp3" for n in range(new)]
    for number, path in enumerate(copies):
        path.write_bytes(content.read_bytes())
        _retag(path, f"Tagged {number}")
    for path in old:
        path.unlink()
    report = scan(catalog)
    assert (report.moved, report.new) == (0, new)


def _decided(catalog: Catalog, root: Path, **works: str) -> dict[str, str]:
    """Scan files of noise called by these names, and link each to its work; the ids of the items by name."""
    for seed, name in enumerate(works):
        _noise(root / f"{name}.mp3", seed)
    scan(catalog, [root])
    items = {item.title: item.id for item in catalog.items.list()}
    for name, work in works.items():
        catalog.links.link(items[name], work)
    return items


def _places(catalog: Catalog) -> dict[str, str]:
    """The works by the names of their files."""
    return {
        item.files[0].rpartition(b"/")[2].decode(): "+".join(link.work for link in item.works)
        for item in catalog.items.list()
    }


@pytest.mark.parametrize("retagged", ["ab", "a", "b", ""])
def test_two_files_that_swap_names_keep_their_decisions(catalog: Catalog, root: Path, retagged: str) -> None:
    items = _decided(catalog, root, a="voices-1", b="voices-2")
    for name in retagged:
        _retag(root / f"{name}.mp3", f"New {name}")
    (root / "a.mp3").rename(root / "between")
    (root / "b.mp3").rename(root / "a.mp3")
    (root / "between").rename(root / "b.mp3")
    report = scan(catalog)
    assert (report.moved, report.new, report.changed, report.missing) == (2, 0, 0, 0)
    assert _places(catalog) == {"a.mp3": "voices-2", "b.mp3": "voices-1"}
    assert {item.id for item in catalog.items.list()} == set(items.values())
    assert scan(catalog).moved == 0


def test_a_row_of_names_that_moves_on_keeps_its_decisions(catalog: Catalog, root: Path) -> None:
    _decided(catalog, root, a="voices-1", b="voices-2")
    for name in "ab":
        _retag(root / f"{name}.mp3", f"New {name}")
    (root / "b.mp3").rename(root / "c.mp3")
    (root / "a.mp3").rename(root / "b.mp3")
    report = scan(catalog)
    assert (report.moved, report.new, report.changed, report.missing) == (2, 0, 0, 0)
    assert _places(catalog) == {"b.mp3": "voices-1", "c.mp3": "voices-2"}


def test_a_retagged_file_in_the_place_of_another_that_is_gone(catalog: Catalog, root: Path) -> None:
    items = _decided(catalog, root, a="voices-1", b="voices-2")
    _retag(root / "a.mp3", "New")
    (root / "b.mp3").unlink()
    (root / "a.mp3").rename(root / "b.mp3")
    scan(catalog)
    found = catalog.items.show(items["a"])
    assert found.files[0].endswith(b"/b.mp3")
    assert catalog.items.show(items["b"]).state is ItemState.MISSING


def test_files_that_are_only_tagged_anew_stay_where_they_are(catalog: Catalog, root: Path) -> None:
    _decided(catalog, root, a="voices-1", b="voices-2")
    for name in "ab":
        _retag(root / f"{name}.mp3", f"New {name}")
    report = scan(catalog)
    assert (report.moved, report.new, report.changed) == (0, 0, 2)
    assert _places(catalog) == {"a.mp3": "voices-1", "b.mp3": "voices-2"}


def test_two_files_with_the_same_sound_stay_where_they_are(catalog: Catalog, root: Path) -> None:
    _noise(root / "a.mp3", 1)
    (root / "b.mp3").write_bytes((root / "a.mp3").read_bytes())
    _retag(root / "b.mp3", "Copy", "short")
    scan(catalog, [root])
    for item, work in zip(catalog.items.list(), ("voices-1", "voices-2"), strict=True):
        catalog.links.link(item.id, work)
    before = _places(catalog)
    for name in "ab":
        _retag(root / f"{name}.mp3", f"New {name}")
    assert scan(catalog).changed == 2
    assert _places(catalog) == before
