"""Scores of matching names: linked, asked, unknown, wrong, right among three; by medium, as a table."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from janto_catalog.matching import WorkIndex, match_items
from janto_catalog.model.files import Outcome, Proposal
from janto_catalog.model.kinds import Group, Kind
from janto_catalog.model.media import MediaFacts, Medium
from janto_catalog.model.story import Work
from tests.matching.make_items import item

HERE = Path(__file__).parent
NOT_ONE_WORK = {"none", "ambiguous", "ask"}
_MEDIA = {Group.VIDEO: Medium.VIDEO, Group.AUDIO: Medium.AUDIO, Group.PRINT: Medium.PAGES}
#: Usual lengths in seconds, for works of unknown length.
_USUAL = {
    Kind.AUDIO_DRAMA: 3480.0,
    Kind.AUDIOBOOK: 4300.0,
    Kind.DOCUMENTARY: 600.0,
    Kind.WEB_ANIMATION: 1800.0,
}


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A file: its name, the works that it is (none when it may not be linked), its folders, and what is read from it."""

    name: str
    works: tuple[str, ...]
    folders: tuple[str, ...]
    facts: MediaFacts | None = None


@dataclass(slots=True)
class Score:
    """Counts of outcomes; `named` are names of works, `other` those of none."""

    named: int = 0
    linked: int = 0
    asked: int = 0
    among_three: int = 0
    unknown: int = 0
    other: int = 0
    wrong: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()

    @property
    def share(self) -> float:
        """The share of the names of works that was linked without asking."""
        return self.linked / max(1, self.named)

    def count(self, name: NamedFile, proposal: Proposal) -> None:
        """Count one proposal."""
        linked = works(proposal)
        if not name.works:
            self.other += 1
        else:
            self.named += 1
            self.linked += linked == list(name.works)
            if linked != list(name.works):
                self.missed += (name.name,)
        if linked and linked != list(name.works):
            self.wrong += (name.name,)
        if name.works and proposal.outcome is Outcome.ASK:
            self.asked += 1
            self.among_three += set(name.works) <= {each.work for each in proposal.candidates}
        self.unknown += bool(name.works) and proposal.outcome is Outcome.UNKNOWN


def score(names: Sequence[NamedFile], index: WorkIndex) -> Score:
    """Return the score of all names together."""
    return score_by_medium(names, index)["all"]


def score_by_medium(names: Sequence[NamedFile], index: WorkIndex) -> dict[str, Score]:
    """Return scores by the medium of the named work, with the sum under "all"."""
    scores: dict[str, Score] = {}
    proposals = match_items([item(each.name, each.facts, folders=each.folders) for each in names], index)
    for name, proposal in zip(names, proposals, strict=True):
        medium = index.works[name.works[0]].record.kind.group.value if name.works else "no work"
        for key in (medium, "all"):
            scores.setdefault(key, Score()).count(name, proposal)
    return scores


def table(title: str, scores: Mapping[str, Score]) -> str:
    """Return scores as a table."""
    lines = [f"{title:34} names linked asked in-three unknown wrong  of no work"]
    for medium, each in sorted(scores.items()):
        lines.append(
            f"  {medium:32} {each.named:5} {each.linked:6} {each.asked:5} {each.among_three:8}"
            f" {each.unknown:7} {len(each.wrong):5} {each.other:10}"
        )
    return "\n".join(lines)


def works(proposal: Proposal) -> list[str]:
    """Return the works that a proposal links."""
    return [link.work for link in proposal.links] if proposal.outcome is Outcome.LINK else []


def read_names(path: Path, index: WorkIndex, part: str = "") -> list[NamedFile]:
    """Return the names of a table, each in another folder unless its row has one."""
    rows = [row for row in rows_of(path) if not part or row["set"] == part]
    return [
        NamedFile(
            row.get("name") or row["filename"],
            expected(row["expected"], index),
            ("disk", *(row.get("folder") or f"{place}").split("/")),
        )
        for place, row in enumerate(rows)
    ]


