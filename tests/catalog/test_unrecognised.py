"""What was not recognised, by folder: which folders come first, what many decisions at once do, and undo."""

from __future__ import annotations

from pathlib import Path

import pytest

from janto_catalog.catalog import Catalog
from janto_catalog.errors import NotFoundError, UsageError
from janto_catalog.model.unrecognised import FolderPlace
from janto_catalog.model.views import Changed
from tests.catalog.conftest import MINUTE, scan
from tests.media import silent_mp3

ALBUMS, SONGS = 6, ("Brass zither", "Crooked harp")


@pytest.fixture
def mixed(catalog: Catalog, media: Path) -> Catalog:
    """A folder with titles and a riddle beside them, and a folder of music in albums."""
    silent_mp3(media / "Plays" / "Lantern Street Voices 02.mp3", 3 * MINUTE)
    silent_mp3(media / "Plays" / "a riddle.mp3", 4 * MINUTE)
    for album in range(ALBUMS):
        for song in SONGS:
            silent_mp3(media / "Music" / f"Album {album}" / f"{song}.mp3", MINUTE)
    scan(catalog, [media])
    return catalog


def rows(catalog: Catalog, text: str = "") -> list[tuple[str, int, int]]:
    return [
        (row.path.rpartition("/")[2], row.copies, row.folders)
        for row in catalog.unrecognised.folders(text).rows
    ]


def place_of(catalog: Catalog, name: str, text: str = "") -> FolderPlace:
    return next(
        row.place for row in catalog.unrecognised.folders(text).rows if row.path.rpartition("/")[2] == name
    )


def test_a_folder_beside_titles_comes_first_and_a_foreign_one_is_one_row(mixed: Catalog) -> None:
    assert rows(mixed)[0][:2] == ("Plays", 1)
    assert ("Music", ALBUMS * len(SONGS), ALBUMS) in rows(mixed)
    assert mixed.unrecognised.folders().copies == sum(copies for _, copies, _ in rows(mixed))


def test_a_foreign_folder_opens_to_its_folders_and_these_to_their_items_page_by_page(mixed: Catalog) -> None:
    inside = mixed.unrecognised.folders(within=place_of(mixed, "Music"), limit=2)
    assert (len(inside.rows), inside.count, inside.copies) == (2, ALBUMS, ALBUMS * len(SONGS))
    assert [row.path.rpartition("/")[2] for row in inside.rows] == ["Album 0", "Album 1"]
    first = mixed.unrecognised.copies(inside.rows[0].place, limit=1)
    second = mixed.unrecognised.copies(inside.rows[0].place, start=1, limit=1)
    assert [page.count for page in (first, second)] == [len(SONGS)] * 2
    assert [page.rows[0].title for page in (first, second)] == list(SONGS)


def test_folders_are_found_by_their_path_or_the_names_in_them(mixed: Catalog) -> None:
    assert rows(mixed, "RIDDLE") == [("Plays", 1, 1)]
    assert [name for name, _, _ in rows(mixed, "album ZITHER")] == [f"Album {n}" for n in range(ALBUMS)]
    assert [copies for _, copies, _ in rows(mixed, "brass")] == [1] * ALBUMS
    assert rows(mixed, "no such name") == []
    found = mixed.unrecognised.copies(place_of(mixed, "Album 3", "brass"), "brass")
    assert [item.title for item in found.rows] == ["Brass zither"]


def test_a_whole_folder_is_left_out_with_its_new_files_in_one_step(mixed: Catalog, media: Path) -> None:
    changed = mixed.unrecognised.leave_out(places=[place_of(mixed, "Music")])
    assert changed.label == "Music is not part of the catalogue"
    assert [name for name, _, _ in rows(mixed)] == ["Plays"]
    silent_mp3(media / "Music" / "Album 9" / "Lantern Street Voices 02.mp3", 3 * MINUTE)
    scan(mixed)
    assert [name for name, _, _ in rows(mixed)] == ["Plays"]
    assert not any("Music" in question.item.folder for question in mixed.review.list())
    assert [answer.means for answer in mixed.match_rules.list()] == ["is not part of this catalogue"]
    undo(mixed)
    assert sum(copies for name, copies, _ in rows(mixed) if name != "Plays") == ALBUMS * len(SONGS)
    assert any("Album 9" in question.item.folder for question in mixed.review.list())


