"""What comes next: in the order that is followed, in story arcs that were begun, and in gaps that what is owned closes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from janto_catalog import bootstrap
from janto_catalog.catalog import Catalog
from janto_catalog.catalog.following import Gap, Marks, find_continued, find_gaps
from janto_catalog.model.home import NextKind
from janto_catalog.model.kinds import Kind, StoryOrder
from janto_catalog.model.order import Placement, PlacementStatus
from janto_catalog.model.story import Arc, Pack, Series, Story, Work
from janto_catalog.model.views import Progress
from janto_catalog.store.store import Store
from tests.catalog.conftest import own

DAYS = ("Adit", "Bargemen", "Cinders", "Dredger", "Eelpots", "Flotsam", "Gantry", "Hawser")
NAMES = {f"d{number}": name for number, name in enumerate(DAYS, 1)}
HARBOUR = Story(
    works=tuple(
        Work(id, name, Kind.AUDIO_DRAMA, "harbour", id[1:], f"2001-01-0{id[1:]}", runtime=600.0)
        for id, name in NAMES.items()
    ),
    series=(Series("harbour", "Harbour Plays", Kind.AUDIO_DRAMA, StoryOrder.NUMBERED),),
    arcs=(
        Arc("arc-rope", "The rope", ("d1", "d4", "d6", "d8"), optional=("d4",)),
        Arc("arc-tide", "The tide", ("d2", "d7")),
    ),
)


def places(*works: str) -> list[Placement]:
    return [
        Placement(work, index, index, index, True, PlacementStatus.FIXED)
        for index, work in enumerate(works, 1)
    ]


def marks(finished: str = "", unseen: str = "", skipped: str = "") -> Marks:
    return Marks({work: f"{at:03}" for at, work in enumerate(finished)}, set(unseen), set(skipped))


@pytest.mark.parametrize(
    ("finished", "unseen", "skipped", "found"),
    [
        ("a", "b", "", "b"),
        ("a", "c", "", ""),  # b is not owned
        ("a", "cd", "b", "c"),
        ("", "abcd", "", ""),  # it was not begun
        ("d", "abc", "", ""),  # nothing comes after the last one
        ("bcd", "a", "", "a"),  # but this is all that is left
        ("cda", "b", "", "b"),
        ("ba", "cd", "", "c"),
        ("abcd", "", "", ""),
    ],
)
def test_a_list_goes_on_with_the_next_one_that_is_owned(
    finished: str, unseen: str, skipped: str, found: str
) -> None:
    continued = find_continued(places(*"abcd"), marks(finished, unseen, skipped))
    assert (continued.work if continued else "") == found


def test_what_may_be_skipped_and_is_not_owned_is_passed_over() -> None:
    assert find_continued(places(*"abcd"), marks("a", "cd")) is None
    continued = find_continued(places(*"abcd"), marks("a", "cd"), optional=("b",))
    assert continued is not None
    assert (continued.work, continued.last, continued.finished, continued.total) == ("c", "a", 1, 4)
    owned = find_continued(places(*"abcd"), marks("a", "bcd"), optional=("b",))
    assert owned is not None
    assert owned.work == "b"


@pytest.mark.parametrize(
    ("finished", "unseen", "skipped", "found"),
    [
        ("ac", "b", "", [Gap("a", ("b",), "c")]),
        ("ad", "bc", "", [Gap("a", ("b", "c"), "d")]),
        ("ad", "b", "", []),  # c is not owned
        ("ad", "b", "c", [Gap("a", ("b",), "d")]),
        ("c", "ab", "", []),  # nothing before them is finished
        ("ace", "bd", "", [Gap("a", ("b",), "c"), Gap("c", ("d",), "e")]),
        ("ah", "bcdefg", "", []),  # so much was left out on purpose
    ],
)
def test_a_gap_is_between_finished_titles_and_all_owned(
    finished: str, unseen: str, skipped: str, found: list[Gap]
) -> None:
    assert list(find_gaps(places(*"abcdefgh"), marks(finished, unseen, skipped))) == found


def test_no_gap_is_between_titles_of_two_universes() -> None:
    order = places(*"abc")
    order[2] = replace_universe(order[2], "other")
    assert list(find_gaps(order, marks("ac", "b"))) == []


def replace_universe(place: Placement, universe: str) -> Placement:
    return place._replace(universe=universe)


@pytest.fixture
def harbour(tmp_path: Path, clock: Callable[[], str]) -> Catalog:
    """A catalogue with copies of all eight plays but the fifth."""
    catalog = bootstrap.build(Store(tmp_path / "harbour.db", clock), tmp_path / "no packs")
    catalog.packs.install(Pack("harbour", "Harbour", "1", story=HARBOUR))
    own(catalog, tmp_path, {id: name for id, name in NAMES.items() if id != "d5"})
    return catalog


def further(catalog: Catalog) -> list[tuple[str, NextKind, str]]:
    """What comes next besides the three of the order."""
    return [(one.work.id, one.kind, one.reason) for one in catalog.home.next_titles().further]


def gaps(catalog: Catalog) -> list[str]:
    return [id for id, kind, _ in further(catalog) if kind is NextKind.GAP]


def test_nothing_else_comes_next_before_anything_is_finished(harbour: Catalog) -> None:
    found = harbour.home.next_titles()
    assert [one.work.id for one in found.titles] == ["d1", "d2", "d3"]
    assert found.further == ()


def test_the_next_title_of_an_arc_that_was_begun(harbour: Catalog) -> None:
    harbour.progress.mark(["d2"], Progress.FINISHED)
    found = harbour.home.next_titles()
    assert [one.work.id for one in found.titles] == ["d3", "d4", "d6"]
    assert further(harbour) == [
        ("d7", NextKind.ARC, "Next in The tide: you have finished 1 of its 2 titles, Bargemen.")
    ]
    assert found.further[0].by == "arc:arc-tide"
    # One of which nothing is owned beside it is not named.
    harbour.progress.mark(["d7"], Progress.STARTED)
    assert further(harbour) == []


def test_a_title_is_named_once_with_all_its_reasons(harbour: Catalog) -> None:
    harbour.progress.mark(["d1"], Progress.FINISHED)
    found = harbour.home.next_titles()
    assert [one.work.id for one in found.titles] == ["d2", "d3", "d4"]
    assert found.further == ()
    assert found.reason(found.titles[2]).endswith(
        " Next in The rope: you have finished 1 of its 4 titles, Adit."
    )


def test_a_title_between_two_finished_ones_closes_a_gap(harbour: Catalog) -> None:
    for work in ("d1", "d2", "d4"):
        harbour.progress.mark([work], Progress.FINISHED)
    reason = "You have finished Bargemen and Dredger; between them in the story only this is left."
    assert ("d3", NextKind.GAP, reason) in further(harbour)
    harbour.progress.mark(["d3"], Progress.SKIPPED)
    assert "d3" not in [id for id, _, _ in further(harbour)]


def test_a_gap_stays_open_where_something_in_it_is_not_owned(harbour: Catalog) -> None:
    for work in ("d3", "d8", "d2", "d4", "d1"):
        harbour.progress.mark([work], Progress.FINISHED)
    assert gaps(harbour) == []
    harbour.progress.mark(["d6"], Progress.STARTED)
    harbour.progress.mark(["d5"], Progress.SKIPPED)
    assert gaps(harbour) == [], "what is started is being played"


def test_the_last_title_left_of_an_arc(harbour: Catalog) -> None:
    for work in ("d4", "d8", "d1"):
        harbour.progress.mark([work], Progress.FINISHED)
    found = harbour.home.next_titles()
    assert [one.work.id for one in found.titles] == ["d2", "d3", "d6"]
    assert found.titles[2].also == "The last title left of The rope: you have finished 3 of its 4."
    harbour.progress.mark(["d2"], Progress.STARTED)
    harbour.progress.mark(["d3"], Progress.STARTED)
    harbour.progress.mark(["d5"], Progress.SKIPPED)
    assert [one.work.id for one in harbour.home.next_titles().titles] == ["d6", "d7"]


def test_what_the_newest_copy_closes_is_first(harbour: Catalog, tmp_path: Path) -> None:
    for work in ("d1", "d3", "d4", "d6"):
        harbour.progress.mark([work], Progress.FINISHED)
    assert gaps(harbour) == ["d2"]
    own(harbour, tmp_path, {"d5": NAMES["d5"]})
    assert gaps(harbour) == ["d5", "d2"]


def test_nothing_that_is_kept_back_comes_next_or_is_named(harbour: Catalog) -> None:
    for work in ("d2", "d4", "d8", "d1"):
        harbour.progress.mark([work], Progress.FINISHED)

    def told() -> set[str]:
        found = harbour.home.next_titles()
        reasons = [one.reason for one in found.further] + [found.reason(one) for one in found.titles]
        listed = [one.work.title for one in found.titles] + [one.work.title for one in found.further]
        return {name for name in DAYS if name in listed or any(name in reason for reason in reasons)}

    assert {"Cinders", "Bargemen"} <= told()
    harbour.spoilers.set(harbour.spoilers.named(until="", keep_back=["d2", "d3"], seen=False))
    assert told().isdisjoint({"Cinders", "Bargemen"})
