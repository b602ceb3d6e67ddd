"""Worlds of other shapes: true names are linked, neighbours are not, alone and beside the shipped pack."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from janto_catalog.matching import WorkIndex, match_items
from janto_catalog.model.files import Outcome
from tests.matching.calibrate import names_of_world
from tests.matching.harness import MatchHarness
from tests.matching.make_items import item
from tests.matching.neighbours import in_mixed_folders, neighbours
from tests.matching.score_names import NamedFile, score, score_by_medium, table
from tests.matching.worlds import WORLDS, all_worlds, world


@pytest.fixture(scope="module")
def together() -> WorkIndex:
    """Every pack installed."""
    return WorkIndex(all_worlds())


def _linked(files: Iterator[NamedFile], index: WorkIndex) -> tuple[int, list[str]]:
    """How many files there are, and those that are linked."""
    made = list(files)
    proposals = match_items([item(each.name, each.facts, folders=each.folders) for each in made], index)
    return len(made), [
        "/".join((*each.folders[2:], each.name))
        for each, proposal in zip(made, proposals, strict=True)
        if proposal.outcome is Outcome.LINK
    ]


@pytest.mark.parametrize("name", WORLDS)
def test_true_names_of_another_world_are_linked(name: str, tables: list[str]) -> None:
    index = WorkIndex(world(name))
    scores = score_by_medium(names_of_world(name, index), index)
    tables.append(table(f"{name}, alone", scores))
    assert scores["all"].wrong == ()
    assert scores["all"].share >= 0.96
    assert scores["all"].among_three >= 0.98 * scores["all"].asked


@pytest.mark.parametrize("name", WORLDS)
def test_they_are_linked_as_well_beside_other_packs(
    name: str, together: WorkIndex, tables: list[str]
) -> None:
    names = names_of_world(name, WorkIndex(world(name)))
    scores = score_by_medium(names, together)
    tables.append(table(f"{name}, beside other packs", scores))
    assert scores["all"].wrong == ()
    assert scores["all"].share >= 0.96


@pytest.mark.parametrize("name", WORLDS)
def test_no_neighbour_of_another_world_is_linked(name: str, together: WorkIndex, tables: list[str]) -> None:
    for where, index in (("alone", WorkIndex(world(name))), ("beside other packs", together)):
        count, linked = _linked((named for _, named in neighbours(WorkIndex(world(name)))), index)
        tables.append(f"{name}, {where}: {count} neighbours, {len(linked)} linked")
        assert count >= 350
        assert linked == []


@pytest.mark.parametrize("name", WORLDS)
def test_in_mixed_folders_of_another_world_only_its_own_are_linked(name: str) -> None:
    index = WorkIndex(world(name))
    for folder in in_mixed_folders(index):
        assert score(folder, index).wrong == ()


@pytest.mark.parametrize(
    ("path", "work"),
    [
        ("The Quill Agency - Broken.m4b", "qc-03-broken"),
        ("Torchwood - Broken.m4b", "bf-tw-11-broken"),
        ("Big Finish/Quill Cases/10 - Moving Target.m4b", "qc-10-moving-target"),
        ("Big Finish/Torchwood/10 - Moving Target.m4b", "bf-tw-10-moving-target"),
        ("James Goss - Almost Perfect.epub", "tw-novel-09-almost-perfect"),
        ("Almost Perfect - Lin Okafor.epub", "qb-02-almost-perfect"),
        ("Almost Perfect - Helen Marsh.epub", ""),
        ("Big Finish/Broken.m4b", ""),
        ("Big Finish/Adrift.m4b", ""),
        ("Safe Harbour/Season 1/Safe Harbour - S01E01 - Pilot.mkv", ""),
        ("Safe Harbour S01E02.mkv", ""),
        ("Pearl Harbour/Pilot.mkv", ""),
        ("Harbour Lights - S01E02 - Seven.mkv", ""),
        ("Harbour S01E02.mkv", "h1-02-seven"),
        ("Harbour - S01E03 - 1984.mkv", "h1-03-1984"),
        ("Harbour/Season 2/24.mkv", ""),
        ("Nineteen Eighty-Four (1984).mkv", ""),
        ("1984.mkv", ""),
        ("Se7en (1995).mkv", ""),
        ("Evening - S01E04 - Nine.mkv", "ev1-04-nine"),
        ("Evening S02E02 42.mkv", "ev2-02-42"),
        ("Evening News/Season 1/Evening News - S01E04 - Nine.mkv", ""),
        ("42 (2013).mkv", ""),
        ("Window.mkv", ""),
        ("Imogen Farrow - Window.epub", "evn-02-window"),
        ("Helen Marsh - Window.epub", ""),
    ],
)
def test_a_shared_title_is_that_of_the_world_that_is_named(together: WorkIndex, path: str, work: str) -> None:
    found = MatchHarness(together).linked_works(path)
    assert found == ([work] if work else [])
