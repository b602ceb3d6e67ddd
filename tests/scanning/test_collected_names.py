"""Lists of names from other projects and collections, where they are available."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from janto_catalog.model.file_types import FileCategory
from janto_catalog.model.files import Role
from janto_catalog.model.media import MediaFacts, Medium
from janto_catalog.scanning.file_entry import file_entry, grouping_folder
from janto_catalog.scanning.group import group


def rows(file: Path) -> list[tuple[str, str]]:
    """The first two columns of a list of names."""
    with file.open(encoding="utf-8", newline="") as lines:
        return [(row[0], row[1]) for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)][1:]


def test_disc_folders_are_recognised(shared_naming: Path) -> None:
    for folder, expected in rows(shared_naming / "audio_jellyfin_multidisc.tsv"):
        name = folder.rstrip("/").rpartition("/")[2]
        if name.startswith("vol"):
            # A volume is usually a book, not a disc.
            continue
        disc = file_entry(f"Album/{name}/01.mp3".encode(), None).disc
        assert (disc is not None) == (expected == "is_multi_part_dir=true"), name


def test_the_discs_of_a_book_are_grouped_together(shared_naming: Path) -> None:
    for path, expected in rows(shared_naming / "audio_audiobookshelf.tsv"):
        groups = [value.removeprefix("group=") for value in expected.split(";") if value.startswith("group=")]
        for found in groups:
            assert grouping_folder(path.encode()).decode() in (found, found.rpartition("/")[0])


NO_STORY = (FileCategory.UNKNOWN, FileCategory.SOFTWARE)


@pytest.mark.parametrize("seconds", [None, 1.0, 3300.0])
def test_stories_in_one_folder_are_separate_items(shared_naming: Path, seconds: float | None) -> None:
    names = [name for name, _ in rows(shared_naming / "torchwood_sample.tsv")]
    named = [name for name in names if file_entry(name.encode(), None).category not in NO_STORY]
    facts = None if seconds is None else MediaFacts("any", Medium.AUDIO, seconds)
    played = ("mp3", "m4b", "mkv", "avi")
    items = group((name.encode(), facts if name.endswith(played) else None) for name in names)
    stories = [file.path.decode() for item in items for file in item.files if file.role is Role.STORY]
    assert sorted(stories) == sorted(named)
    assert len(items) == len(named) + 1
    assert len(named) >= 45
