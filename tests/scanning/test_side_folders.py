"""What is in folders of scans, subtitles, samples and notes: a sidecar beside a story, else a story itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from janto_catalog.model.files import ItemKind, Role
from janto_catalog.model.media import MediaFacts, Medium
from janto_catalog.scanning.group import group


def video(minutes: float) -> MediaFacts:
    return MediaFacts("mp4", Medium.VIDEO, minutes * 60)


def item_paths(*files: str | tuple[str, MediaFacts]) -> list[str]:
    """The first story file of each item."""
    given = [
        (file.encode(), None) if isinstance(file, str) else (file[0].encode(), file[1]) for file in files
    ]
    items = [item for item in group(given) if item.kind is not ItemKind.LOOSE]
    return [item.files[0].path.decode() for item in items]


@pytest.mark.parametrize(
    "path",
    [
        "Scans/Harbour Magazine/Harbour Magazine 04.cbz",
        "Scans/Harbour Magazine 05.pdf",
        "Covers/Harbour 3.epub",
        "Harbour/Artwork/Harbour 3 - Fog.cbr",
        "Booklets/Harbour Annual 2008.pdf",
        "Samples/Harbour.zip",
    ],
)
def test_what_can_be_read_is_an_item_where_no_story_is(path: str) -> None:
    assert item_paths(path) == [path]


@pytest.mark.parametrize("folder", ["Subs", "Trailers", "Samples", "Scenes", "Covers"])
def test_what_is_as_long_as_a_story_is_an_item(folder: str) -> None:
    path = f"{folder}/Harbour S01E11 Fog.mp4"
    assert item_paths((path, video(47))) == [path]


@pytest.mark.parametrize(
    "path", ["Trailers/Harbour next.mp4", "Samples/harbour.mp4", "Subs/sample-harbour.mp4"]
)
def test_what_is_short_or_named_as_a_sample_is_none(path: str) -> None:
    assert item_paths((path, video(1))) == []
    (item,) = group([(path.encode(), video(1))])
    assert item.kind is ItemKind.LOOSE


@pytest.mark.parametrize(
    "path", ["Scans/Booklet.pdf", "Scans/front 1.pdf", "Covers/tracklist.pdf", "Scans/01.pdf"]
)
def test_scans_of_a_release_are_none(path: str) -> None:
    assert item_paths(path) == []


def test_beside_one_story_everything_belongs_to_it() -> None:
    assert item_paths("Fog/Fog.m4b", "Fog/Scans/Harbour Magazine 05.pdf", "Fog/Subs/x.srt") == ["Fog/Fog.m4b"]


def test_a_magazine_beside_several_stories_is_an_item() -> None:
    paths = ["S1/Fog.mkv", "S1/Sea.mkv", "S1/Scans/Harbour Magazine 05.pdf", "S1/Scans/Fog.pdf"]
    assert item_paths(*paths) == ["S1/Fog.mkv", "S1/Scans/Harbour Magazine 05.pdf", "S1/Sea.mkv"]


def test_pages_below_a_folder_of_scans_are_named_after_their_folder() -> None:
    (item,) = group([(f"Scans/Harbour Magazine 3/page {n}.jpg".encode(), None) for n in (1, 2, 3)])
    assert (item.kind, item.name) == (ItemKind.PAGES, "Harbour Magazine 3")


def test_notes_below_discs_belong_to_the_release() -> None:
    paths = [
        *(f"Fog/CD{disc}/0{track}.mp3" for disc in (1, 2) for track in (1, 2)),
        "Fog/CD1/info/rip.txt",
        "Fog/CD2/eac/deep/rip.log",
        "Fog/CD1/photos/1.jpg",
        "Fog/Tracklist.pdf",
        "Fog/tracks.txt",
        "Fog/logs/rip.txt",
    ]
    (item,) = group([(path.encode(), None) for path in paths])
    assert [file.role for file in item.files].count(Role.STORY) == 4
    assert len(item.files) == len(paths)


def test_what_is_named_after_discs_side_by_side_belongs_to_them() -> None:
    paths = ["Fog (disc 1)/01.mp3", "Fog (disc 2)/01.mp3", "Fog.pdf", "Fog.jpg", "other.jpg"]
    items = {item.key: item for item in group([(f"shelf/{path}".encode(), None) for path in paths])}
    assert {key: len(item.files) for key, item in items.items()} == {b"shelf/Fog (disc 1)": 4, b"shelf": 1}


def test_a_disc_of_interviews_is_an_extra() -> None:
    paths = ["Fog/CD1/01.mp3", "Fog/CD1/02.mp3", "Fog/CD2 - Interviews/01.mp3"]
    (item,) = group([(path.encode(), None) for path in paths])
    assert [file.role for file in item.files] == [Role.STORY, Role.STORY, Role.EXTRA]


SIDE_FOLDERS = ("Bonus", "Extras", "Extra", "Bonus Disc", "Featurettes", "Shorts", "Samples", "Interviews", "Behind The Scenes")  # fmt: skip


def audio(minutes: float, album: str = "", title: str = "") -> MediaFacts:
    return MediaFacts("mp3", Medium.AUDIO, minutes * 60, album=album, title=title)


@pytest.mark.parametrize("folder", SIDE_FOLDERS)
@pytest.mark.parametrize("minutes", [12, 60])
def test_another_story_beside_one_is_an_item(folder: str, minutes: float) -> None:
    story, other = "Fog/Harbour - 3 - Fog.mp3", f"Fog/{folder}/Harbour - 4 - The Salt Clock.mp3"
    assert sorted(item_paths((story, audio(58)), (other, audio(minutes)))) == sorted((story, other))


def test_a_story_beside_a_magazine_is_an_item_though_the_folder_is_called_after_the_magazine() -> None:
    issue, other = (
        "Harbour Magazine 15/Harbour Magazine 15.pdf",
        "Harbour Magazine 15/Bonus/Harbour - Fog.mp3",
    )
    assert sorted(item_paths(issue, (other, audio(60)))) == sorted((issue, other))


def test_a_number_with_another_title_in_its_tags_is_an_item() -> None:
    story, other = "Fog/Harbour - Fog.mp3", "Fog/Bonus/01.mp3"
    own = audio(60, "Harbour: The Salt Clock", "The Salt Clock")
    assert sorted(item_paths((story, audio(58, "Harbour: Fog", "Fog")), (other, own))) == sorted(
        (story, other)
    )


@pytest.mark.parametrize("folder", ["Bonus", "Extras"])
@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("Harbour - The Salt Clock {:02}", audio(7)),
        ("The Salt Clock - Part {}", audio(28)),
        ("{:02}", audio(7, "Harbour: The Salt Clock")),
        ("{:02}", audio(7, "", "The Salt Clock {}")),
        ("The Salt Clock/{:02}", audio(7)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_another_story_in_tracks_is_an_item(folder: str, name: str, facts: MediaFacts) -> None:
    items = _items_beside_fog(folder, name, facts)
    assert sorted(items.values()) == [1, 8]
    assert items["Fog/Harbour - 3 - Fog.mp3"] == 1


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        # Together they are too short for a story.
        ("Harbour - The Salt Clock {:02}", audio(4)),
        # Nothing says that they are something else.
        ("{:02}", audio(7)),
        ("{:02}", audio(7, "Fog")),
        ("Harbour - Fog {:02}", audio(7)),
        ("Fog/{:02}", audio(7)),
        ("Interviews {:02}", audio(7)),
        ("Cast interviews/{:02}", audio(7)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_tracks_about_the_story_beside_them_are_extras(name: str, facts: MediaFacts) -> None:
    assert _items_beside_fog("Bonus", name, facts) == {"Fog/Harbour - 3 - Fog.mp3": 1}


def _items_beside_fog(folder: str, name: str, facts: MediaFacts) -> dict[str, int]:
    """The number of story files of each item, by its first one, for eight tracks in a side folder of a story."""
    files = [(b"Fog/Harbour - 3 - Fog.mp3", audio(58, "Fog"))]
    for number in range(1, 9):
        path = f"Fog/{folder}/{name.format(number)}.mp3"
        files.append((path.encode(), replace(facts, title=facts.title.format(number))))
    return {
        item.files[0].path.decode(): [file.role for file in item.files].count(Role.STORY)
        for item in group(files)
    }


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("Fog - Interviews", audio(60)),
        ("Interviews", audio(60)),
        ("Harbour - Fog (music and effects)", audio(58)),
        ("The cast of Fog", audio(45)),
        ("Music", audio(30)),
        ("A talk", audio(20)),
        ("01", audio(60)),
        ("Harbour - Trailer", audio(12)),
        ("Harbour - 4 - The Salt Clock", audio(4)),
        ("The Salt Clock", audio(60, "Fog")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_about_the_story_beside_it_is_an_extra(name: str, facts: MediaFacts) -> None:
    story = "Fog/Harbour - 3 - Fog.mp3"
    assert item_paths((story, audio(58, "Fog")), (f"Fog/Bonus/{name}.mp3", facts)) == [story]


def test_a_story_in_a_text_beside_something_to_read_is_an_item() -> None:
    issue, text = "Stories/Harbour Magazine 15.pdf", "Stories/Harbour - The Salt Clock.txt"
    assert item_paths(issue, text) == [text, issue]


@pytest.mark.parametrize(
    "text",
    ["Downloaded from a site", "Harbour Magazine 15", "Harbour Magazine scans", "readme", "Harbour", "Harbour - Fog - script"],
)  # fmt: skip
def test_other_texts_beside_something_to_read_are_notes(text: str) -> None:
    issue = "Stories/Harbour Magazine 15.pdf"
    assert item_paths(issue, f"Stories/{text}.txt") == [issue]


def test_a_text_beside_what_is_played_is_a_description() -> None:
    story = "Stories/Harbour - Fog.mp3"
    assert item_paths((story, audio(58)), "Stories/Harbour - The Salt Clock.txt") == [story]
