"""The order of the pack that ships: it follows the sources, and shows where they disagree."""

from __future__ import annotations

import csv
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from janto_catalog.chronology import contradictions, order, proved, why
from janto_catalog.model.claims import Claim, ClaimRelation
from janto_catalog.model.kinds import Kind, StoryOrder
from janto_catalog.model.order import Ordering, Placement, PlacementStatus, ReasonKind
from janto_catalog.model.story import Series, Story, Work
from janto_catalog.packs import load_pack
from tests.chronology.stories import SOURCES

ROOT = Path(__file__).parents[2]
PACK = ROOT / "resources" / "packs" / "torchwood"
FACTS = ROOT.parent / "shared" / "facts"
SERIALS = ("Children of Earth", "Miracle Day")


@pytest.fixture(scope="module")
def pack() -> Story:
    if not (PACK / "pack.toml").exists():
        pytest.skip("the pack is not here")
    return load_pack(PACK).story


@pytest.fixture(scope="module")
def placed(pack: Story) -> dict[str, Placement]:
    return {place.work: place for place in order(pack).placements}


def test_the_first_episode_is_near_the_front(placed: dict[str, Placement]) -> None:
    assert placed["tw-s01e01-everything-changes"].position <= len(placed) / 4


def test_a_radio_play_is_strictly_inside_its_window(placed: dict[str, Placement]) -> None:
    left, right = placed["tw-s02e13-exit-wounds"], placed["tw-s03e01-coe-day-one"]
    play = placed["tw-radio-04-the-dead-line"]
    assert left.position < play.position < right.position
    assert left.earliest < play.earliest
    assert play.latest < right.latest
    assert play.status is not PlacementStatus.UNPLACED


def test_a_work_that_seems_earlier_is_at_its_true_place(pack: Story) -> None:
    line = [place.work for place in order(pack, segments=True).placements]
    house = line.index("tw-radio-07-the-house-of-the-dead")
    assert line.index("tw-s03e05-coe-day-five") < house
    assert house < line.index("tw-s03e05-coe-day-five#epilogue")


def test_travellers_are_placed_by_their_lives_and_drag_nobody_along(placed: dict[str, Placement]) -> None:
    """The year 200,100 of Bad Wolf and the 1941 of The Empty Child say when they take place, not where they belong."""
    places = {
        work: placed[f"dw-{work}"].position
        for work in ("the-empty-child", "boom-town", "bad-wolf", "the-parting-of-the-ways")
    }
    first = placed["tw-s01e01-everything-changes"].position
    assert sorted(places.values()) == list(places.values())
    assert places["the-parting-of-the-ways"] < first
    assert placed["bf-tw-07-the-victorian-age"].position < places["the-empty-child"]


def test_serials_are_not_interrupted(placed: dict[str, Placement]) -> None:
    days = [placed[work].position for work in sorted(placed) if work.startswith("tw-s03e0")]
    miracle = [placed[work].position for work in sorted(placed) if work.startswith("tw-s04e")]
    assert days == list(range(days[0], days[0] + 5))
    assert miracle == sorted(miracle)


@pytest.fixture(scope="module")
def line(pack: Story) -> list[str]:
    return [place.work for place in order(pack, segments=True).placements]


def in_order(line: list[str], *works: str) -> bool:
    """Whether works are in an order one after the other."""
    places = [line.index(work) for work in works]
    return places == sorted(places)


def test_the_four_plays_are_between_the_series(line: list[str]) -> None:
    plays = [next(work for work in line if work.startswith(f"tw-radio-0{number}-")) for number in range(1, 5)]
    for play in plays:
        assert in_order(line, "tw-s02e13-exit-wounds", play, "tw-s03e01-coe-day-one")
    assert in_order(line, *plays)


def test_exit_wounds_follows_fragments_directly(placed: dict[str, Placement]) -> None:
    fragments, wounds = placed["tw-s02e12-fragments"], placed["tw-s02e13-exit-wounds"]
    assert wounds.position == fragments.position + 1
    assert wounds.reasons[0].text == "Exit Wounds comes directly after Fragments"


def test_fragments_is_placed_by_its_segments(line: list[str]) -> None:
    segments = ("jack-1899", "jack-1999", "toshiko", "owen", "ianto")
    assert in_order(
        line,
        *(f"tw-s02e12-fragments#{segment}" for segment in segments),
        "tw-s01e01-everything-changes",
        "tw-s02e12-fragments",
    )


def test_coffee_is_over_years(line: list[str]) -> None:
    assert in_order(
        line,
        "dw-doomsday",
        "bf-tw-46-coffee#first-cup",
        "bf-tw-46-coffee#in-the-basement",
        "tw-s01e04-cyberwoman",
        "tw-s02e13-exit-wounds",
        "bf-tw-46-coffee#city-in-ruins",
        "tw-s03e05-coe-day-five",
        "bf-tw-46-coffee#afterwards",
        "tw-s04e01-the-new-world",
    )


def test_the_victorian_age_is_early_by_its_date_alone(pack: Story, placed: dict[str, Placement]) -> None:
    place = placed["bf-tw-07-the-victorian-age"]
    assert place.position < len(placed) / 20
    dates = tuple(
        one for one in pack.claims if one.relation is ClaimRelation.DATED or one.subject != place.work
    )
    alone = next(one for one in order(replace(pack, claims=dates)).placements if one.work == place.work)
    assert abs(alone.position - place.position) < 5


