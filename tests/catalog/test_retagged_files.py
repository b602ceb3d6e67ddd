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
