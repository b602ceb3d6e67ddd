"""The eras of a story stand where its serials and numbered series do, and in a list by row."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from janto_catalog.catalog import Catalog
from janto_catalog.catalog.eras import eras
from janto_catalog.catalog.story_lookup import StoryLookup
from janto_catalog.model.kinds import Kind, StoryOrder
from janto_catalog.model.order import Placement, PlacementStatus
from janto_catalog.model.story import Series, Story, Work


def story(*runs: tuple[str, StoryOrder]) -> StoryLookup:
    """Series of three works each: "a1", "a2", "a3" of "Show: A"."""
    works = tuple(
        Work(f"{id}{n}", f"{id}{n}".upper(), Kind.TV_EPISODE, id) for id, _ in runs for n in range(1, 4)
    )
    series = tuple(
        Series(id, f"Show: {id.upper()}", Kind.TV_EPISODE, order, show="Show") for id, order in runs
    )
    return StoryLookup(Story(works=works, series=series))


def places(works: str, unplaced: str = "") -> Sequence[Placement]:
    names = [*works.split(), *unplaced.split()]
    return [
        Placement(work, at, at, at, work in works.split(), PlacementStatus.FIXED)
        for at, work in enumerate(names, start=1)
    ]


SERIAL, NUMBERED, NONE = StoryOrder.SERIAL, StoryOrder.NUMBERED, StoryOrder.NONE


def test_a_serial_is_named_as_one_and_a_series_by_its_ends() -> None:
    tables = story(("a", NUMBERED), ("b", SERIAL), ("c", NONE))
    found = eras(places("c1 a1 a2 c2 a3 c3 b1 b2 b3"), tables)
    assert [(era.first, era.caption) for era in found] == [
        (1, "Before A1"),
        (2, "A"),
        (6, "Between A3 and B"),
        (7, "B"),
        (10, "After B"),
        (10, "No place in the story yet"),
        (10, "Outside the story"),
    ]


def test_what_lies_across_a_serial_makes_no_era() -> None:
    tables = story(("a", NUMBERED), ("b", SERIAL))
    captions = [era.caption for era in eras(places("a1 b1 a2 b2 b3 a3"), tables)]
    assert captions[:3] == ["Before B", "B", "After B"]


def test_what_has_no_place_yet_comes_behind() -> None:
    found = eras(places("b1 b2 b3", unplaced="a1 a2"), story(("a", NONE), ("b", SERIAL)))
    assert [(era.first, era.caption) for era in found[-2:]] == [
        (4, "No place in the story yet"),
        (6, "Outside the story"),
    ]


def test_a_story_without_such_runs_has_no_eras() -> None:
    assert eras(places("a1 a2 a3"), story(("a", NONE))) == ()


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", [(0, "Lantern Street Series 1"), (4, "After Ember Days")]),
        ("with:mira", [(0, "Lantern Street Series 1"), (2, "After Ember Days")]),
        ("kind:video", []),
        ("xyzzy", []),
    ],
)
def test_in_a_list_an_era_begins_at_a_row_and_one_alone_is_not_named(
    catalog: Catalog, query: str, shown: list[tuple[int, str]]
) -> None:
    listed = [row.id for row in catalog.works.search(query).rows]
    found = catalog.works.eras(query)
    assert [(era.first, era.caption) for era in found] == shown
    if len(found) > 1:
        assert listed[found[1].first] == "voices-2"