def decoys(folder: Path) -> list[NamedFile]:
    """Return names of other collections, none of them of a work, each under another root."""
    tables = sorted(path for path in folder.glob("*.tsv") if path.stem != "torchwood_sample")
    return [
        NamedFile(parts[-1], (), (f"disk{place}", *parts[:-1]))
        for path in tables
        for place, line in enumerate(path.read_text("utf-8").splitlines()[1:])
        if (parts := [part for part in line.split("\t")[0].replace("\\", "/").split("/") if part])
    ]


def expected(text: str, index: WorkIndex) -> tuple[str, ...]:
    """Return the works that a row expects: none for a question, for no work, and for works that the index lacks."""
    return () if text in NOT_ONE_WORK else tuple(each for each in text.split("|") if each in index.works)


def read_tagged(path: Path) -> list[NamedFile]:
    """Return files with meaningless names and true tags."""
    return [
        NamedFile(row["name"], (row["expected"],), ("disk", f"{place}"), _tagged(row))
        for place, row in enumerate(rows_of(path))
    ]


def _tagged(row: Mapping[str, str]) -> MediaFacts:
    track, _, tracks = row["track"].partition("/")
    extension = row["name"].rpartition(".")[2]
    medium = {"mp4": Medium.VIDEO, "mkv": Medium.VIDEO, "epub": Medium.TEXT, "cbz": Medium.PAGES}
    return MediaFacts(
        extension,
        medium.get(extension, Medium.AUDIO),
        artists=(row["artist"],) if row["artist"] else (),
        album_artists=(row["album_artist"],) if row["album_artist"] else (),
        track=int(track) if track else None,
        tracks=int(tracks) if tracks else None,
        genres=(row["genre"],) if row["genre"] else (),
        title=row["title"],
        album=row["album"],
        series=row["series"],
        number=row["number"],
        publisher=row["publisher"],
        date=row["date"],
    )


def rows_of(path: Path) -> list[dict[str, str]]:
    """Return the rows of a table."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def together(names: Iterable[NamedFile]) -> list[NamedFile]:
    """Return the files moved into one folder with a meaningless name."""
    return [replace(each, folders=("disk", "all")) for each in names]


def with_lengths(names: Iterable[NamedFile], index: WorkIndex) -> list[NamedFile]:
    """Return the files with the length of their works; those of no work are as long as an episode."""
    return [replace(each, facts=true_facts(each.works, index)) for each in names]


def with_tags(names: Iterable[NamedFile], index: WorkIndex) -> list[NamedFile]:
    """Return the files with lengths, and audio files with the tags of a shop."""
    return [replace(each, facts=_shop(each, index)) for each in with_lengths(names, index)]


def true_facts(expects: Sequence[str], index: WorkIndex) -> MediaFacts:
    """Return what is read from a copy of these works without tags."""
    if not expects:
        return MediaFacts("", Medium.OTHER, duration=3000.0)
    found = [index.works[each].record for each in expects]
    medium = _MEDIA[found[0].kind.group]
    seconds = None if medium is Medium.PAGES else sum(_length(work, index) for work in found)
    return MediaFacts("", medium, duration=seconds)


def _length(work: Work, index: WorkIndex) -> float:
    if work.runtime:
        return work.runtime + 1.3
    parts = index.parts.get(work.id, ())
    if parts:
        return sum(_length(index.works[part].record, index) for part in parts)
    return _USUAL.get(work.kind, 2900.0)


def _shop(name: NamedFile, index: WorkIndex) -> MediaFacts | None:
    if not name.works or name.facts is None or name.facts.medium is not Medium.AUDIO:
        return name.facts
    work = index.works[name.works[0]].record
    parent = index.works[work.part_of].record.title if work.part_of else work.title
    return replace(name.facts, title=work.title, album=parent, artists=(work.publisher,))
