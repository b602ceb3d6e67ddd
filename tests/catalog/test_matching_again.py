"""Items are matched again when what matching reads changes: a few at once, many by a job that nothing loses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from janto_catalog.catalog import Catalog, matcher
from janto_catalog.matching.index.usual_lengths import UsualLengths
from janto_catalog.model.changes import Data
from janto_catalog.model.views import Changed, ScanProgress
from tests.catalog.conftest import linked, scan
from tests.media import silent_mp3

GASWORKS = "Lantern Street Voices - The Gasworks"


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch, catalog: Catalog, media: Path) -> Catalog:
    """A scanned catalogue in which any number of items is many, with a file of a title that is not known yet."""
    monkeypatch.setattr(matcher, "_FEW_ITEMS", 0)
    silent_mp3(media / "Voices" / f"{GASWORKS}.mp3", 17 * 60)
    scan(catalog, [media])
    assert linked(catalog)[GASWORKS] == ()
    return catalog


def add_title(catalog: Catalog) -> Changed:
    """The title is put in."""
    values = {"title": ["The Gasworks"], "kind": ["audio-drama"], "series": ["voices"]}
    return catalog.edits.add("work", values)[1]


def test_many_items_wait_for_a_job_that_says_how_far_it_is(many: Catalog) -> None:
    changed = add_title(many)
    assert changed.waiting == len(many.items.list()) == many.matcher.waiting()
    assert Data.PENDING in changed.kinds
    assert many.matcher.has_left_pending
    assert linked(many)[GASWORKS] == ()
    progress, done = many.matcher.match_pending()
    assert isinstance(progress, ScanProgress)
    assert (progress.done, progress.total) == (0, changed.waiting)
    assert isinstance(done, Changed)
    assert done.rematched == 1
    assert done.kinds >= {Data.MATCHES, Data.ITEM_STATES, Data.OWNERSHIP}
    assert linked(many)[GASWORKS] == ("own-the-gasworks",)
    assert many.matcher.waiting() == 0
    assert not many.matcher.has_left_pending


def test_what_was_not_matched_before_the_program_ended_is_matched_by_the_next_scan(
    many: Catalog, open_at: Callable[[], Catalog]
) -> None:
    add_title(many)
    many.close()
    again = open_at()
    assert again.matcher.waiting() == len(again.items.list())
    scan(again)
    assert linked(again)[GASWORKS] == ("own-the-gasworks",)
    assert again.matcher.waiting() == 0


def test_a_job_that_is_stopped_leaves_the_rest_pending(many: Catalog) -> None:
    add_title(many)
    assert list(many.matcher.match_pending(cancelled=lambda: True)) == []
    assert many.matcher.waiting() == len(many.items.list())


def test_an_edit_while_items_are_matched_is_not_lost(many: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was found with the facts of before the edit is not stored: it is found again."""
    add_title(many)
    find, edits = many.matcher._find, iter([("The Waterworks",)])

    def find_and_edit(wanted: list[int], lengths: UsualLengths | None) -> object:
        found = find(wanted, lengths)
        for (title,) in edits:
            many.edits.set("own-the-gasworks", {"title": [title]})
        return found

    monkeypatch.setattr(many.matcher, "_find", find_and_edit)
    list(many.matcher.match_pending())
    assert linked(many)[GASWORKS] == ()
    assert many.matcher.waiting() == 0


def test_only_the_items_an_answer_is_about_wait(many: Catalog, media: Path) -> None:
    copied = media / "Voices" / "Something.mp3"
    copied.write_bytes((media / "Voices" / f"{GASWORKS}.mp3").read_bytes())
    scan(many)
    item = next(item for item in many.items.list() if item.title == GASWORKS)
    changed = many.links.link(item.id, "voices-1")[1]
    assert changed.waiting == 1
    list(many.matcher.match_pending())
    assert linked(many)["Something"] == ("voices-1",)


def test_a_description_or_a_placement_makes_nothing_wait(many: Catalog) -> None:
    assert many.edits.set("voices-1", {"description": ["A merchant sells oil."]}).waiting == 0
    assert many.edits.place("voices-1", "after", ["lantern-2"]).waiting == 0
