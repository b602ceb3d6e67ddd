"""Every placement that good sources state with certainty holds in the pack that ships, or names what overrules it.

`stated_placements.tsv` lists them: a title, how it is placed, and by what; "apparent" for one that only seems so.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from janto_catalog.chronology import order, proved, settlement
from janto_catalog.model.claims import STORY, Claim
from janto_catalog.model.order import Conflict
from janto_catalog.model.story import Story
from janto_catalog.packs import load_pack

PACK = Path(__file__).parents[2] / "resources" / "packs" / "torchwood"
TABLE = Path(__file__).with_name("stated_placements.tsv")


@pytest.fixture(scope="module")
def story() -> Story:
    if not (PACK / "pack.toml").exists():
        pytest.skip("the pack is not here")
    return load_pack(PACK).story


@pytest.fixture(scope="module")
def conflicts(story: Story) -> dict[str, Conflict]:
    return {conflict.claim.origin: conflict for conflict in order(story).conflicts}


class Places:
    """The places of works in the order of the story, of a container those of its parts."""

    def __init__(self, story: Story) -> None:
        self._place = {each.work: each.position for each in order(story, segments=True).placements}
        self._parts: defaultdict[str, list[str]] = defaultdict(list)
        for work in story.works:
            self._parts[work.part_of or ""].append(work.id)

    def of(self, work: str) -> list[int]:
        """The places of a work or of its parts."""
        return [self._place[each] for each in (work, *self._parts[work]) if each in self._place]

    def holds(self, claim: Claim) -> bool:
        """Whether the order of the works is as `claim` has it; a date is compared by the solver alone."""
        at, objects = self.of(claim.subject), [self.of(named) for named in claim.objects]
        match claim.relation.value:
            case "after":
                return min(at) > max(objects[0])
            case "before":
                return max(at) < min(objects[0])
            case "between":
                return max(objects[0]) < min(at) and max(at) < min(objects[1])
            case "during":
                return min(at) > min(objects[0])
            case relation:
                return relation == "dated"


def stated() -> list[tuple[str, str, str]]:
    """The rows of the table."""
    with TABLE.open(encoding="utf-8", newline="") as table:
        return [(work, relation, objects) for work, relation, objects in csv.reader(table, delimiter="\t")][
            1:
        ]


def by_statement(story: Story) -> Mapping[tuple[str, str, str], Claim]:
    """The claims on the story, as the table writes them."""
    return {
        (
            claim.subject,
            f"{claim.relation}{' apparent' if claim.apparent else ''}",
            claim.date or " ".join(claim.objects),
        ): claim
        for claim in story.claims
        if claim.axis == STORY
    }


def test_each_stated_placement_holds_or_names_what_overrules_it(
    story: Story, conflicts: Mapping[str, Conflict]
) -> None:
    claims, places = by_statement(story), Places(story)
    outcomes: Counter[str] = Counter()
    for row in stated():
        claim = claims[row]
        conflict = conflicts.get(claim.id)
        if claim.apparent:
            assert conflict is None
            outcomes["apparent"] += 1
        elif conflict is not None:
            assert conflict.loop, row
            assert conflict.outcome, row
            outcomes["overruled"] += 1
        else:
            assert places.holds(claim), row
            outcomes["holds"] += 1
    assert outcomes["holds"] >= 268
    assert outcomes["overruled"] <= 2


def test_the_four_plays_are_proved_between_exit_wounds_and_children_of_earth(story: Story) -> None:
    plays = [f"tw-radio-0{number}" for number in range(1, 5)]
    for play in (work.id for work in story.works if work.id[:11] in plays and not work.is_segment):
        known = proved(story, play)
        assert "tw-s02e13-exit-wounds" in known.before, play
        assert "tw-s03e01-coe-day-one" in known.after, play


def test_the_house_of_the_dead_seems_before_children_of_earth_and_is_after_it(story: Story) -> None:
    house = "tw-radio-07-the-house-of-the-dead"
    seeming = [claim for claim in story.claims if claim.subject == house and claim.apparent]
    assert [claim.objects for claim in seeming] == [("tw-s02e13-exit-wounds", "tw-s03e01-coe-day-one")]
    known = proved(story, house)
    assert "tw-s03e05-coe-day-five" in known.before
    assert "tw-s03e05-coe-day-five#epilogue" in known.after


def test_visiting_hours_is_a_contradiction_that_says_what_would_settle_it(
    story: Story, conflicts: Mapping[str, Conflict]
) -> None:
    (conflict,) = [
        each for origin, each in conflicts.items() if origin.startswith("bf-tw-13-visiting-hours:")
    ]
    assert conflict.outcome.startswith("Contradiction")
    against = [reason.text for reason in conflict.loop]
    assert any(text.startswith("Visiting Hours comes after The Blood Line") for text in against)
    layers = {source.id: source.layer for source in story.sources}
    assert settlement(conflict, layers) == "The screen or the publisher would settle it."
    serial = [work.id for work in story.works if work.series == "tw-miracle-day"]
    assert in_turn([each.work for each in order(story).placements], [*serial, "bf-tw-13-visiting-hours"])


def test_the_victorian_age_is_early_because_of_its_date(story: Story) -> None:
    age = "bf-tw-07-the-victorian-age"
    dates = [claim.date for claim in story.claims if claim.subject == age and claim.date]
    assert dates
    places = [each.work for each in order(story).placements]
    assert places.index(age) < len(places) / 20


def in_turn(places: Sequence[str], works: Sequence[str]) -> bool:
    """Whether works stand in an order one after the other."""
    found = [places.index(work) for work in works]
    return found == sorted(found)
