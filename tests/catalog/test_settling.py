"""What would settle a place or a contradiction: what is not known, and which placement is alone in the way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from janto_catalog import bootstrap
from janto_catalog.catalog import Catalog
from janto_catalog.catalog.explanations import open_places
from janto_catalog.chronology import Proved
from janto_catalog.model.order import Placement, PlacementStatus
from janto_catalog.model.story import Pack, Story
from janto_catalog.store.store import Store
from tests.chronology.stories import claim, make_story

Make = Callable[..., Catalog]


@pytest.fixture
def made(tmp_path: Path, clock: Callable[[], str]) -> Callable[[Story], Catalog]:
    def make(story: Story) -> Catalog:
        catalog = bootstrap.build(Store(tmp_path / "made.db", clock), tmp_path / "no packs")
        catalog.packs.install(Pack("made", "Made", "1", story=story))
        return catalog

    return make


def test_what_is_between_the_limits_of_a_title_is_not_known() -> None:
    places = [Placement(work, 1, 1, 1, True, PlacementStatus.WINDOW) for work in "abcdefgh"]
    proved = Proved(frozenset("b"), frozenset("gh"), frozenset("e"))
    assert open_places(places, "d", proved) == ("b", "g", ["c", "f"])
    assert open_places(places, "d", Proved(frozenset(), frozenset())) == ("", "", list("abcefgh"))
    assert open_places(places, "b", Proved(frozenset("a"), frozenset("c"))) == ("a", "c", [])


def test_the_title_in_the_middle_is_what_a_source_would_say_most_about(made: Make) -> None:
    chain = [claim(f"{later} after {earlier}") for earlier, later in zip("abcde", "bcdef", strict=True)]
    catalog = made(make_story("a b c d e f x", *chain, claim("x after a"), claim("x before e")))
    found = catalog.orders.explain("x")
    assert (found.low and found.low.id, found.high and found.high.id) == ("a", "e")
    assert found.undecided == ("b", "c", "d")
    assert found.middle is not None
    assert found.middle.id == "c"
    assert "3 titles" in found.settled_by
    assert found.middle.title in found.settled_by
    catalog.placing.place("x", "after", ["c"])
    found = catalog.orders.explain("x")
    assert found.undecided == ("d",)
    assert found.settled_by == (
        f"A source that says whether it is before or after {catalog.works.one('d')[1]} would settle it."
    )
    catalog.placing.place("x", "before", ["d"])
    found = catalog.orders.explain("x")
    assert found.undecided == ()
    assert found.settled_by == ""


def test_a_placement_is_alone_in_the_way_if_nothing_else_contradicts(made: Make) -> None:
    catalog = made(
        make_story(
            "a b c",
            claim("b after a", certainty=5),
            claim("c after b", certainty=5),
            claim("a after c", certainty=2),
        )
    )
    (conflict,) = catalog.orders.conflicts()
    assert conflict.claim.works[0] == "a"
    found = catalog.placing.resolving(conflict)
    assert {reason.works for reason in found} == {reason.works for reason in conflict.loop}
    assert len(found) == 2
    for reason in found:
        step = catalog.edits.replace_claims(
            "without it",
            drop=[each for each in catalog.orders._stories.story().claims if each.id == reason.origin],
        )
        assert step.change is not None
        assert catalog.orders.conflicts() == ()
        catalog.history.undo()


def test_of_two_placements_that_both_contradict_none_is_alone_in_the_way(made: Make) -> None:
    catalog = made(
        make_story(
            "a b c",
            claim("b after a", certainty=5),
            claim("b after c", certainty=5),
            claim("c after a", certainty=5),
            claim("a after b", certainty=2),
        )
    )
    (conflict,) = catalog.orders.conflicts()
    assert conflict.loop
    assert catalog.placing.resolving(conflict) == ()
