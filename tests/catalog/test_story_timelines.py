"""The timeline of a story world: its titles with places, windows and dates, its branches and eras, behind a limit too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from janto_catalog import bootstrap
from janto_catalog.catalog import Catalog
from janto_catalog.model.dates import day_span
from janto_catalog.model.timeline_contents import TimelineContents

HOLMES = Path(__file__).parents[1] / "packs" / "holmes"
HOUSE = "tw-radio-07-the-house-of-the-dead"


@pytest.fixture
def catalog(shipped: Catalog) -> Iterator[Catalog]:
    yield shipped
    limit(shipped)


def limit(catalog: Catalog, until: str = "", keep_back: tuple[str, ...] = ()) -> None:
    catalog.spoilers.set(catalog.spoilers.named(until=until, keep_back=keep_back, seen=False))


def shown_texts(contents: TimelineContents) -> str:
    titles = [*contents.titles, *contents.unplaced, *(t for b in contents.branches for t in b.titles)]
    names = [name for branch in contents.branches for name in (branch.id, branch.name)]
    return "\n".join(
        [
            *(f"{title.row.id} {title.row.title} {title.row.series}" for title in titles),
            *names,
            *(era.caption for era in contents.eras),
            *contents.arcs.values(),
        ]
    )


def test_its_titles_are_those_of_the_order_of_the_story(catalog: Catalog) -> None:
    contents = catalog.timelines.contents()
    order = catalog.orders.order()
    assert [title.row.id for title in (*contents.titles, *contents.unplaced)] == [
        row.work.id for row in order
    ]
    for title, row in zip(contents.titles, order, strict=False):
        place = row.placement
        assert (title.position, title.earliest, title.latest) == (
            place.position,
            place.earliest,
            place.latest,
        )
        assert title.contested == bool(place.overruled)
    assert any(title.contested for title in contents.titles)
    assert contents.unplaced
    assert contents.found is None


def test_eras_begin_at_titles_and_rise(catalog: Catalog) -> None:
    contents = catalog.timelines.contents()
    firsts = [era.first for era in contents.eras]
    assert firsts == sorted(set(firsts))
    assert firsts[0] == 0
    assert firsts[-1] < len(contents.titles)
    assert "No place in the story yet" not in {era.caption for era in contents.eras}


def test_a_date_is_there_where_it_may_place_its_title(catalog: Catalog) -> None:
    titles = {title.row.id: title for title in catalog.timelines.contents().titles}
    dated = titles["bf-tw-07-the-victorian-age"]
    assert dated.row.story_date == "1899"
    assert dated.days == day_span("1899")
    # The story dates of time travellers are shown and do not place.
    traveller = titles["dw-tooth-and-claw"]
    assert traveller.row.story_date == "1879"
    assert traveller.days is None


def test_branches_have_their_titles_and_where_they_leave(catalog: Catalog) -> None:
    contents = catalog.timelines.contents()
    branches = {branch.id: branch for branch in contents.branches}
    year = branches["year-that-never-was"]
    assert year.leaves is not None
    assert year.rejoins is not None
    assert contents.titles[year.leaves].row.id == "dw-the-sound-of-drums"
    assert contents.titles[year.rejoins].row.id == "dw-last-of-the-time-lords"
    assert [title.row.id for title in year.titles] == ["dw-last-of-the-time-lords#erased-year"]
    assert "petes-world" not in branches, "it leaves nowhere and has no titles"


def test_a_search_says_what_it_finds_and_keeps_the_rest(catalog: Catalog) -> None:
    whole = catalog.timelines.contents()
    contents = catalog.timelines.contents("kind:video")
    assert [title.row.id for title in contents.titles] == [title.row.id for title in whole.titles]
    found = [title for title in contents.titles if contents.is_found(title)]
    assert found
    assert {title.row.kind.group.value for title in found} == {"video"}


def test_what_is_behind_the_limit_is_not_there(catalog: Catalog) -> None:
    limit(catalog, keep_back=("Children of Earth", "Miracle Day"))
    contents = catalog.timelines.contents()
    kept = {place.work.id for place in catalog.orders.order()}
    assert {title.row.id for title in (*contents.titles, *contents.unplaced)} == kept
    texts = shown_texts(contents)
    for words in ("coe-day", "Day Five", "Miracle Day", "miracle", "Ianto runs before the 456"):
        assert words not in texts
    assert [title.position for title in contents.titles] == list(range(1, len(contents.titles) + 1))
    assert max(title.latest for title in contents.titles) <= len(kept)


def test_a_play_that_seems_to_be_elsewhere_is_there(catalog: Catalog) -> None:
    true = [title.row.id for title in catalog.timelines.contents().titles].index(HOUSE)
    limit(catalog, keep_back=("Children of Earth",))
    seeming = [title.row.id for title in catalog.timelines.contents().titles].index(HOUSE)
    assert seeming < true


def test_the_reason_of_a_title_is_relative_to_it(catalog: Catalog) -> None:
    assert catalog.timelines.reason("bf-tw-07-the-victorian-age")
    (outside, *_) = catalog.orders.listing().without_place[0].works
    assert not catalog.timelines.reason(outside.id)


def test_one_universe_is_shown_at_a_time(tmp_path: Path) -> None:
    opened = bootstrap.open_catalog(str(tmp_path / "both.db"))
    opened.packs.add(str(HOLMES))
    first = opened.timelines.contents()
    assert set(first.universes) == {"whoniverse", "holmes"}
    other = opened.timelines.contents("", "holmes")
    assert (first.universe, other.universe) == ("whoniverse", "holmes")
    assert {title.row.id for title in first.titles}.isdisjoint(title.row.id for title in other.titles)
    assert [title.position for title in other.titles] == list(range(1, len(other.titles) + 1))
    assert opened.timelines.contents("", "no such world").universe == "whoniverse"
    opened.close()