@pytest.mark.parametrize("series", ["tw-series-1", "tw-series-2", "tw-children-of-earth", "tw-miracle-day"])
def test_no_story_that_may_be_elsewhere_is_between_two_episodes(
    pack: Story, line: list[str], series: str
) -> None:
    run = [
        work
        for work in line
        if work in {one.id for one in pack.works if one.series == series} and "#" not in work
    ]
    for one, two in pairwise(run):
        for between in line[line.index(one) + 1 : line.index(two)]:
            known = proved(pack, between)
            # Something puts it inside the series at least.
            assert known.before & {*run} or "#" in between, between
            assert known.after & {*run} or "#" in between, between


def test_a_story_without_a_date_is_not_behind_those_of_another_century(placed: dict[str, Placement]) -> None:
    last = max(place.position for work, place in placed.items() if work.startswith(("titan-", "bf-s07-")))
    for work in ("bf-tw-53-empire-of-shadows", "bf-tw-oracle", "bf-locj-1-4-month-25"):
        assert placed[work].position > last
    book = placed["tw-ss-the-book-of-jahi"]
    assert placed["tw-s02e13-exit-wounds"].position < book.position < placed["tw-s03e01-coe-day-one"].position


def test_every_place_has_a_reason_and_no_tie_is_shown_as_a_fact(placed: dict[str, Placement]) -> None:
    for place in placed.values():
        assert place.reasons
        assert place.is_placed or {reason.kind for reason in place.reasons} == {ReasonKind.TIE}


def test_why_connects_one_series_with_the_next(pack: Story) -> None:
    answer = why(pack, "tw-s03e01-coe-day-one", "tw-s01e01-everything-changes")
    assert (answer.before, answer.tie) == ("tw-s01e01-everything-changes", False)


def test_every_view_lists_what_it_should(pack: Story) -> None:
    assert {place.work for place in order(pack, view="newcomer").placements} <= {
        work.id for work in pack.works
    }
    for arc in pack.arcs:
        assert order(pack, view=f"arc:{arc.id}").placements
    assert len(order(pack, view="life:ianto-jones").placements) > 10


def facts() -> Story:
    """The placements of the tables of facts, all from one source."""
    if not FACTS.is_dir():
        pytest.skip("the tables of facts are not here")
    works = {row["id"]: row for row in (*rows("works"), *rows("works-additions-2"))}
    story = tuple(
        Work(
            name,
            row["title"],
            Kind(row["kind"]) if row["kind"] in list(Kind) else Kind.CLIPPING,
            row["series"],
            row["number"],
            row["release_date"] or None,
        )
        for name, row in works.items()
    )
    segments = tuple(
        Work(f"{row['host_work_id']}#{row['slug']}", row["label"], Kind.CLIPPING) for row in rows("segments")
    )
    series = tuple(
        Series(
            name,
            name,
            Kind.TV_EPISODE,
            StoryOrder.SERIAL if any(s in name for s in SERIALS) else StoryOrder.NONE,
        )
        for name in sorted({row["series"] for row in works.values()})
    )
    stated = [*rows("chronology"), *rows("chronology-additions-2")]
    claims = tuple(claimed(number, row) for number, row in enumerate(stated) if row["certainty"])
    return Story(works=story + segments, series=series, claims=claims, sources=SOURCES)


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table of facts."""
    with (FACTS / f"{name}.tsv").open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


def claimed(number: int, row: dict[str, str]) -> Claim:
    """A row of the chronology as a claim of the guide."""
    return Claim(
        f"c{number:03}",
        row["subject"],
        ClaimRelation(row["relation"]),
        tuple(one.strip() for one in row["objects"].split("|") if one.strip()),
        ("guide",),
        int(row["certainty"]),
        date=row["story_date"],
        apparent=row["truth"] != "true",
        axis=row["axis"],
    )


def test_every_likely_placement_holds_or_names_what_overrules_it() -> None:
    story = facts()
    ordering = order(story, segments=True)
    overruled = {one.claim.origin: one for one in ordering.conflicts}
    position = {place.work: place.position for place in ordering.placements}
    checked = 0
    for claim in story.claims:
        if claim.certainty < 4 or claim.apparent or claim.axis != "story":
            continue
        if not {claim.subject, *claim.objects} <= position.keys():
            continue
        checked += 1
        if claim.id in overruled:
            assert overruled[claim.id].loop, claim
            assert overruled[claim.id].outcome, claim
            continue
        at, others = position[claim.subject], [position[one] for one in claim.objects]
        match claim.relation:
            case ClaimRelation.AFTER:
                assert at > max(others), claim
            case ClaimRelation.BEFORE:
                assert at < min(others), claim
            case ClaimRelation.BETWEEN:
                assert others[0] < at < others[1], claim
            case ClaimRelation.DURING:
                assert at > others[0], claim
    assert checked > 150


def test_equal_sources_that_disagree_are_a_contradiction_and_do_not_move_the_serial() -> None:
    ordering: Ordering = order(facts())
    (against,) = [one for one in ordering.conflicts if "bf-tw-13-visiting-hours" in one.claim.works]
    assert against.outcome.startswith("Contradiction")
    assert any("bf-tw-13-visiting-hours" in reason.works for reason in against.loop)
    position = {place.work: place.position for place in ordering.placements}
    miracle = [position[work] for work in sorted(position) if work.startswith("tw-s04e")]
    assert miracle == sorted(miracle)
    assert position["bf-tw-13-visiting-hours"] > miracle[-1]


def test_a_play_during_two_episodes_agrees_with_a_claim_between_their_neighbours() -> None:
    # Its own sources were once thought to clash; read as "begins during the one, ends during the other" they do not.
    story = facts()
    position = {place.work: place for place in order(story).placements}
    assert not position["bf-tw-11-broken"].overruled
    assert position["tw-s01e04-cyberwoman"].position < position["bf-tw-11-broken"].position
    assert all(origin != "bf-tw-11-broken" for origin, _ in contradictions(story))
