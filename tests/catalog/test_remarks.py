"""Ratings, tags and notes: decisions like any other, and part of the language."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path

import pytest

from janto_catalog import bootstrap
from janto_catalog.catalog import Catalog
from janto_catalog.errors import NotFoundError, QueryError, UsageError
from janto_catalog.model.changes import Data
from janto_catalog.model.remarks import CountedTag, Remarks
from janto_catalog.model.story import Pack
from tests.catalog.conftest import STORY

LAMP, WICK, EMBER = "The Lamplighter", "A Cold Wick", "Ember Days"


def found(catalog: Catalog, text: str) -> set[str]:
    return {row.title for row in catalog.works.search(text, limit=None).rows}


def on(catalog: Catalog, title: str) -> Remarks:
    return catalog.works.details(catalog.works.one(title)[0]).remarks


def labels(catalog: Catalog) -> list[str]:
    return [entry.label for entry in catalog.history.list()]


def test_what_is_written_is_read_with_the_title(catalog: Catalog) -> None:
    changed = catalog.remarks.rate([LAMP], 4.5)
    assert Data.REMARKS in changed.kinds
    catalog.remarks.tag(["lantern-1"], ["rainy day", "comfort"])
    catalog.remarks.write_note([LAMP], "  Again,\nbefore winter.\n")
    assert on(catalog, LAMP) == Remarks(4.5, ("comfort", "rainy day"), "Again,\nbefore winter.")
    assert on(catalog, WICK) == Remarks()
    assert labels(catalog) == [
        f"{LAMP}: changed the note",
        f"{LAMP}: tagged rainy day, comfort",
        f"{LAMP}: 4.5 stars",
    ]


def test_every_remark_is_undone_and_redone(catalog: Catalog) -> None:
    steps = [
        lambda: catalog.remarks.rate([LAMP], 1),
        lambda: catalog.remarks.rate([LAMP], 2.5),
        lambda: catalog.remarks.rate([LAMP], None),
        lambda: catalog.remarks.tag([LAMP], ["a", "b"]),
        lambda: catalog.remarks.untag([LAMP], ["A"]),
        lambda: catalog.remarks.write_note([LAMP], "one"),
        lambda: catalog.remarks.write_note([LAMP], "two"),
        lambda: catalog.remarks.write_note([LAMP], ""),
    ]
    states = [on(catalog, LAMP)]
    for step in steps:
        step()
        states.append(on(catalog, LAMP))
    assert all(before != after for before, after in itertools.pairwise(states))
    for state in reversed(states[:-1]):
        catalog.history.undo()
        assert on(catalog, LAMP) == state
    for state in states[1:]:
        catalog.history.redo()
        assert on(catalog, LAMP) == state


def test_several_titles_are_one_step(catalog: Catalog) -> None:
    catalog.remarks.rate([LAMP, WICK, "lantern-1"], 3)
    catalog.remarks.tag([LAMP, WICK], ["both"])
    catalog.remarks.write_note([LAMP, WICK], "for the train")
    assert on(catalog, LAMP) == on(catalog, WICK) == Remarks(3.0, ("both",), "for the train")
    assert labels(catalog)[::-1] == [
        "2 titles: 3 stars",
        "2 titles: tagged both",
        "2 titles: changed the note",
    ]
    catalog.history.undo()
    catalog.history.undo()
    catalog.history.undo()
    assert on(catalog, LAMP) == on(catalog, WICK) == Remarks()


def test_what_changes_nothing_is_not_a_step(catalog: Catalog) -> None:
    catalog.remarks.rate([LAMP], None)
    catalog.remarks.write_note([LAMP], " ")
    catalog.remarks.tag([LAMP], ["comfort"])
    catalog.remarks.tag([LAMP], ["Comfort!"])
    catalog.remarks.rate([LAMP], 4)
    catalog.remarks.rate([LAMP], 4.0)
    assert labels(catalog)[::-1] == [f"{LAMP}: tagged comfort", f"{LAMP}: 4 stars"]


def test_a_tag_keeps_the_spelling_it_has(catalog: Catalog) -> None:
    catalog.remarks.tag([LAMP], ["Café"])
    catalog.remarks.tag([WICK], ["cafe", "CAFÉ"])
    assert catalog.remarks.tags() == (CountedTag("Café", 2),)
    catalog.remarks.untag([LAMP, WICK], ["cafe"])
    assert catalog.remarks.tags() == ()


def test_ratings_are_searched(catalog: Catalog) -> None:
    catalog.remarks.rate([LAMP], 4.5)
    catalog.remarks.rate([WICK], 4)
    catalog.remarks.rate([EMBER], 0.5)
    rated = {LAMP, WICK, EMBER}
    for text, titles in {
        "rating:>=4": {LAMP, WICK},
        "rating:>4": {LAMP},
        "stars:4": {WICK},
        "rating:=4.5": {LAMP},
        "rating:<4": {EMBER},
        "rating:0.5..4": {WICK, EMBER},
        "rating:any": rated,
        "rating:<=5": rated,
        "-rating:none -rating:>4": {WICK, EMBER},
        "rating:3": set(),
    }.items():
        assert found(catalog, text) == titles, text
    assert found(catalog, "rating:none") == found(catalog, "rating:0") == found(catalog, "") - rated


def test_tags_are_searched(catalog: Catalog) -> None:
    catalog.remarks.tag([LAMP], ["rainy day"])
    catalog.remarks.tag([WICK], ["day"])
    catalog.remarks.tag([EMBER], ["none", "Lantern Street"])
    assert found(catalog, "tag:rainy day") == found(catalog, 'tag:"RAINY-DAY"') == {LAMP}
    assert found(catalog, "tag:rainy") == {LAMP}
    assert found(catalog, "tag:day") == {WICK}
    assert found(catalog, 'tag:"none"') == {EMBER}
    assert found(catalog, "tag:lantern street") == {EMBER}
    assert found(catalog, "tag:any") == {LAMP, WICK, EMBER}
    assert LAMP not in found(catalog, "tag:none")
    with pytest.raises(QueryError) as wrong:
        found(catalog, 'tag:"rany day"')
    assert wrong.value.suggestion == "rainy day"


def test_notes_are_searched_by_word_and_apart_from_the_rest(catalog: Catalog) -> None:
    catalog.remarks.write_note([LAMP], "Wait for the café scene.\nSecond part is best")
    catalog.remarks.write_note([WICK], "Scene two: forgettable")
    assert found(catalog, "note:scene") == {LAMP, WICK}
    assert found(catalog, "note:CAFE") == {LAMP}
    assert found(catalog, 'note:"cafe scene"') == {LAMP}
    assert found(catalog, 'note:"scene cafe"') == set()
    assert found(catalog, "note:forget*") == {WICK}
    assert found(catalog, "note:forget") == set()
    assert found(catalog, "-note:scene note:any") == set()
    assert found(catalog, "note:none") == found(catalog, "") - {LAMP, WICK}
    assert found(catalog, "forgettable") == set()
    assert {row.title for row in catalog.works.search("note:forg", typing=True).rows} == {WICK}


def test_tags_are_suggested_after_their_key(catalog: Catalog) -> None:
    catalog.remarks.tag([LAMP, WICK], ["rainy day"])
    (one,) = catalog.suggestions.complete("tag:rai")
    assert (one.name, one.text, one.count) == ("rainy day", 'tag:"rainy day"', 2)


@pytest.mark.parametrize("stars", [0, 0.25, 4.7, 5.5, -1, float("nan"), float("inf")])
def test_other_numbers_of_stars_are_refused(catalog: Catalog, stars: float) -> None:
    with pytest.raises(UsageError, match="half steps"):
        catalog.remarks.rate([LAMP], stars)
    assert labels(catalog) == []


@pytest.mark.parametrize("tag", ["", "  ", "---", 'the "best"', "a, b", "x" * 101, "a\0b", "a\udce9"])
def test_a_tag_that_cannot_be_typed_is_refused(catalog: Catalog, tag: str) -> None:
    with pytest.raises(UsageError):
        catalog.remarks.tag([LAMP], ["fine", tag])
    assert on(catalog, LAMP) == Remarks()


@pytest.mark.parametrize("note", ["a\0b", "a\udce9", "x" * 100_001])
def test_a_note_that_is_not_text_is_refused(catalog: Catalog, note: str) -> None:
    with pytest.raises(UsageError):
        catalog.remarks.write_note([LAMP], note)
    assert on(catalog, LAMP) == Remarks()


def test_what_is_not_there_is_named(catalog: Catalog) -> None:
    with pytest.raises(NotFoundError, match="Did you mean The Lamplighter"):
        catalog.remarks.rate(["The Lamplihter"], 3)
    catalog.remarks.tag([LAMP], ["comfort"])
    with pytest.raises(UsageError, match='A Cold Wick has no tag "comfort"'):
        catalog.remarks.untag([WICK], ["comfort"])


def test_an_updated_pack_keeps_remarks(catalog: Catalog) -> None:
    catalog.remarks.rate([LAMP], 4)
    catalog.remarks.tag([LAMP], ["comfort"])
    catalog.remarks.write_note([LAMP], "again")
    works = (replace(STORY.works[0], title="The Lamp"), *STORY.works[1:])
    catalog.packs.install(Pack("lantern", "Lantern Street", "2", story=replace(STORY, works=works)))
    assert on(catalog, "The Lamp") == Remarks(4.0, ("comfort",), "again")
    # A version without the work, and one that has it again.
    catalog.packs.install(Pack("lantern", "Lantern Street", "3", story=replace(STORY, works=works[1:])))
    assert found(catalog, "rating:any") == found(catalog, "tag:any") == found(catalog, "note:again") == set()
    catalog.packs.install(Pack("lantern", "Lantern Street", "4", story=STORY))
    assert found(catalog, "rating:4 tag:comfort note:again") == {LAMP}


def test_remarks_are_there_when_the_catalogue_is_opened_again(catalog: Catalog) -> None:
    catalog.remarks.rate([LAMP], 2)
    place: Path = catalog.store.path
    catalog.close()
    again = bootstrap.open_catalog(str(place))
    assert again.remarks.on("lantern-1") == Remarks(2.0)
    again.close()


@pytest.mark.parametrize("character", ["\0", "\x1b", "\x07", "\x7f", "\udc80"])
def test_what_cannot_be_shown_is_no_part_of_a_tag_or_note(catalog: Catalog, character: str) -> None:
    with pytest.raises(UsageError, match="cannot be shown"):
        catalog.remarks.tag([LAMP], [f"rainy{character}day"])
    with pytest.raises(UsageError, match="cannot be shown"):
        catalog.remarks.write_note([LAMP], f"again{character}soon")
    catalog.remarks.write_note([LAMP], "one\ttwo\nthree")
    assert on(catalog, LAMP) == Remarks(note="one\ttwo\nthree")
