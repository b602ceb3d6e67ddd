"""Every file that a scan found is in exactly one item, or listed as belonging to none."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from janto_catalog import bootstrap
from janto_catalog.catalog import Catalog
from janto_catalog.model.media import MediaFacts, Medium
from janto_catalog.scanning.group import group
from janto_catalog.store.store import Store
from tests.catalog.conftest import scan
from tests.examples import examples

_FOLDERS = st.sampled_from(
    [
        "",
        "Box 1 (Disc 1)",
        "Box 1 (Disc 2)",
        "Box 1 (Disc 3)",
        "Box 1",
        "Box 1/CD1",
        "Box 1/CD2",
        "Box 1/CD2/Scans",
        "Box 1/Disc 1 - The Alley",
        "Box 1/Disc 2 - The Mayor",
        "Box 1/Extras",
        "The Alley",
        "The Alley/Part 1",
        "The Alley/Side A",
        "The Alley/VIDEO_TS",
        "Covers",
        "Lantern Street/Season 1",
    ]
)
_STEMS = st.sampled_from(
    [
        *(f"{number:02}" for number in range(1, 5)),
        *(f"{number:02} Track" for number in range(1, 4)),
        *(f"fte{number}" for number in range(1, 4)),
        *(f"The Alley ({number})" for number in range(1, 4)),
        "The Alley",
        "The Alley a",
        "The Alley b",
        "The Alley - Trailer",
        "101 The Alley",
        "102 The Alley",
        "201 The Mayor",
        "S01E01",
        "S01E01a",
        "S01E01b",
        "cover",
        "booklet",
        "notes",
        "Interview",
        "Box 1",
        "VTS_01_1",
        "Prologue",
        "A1",
        "A2",
    ]
)
_NAMED = "mp3 mp3 mp3 flac m4b mkv VOB cbz pdf epub jpg txt nfo cue m3u zip srt log r00 unknown mp3.part1"
_ENDINGS = st.sampled_from(["", *_NAMED.split()])
_PATHS = st.builds(
    lambda folder, stem, ending: "/".join(filter(None, (folder, f"{stem}.{ending}" if ending else stem))),
    _FOLDERS,
    _STEMS,
    _ENDINGS,
)
_TREES = st.sets(_PATHS, min_size=1, max_size=30)
_FACTS = st.none() | st.builds(
    lambda seconds, album, title, track, disc: MediaFacts(
        "MP3", Medium.AUDIO, seconds, album=album, title=title, track=track, disc=disc
    ),
    st.sampled_from([None, 2.0, 170.0, 900.0, 1500.0, 3600.0]),
    st.sampled_from(["", "Box 1", "Box 1 (Disc 2)", "The Alley"]),
    st.sampled_from(["", "The Alley", "The Mayor (Part 1)", "Track 1"]),
    st.sampled_from([None, 1, 2, 3]),
    st.sampled_from([None, 1, 2]),
)


@given(st.dictionaries(_PATHS, _FACTS, min_size=1, max_size=40))
@settings(max_examples=examples(150), deadline=None)
def test_each_file_is_grouped_once(files: dict[str, MediaFacts | None]) -> None:
    # No file is a folder, too.
    assume(not any(other.startswith(f"{path}/") for path in files for other in files))
    groupings = group((path.encode(), facts) for path, facts in files.items())
    grouped = [file.path.decode() for grouping in groupings for file in grouping.files]
    assert sorted(grouped) == sorted(files)
    assert len({grouping.key for grouping in groupings}) == len(groupings)


def _write(root: Path, paths: set[str]) -> None:
    for path in sorted(paths):
        file = root / path
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            # None can be read as media; tracks called alike have the same content.
            file.write_bytes(file.name.encode() * 3)
        except (FileExistsError, NotADirectoryError, IsADirectoryError):
            continue


def _assert_listed_once(catalog: Catalog, root: Path) -> None:
    listed = Counter(
        path for item in catalog.items.list() for path in (*item.files, *(other for _, other in item.others))
    )
    listed.update(file.path for file in catalog.folders.other_files())
    on_disk = {os.fsencode(file) for file in root.rglob("*") if file.is_file()}
    assert {path: count for path, count in listed.items() if path in on_disk} == dict.fromkeys(on_disk, 1)


@given(_TREES, _TREES, st.data())
@settings(max_examples=examples(5), deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_each_file_on_disk_is_listed_once(first: set[str], second: set[str], data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "media"
        root.mkdir()
        catalog = bootstrap.build(
            Store(Path(folder) / "catalogue.db", lambda: "2020-01-01T00:00:00Z"), Path(folder) / "no packs"
        )
        try:
            _write(root, first)
            scan(catalog, [root])
            _assert_listed_once(catalog, root)
            items = [item.id for item in catalog.items.list()]
            if len(items) > 1:
                joined = data.draw(st.permutations(items))[:2]
                catalog.groupings.join(joined)
                _assert_listed_once(catalog, root)
            for path in data.draw(st.lists(st.sampled_from(sorted(first)), max_size=4)):
                _move(root / path, root / data.draw(_PATHS))
            _write(root, second)
            scan(catalog, accept_missing=True)
            _assert_listed_once(catalog, root)
            scan(catalog, accept_missing=True)
            _assert_listed_once(catalog, root)
            if len(items) > 1:
                catalog.history.undo()
                _assert_listed_once(catalog, root)
            scan(catalog, accept_missing=True)
            _assert_listed_once(catalog, root)
        finally:
            catalog.close()


def _move(file: Path, to: Path) -> None:
    if file.is_file() and not to.exists():
        try:
            to.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(file, to)
        except (FileExistsError, NotADirectoryError):
            return
