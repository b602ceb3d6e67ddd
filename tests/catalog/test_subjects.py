"""The pages of characters, pairings, people and story arcs: what is on them, and laws that hold for all of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from janto_catalog.catalog import Catalog
from janto_catalog.errors import NotFoundError
from janto_catalog.model.story import Manner
from janto_catalog.model.subject_words import role_words, span_words, title_words
from janto_catalog.model.subjects import SubjectPage
from janto_catalog.model.views import Progress, WorkRow

JACK, IANTO, OWEN = "jack-harkness", "ianto-jones", "owen-harper"
PEOPLE = (JACK, IANTO, OWEN, "gwen-cooper", "suzie-costello", "norton-folgate", "the-hub", "yvonne-hartman")
HOUSE = "tw-radio-07-the-house-of-the-dead"


@pytest.fixture
def limited(shipped: Catalog) -> Iterator[Catalog]:
    """The same with all of Children of Earth kept back."""
    shipped.spoilers.set(shipped.spoilers.named(keep_back=("Children of Earth",), until="", seen=False))
    yield shipped
    shipped.spoilers.set(shipped.spoilers.named(keep_back=(), until="", seen=False))


def place(row: WorkRow | None) -> int:
    assert row is not None
    return row.position or 0


def ids(page: SubjectPage) -> list[str]:
    return [title.row.id for title in page.titles]


# Laws


def test_the_titles_are_those_that_a_search_for_the_subject_finds(shipped: Catalog) -> None:
    for character in PEOPLE:
        assert ids(shipped.subjects.page("character", character)) == search(shipped, f"with:={character}")
    for person in ("eve-myles", "joseph-lidster", "gareth-david-lloyd"):
        assert set(ids(shipped.subjects.page("person", person))) == set(search(shipped, f"person:={person}"))
    for pairing in shipped.works.pairings():
        assert ids(shipped.subjects.page("pairing", pairing.id)) == search(shipped, f"with:={pairing.id}")


def search(catalog: Catalog, text: str) -> list[str]:
    return [row.id for row in catalog.works.search(text, limit=None).rows]


def test_every_name_of_a_list_has_as_many_titles_as_its_page(shipped: Catalog) -> None:
    for kind in ("character", "pairing", "person"):
        named = shipped.facets.named(kind)
        assert len(named) > 20
        for one in named[::60]:
            page = shipped.subjects.page(kind, one.id)
            assert (page.named.name, len(page.titles), page.owned) == (one.name, one.titles, one.owned)
            assert set(shipped.works.works_of(kind, one.id)) == set(ids(page))


def test_who_is_together_with_someone_is_so_the_other_way_round(shipped: Catalog) -> None:
    pages = {id: shipped.subjects.page("character", id) for id in PEOPLE}
    for one, page in pages.items():
        for companion in page.together:
            if companion.character.id in pages:
                other = next(
                    back for back in pages[companion.character.id].together if back.character.id == one
                )
                assert (other.titles, other.first, other.last, other.pairing) == (
                    companion.titles, companion.first, companion.last, companion.pairing,
                )  # fmt: skip
    mutual = {(one, other.character.id) for one, page in pages.items() for other in page.together}
    assert all((other, one) in mutual for one, other in mutual if other in pages)


def test_the_number_of_shared_titles_is_that_of_a_search_for_both(shipped: Catalog) -> None:
    for companion in shipped.subjects.page("character", IANTO).together[::40]:
        both = f"with:={IANTO} with:={companion.character.id}"
        assert companion.titles == shipped.works.search(both, limit=0).count, companion.character.name


@pytest.mark.parametrize("is_limited", [False, True])
def test_the_first_is_not_after_the_last(
    shipped: Catalog, request: pytest.FixtureRequest, *, is_limited: bool
) -> None:
    if is_limited:
        request.getfixturevalue("limited")
    for character in PEOPLE:
        page = shipped.subjects.page("character", character)
        # The last that is shown is called so, not the last of all.
        assert page.is_limited == is_limited
        # The Hub is someone, too, with states but no titles.
        assert not page.titles or place(page.first) <= place(page.last)
        assert all(place(one.first) <= place(one.last) for one in page.together)


def test_a_life_has_each_state_once_and_its_titles_in_the_order_of_that_life(shipped: Catalog) -> None:
    stated = shipped.edits._stories.story().states
    for character in PEOPLE:
        life = shipped.subjects.life(character)
        assert sorted(state.id for state in life.states) == sorted(
            state.id for state in stated if state.character == character
        )
        whole = [title.row.id for title in life.works if "#" not in title.row.id]
        order = [row.work.id for row in shipped.orders.order(by=f"life:{character}")]
        assert sorted(whole) == sorted(order)
        assert all(-0.5 <= state.start <= state.end <= len(life.works) - 0.5 for state in life.states)


# What is on them


def test_a_state_begins_and_ends_at_its_titles(shipped: Catalog) -> None:
    life = shipped.subjects.life(OWEN)
    at = {title.row.id: number for number, title in enumerate(life.works)}
    undead = next(state for state in life.states if state.name == "undead")
    assert (undead.start, undead.end) == (at["tw-s02e07-dead-man-walking"], at["tw-s02e13-exit-wounds"])
    assert span_words(undead) == "from Dead Man Walking until Exit Wounds"
    assert [state.name for state in life.now] == ["dead"]


def test_a_state_that_begins_in_a_flashback_is_named_with_the_title_around_it(shipped: Catalog) -> None:
    states = {state.name: state for state in shipped.subjects.life(JACK).states}
    assert span_words(states["buried"]) == (
        "from Under the hill (Exit Wounds) until A signal in the ground (Exit Wounds)"
    )
    assert span_words(states["dead for days"]) == "in End of Days"
    assert "partner of Ianto" in states
    assert "time agent" in states


def test_a_pairing_has_the_titles_with_all_of_its_members(shipped: Catalog) -> None:
    page = shipped.subjects.page("pairing", "janto")
    assert [one.name for one in page.people] == ["Jack Harkness", "Ianto Jones"]
    assert page.also == ("Jack/Ianto", "Ianto/Jack")
    assert page.first is not None
    assert page.first.title == "Everything Changes"
    assert all({role.character.id for role in title.roles} == {JACK, IANTO} for title in page.titles)
    house = next(title for title in page.titles if title.row.id == HOUSE)
    assert title_words(house, page) == (
        "Jack: lead, bereaved of Ianto; Ianto: lead, a spirit, ghost; Ianto: seems alive"
    )


def test_the_first_and_last_are_those_in_which_they_take_part(shipped: Catalog) -> None:
    # In Lost Souls Owen is a spirit, which counts.  Flashbacks and other selves in later titles do not.
    owen, janto = shipped.subjects.page("character", OWEN), shipped.subjects.page("pairing", "janto")
    assert owen.last is not None
    assert owen.last.title == "Lost Souls"
    assert janto.last is not None
    assert janto.last.title == "The House of the Dead"
    later = [title.row.title for title in janto.titles if place(title.row) > place(janto.last)]
    assert "The Death of Captain Jack" in later


def test_someone_who_is_only_mentioned_is_not_together_with_anyone_yet(shipped: Catalog) -> None:
    page = shipped.subjects.page("character", IANTO)
    only_mentioned = {
        title.row.id for title in page.titles if all(role.manner is Manner.MENTIONED for role in title.roles)
    }
    assert "tw-s03e05-coe-day-five" in only_mentioned
    johnson = next(one for one in page.together if one.character.id == "agent-johnson")
    assert johnson.last is not None
    assert johnson.titles == 5
    assert johnson.last.id == "tw-s03e04-coe-day-four"


def test_a_person_has_what_they_play_and_what_they_made_in_the_order_of_release(shipped: Catalog) -> None:
    actor = shipped.subjects.page("person", "gareth-david-lloyd")
    assert [one.name for one in actor.people] == ["Ianto Jones", "The Torchwood SUV"]
    assert ("writer", "11 titles") in actor.facts
    dates = [title.row.released or "9" for title in actor.titles]
    assert dates == sorted(dates)
    writer = shipped.subjects.page("person", "joseph-lidster")
    assert all(title.credits == ("writer",) for title in writer.titles)
    assert title_words(writer.titles[0], writer) == "Writer"


def test_an_arc_keeps_its_own_order(shipped: Catalog) -> None:
    page = shipped.subjects.page("arc", "arc-iantos-arc")
    assert ids(page) == list(shipped.works.record("arc", "arc-iantos-arc").works)  # type: ignore[union-attr]
    assert (page.search, page.order) == ("arc:arc-iantos-arc", "arc:arc-iantos-arc")


def test_the_share_follows_progress(shipped: Catalog) -> None:
    before = shipped.subjects.page("character", OWEN).finished
    shipped.progress.mark(["tw-s02e06-reset"], Progress.FINISHED)
    try:
        assert shipped.subjects.page("character", OWEN).finished == before + 1
    finally:
        shipped.history.undo()


# Behind a limit


def test_behind_a_limit_someone_who_dies_there_lives(limited: Catalog) -> None:
    life = limited.subjects.life(IANTO)
    assert "dead" not in {state.name for state in life.states}
    assert "partner of Jack" in {state.name for state in life.now}
    assert not any("coe" in title.row.id for title in life.works)
    page = limited.subjects.page("character", IANTO)
    assert "Agent Johnson" not in {one.character.name for one in page.together}
    house = next(title for title in page.titles if title.row.id == HOUSE)
    assert [role_words(role) for role in house.roles] == ["lead, alive"]


def test_who_is_kept_back_has_no_page(limited: Catalog) -> None:
    with pytest.raises(NotFoundError):
        limited.subjects.page("character", "alice-carter")
    with pytest.raises(NotFoundError):
        limited.subjects.life("alice-carter")
