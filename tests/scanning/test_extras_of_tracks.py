"""Extras among the tracks of a story: interviews, bonus tracks, announcements of the next story."""

from __future__ import annotations

import pytest

from janto_catalog.model.files import Role
from janto_catalog.model.media import MediaFacts, Medium
from janto_catalog.scanning.group import group
from janto_catalog.scanning.joined import describe, join

MINUTE = 60.0


def audio(minutes: float, title: str = "", album: str = "", **tags: int) -> MediaFacts:
    return MediaFacts("mp3", Medium.AUDIO, minutes * MINUTE, title=title, album=album, **tags)  # type: ignore[arg-type]


def tagged(
    name: str, minutes: float, title: str = "", album: str = "", **tags: int
) -> tuple[bytes, MediaFacts]:
    return name.encode(), audio(minutes, title, album, **tags)


def timed(minutes: float, *names: str) -> list[tuple[bytes, MediaFacts]]:
    return [tagged(name, minutes) for name in names]


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("06 Next time.mp3", ""),
        ("06.mp3", "Coming Soon"),
        ("06 Trailer for Sea.mp3", ""),
        ("06.mp3", "Trailer - Sea"),
    ],
)
def test_what_announces_the_next_story_is_no_track(name: str, title: str) -> None:
    tracks = [tagged(f"X/0{n} Fog.mp3", 9) for n in range(1, 6)]
    (item,) = group([*tracks, tagged(f"X/{name}", 2, title=title)])
    assert [file.role for file in item.files] == [Role.STORY] * 5 + [Role.TRAILER]


def test_a_long_chapter_may_be_called_like_an_announcement() -> None:
    titles = ("Sea", "Fog", "Next Time", "Ice", "Sand")
    (item,) = group([tagged(f"X/0{n} {title}.mp3", 9) for n, title in enumerate(titles, 1)])
    assert [file.role for file in item.files] == [Role.STORY] * 5


@pytest.mark.parametrize("title", ["", "Interview with the cast"])
def test_an_extra_among_the_tracks_leaves_no_gap(title: str) -> None:
    tracks = [tagged(f"X/{n:02}.mp3", 9, track=n, tracks=6) for n in (1, 2, 3, 5)]
    extras = [tagged(f"X/04{'' if title else ' Bonus Track'}.mp3", 9, title=title, track=4, tracks=6)]
    (item,) = group([*tracks, *extras])
    assert item.gaps == "track 6 of 6"
    (item,) = group([*tracks, *extras, tagged("X/06.mp3", 9, track=6, tracks=6)])
    assert item.gaps == ""
    (item,) = group([*timed(9, *[f"X/0{n}.mp3" for n in (1, 2, 4)]), *timed(9, "X/03 - Interview.mp3")])
    assert item.gaps is None


def test_an_extra_with_the_album_of_an_item_is_of_that_item() -> None:
    fog = [tagged(f"X/0{n} Fog.mp3", 9, album="Fog") for n in (1, 2, 3)]
    sea = [tagged(f"X/0{n} Sea.mp3", 9, album="Sea") for n in (1, 2, 3)]
    items = group([*fog, *sea, tagged("X/04 Interviews.mp3", 9, album="Sea")])
    assert {item.name: len(item.files) for item in items} == {"Fog": 3, "Sea": 4}


def test_files_that_belong_together_lack_no_number_that_an_extra_has() -> None:
    files = [(f"X/0{n}.mp3".encode(), audio(9), Role.STORY) for n in (1, 2, 4)]
    extra = (b"X/03 Interview.mp3", audio(9), Role.EXTRA)
    assert join(files).gaps == "track 3"
    assert join([*files, extra]).gaps is None
    described = describe([*files, extra])
    assert described is not None
    assert (described.gaps, [file.role for file in described.files]) == (
        None,
        [Role.STORY] * 3 + [Role.EXTRA],
    )
