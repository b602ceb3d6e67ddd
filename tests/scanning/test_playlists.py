"""A playlist or cue sheet gives the order of files that nothing else numbers."""

from __future__ import annotations

import pytest

from janto_catalog.model.files import ItemKind, Role
from janto_catalog.model.media import MediaFacts, Medium
from janto_catalog.scanning import group

ORDER = ("Waking", "Bells", "A Long Road", "Home")


def _track(title: str = "", track: int | None = None, album: str = "Golden Age") -> MediaFacts:
    return MediaFacts("MP3", Medium.AUDIO, duration=312.5, title=title, album=album, track=track)


def _list(*names: str) -> MediaFacts:
    return MediaFacts("playlist", Medium.TEXT, members=names)


def _stories(files: dict[str, MediaFacts]) -> list[list[str]]:
    found = group((path.encode(), facts) for path, facts in files.items())
    return [
        [each.path.decode() for each in item.files if each.role is Role.STORY]
        for item in found
        if item.kind is not ItemKind.LOOSE
    ]


@pytest.mark.parametrize("name", ["list.m3u", "album.cue", "all.xspf"])
def test_it_orders_tracks_that_nothing_numbers(name: str) -> None:
    files = {f"G/{title}.mp3": _track(title) for title in ORDER}
    assert len(_stories(files)) == 4
    listed = {**files, f"G/{name}": _list(*(f"{title}.mp3" for title in ORDER))}
    assert _stories(listed) == [[f"G/{title}.mp3" for title in ORDER]]


def test_names_in_other_case_or_with_folders_are_found() -> None:
    files = {f"G/{title}.mp3": _track(title) for title in ORDER}
    listed = {**files, "G/x.m3u": _list(*(f"/old/disk/G/{title.upper()}.MP3" for title in ORDER))}
    assert _stories(listed) == [[f"G/{title}.mp3" for title in ORDER]]


@pytest.mark.parametrize("tagged", [True, False])
def test_numbers_in_tags_and_names_are_preferred(tagged: bool) -> None:
    paths = [
        f"G/{title}.mp3" if tagged else f"G/{number} {title}.mp3" for number, title in enumerate(ORDER, 1)
    ]
    files = {path: _track(track=number if tagged else None) for number, path in enumerate(paths, 1)}
    backwards = _list(*(path.rpartition("/")[2] for path in reversed(paths)))
    assert _stories({**files, "G/x.m3u": backwards}) == [paths]


@pytest.mark.parametrize(
    "lists",
    [
        [ORDER[:3]],
        [(*ORDER, ORDER[0])],
        [ORDER, tuple(reversed(ORDER))],
        [("Other", "Names")],
    ],
)
def test_one_that_leaves_the_order_open_changes_nothing(lists: list[tuple[str, ...]]) -> None:
    files = {f"G/{title}.mp3": _track(title) for title in ORDER}
    listed = {f"G/{n}.m3u": _list(*(f"{title}.mp3" for title in each)) for n, each in enumerate(lists)}
    assert sorted(map(tuple, _stories({**files, **listed}))) == sorted((path,) for path in files)


def test_stories_of_full_length_stay_apart() -> None:
    files = {
        f"G/{title}.mp3": MediaFacts("MP3", Medium.AUDIO, duration=3301.5, title=title, album="Monthly")
        for title in ORDER
    }
    listed = {**files, "G/x.m3u": _list(*(f"{title}.mp3" for title in ORDER))}
    assert len(_stories(listed)) == 4
