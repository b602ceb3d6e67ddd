"""Stories for these tests: all the works of the fact tables beside the project, in series as a pack declares them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from janto_catalog.model.files import GroupedFile, ItemKind, Role
from janto_catalog.model.kinds import Kind, Status
from janto_catalog.model.matching import ReadFile, ReadItem
from janto_catalog.model.media import MediaFacts, Medium
from janto_catalog.model.story import AlsoTitled, Credit, Series, Story, Work

# title: (show, season, aliases), as a pack's series files would have them.
_SERIES: dict[str, tuple[str, int | None, tuple[str, ...]]] = {
    "Torchwood Series 1": ("Torchwood", 1, ()),
    "Torchwood Series 2": ("Torchwood", 2, ()),
    "Children of Earth": ("Torchwood", 3, ("Torchwood: Children of Earth",)),
    "Miracle Day": ("Torchwood", 4, ("Torchwood: Miracle Day",)),
    "Doctor Who (crossover)": ("Doctor Who", None, ()),
    "BBC Radio dramas": ("Torchwood", None, ("Torchwood: The Lost Files",)),
    "BBC/AudioGO audiobooks": ("Torchwood", None, ()),
    "BBC Books novels": ("Torchwood", None, ()),
    "BBC Books novels (Consequences)": ("Torchwood", None, ()),
    "Big Finish Main Range": ("Torchwood", None, ("Big Finish Torchwood", "Torchwood Big Finish")),
    "Aliens Among Us (Series 5)": ("Torchwood", None, ()),
    "God Among Us (Series 6)": ("Torchwood", None, ()),
    "Among Us (Series 7)": ("Torchwood", None, ()),
    "Torchwood One": ("Torchwood", None, ()),
    "Torchwood Soho": ("Torchwood", None, ()),
    "Big Finish Specials": ("Torchwood", None, ()),
    "The Lives of Captain Jack": ("Torchwood", None, ()),
    "Torchwood Magazine": ("Torchwood", None, ("Torchwood: The Official Magazine",)),
    "Titan Comics": ("Torchwood", None, ()),
    "Titan Comics (2010)": ("Torchwood", None, ()),
    "Torchwood Declassified": ("Torchwood Declassified", None, ()),
    "Torchwood Declassified Series 1": ("Torchwood Declassified", 1, ()),
    "Torchwood Declassified Series 2": ("Torchwood Declassified", 2, ()),
}
_FIRST_PACK = (
    "Torchwood Series 1",
    "Torchwood Series 2",
    "Children of Earth",
    "Miracle Day",
    "Doctor Who (crossover)",
)


def story(facts: Path, *, subset: bool = False) -> Story:
    """Every work of the tables; with `subset` television, radio, the first twelve audio dramas, the crossovers."""
    works = tuple(work for work in _works(facts) if not subset or _in_first_pack(work))
    used = {work.series for work in works}
    series = tuple(
        Series(_slug(title), title, Kind.TV_EPISODE, show=show, season=season, aliases=aliases)
        for title, (show, season, aliases) in _SERIES.items()
        if _slug(title) in used
    )
    return Story(works=works, series=series)


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


def _works(facts: Path) -> Iterator[Work]:
    rows = list(_rows(facts / "works.tsv"))
    ids = {row["id"] for row in rows}
    titles: dict[str, list[AlsoTitled]] = {}
    for row in _rows(facts / "titles.tsv"):
        titles.setdefault(row["work_id"], []).append(AlsoTitled(row["title"], row["language"], row["type"]))
    for row in rows:
        yield Work(
            id=row["id"],
            title=row["title"],
            kind=Kind(row["kind"]),
            series=_slug(row["series"]),
            number=row["number"],
            released=row["release_date"] or None,
            status=Status(row["status"]),
            part_of=_parent(row["id"], ids),
            runtime=_seconds(row),
            publisher=row["publisher"],
            channel=row["channel"],
            also_titled=tuple(titles.get(row["id"], ())),
            credits=tuple(_credits(row)),
        )


def _parent(work: str, ids: set[str]) -> str | None:
    if work.startswith("tw-ss-consequences"):
        return "tw-novel-15-consequences"
    shorter = [other for other in ids if work.startswith(other + "-") and work[len(other) + 1].isdecimal()]
    return max(shorter, key=len) if shorter else None


def _seconds(row: dict[str, str]) -> float | None:
    if row["runtime_exact"]:
        minutes, seconds = row["runtime_exact"].split(":")[-2:]
        return float(minutes) * 60 + float(seconds)
    return float(row["runtime_minutes"]) * 60 if row["runtime_minutes"] else None


def _credits(row: dict[str, str]) -> Iterator[Credit]:
    for role in ("writers", "directors", "artists"):
        for person in re.split(r"\s*(?:&|,| and )\s*", row[role]):
            if person:
                yield Credit(role.rstrip("s"), person)


def _in_first_pack(work: Work) -> bool:
    if work.series in {_slug(title) for title in _FIRST_PACK}:
        return work.kind is Kind.TV_EPISODE
    return work.kind is Kind.RADIO_DRAMA or bool(re.match(r"bf-tw-(0\d|1[0-2])-", work.id))


def _slug(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
