"""Trees of files, grouped and matched in memory as a scan does, and compared with what each item is.

A tree is JSON, with the keys of `read_tree`; tables of names are read by `blind_sets`.
`python -m tests.matching.trees FILE...` prints what is wrong with each.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from janto_catalog import formats
from janto_catalog.errors import UnreadableFileError
from janto_catalog.formats.tags import episode_number
from janto_catalog.matching import ItemMatcher, WorkIndex
from janto_catalog.model.file_types import category_of
from janto_catalog.model.files import GroupedFile, ItemKind, Outcome, Proposal, Role
from janto_catalog.model.folder_sidecars import folder_sidecar_paths
from janto_catalog.model.matching import ReadFile, ReadItem
from janto_catalog.model.media import Chapter, MediaFacts, Medium
from janto_catalog.scanning.group import group
from tests.matching.make_items import shipped

_UNREAD = (Medium.TEXT, Medium.OTHER)
_NOT_A_WORK = {"none", "ask", "ambiguous", "extra", "sidecar", ""}


@dataclass(frozen=True, slots=True)
class ExpectedItem:
    """What a tree says of one item.

    files: its story files in playing order.
    works: the works it is; none when nothing may be linked.
    may_ask: whether a question is right; must_link: whether a question is a miss.
    never: works that it may never be linked to.
    complete: True, False (a part of the work), or None when the tree does not say.
    """

    files: tuple[str, ...]
    works: tuple[str, ...]
    may_ask: bool = False
    must_link: bool = True
    never: frozenset[str] = frozenset()
    complete: bool | None = None


@dataclass(frozen=True, slots=True)
class Tree:
    """Files below one root, and the items that they are."""

    name: str
    files: Mapping[str, MediaFacts | None]
    items: tuple[ExpectedItem, ...]


@dataclass(slots=True)
class TreeScore:
    """Counts of items by what became of them; `notes` has a line for each that is not as expected."""

    counts: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    def add(self, outcome: str, note: str = "") -> None:
        """Count one item."""
        self.counts[outcome] += 1
        if note:
            self.notes.append(f"{outcome:9} {note}")

    def __str__(self) -> str:
        return "  ".join(f"{name} {count}" for name, count in sorted(self.counts.items()))


def read_tree(path: Path) -> Tree:
    """Read a tree: "files" with path, minutes or pages, tags, chapters,
    or the text of a sidecar; "expected" or "items" with files, work."""
    data = json.loads(path.read_text(encoding="utf-8"))
    files = {each["path"]: facts_of(each["path"], each) for each in data["files"]}
    expected = data["items"] if isinstance(data.get("items"), list) else data.get("expected", [])
    items = [_expected(each) for each in expected]
    for twin in data.get("twin", ()):
        files[twin["path"]] = facts_of(twin["path"], twin)
        items.append(ExpectedItem((twin["path"],), (), must_link=False))
    return Tree(path.stem, files, tuple(items))


def facts_of(path: str, data: Mapping[str, Any]) -> MediaFacts | None:
    """What a reader finds in a file of a tree, None when nothing reads it."""
    if "text" in data:
        return read_sidecar(path, data["text"])
    medium = medium_of(path)
    if medium is None:
        return None
    tags = {
        name.lower(): value for name, value in {**data.get("tags", {}), **data.get("comicinfo", {})}.items()
    }
    tags |= {name: value for name, value in data.get("id3v1", {}).items() if name not in tags}
    track, tracks = _number_of(tags.get("track") or tags.get("tracknumber"))
    disc, discs = _number_of(tags.get("disc") or tags.get("discnumber"))
    minutes = data.get("minutes") or sum(data.get("joined", ())) or None
    return MediaFacts(
        format=path.rpartition(".")[2].upper(),
        medium=medium,
        duration=float(minutes) * 60 if minutes and medium in (Medium.AUDIO, Medium.VIDEO) else None,
        pages=int(data["pages"]) if data.get("pages") else None,
        title=str(tags.get("title", "")),
        album=str(tags.get("album", "")),
        artists=_several(
            tags.get("artist") or tags.get("creator") or tags.get("author") or tags.get("writer")
        ),
        album_artists=_several(tags.get("albumartist") or tags.get("album_artist")),
        series=str(tags.get("series") or tags.get("show") or ""),
        number=str(tags.get("number") or _episode_of(tags)),
        track=track,
        tracks=tracks or _number_of(tags.get("tracktotal"))[0],
        disc=disc,
        discs=discs or _number_of(tags.get("disctotal"))[0],
        date=str(tags.get("date") or tags.get("year") or ""),
        publisher=str(tags.get("publisher", "")),
        chapters=tuple(Chapter(str(title), float(start) * 60) for title, start in data.get("chapters", ())),
    )


def read_sidecar(path: str, text: str) -> MediaFacts | None:
    """What the reader of sidecars finds in a text that has the name of `path`, None when it cannot be read."""
    with TemporaryDirectory() as folder:
        written = Path(folder) / path.rpartition("/")[2]
        written.write_text(text, encoding="utf-8")
        try:
            return formats.read(os.fsencode(written))
        except UnreadableFileError:
            return None


def identify(files: Mapping[str, MediaFacts | None], matcher: ItemMatcher) -> list[tuple[ReadItem, Proposal]]:
    """Group and match the files below one root."""
    items = []
    for grouping in group([(path.encode(), facts) for path, facts in files.items()]):
        if grouping.kind is not ItemKind.LOOSE:
            folder = grouping.key.decode().rpartition("/")[0]
            members = tuple(
                ReadFile(each.path.decode(), each, files[each.path.decode()]) for each in grouping.files
            )
            above = ("disk", *filter(None, folder.split("/")))
            own = {file.path for file in members}
            written = tuple(
                ReadFile(path, GroupedFile(path.encode(), Role.METADATA, 0), files[path])
                for path in folder_sidecar_paths(folder)
                if path in files and path not in own
            )
            item = ReadItem(
                grouping.key, grouping.kind, grouping.name, above, members, gaps=grouping.gaps, above=written
            )
            items.append(item)
    return list(zip(items, matcher.match(items), strict=True))


def score_tree(tree: Tree, matcher: ItemMatcher) -> TreeScore:
    """Compare the items of a tree with what they are."""
    score = TreeScore()
    proposals = {
        tuple(file.path for file in item.files if file.grouped.role is Role.STORY): proposal
        for item, proposal in identify(tree.files, matcher)
    }
    for expected in tree.items:
        _score_item(expected, proposals, score)
    return score


def _score_item(
    expected: ExpectedItem, proposals: Mapping[tuple[str, ...], Proposal], score: TreeScore
) -> None:
    wanted = set(expected.files)
    exact = proposals.get(expected.files)
    touching = {files: each for files, each in proposals.items() if wanted.intersection(files)}
    linked = {
        link.work: files
        for files, each in touching.items()
        for link in each.links
        if each.outcome is Outcome.LINK
    }
    shown = f"{expected.files[0]} (+{len(expected.files) - 1}) -> {'+'.join(expected.works) or 'none'}"
    if wrong := sorted(
        work for work in linked if work in expected.never or _is_wrong(work, linked[work], expected)
    ):
        parts = "" if exact else f" as {len(touching)} items"
        score.add("WRONG", f"{shown}: linked to {'+'.join(wrong)}{parts}")
    elif not expected.works:
        asked = any(each.outcome is Outcome.ASK for each in touching.values())
        score.add("ask-none" if asked and not expected.may_ask else "none")
    elif exact is not None and exact.outcome is Outcome.LINK:
        same = {link.work for link in exact.links} == set(expected.works)
        score.add("linked" if same else "partly", "" if same else f"{shown}: only {sorted(linked)}")
    else:
        score.add(*_question(expected, exact, touching, shown))


def _is_wrong(work: str, files: Sequence[str], expected: ExpectedItem) -> bool:
    if work not in expected.works:
        return True
    # One of the works is expected of all files; linked to some of them only, half is taken for the whole.
    return len(expected.works) == 1 and set(files) != set(expected.files)


def _question(
    expected: ExpectedItem,
    exact: Proposal | None,
    touching: Mapping[tuple[str, ...], Proposal],
    shown: str,
) -> tuple[str, str]:
    if exact is None:
        outcomes = ", ".join(
            f"{len(files)}:{each.outcome.value}" for files, each in list(touching.items())[:6]
        )
        return "grouped", f"{shown}: other files, {len(touching)} items ({outcomes})"
    offered = [each.work for each in exact.candidates]
    if exact.outcome is not Outcome.ASK:
        return "unknown", f"{shown}: {exact.outcome.value} ({exact.reason})"
    good = bool(set(expected.works) & set(offered))
    if good and not expected.must_link:
        return "asked ok", ""
    return ("asked" if good else "asked-bad"), f"{shown}: {exact.reason}; {offered}"


def _expected(data: Mapping[str, Any]) -> ExpectedItem:
    works = data.get("works") or data.get("work") or data.get("is") or data.get("expected") or ()
    if isinstance(works, str):
        works = () if works in _NOT_A_WORK else works.split("+")
    ids = tuple(each if isinstance(each, str) else each["work"] for each in works if each not in _NOT_A_WORK)
    is_question = "ask" in (data.get("work"), data.get("works"), data.get("expected"), data.get("is"))
    must = data.get("must_link", "expected" not in data or "is" not in data) if ids else False
    if "is" in data and "must_link" not in data:
        must = False
    return ExpectedItem(
        tuple(data["files"]), ids, is_question, must, frozenset(data.get("never", ())), data.get("complete")
    )


def medium_of(path: str) -> Medium | None:
    """The medium that a reader finds in a file, None when nothing reads it."""
    medium = category_of(path.rpartition("/")[2]).medium
    return None if medium in _UNREAD else medium


def _episode_of(tags: Mapping[str, Any]) -> str:
    """The number that a reader makes of the tags of season and episode."""
    episode = str(tags.get("episode") or "")
    return episode_number(str(tags.get("season") or ""), [episode]) or episode


def _several(value: object) -> tuple[str, ...]:
    if not value:
        return ()
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),)


def _number_of(value: object) -> tuple[int | None, int | None]:
    """("3/12") as (3, 12)."""
    if value is None or value == "":
        return None, None
    first, _, total = str(value).partition("/")
    return (int(first) if first.isdecimal() else None), (int(total) if total.isdecimal() else None)


def main() -> None:
    """Print the scores of the files that are named."""
    matcher = ItemMatcher(WorkIndex(shipped()))
    total: Counter[str] = Counter()
    for tree in map(read_tree, map(Path, sys.argv[1:])):
        score = score_tree(tree, matcher)
        total.update(score.counts)
        sys.stdout.write(f"== {tree.name}: {score}\n")
        sys.stdout.writelines(f"   {note}\n" for note in score.notes)
    sys.stdout.write(f"== all: {TreeScore(total)}\n")


if __name__ == "__main__":
    main()
