"""`janto next` says the same as the home page: what to play next, and why."""

from __future__ import annotations

from pathlib import Path

from janto_catalog import bootstrap
from janto_catalog.model.views import Progress
from tests.cli.conftest import Janto
from tests.cli.test_json import WORK, both_ways


def finish(place: Path, *works: str) -> None:
    catalog = bootstrap.open_catalog(str(place))
    for work in works:
        catalog.progress.mark([work], Progress.FINISHED)
    catalog.close()


def test_the_order_begins_where_nothing_is_finished(scanned: Janto) -> None:
    found = both_ways(scanned, "next")
    assert set(found) == {"by", "last", "note", "titles"}
    assert (found["by"], found["last"]) == ("story", None)
    assert [title["title"] for title in found["titles"]] == ["Everything Changes", "Day One", "Ghost Machine"]
    assert all(set(title) == WORK | {"next_kind", "next_by", "because"} for title in found["titles"])
    assert {title["next_kind"] for title in found["titles"]} == {"order"}
    assert "first in the story" in found["titles"][0]["because"]


def test_a_gap_between_two_finished_titles_is_named(scanned: Janto, place: Path) -> None:
    finish(place, "Everything Changes", "Ghost Machine")
    found = both_ways(scanned, "next")
    assert found["last"] == "tw-s01e03-ghost-machine"
    (day_one,) = found["titles"]
    assert day_one["id"] == "tw-s01e02-day-one"
    reason = (
        "You have finished Everything Changes and Ghost Machine; between them in the story only this is left."
    )
    assert reason in day_one["because"]
    printed = scanned("next").out
    assert printed.startswith("Next in the story\n  Day One  (")
    assert reason in printed
    assert "these come before it" in printed


def test_an_order_without_anything_to_play_says_so(janto: Janto) -> None:
    assert janto("next", "--by", "release").out == (
        "Nothing that you have and have not started is in the order of release.\n"
    )
    assert both_ways(janto, "next")["titles"] == []


def test_the_home_page_says_the_same(scanned: Janto, place: Path) -> None:
    finish(place, "Day One")
    catalog = bootstrap.open_catalog(str(place))
    shown = catalog.home.read().following
    catalog.close()
    assert shown.titles
    printed = scanned("next").out
    assert all(shown.reason(one) in printed and one.work.title in printed for one in shown.titles)
    assert all(one.reason in printed for one in shown.further)
    listed = [title["because"] for title in scanned("next", "--json").json["titles"]]
    assert listed == [*map(shown.reason, shown.titles), *(one.reason for one in shown.further)]
