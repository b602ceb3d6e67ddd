"""The moments, notes and facts of production of a title, in words, and behind a limit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from janto_catalog.catalog import Catalog
from janto_catalog.model.moments import Moment, NoteKind, ProductionFact, StoryNote
from janto_catalog.model.story import Pack, Person
from tests.catalog.conftest import STORY

SOURCES = ("almanac",)
MOMENTS = (
    Moment("second", "lantern-1", "The door", begin=120.0, sources=SOURCES),
    Moment("first", "lantern-1", "The lamp", begin=61.0, end=75.0, quote="Out!", speakers=("mira",), characters=("tobias",), tags=("dark",), sources=SOURCES),
    Moment("late", "lantern-1", "What Ember Days tells", reveals=("lantern-3",), sources=SOURCES),
    Moment("page", "voices-1", "A map", page=3, last_page=4, sources=SOURCES),
)  # fmt: skip
NOTES = (
    StoryNote("made-up", "lantern-1", "It was made up", NoteKind.ANECDOTE, "kay", "2009", contradicts=("written",), sources=SOURCES),
    StoryNote("written", "lantern-1", "It was written", settled_by="lantern-3", reveals=("lantern-3",), sources=SOURCES),
    StoryNote("names", "lantern-1", "See Ember Days for the rest", sources=SOURCES),
)  # fmt: skip
MADE = (
    ProductionFact("lantern-1", "recorded at", "The old mill", "2000-11", sources=SOURCES),
    ProductionFact("lantern-1", "cut", "A scene from Ember Days", sources=SOURCES),
)
WHOLE = replace(STORY, moments=MOMENTS, notes=NOTES, production=MADE, people=(Person("kay", "Kay Lund"),))


@pytest.fixture
def told(catalog: Catalog) -> Catalog:
    """The lantern pack with moments, notes and facts of production."""
    catalog.packs.install(Pack("lantern", "Lantern Street", "2", story=WHOLE))
    return catalog


def test_they_are_told_in_words_moments_in_their_order(told: Catalog) -> None:
    about = told.works.details("lantern-1").about
    assert [about.moment_words(each) for each in about.moments] == [
        "What Ember Days tells",
        "1:01–1:15: The lamp; “Out!” (Mira Voss); with Tobias Ahearn; dark",
        "2:00: The door",
    ]
    assert [about.note_words(each) for each in about.notes] == [
        "anecdote, by Kay Lund, 2009: It was made up; against: “It was written”",
        "trivia: It was written; settled by Ember Days",
        "trivia: See Ember Days for the rest",
    ]
    assert about.production_words(about.production[0]) == "recorded at: The old mill, November 2000"
    other = told.works.details("voices-1").about
    assert [other.moment_words(each) for each in other.moments] == ["pages 3–4: A map"]


def test_behind_a_limit_what_gives_something_away_is_not_told(told: Catalog) -> None:
    told.spoilers.set(told.spoilers.named(until="", keep_back=("lantern-3",), seen=False))
    about = told.works.details("lantern-1").about
    assert [each.id for each in about.moments] == ["first", "second"]
    assert [(each.id, each.contradicts) for each in about.notes] == [("made-up", ())]
    assert [each.label for each in about.production] == ["recorded at"]
    texts = [*map(about.moment_words, about.moments), *map(about.note_words, about.notes)]
    assert not [text for text in texts if "Ember" in text or "written" in text]


def test_of_a_title_whose_contents_are_kept_back_only_its_making_is_told(told: Catalog) -> None:
    told.spoilers.set(told.spoilers.named(until="", keep_back=(), seen=True))
    about = told.works.details("lantern-1").about
    assert (about.moments, about.notes) == ((), ())
    assert about.production


def test_a_title_without_any_has_none(told: Catalog) -> None:
    about = told.works.details("lantern-2").about
    assert (about.moments, about.notes, about.production, about.names) == ((), (), (), {})