def test_all_of_a_root_but_some_folders_is_left_out_in_one_step_and_from_then_on(
    mixed: Catalog, media: Path
) -> None:
    silent_mp3(media / "Sounds" / "hum.mp3", MINUTE)
    scan(mixed)
    matched = {item.id for item in mixed.items.list() if item.works}
    root = place_of(mixed, "Plays").root
    content = {each.name: each for each in mixed.unrecognised.content(FolderPlace(root, ""))}
    assert (content["Music"].unrecognised, content["Music"].recognised) == (ALBUMS * len(SONGS), 0)
    assert (content["Plays"].unrecognised, content["Plays"].recognised > 0) == (1, True)
    kept = [each.place for each in content.values() if each.recognised]
    changed = mixed.unrecognised.leave_out_rest(FolderPlace(root, ""), [content["Plays"].place, *kept])
    assert "is not part of the catalogue, but for Plays" in changed.label
    assert [name for name, _, _ in rows(mixed)] == ["Plays"]
    assert {item.id for item in mixed.items.list() if item.works} == matched
    assert mixed.works.sidebar_counts().left_out == ALBUMS * len(SONGS) + 1
    for folder in ("Music/Album 9", "A new one", "Plays"):
        silent_mp3(media / folder / "Lantern Street Voices 01.mp3", 3 * MINUTE)
        silent_mp3(media / folder / "unheard of.mp3", MINUTE)
    scan(mixed)
    assert [name for name, _, _ in rows(mixed)] == ["Plays"]
    asked = [question.item.folder for question in mixed.review.list()]
    assert not [folder for folder in asked if "Music" in folder or "A new one" in folder]
    assert sorted({answer.means for answer in mixed.match_rules.list()}) == [
        "is not part of this catalogue",
        "may be part of this catalogue",
    ]
    undo(mixed)
    assert {"Plays", "Sounds", "Album 1"} <= {name for name, _, _ in rows(mixed)}
    assert not mixed.match_rules.list()


def test_a_folder_that_is_kept_may_have_one_that_is_left_out(mixed: Catalog) -> None:
    root = place_of(mixed, "Plays").root
    mixed.unrecognised.leave_out(places=[FolderPlace(root, "Music/Album 1", below=True)])
    music, album = FolderPlace(root, "Music", below=True), FolderPlace(root, "Music/Album 2", below=True)
    mixed.unrecognised.leave_out_rest(FolderPlace(root, ""), [music])
    assert [name for name, _, _ in rows(mixed)] == ["Music"]
    assert mixed.unrecognised.folders().copies == (ALBUMS - 1) * len(SONGS)
    # Within it, only one is kept now, and the answer about the folder itself is replaced.
    mixed.unrecognised.leave_out_rest(music, [album])
    assert [name for name, _, _ in rows(mixed)] == ["Album 2"]
    with pytest.raises(UsageError, match="Choose the folders"):
        mixed.unrecognised.leave_out_rest(music, [])
    with pytest.raises(UsageError, match="Choose the folders"):
        mixed.unrecognised.leave_out_rest(album, [music])


def test_forgetting_the_answer_about_a_folder_lists_it_again(mixed: Catalog) -> None:
    mixed.unrecognised.leave_out(places=[place_of(mixed, "Music")])
    mixed.match_rules.forget(mixed.match_rules.list()[0].id)
    assert "Music" in [name for name, _, _ in rows(mixed)]


