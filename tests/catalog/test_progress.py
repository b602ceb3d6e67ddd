"""Progress: a whole is finished with its parts, and everything up to a title in an order."""

from __future__ import annotations

import pytest

from janto_catalog.catalog import Catalog
from janto_catalog.errors import UsageError
from janto_catalog.model.kinds import Kind
from janto_catalog.model.story import Pack, Series, Story, Work
from janto_catalog.model.views import Progress

NONE, FINISHED, SKIPPED = Progress.NONE, Progress.FINISHED, Progress.SKIPPED
IDS = ("before", "bells", "bells-1", "bells-2", "bells-3", "later")


@pytest.fixture
def boxed(catalog: Catalog) -> Catalog:
    """A title, a box set of three stories, another title, in this order of the story and of release."""

    def work(id: str, title: str, year: str, part_of: str | None = None) -> Work:
        return Work(id, title, Kind.AUDIO_DRAMA, "pilot", "", year, part_of=part_of)

    works = (
        work("before", "A Quiet Harbour", "2009"),
        work("bells", "The Drowned Bells", "2010"),
        work("bells-1", "Fog over Marrow", "2011", part_of="bells"),
        work("bells-2", "The Salt Clock", "2012", part_of="bells"),
        work("bells-3", "Nine Lamps", "2013", part_of="bells"),
        work("later", "A Door of Rain", "2014"),
    )
    series = (Series("pilot", "Pilot House", Kind.AUDIO_DRAMA, show="Pilot House"),)
    catalog.packs.install(Pack("pilot", "Pilot House", "1", story=Story(works=works, series=series)))
    return catalog


def progress(catalog: Catalog) -> list[Progress]:
    rows = catalog.works.rows(IDS)
    return [rows[id].progress for id in IDS]


def test_a_finished_box_has_finished_its_parts_in_one_step(boxed: Catalog) -> None:
    boxed.progress.mark(["bells-2"], SKIPPED)
    changed = boxed.progress.mark(["bells"], FINISHED)
    assert changed.label == "The Drowned Bells and 2 parts: finished"
    assert progress(boxed) == [NONE, FINISHED, FINISHED, SKIPPED, FINISHED, NONE]
    boxed.history.undo()
    assert progress(boxed) == [NONE, NONE, NONE, SKIPPED, NONE, NONE]


def test_everything_up_to_a_title_keeps_what_was_skipped(boxed: Catalog) -> None:
    boxed.progress.mark(["before"], SKIPPED)
    boxed.progress.mark(["bells-1"], FINISHED)
    changed = boxed.progress.finish_up_to("bells-2", "series:pilot", by="release")
    assert changed.label == "1 title up to The Salt Clock in the order of release: finished"
    assert progress(boxed) == [SKIPPED, NONE, FINISHED, FINISHED, NONE, NONE], "the box is not finished"
    boxed.progress.finish_up_to("later", "series:pilot", by="release")
    assert progress(boxed) == [SKIPPED, FINISHED, FINISHED, FINISHED, FINISHED, FINISHED]


def test_up_to_a_box_means_with_its_parts(boxed: Catalog) -> None:
    changed = boxed.progress.finish_up_to("bells", "series:pilot", by="release")
    assert changed.label == "5 titles up to The Drowned Bells in the order of release: finished"
    assert progress(boxed) == [FINISHED] * 5 + [NONE]


def test_nothing_is_recorded_when_nothing_is_left(boxed: Catalog) -> None:
    boxed.progress.finish_up_to("later", "series:pilot", by="release")
    steps = len(boxed.history.list())
    changed = boxed.progress.finish_up_to("bells-2", "series:pilot", by="release")
    assert changed.change is None
    assert changed.label == "Everything up to The Salt Clock in the order of release is finished or skipped."
    assert len(boxed.history.list()) == steps


def test_a_title_without_a_place_in_the_order_is_refused(boxed: Catalog) -> None:
    boxed.edits.set("later", {"in_story": ["no"]})
    with pytest.raises(UsageError, match="A Door of Rain has no place in the story"):
        boxed.progress.finish_up_to("later", "series:pilot")
