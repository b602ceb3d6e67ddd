"""The spoiler limit of a catalogue with the story world that ships: what is kept back, and what stands in its stead."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from janto_catalog.catalog import Catalog
from janto_catalog.errors import NotFoundError
from janto_catalog.model.story import Manner
from janto_catalog.model.views import Progress, WorkDetails

HOUSE = "tw-radio-07-the-house-of-the-dead"
FINALE, FRAGMENTS = "tw-s02e13-exit-wounds", "tw-s02e12-fragments"


@pytest.fixture
def catalog(shipped: Catalog) -> Iterator[Catalog]:
    yield shipped
    limit(shipped)


def limit(catalog: Catalog, *, until: str = "", keep_back: tuple[str, ...] = (), seen: bool = False) -> None:
    catalog.spoilers.set(catalog.spoilers.named(until=until, keep_back=keep_back, seen=seen))


def titles(catalog: Catalog, query: str = "") -> set[str]:
    return {row.id for row in catalog.works.search(query, limit=None).rows}


def cast(details: WorkDetails) -> set[tuple[str, Manner]]:
    return {(character.id, appearance.manner) for appearance, character in details.appearances}


def test_what_comes_after_a_title_is_not_there(catalog: Catalog) -> None:
    everything = titles(catalog)
    limit(catalog, until="Exit Wounds")
    left = titles(catalog)
    assert FINALE in left
    assert not {"tw-s03e01-coe-day-one", "tw-s04e01-the-new-world", "tw-radio-01-lost-souls"} & left
    assert left < everything
    with pytest.raises(NotFoundError):
        catalog.works.one("tw-s04e01-the-new-world")
    assert not catalog.works.search('"miracle day"').count
    assert {place.work.id for place in catalog.orders.order()} <= left
    assert catalog.spoilers.current().titles == len(everything - left)
    # A title of later years that is set before is there: the story decides, not the release.
    assert "bf-tw-11-broken" in left


def test_a_title_without_a_place_in_the_story_is_kept_back_by_its_release(catalog: Catalog) -> None:
    limit(catalog, until="Exit Wounds")
    left = titles(catalog)
    assert "tw-mag-01" in left
    assert "tw-decl-coe" not in left


def test_behind_a_fence_a_play_is_where_and_what_it_seems_to_be(catalog: Catalog) -> None:
    true = catalog.works.details(HOUSE)
    assert ("ianto-jones", Manner.SPIRIT) in cast(true)
    limit(catalog, keep_back=("Children of Earth",))
    seeming = catalog.works.details(HOUSE)
    assert ("ianto-jones", Manner.PRESENT) in cast(seeming)
    assert ("ianto-jones", Manner.SPIRIT) not in cast(seeming)
    assert seeming.row.position is not None
    assert true.row.position is not None
    assert seeming.row.position < true.row.position
    # Its search results agree with what is shown.
    assert HOUSE not in titles(catalog, "with:ianto manner:spirit")
    assert HOUSE in titles(catalog, "with:ianto")


def test_a_list_to_play_leaves_out_what_gives_something_away(catalog: Catalog, tmp_path: Path) -> None:
    limit(catalog, keep_back=("Children of Earth",))
    rows = {row.work.id for row in catalog.orders.order()}
    assert HOUSE in rows
    result = catalog.exports.export(str(tmp_path / "order.csv"))
    written = (tmp_path / "order.csv").read_text()
    assert f",{HOUSE}," not in written
    assert ",tw-s04e01-the-new-world," not in written
    assert 0 < result.kept_back == len(rows) - result.written


def test_a_list_to_play_has_what_reveals_a_title_after_that_title(catalog: Catalog, tmp_path: Path) -> None:
    limit(catalog, seen=True)
    catalog.exports.export(str(tmp_path / "order.csv"))
    written = (tmp_path / "order.csv").read_text().splitlines()
    order = [
        next((n for n, line in enumerate(written) if id in line), None)
        for id in (FINALE, "tw-radio-01-lost-souls")
    ]
    assert None not in order
    assert order == sorted(order, key=lambda number: number or 0)


def test_titles_and_names_that_reveal_have_their_safe_forms(catalog: Catalog) -> None:
    limit(catalog, seen=True)
    shown = catalog.works.rows(["tw-s01e04-cyberwoman", "tw-s02e07-dead-man-walking"])
    assert {row.title for row in shown.values()} == {"Series 1, episode 4", "Series 2, episode 7"}
    assert not catalog.works.suggest("cyberwoman")
    jack = catalog.works.record("character", "jack-harkness")
    assert "the Face of Boe" not in str(jack)
    assert catalog.works.name("arc", "arc-owen-death") == "Owen, series two"
    catalog.progress.mark(["tw-s01e04-cyberwoman"], Progress.FINISHED)
    try:
        assert catalog.works.rows(["tw-s01e04-cyberwoman"])["tw-s01e04-cyberwoman"].title == "Cyberwoman"
        assert catalog.works.suggest("cyberwoman")
    finally:
        catalog.history.undo()
    assert catalog.works.rows(["tw-s01e04-cyberwoman"])["tw-s01e04-cyberwoman"].title == "Series 1, episode 4"


def test_the_reason_of_a_place_does_not_tell_what_happens_in_a_title_that_is_not_finished(
    catalog: Catalog,
) -> None:
    plot = "a shop dummy"
    one_rule = next(row for row in catalog.orders.order() if row.work.id == "bf-tw-04-one-rule")
    assert plot in "".join(one_rule.because)
    limit(catalog, seen=True)
    shown = next(row for row in catalog.orders.order() if row.work.id == "bf-tw-04-one-rule")
    assert plot not in "".join(shown.because)
    assert shown.placement.position == one_rule.placement.position
    assert plot not in str(catalog.works.details("bf-tw-04-one-rule"))


def test_a_finished_title_is_there_whatever_it_comes_after(catalog: Catalog) -> None:
    catalog.progress.mark(["tw-radio-01-lost-souls"], Progress.FINISHED)
    try:
        limit(catalog, until="Exit Wounds", seen=True)
        assert "tw-radio-01-lost-souls" in titles(catalog)
        limit(catalog, until="Exit Wounds", seen=True, keep_back=("Lost Souls",))
        assert "tw-radio-01-lost-souls" not in titles(catalog)
    finally:
        catalog.history.undo()


def test_the_order_of_what_is_shown_is_that_of_the_whole_story(catalog: Catalog) -> None:
    whole = [row.work.id for row in catalog.orders.order()]
    limit(catalog, until="Fragments")
    part = [row.work.id for row in catalog.orders.order()]
    assert part == [work for work in whole if work in set(part)]
    assert [row.placement.position for row in catalog.orders.order()] == list(range(1, len(part) + 1))
    assert FRAGMENTS in part
    assert FINALE not in part


def test_a_limit_can_be_moved_past_what_it_keeps_back(catalog: Catalog) -> None:
    limit(catalog, until="Everything Changes")
    assert catalog.spoilers.current().text == "Until Everything Changes"
    limit(catalog, until="Children of Earth: Day Five")
    assert "tw-s03e05-coe-day-five" in titles(catalog)
    with pytest.raises(NotFoundError, match="no title called 'The Moon'"):
        catalog.spoilers.named(until="The Moon")


def test_decisions_wait_behind_the_limit(catalog: Catalog) -> None:
    catalog.remarks.rate(["tw-s04e01-the-new-world"], 4.5)
    try:
        limit(catalog, until="Exit Wounds")
        assert "The New World" not in str(catalog.history.list())
        limit(catalog)
        assert "The New World" in str(catalog.history.list(1))
        assert catalog.works.details("tw-s04e01-the-new-world").remarks.stars == 4.5
    finally:
        limit(catalog)
        catalog.history.undo()


def test_why_goes_past_what_is_kept_back_without_naming_it(catalog: Catalog) -> None:
    pair = "tw-radio-04-the-dead-line", "tw-s04e01-the-new-world"
    known = catalog.orders.why(*pair)
    assert any("coe" in step.earlier or "coe" in step.later for step in known.chain)
    limit(catalog, keep_back=("Children of Earth",))
    told = catalog.orders.why(*pair)
    assert (told.before, told.after) == pair
    assert told.chain
    assert not any("coe" in text for step in told.chain for text in (step.earlier, step.later))
    assert not any("Children of Earth" in step.reason.text for step in told.chain)
    assert told.chain[0].earlier == pair[0]
    assert told.chain[-1].later == pair[1]


def test_an_edit_of_a_list_keeps_what_is_not_shown_of_it(catalog: Catalog) -> None:
    stories = catalog.edits._stories
    before = next(arc for arc in stories.story().arcs if arc.id == "arc-jack-ianto").works
    limit(catalog, keep_back=("Children of Earth",))
    catalog.edits.extend("arc:arc-jack-ianto", "works", add=["tw-s01e02-day-one"], drop=[FINALE])
    try:
        told = str(
            (catalog.edits.list(), catalog.edits.fields("arc:arc-jack-ianto"), catalog.history.list(1))
        )
        assert "coe" not in told
        limit(catalog)
        after = next(arc for arc in stories.story().arcs if arc.id == "arc-jack-ianto").works
        assert [work for work in after if work != "tw-s01e02-day-one"] == [
            work for work in before if work != FINALE
        ]
        assert "coe" in str(catalog.edits.list())
    finally:
        limit(catalog)
        catalog.history.undo()


def test_an_edit_that_names_a_title_by_its_id_is_not_listed_behind_the_limit(catalog: Catalog) -> None:
    id, _ = catalog.edits.add("arc", {"title": ["Mine"], "works": [FINALE, "tw-s03e01-coe-day-one"]})
    try:
        catalog.edits.extend("arc:arc-iantos-arc", "works", add=["tw-s04e01-the-new-world"])
        limit(catalog, until="Exit Wounds")
        assert "the-new-world" not in str((catalog.edits.list(), catalog.history.list(1)))
        # A story arc of the user is kept whole, too.
        catalog.edits.set(f"arc:{id}", {"title": ["Mine, all of it"]})
        limit(catalog)
        mine = next(arc for arc in catalog.edits._stories.story().arcs if arc.id == id)
        assert (mine.title, mine.works) == ("Mine, all of it", (FINALE, "tw-s03e01-coe-day-one"))
    finally:
        limit(catalog)
        for _ in range(3):
            catalog.history.undo()


def test_a_story_line_whose_name_tells_what_is_kept_back_is_not_there(catalog: Catalog) -> None:
    before = {branch.name for branch in catalog.timelines.contents().branches}
    assert "Ianto runs before the 456" in before
    limit(catalog, keep_back=("Children of Earth",))
    after = {branch.name for branch in catalog.timelines.contents().branches}
    assert after < before
    assert not any("456" in name for name in after)
    with pytest.raises(NotFoundError) as refused:
        catalog.orders.order(timeline="nowhere")
    assert "ianto-runs" not in str(refused.value)
