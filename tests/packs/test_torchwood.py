"""The pack that ships: in order, and complete for its series."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from janto_catalog.chronology import contradictions, misplaced_states, order
from janto_catalog.model.kinds import Kind, Status, StoryOrder
from janto_catalog.model.story import Pack, Work
from janto_catalog.model.text import fold
from janto_catalog.packs import check_pack

SERIES = {
    "tw-series-1": (13, StoryOrder.NUMBERED, 1),
    "tw-series-2": (13, StoryOrder.NUMBERED, 2),
    "tw-children-of-earth": (5, StoryOrder.SERIAL, 3),
    "tw-miracle-day": (10, StoryOrder.SERIAL, 4),
    "tw-web": (1, StoryOrder.NONE, None),
    "tw-declassified-1": (13, StoryOrder.NONE, 1),
    "tw-declassified-2": (13, StoryOrder.NONE, 2),
    "tw-declassified": (3, StoryOrder.NONE, None),
    "dw-crossovers": (35, StoryOrder.NONE, None),
    "dw-novels": (3, StoryOrder.NONE, None),
    "dw-stranded": (4, StoryOrder.NONE, None),
    "dw-martha-jones": (1, StoryOrder.NONE, None),
    "tw-radio": (7, StoryOrder.NONE, None),
    "tw-audiobooks": (13, StoryOrder.NONE, None),
    "tw-novels": (19, StoryOrder.NONE, None),
    "tw-consequences": (5, StoryOrder.NONE, None),
    "bf-torchwood": (98, StoryOrder.NONE, None),
    "bf-specials": (14, StoryOrder.NONE, None),
    "bf-series-5": (15, StoryOrder.SERIAL, None),
    "bf-series-6": (15, StoryOrder.SERIAL, None),
    "bf-series-7": (15, StoryOrder.SERIAL, None),
    "bf-torchwood-one": (20, StoryOrder.NONE, None),
    "bf-torchwood-soho": (28, StoryOrder.NONE, None),
    "bf-lives-of-captain-jack": (13, StoryOrder.NONE, None),
    "tw-magazine": (27, StoryOrder.NONE, None),
    "tw-magazine-strips": (10, StoryOrder.NONE, None),
    "tw-magazine-stories": (31, StoryOrder.NONE, None),
    "titan-2010": (6, StoryOrder.NONE, None),
    "titan-comics": (14, StoryOrder.NONE, None),
}
EPISODES = """
1 1 2006-10-22 Everything Changes
1 2 2006-10-22 Day One
1 3 2006-10-29 Ghost Machine
1 4 2006-11-05 Cyberwoman
1 5 2006-11-12 Small Worlds
1 6 2006-11-19 Countrycide
1 7 2006-11-26 Greeks Bearing Gifts
1 8 2006-12-03 They Keep Killing Suzie
1 9 2006-12-10 Random Shoes
1 10 2006-12-17 Out of Time
1 11 2006-12-24 Combat
1 12 2007-01-01 Captain Jack Harkness
1 13 2007-01-01 End of Days
2 1 2008-01-16 Kiss Kiss, Bang Bang
2 2 2008-01-23 Sleeper
2 3 2008-01-30 To the Last Man
2 4 2008-02-06 Meat
2 5 2008-02-13 Adam
2 6 2008-02-13 Reset
2 7 2008-02-20 Dead Man Walking
2 8 2008-02-27 A Day in the Death
2 9 2008-03-05 Something Borrowed
2 10 2008-03-12 From Out of the Rain
2 11 2008-03-19 Adrift
2 12 2008-03-21 Fragments
2 13 2008-04-04 Exit Wounds
3 1 2009-07-06 Children of Earth: Day One
3 2 2009-07-07 Children of Earth: Day Two
3 3 2009-07-08 Children of Earth: Day Three
3 4 2009-07-09 Children of Earth: Day Four
3 5 2009-07-10 Children of Earth: Day Five
4 1 2011-07-08 The New World
4 2 2011-07-15 Rendition
4 3 2011-07-22 Dead of Night
4 4 2011-07-29 Escape to L.A.
4 5 2011-08-05 The Categories of Life
4 6 2011-08-12 The Middle Men
4 7 2011-08-19 Immortal Sins
4 8 2011-08-26 End of the Road
4 9 2011-09-02 The Gathering
4 10 2011-09-09 The Blood Line
"""


def test_it_has_nothing_wrong(shipped: Path) -> None:
    assert check_pack(shipped / "torchwood", contradictions, misplaced_states) == ()


def test_each_series_is_whole_and_says_how_it_is_ordered(torchwood: Pack) -> None:
    counts = Counter(work.series for work in torchwood.story.works if not work.is_segment)
    declared = {run.id: (counts[run.id], run.story, run.season) for run in torchwood.story.series}
    assert declared == SERIES


def test_the_41_television_episodes_have_their_numbers_dates_and_titles(torchwood: Pack) -> None:
    seasons = {run.id: run.season for run in torchwood.story.series if run.show == "Torchwood" and run.season}
    listed = [
        f"{seasons[work.series]} {work.number} {work.released} {work.title}"
        for work in torchwood.story.works
        if work.series in seasons
    ]
    assert sorted(listed) == sorted(EPISODES.strip().split("\n"))
    assert len(listed) == 41


def test_the_house_of_the_dead_only_seems_to_come_before_children_of_earth(torchwood: Pack) -> None:
    placements = {
        (claim.objects, claim.apparent)
        for claim in torchwood.story.claims
        if claim.subject == "tw-radio-07-the-house-of-the-dead" and claim.relation == "between"
    }
    assert placements == {
        (("tw-s03e05-coe-day-five", "tw-s03e05-coe-day-five#epilogue"), False),
        (("tw-s02e13-exit-wounds", "tw-s03e01-coe-day-one"), True),
    }


def test_what_sources_dispute_is_shown_and_reorders_no_serial(torchwood: Pack) -> None:
    ordering = order(torchwood.story)
    disputed = {conflict.claim.origin.partition(":")[0]: conflict.outcome for conflict in ordering.conflicts}
    assert set(disputed) == {
        "bf-tw-13-visiting-hours",
        "tw-ab-hidden",
        "tw-ab-department-x",
        "tw-radio-01-lost-souls",
        "bf-tw-32-smashed",
        "bf-tw-the-five-people-you-kill-in-middlesbrough",
    }
    assert disputed["bf-tw-13-visiting-hours"].startswith("Contradiction")
    places = [place.work for place in ordering.placements]
    miracle = [places.index(work.id) for work in torchwood.story.works if work.series == "tw-miracle-day"]
    assert miracle == sorted(miracle)
    assert places.index("bf-tw-13-visiting-hours") > miracle[-1]


def test_no_placement_contradicts_a_state(torchwood: Pack) -> None:
    assert [place.work for place in order(torchwood.story).placements if place.warnings] == []


def test_jack_lives_in_his_own_order(torchwood: Pack) -> None:
    ordering = order(torchwood.story, view="life:jack-harkness", segments=True)
    line = [place.work for place in ordering.placements]
    own = [
        "tw-s02e05-adam#boeshane",
        "bf-locj-1-4-month-25",
        "dw-the-empty-child",
        "dw-the-parting-of-the-ways",
        "tw-s02e12-fragments#jack-1899",
        "tw-s04e07-immortal-sins#ellis-island-1927",
        "tw-s03e01-coe-day-one#scotland-1965",
        "tw-s02e12-fragments#jack-1999",
        "tw-s01e01-everything-changes",
        "tw-s01e12-captain-jack-harkness#dance-hall-1941",
        "dw-utopia",
        "tw-s02e13-exit-wounds",
        "tw-s02e13-exit-wounds#ad-27",
        "tw-s02e13-exit-wounds#dug-up-1901",
        "dw-the-stolen-earth",
        "tw-s03e05-coe-day-five",
        "tw-radio-07-the-house-of-the-dead",
        "tw-s04e01-the-new-world",
        "dw-revolution-of-the-daleks",
        "bf-locj-3-2-mighty-and-despair",
    ]
    assert [work for work in line if work in own] == own
    assert ordering.conflicts == ()


def test_every_life_and_arc_can_be_ordered(torchwood: Pack) -> None:
    for axis in {claim.axis for claim in torchwood.story.claims} - {"story"}:
        assert order(torchwood.story, view=axis).conflicts == ()
    for arc in torchwood.story.arcs:
        assert order(torchwood.story, view=f"arc:{arc.id}").placements


def test_what_has_no_place_in_the_story_says_so(works: dict[str, Work]) -> None:
    outside = {work.id for work in works.values() if not work.in_story}
    kinds = {work.id for work in works.values() if work.kind in (Kind.DOCUMENTARY, Kind.MAGAZINE_ISSUE)}
    withdrawn = {work.id for work in works.values() if work.status is Status.CANCELLED}
    assert withdrawn == {"bf-tw-50-absent-friends"}
    reprints = {slug for slug in works if slug.startswith("titan-2010-")} | {"titan-rift-war-tpb"}
    assert outside == kinds | withdrawn | reprints


def test_boxes_hold_their_episodes_and_issues_their_stories(works: dict[str, Work]) -> None:
    held = Counter(work.part_of for work in works.values() if work.part_of)
    assert held["bf-soho-parasite"] == 6
    assert held["bf-s05-aliens-among-us-1"] == held["bf-s07-among-us-3"] == 4
    assert held["tw-novel-15-consequences"] == held["tw-mag-yearbook-2008"] == 5
    assert works["tw-ss-the-man-who-dreamed-of-stars"].part_of == "tw-mag-16"
    assert works["bf-tw-70-double-part-2"].part_of == "bf-tw-double-parts-1-and-2"


def test_a_first_name_means_the_main_character_not_one_seen_once(torchwood: Pack) -> None:
    seen = Counter(appearance.character for appearance in torchwood.story.appearances)
    called = {
        fold(alias.name): one.id
        for one in torchwood.story.characters
        if seen[one.id] >= 5
        for alias in one.aliases
    }
    taken = {
        one.id: called[fold(one.name)]
        for one in torchwood.story.characters
        if called.get(fold(one.name), one.id) != one.id
    }
    assert taken == {}


def test_both_datings_of_lost_souls_are_kept(torchwood: Pack) -> None:
    dates = {
        claim.date: claim.sources
        for claim in torchwood.story.claims
        if claim.subject == "tw-radio-01-lost-souls" and claim.date
    }
    assert dates == {"2008-09-10": ("rand21althor",), "2009": ("tardis-wiki",)}
