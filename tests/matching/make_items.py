"""Items as a scan makes them, and the shipped story."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

from janto_catalog.model.files import GroupedFile, ItemKind, Role
from janto_catalog.model.kinds import Kind
from janto_catalog.model.matching import ReadFile, ReadItem
from janto_catalog.model.media import MediaFacts, Medium
from janto_catalog.model.story import Story, Work
from janto_catalog.packs.loading import load_pack


@cache
def shipped() -> Story:
    """The story of the pack that ships."""
    return load_pack(Path(__file__).parents[2] / "resources/packs/torchwood").story


def first_part(story: Story) -> Story:
    """Television episodes, radio, the first twelve audio dramas."""
    return replace(story, works=tuple(work for work in story.works if _in_first_part(work)))


def item(
    name: str,
    facts: MediaFacts | None = None,
    *,
    folders: tuple[str, ...] = ("collection",),
    role: Role = Role.STORY,
) -> ReadItem:
    """A single file as an item."""
    key = "/".join((*folders, name)).encode()
    path = "/".join((*folders[1:], name))
    file = ReadFile(path, GroupedFile(path.encode(), role, 0), facts)
    return ReadItem(key, ItemKind.SINGLE, name.rpartition(".")[0] or name, folders, (file,))


def tracks(name: str, *, album: str, count: int, seconds: float = 290.0) -> ReadItem:
    """A folder of tracks as one item, tagged as a shop does."""
    files = tuple(
        ReadFile(
            f"{name}/{number:02}.mp3",
            GroupedFile(f"{name}/{number:02}.mp3".encode(), Role.STORY, number - 1),
            MediaFacts(
                "mp3",
                Medium.AUDIO,
                duration=seconds,
                title=f"Track {number}",
                album=album,
                track=number,
                tracks=count,
            ),
        )
        for number in range(1, count + 1)
    )
    return ReadItem(name.encode(), ItemKind.TRACKS, name, ("collection", name), files)


def _in_first_part(work: Work) -> bool:
    if work.kind in (Kind.TV_EPISODE, Kind.RADIO_DRAMA):
        return True
    return bool(re.match(r"bf-tw-(0\d|1[0-2])-", work.id))
