"""A pack is switched off and on, removed and added again: what the user decided waits and comes back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from janto_catalog.catalog import Catalog
from janto_catalog.cli.main import main
from janto_catalog.errors import NotFoundError, PackError
from janto_catalog.model.kinds import Kind
from janto_catalog.model.packs import PackDecisions
from janto_catalog.model.saved_orders import OrderRules
from janto_catalog.model.story import Pack, Story, Work
from janto_catalog.model.views import Progress
from tests.catalog.conftest import STORY, scan


@pytest.fixture
def decided(catalog: Catalog, media: Path) -> Catalog:
    """A scanned catalogue with decisions of every kind about the titles of its pack, and a title that no pack has."""
    scan(catalog, [media])
    catalog.links.link(catalog.items.list()[0].id, "voices-2")
    catalog.progress.mark(["lantern-1", "lantern-2"], Progress.FINISHED)
    catalog.remarks.rate(["lantern-1"], 4)
    catalog.remarks.tag(["lantern-1"], ["warm"])
    catalog.remarks.write_note(["voices-1"], "again in winter")
    catalog.edits.set("work:lantern-3", {"title": ["The Ember Days"]})
    catalog.edits.place("work:voices-1", "before", ["work:lantern-2"])
    catalog.searches.save("mira", "with:mira -progress:finished")
    catalog.searches.save("loud", "kind:audio")
    catalog.edits.add("work", {"title": ["Homemade"], "kind": ["comic"]})
    catalog.saved_orders.create(
        "Mine", OrderRules("have:yes or homemade", others=True), ["lantern-2", "voices-1"]
    )
    catalog.saved_orders.move("Mine", ["lantern-2"], after="voices-1")
    return catalog


def shown(catalog: Catalog) -> list[object]:
    """What lists, orders and pages show."""
    order = [(row.work.id, row.placement.position, row.because) for row in catalog.orders.order()]
    items = [
        (item.id, item.state, [(one.work, one.decided_by) for one in item.works])
        for item in catalog.items.list()
    ]
    return [
        catalog.works.search("", limit=None),
        order,
        items,
        catalog.edits.list(),
        catalog.searches.counted(),
        catalog.saved_orders.list(),
        catalog.saved_orders.contents("Mine"),
        catalog.works.sidebar_counts(),
    ]


@pytest.mark.parametrize("is_removed", [False, True], ids=["off", "removed"])
def test_decisions_wait_while_a_pack_is_away_and_come_back_with_it(
    decided: Catalog, is_removed: bool
) -> None:
    before, pack = shown(decided), Pack("lantern", "Lantern Street", "1", story=STORY)
    kept = decided.packs.decisions("lantern")
    if is_removed:
        decided.packs.remove("lantern")
    else:
        decided.packs.switch("lantern", on=False)
    assert [row.title for row in decided.works.search("").rows] == ["Homemade"]
    assert [row.work.title for row in decided.orders.order()] in ([], ["Homemade"])
    assert decided.works.universes() == {}
    if not is_removed:
        assert decided.packs.decisions("lantern") == kept
    if is_removed:
        decided.packs.install(pack)
    else:
        decided.packs.switch("lantern", on=True)
    assert shown(decided) == before


def test_what_waits_is_counted_by_what_it_is(decided: Catalog) -> None:
    kept = decided.packs.decisions("lantern")
    assert kept == PackDecisions(
        copies=1, progress=2, ratings=1, tags=1, notes=1, edits=1, searches=1, orders=1
    )
    assert list(kept.parts())[:2] == ["1 copy that you matched", "2 titles with your progress"]
    assert not PackDecisions().is_any
    with pytest.raises(NotFoundError, match="is not installed"):
        decided.packs.decisions("lantren")


def test_a_pack_that_is_off_keeps_its_ids_and_its_numbers(decided: Catalog) -> None:
    (on,) = decided.packs.list()
    decided.packs.switch("lantern", on=False)
    (off,) = decided.packs.list()
    assert (on.is_on, off.is_on) == (True, False)
    assert (off.works, off.characters, off.claims) == (on.works, on.characters, on.claims)
    other = Pack("other", "Other", "1", story=Story(works=(Work("lantern-1", "Mine", Kind.NOVEL),)))
    with pytest.raises(PackError, match="already has a work with this id"):
        decided.packs.install(other)
    before = shown(decided)
    decided.packs.switch("lantern", on=False)
    assert shown(decided) == before


def test_copies_of_its_titles_are_not_shown_by_ids_while_it_is_away(decided: Catalog) -> None:
    decided.packs.switch("lantern", on=False)
    names = {one.title for item in decided.items.list() for one in item.works}
    assert not names & {work.id for work in STORY.works}


def test_a_newer_version_is_installed_off_and_adding_it_by_hand_switches_it_on(decided: Catalog) -> None:
    decided.packs.switch("lantern", on=False)
    newer = Pack("lantern", "Lantern Street", "2", story=STORY)
    decided.packs.install(newer, is_on=False)
    assert [(pack.version, pack.is_on) for pack in decided.packs.list()] == [("2", False)]
    assert decided.works.search("lamplighter").count == 0
    decided.packs.install(newer)
    assert decided.works.search("lamplighter").count == 1


def test_the_command_line_says_first_what_waits(decided: Catalog, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(decided.store.path)
    decided.close()
    assert main(["--catalog", path, "pack", "off", "lantern"]) == 0
    assert "Lantern Street: switched off" in capsys.readouterr().out
    assert main(["--catalog", path, "pack", "list"]) == 0
    assert "switched off" in capsys.readouterr().out
    assert main(["--catalog", path, "pack", "on", "lantern", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"changed": "Lantern Street: switched on"}
    assert main(["--catalog", path, "pack", "remove", "lantern", "--dry-run"]) == 0
    out = capsys.readouterr().out
    assert "2 titles with your progress" in out
    assert "Nothing was removed" in out
    assert main(["--catalog", path, "pack", "remove", "lantern", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["changed"], answer["kept"]["copies"]) == ("Removed lantern", 1)
    assert main(["--catalog", path, "pack", "off", "lantern"]) == 2
    assert "is not installed" in capsys.readouterr().err
