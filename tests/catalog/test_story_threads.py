"""Threads of characters through a timeline: who is where in person, who dies where, and nothing from behind a limit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from janto_catalog import bootstrap
from janto_catalog.catalog import Catalog
from janto_catalog.model.story_threads import StoryThread, shared_titles

HOLMES = Path(__file__).parents[1] / "packs" / "holmes"
IANTO, JACK, OWEN, SUZIE = "ianto-jones", "jack-harkness", "owen-harper", "suzie-costello"
DAY_FOUR, HOUSE = "tw-s03e04-coe-day-four", "tw-radio-07-the-house-of-the-dead"


@pytest.fixture
def catalog(shipped: Catalog) -> Iterator[Catalog]:
    yield shipped
    limit(shipped)


def limit(catalog: Catalog, until: str = "", keep_back: tuple[str, ...] = ()) -> None:
    catalog.spoilers.set(catalog.spoilers.named(until=until, keep_back=keep_back, seen=False))


def threads_of(catalog: Catalog, *characters: str, search: str = "") -> tuple[list[str], list[StoryThread]]:
    """The ids of the titles of the timeline, and the threads."""
    contents = catalog.timelines.contents(search)
    threads = catalog.timelines.threads(contents, characters)
    return [title.row.id for title in contents.titles], list(threads)


def test_a_thread_has_the_titles_of_a_character_and_says_where_they_take_part(catalog: Catalog) -> None:
    ids, (ianto,) = threads_of(catalog, IANTO)
    assert ianto.name == "Ianto Jones"
    assert list(ianto.titles) == sorted(set(ianto.titles))
    there = {ids[title] for title in ianto.in_person}
    assert {"tw-s01e04-cyberwoman", DAY_FOUR} <= there
    # He is only spoken of on the day after.
    assert "tw-s03e05-coe-day-five" in {ids[title] for title in ianto.titles} - there


def test_a_thread_ends_where_a_character_dies(catalog: Catalog) -> None:
    ids, (ianto, owen, jack) = threads_of(catalog, IANTO, OWEN, JACK)
    assert [(ids[end], back) for end, back in ianto.ends] == [(DAY_FOUR, None)]
    assert [(ids[end], back) for end, back in owen.ends] == [("tw-s02e13-exit-wounds", None)]
    assert not jack.ends, "dead for some days is no end"
    assert ianto.is_dead_after(ids.index(DAY_FOUR))
    assert not ianto.is_dead_after(ids.index(DAY_FOUR) - 1)


def test_who_comes_back_has_several_ends(catalog: Catalog) -> None:
    ids, (suzie,) = threads_of(catalog, SUZIE)
    first, second, *_ = [(ids[end], back and ids[back]) for end, back in suzie.ends]
    assert first == ("tw-s01e01-everything-changes", "tw-s01e08-they-keep-killing-suzie")
    assert second[0] == "tw-s01e08-they-keep-killing-suzie"


def test_what_two_share_begins_and_ends_as_on_the_page_of_their_pairing(catalog: Catalog) -> None:
    ids, threads = threads_of(catalog, JACK, IANTO)
    shared = shared_titles(threads)
    page = catalog.subjects.page("pairing", "janto")
    assert page.first is not None
    assert page.last is not None
    assert (ids[shared[0]], ids[shared[-1]]) == (page.first.id, page.last.id)


def test_a_search_leaves_only_what_it_finds(catalog: Catalog) -> None:
    contents = catalog.timelines.contents("kind:video")
    (ianto,) = catalog.timelines.threads(contents, [IANTO])
    assert {contents.titles[title].row.kind.group.value for title in ianto.titles} == {"video"}


def test_who_is_in_nothing_that_a_search_finds_keeps_a_thread_without_titles(catalog: Catalog) -> None:
    _, threads = threads_of(catalog, IANTO, search='"The Victorian Age"')
    assert [(thread.character, thread.titles) for thread in threads] == [(IANTO, ())]
    assert not threads[0].ends


def test_there_are_threads_also_when_nobody_was_chosen_or_nobody_is_there(catalog: Catalog) -> None:
    _, threads = threads_of(catalog)
    assert threads[0].character == JACK
    assert len(threads) == 3
    assert threads_of(catalog, "nobody")[1] == threads
    _, many = threads_of(catalog, *(one.character for one in threads * 4))
    assert many == threads, "each once"


def test_nothing_behind_the_limit_is_in_a_thread(catalog: Catalog) -> None:
    limit(catalog, keep_back=("Children of Earth",))
    ids, (ianto, jack) = threads_of(catalog, IANTO, JACK)
    assert not ianto.ends
    assert not ianto.deaths
    assert "tw-s03e05-coe-day-five" not in ids
    # Where he seems to be earlier, it seems to be him.
    assert ids.index(HOUSE) in ianto.in_person
    page = catalog.subjects.page("pairing", "janto")
    assert page.last is not None
    assert ids[shared_titles([ianto, jack])[-1]] == page.last.id


def test_the_story_world_of_characters_is_the_one_with_most_of_their_titles(tmp_path: Path) -> None:
    catalog = bootstrap.open_catalog(str(tmp_path / "catalogue.db"))
    catalog.packs.add(str(HOLMES))
    holmes = catalog.timelines.universe_with(["sherlock-holmes"])
    contents = catalog.timelines.contents("", holmes)
    threads = catalog.timelines.threads(contents, ["sherlock-holmes", IANTO])
    assert [thread.character for thread in threads] == ["sherlock-holmes"]
    assert not threads[0].ends, "he was only thought to be dead"
    assert catalog.timelines.universe_with([IANTO]) != holmes
    assert catalog.timelines.universe_with([]) == ""
    catalog.close()