def test_beside_titles_only_the_items_that_were_not_recognised_are_left_out(
    mixed: Catalog, media: Path
) -> None:
    plays = place_of(mixed, "Plays")
    linked = [item.id for item in mixed.items.list() if item.works]
    mixed.unrecognised.leave_out(places=[plays])
    assert "Plays" not in [name for name, _, _ in rows(mixed)]
    assert [item.id for item in mixed.items.list() if item.works] == linked != []
    # A new file there is met as before.
    silent_mp3(media / "Plays" / "another riddle.mp3", 4 * MINUTE)
    scan(mixed)
    assert rows(mixed)[0][:2] == ("Plays", 1)


def test_two_roots_of_one_name_are_not_left_out_together(catalog: Catalog, tmp_path: Path) -> None:
    for disk in ("a", "b"):
        silent_mp3(tmp_path / disk / "Music" / "x" / "zither.mp3", MINUTE)
        scan(catalog, [tmp_path / disk / "Music"])
    first = catalog.unrecognised.folders().rows[0]
    catalog.unrecognised.leave_out(places=[first.place])
    assert [row.path for row in catalog.unrecognised.folders().rows] == [str(tmp_path / "b" / "Music" / "x")]


def test_many_items_are_left_out_or_postponed_in_one_step(mixed: Catalog) -> None:
    album = place_of(mixed, "Album 2", "album")
    ids = [item.id for item in mixed.unrecognised.copies(album).rows]
    changed = mixed.unrecognised.leave_out(ids)
    assert changed.label == "2 copies are not part of the catalogue"
    assert mixed.unrecognised.copies(album).count == 0
    undo(mixed)
    assert mixed.unrecognised.copies(album).count == len(SONGS)
    mixed.unrecognised.postpone(ids[:1])
    assert [item.id for item in mixed.unrecognised.copies(album).rows] == [ids[1], ids[0]]


def test_nothing_and_an_unknown_item_are_refused(mixed: Catalog) -> None:
    with pytest.raises(UsageError):
        mixed.unrecognised.leave_out()
    with pytest.raises(NotFoundError):
        mixed.unrecognised.leave_out(["999999"])


def undo(catalog: Catalog) -> Changed:
    done = catalog.history.undo()
    assert done is not None
    return done


def test_a_folder_whose_name_differs_only_in_case_is_another(catalog: Catalog, media: Path) -> None:
    for folder in ("Music", "music"):
        for album in range(ALBUMS):
            silent_mp3(media / folder / f"Album {album}" / f"{SONGS[0]} {folder}.mp3", MINUTE + album)
    if len(list(media.iterdir())) < 2:
        pytest.skip("names differ in more than their case here")
    # Beside a title the folder is not left out as a whole, but item by item.
    silent_mp3(media / "Music" / "Album 1" / "Lantern Street Voices 02.mp3", 3 * MINUTE)
    scan(catalog, [media])
    root = place_of(catalog, "music").root
    catalog.unrecognised.leave_out(places=[FolderPlace(root, "Music", below=True)])
    assert rows(catalog) == [("music", ALBUMS, ALBUMS)]


def test_the_side_bar_counts_nothing_in_a_folder_that_was_left_out(catalog: Catalog, media: Path) -> None:
    for folder in ("Music", "Talks"):
        for album in range(ALBUMS):
            silent_mp3(media / folder / f"Album {album}" / f"{SONGS[0]} {folder}.mp3", MINUTE + album)
    scan(catalog, [media])
    assert catalog.works.sidebar_counts().unknown == 2 * ALBUMS
    root = place_of(catalog, "Music").root
    catalog.unrecognised.leave_out(places=[FolderPlace(root, "Music", below=True)])
    assert catalog.works.sidebar_counts().unknown == catalog.unrecognised.folders().copies == ALBUMS
    undo(catalog)
    assert catalog.works.sidebar_counts().unknown == 2 * ALBUMS
