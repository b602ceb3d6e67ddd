"""Names as people write them, scored: no wrong link, no decoy linked, few questions."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from janto_catalog.matching import Library, propose
from janto_catalog.model.files import Outcome, Proposal
from janto_catalog.model.kinds import Group, Kind
from janto_catalog.model.media import MediaFacts, Medium
from janto_catalog.model.story import Story
from tests.matching.story_of_facts import item, story

OWN_NAMES = Path(__file__).with_name("names.tsv")
NOT_ONE_WORK = {"none", "ambiguous", "ask"}
MEDIA = {Group.VIDEO: Medium.VIDEO, Group.AUDIO: Medium.AUDIO, Group.PRINT: Medium.PAGES}


@dataclass(frozen=True)
class Named:
    """A name, the work it is (or one of NOT_ONE_WORK), and the folders it lies in."""

    name: str
    work: str
    folders: tuple[str, ...]


@dataclass(frozen=True)
class Score:
    """How names came out: those of a work linked rightly, asked with the work among three; links that are wrong."""

    named: int
    right: int
    asked: int
    among_three: int
    wrong: tuple[str, ...]

    @property
    def share(self) -> float:
        return self.right / self.named


def score(names: Sequence[Named], library: Library, *, true_lengths: bool = False) -> Score:
    items = [
        item(each.name, _facts(each.work, library) if true_lengths else None, folders=each.folders)
        for each in names
    ]
    pairs = list(zip(names, propose(items, library), strict=True))
    one_work = [(each, proposal) for each, proposal in pairs if each.work in library.entries]
    asked = [(each, proposal) for each, proposal in one_work if proposal.outcome is Outcome.ASK]
    return Score(
        named=len(one_work),
        right=sum(_linked(proposal) == [each.work] for each, proposal in one_work),
        asked=len(asked),
        among_three=sum(each.work in [one.work for one in proposal.candidates] for each, proposal in asked),
        wrong=tuple(each.name for each, proposal in pairs if _linked(proposal) not in ([], [each.work])),
    )


def _linked(proposal: Proposal) -> list[str]:
    return [link.work for link in proposal.links] if proposal.outcome is Outcome.LINK else []


def _facts(work: str, library: Library) -> MediaFacts | None:
    entry = library.entries.get(work)
    if entry is None or entry.work.runtime is None:
        return None
    return MediaFacts("", MEDIA[entry.work.kind.group], duration=entry.work.runtime + 1.3)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.fixture(scope="module")
def sample(shared_naming: Path) -> list[Named]:
    rows = _rows(shared_naming / "torchwood_sample.tsv")
    return [Named(row["filename"], row["expected"], ("disk", f"{place}")) for place, row in enumerate(rows)]


def own(part: str) -> list[Named]:
    return [
        Named(row["name"], row["expected"], ("disk", *(row["folder"] or f"{place}").split("/")))
        for place, row in enumerate(_rows(OWN_NAMES))
        if row["set"] == part
    ]


@pytest.fixture(scope="module")
def decoys(shared_naming: Path) -> list[Named]:
    files = sorted(path for path in shared_naming.glob("*.tsv") if path.stem != "torchwood_sample")
    return [
        Named(parts[-1], "none", (f"disk{place}", *parts[:-1]))
        for path in files
        for place, line in enumerate(path.read_text("utf-8").splitlines()[1:])
        if (parts := [part for part in line.split("\t")[0].replace("\\", "/").split("/") if part])
    ]


def test_of_the_fifty_names_none_is_wrong_and_most_are_linked(sample: list[Named], library: Library) -> None:
    plain = score(sample, library)
    assert plain.wrong == ()
    assert plain.share >= 0.93
    assert plain.among_three == plain.asked


def test_with_their_true_lengths_more_are_linked_and_none_is_wrong(
    sample: list[Named], library: Library
) -> None:
    measured = score(sample, library, true_lengths=True)
    assert measured.wrong == ()
    assert measured.share >= 0.95


def test_names_of_works_the_first_pack_does_not_hold_are_left_alone(
    sample: list[Named], first_library: Library
) -> None:
    first = score(sample, first_library)
    assert first.named >= 20
    assert first.wrong == ()
    assert first.share >= 0.95


@pytest.mark.parametrize("part", ["open", "aside"])
def test_names_in_other_styles_come_out_alike(part: str, library: Library) -> None:
    names = own(part)
    assert len(names) == 65
    result = score(names, library)
    assert result.wrong == ()
    assert result.share >= 0.95


def test_no_name_of_somebody_elses_collection_is_linked(decoys: list[Named], library: Library) -> None:
    assert len(decoys) >= 500
    result = score(decoys, library)
    assert result.wrong == ()


def test_one_folder_of_all_the_names_and_decoys_links_nothing_wrong(
    sample: list[Named], decoys: list[Named], library: Library
) -> None:
    together = [Named(each.name, each.work, ("disk", "all")) for each in (*sample, *decoys)]
    result = score(together, library)
    assert result.wrong == ()
    assert result.share >= 0.85


def test_a_work_taken_out_of_the_library_is_not_mistaken_for_another(shared_facts: Path) -> None:
    """Every seventh work in turn; works that share their title with another are one and the same to a name."""
    whole = story(shared_facts)
    titles = [work.title for work in whole.works]
    mistaken = []
    for work in whole.works[::7]:
        if titles.count(work.title) > 1 or work.kind is Kind.DOCUMENTARY:
            continue
        without = Library(Story(tuple(each for each in whole.works if each.id != work.id), whole.series))
        names = list(_styles(work.title, work.kind.group))
        outcomes = propose([item(name, folders=("disk", name)) for name in names], without)
        mistaken += [name for name, outcome in zip(names, outcomes, strict=True) if _linked(outcome)]
    assert mistaken == []


def _styles(title: str, group: Group) -> Iterator[str]:
    ending = {Group.VIDEO: "mkv", Group.AUDIO: "mp3"}.get(group, "epub")
    named = title if title.startswith("Torchwood") else f"Torchwood - {title}"
    yield f"{named}.{ending}".replace("/", " ")
    yield f"{named}.{ending}".replace(" - ", ".").replace(" ", ".")
