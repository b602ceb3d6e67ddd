"""A newer version of a pack has other ids: what the user decided follows, and what cannot follow is listed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from janto_catalog.catalog import Catalog
from janto_catalog.catalog.pack_searches import with_other_id
from janto_catalog.cli.main import main
from janto_catalog.errors import NotFoundError
from janto_catalog.model.claims import Claim, ClaimRelation, claim_id
from janto_catalog.model.files import Range, Unit
from janto_catalog.model.former_ids import Fate, FormerId, followed
from janto_catalog.model.kinds import Kind
from janto_catalog.model.matching import Answer
from janto_catalog.model.saved_orders import OrderRules
from janto_catalog.model.story import Pack, Story, Work
from janto_catalog.model.views import Progress
from janto_catalog.store import remembered
from janto_catalog.store.json_codec import decode, encode
from tests.catalog.conftest import STORY, scan

OLD, NEW = "lantern-1", "lantern-first"


def with_other_ids(story: Story, ids: dict[str, str]) -> Story:
    """The story with other ids of works, characters and arcs, wherever they are named."""
    text = encode(story)
    for old, new in ids.items():
        text = text.replace(f'"{old}"', f'"{new}"')
    return decode(Story, text)


def newer(story: Story, *former: FormerId, version: str = "2") -> Pack:
    return Pack("lantern", "Lantern Street", version, story=story, former_ids=followed(former))


def without(story: Story, work: str) -> Story:
    """The story without a work."""
    return replace(
        story,
        works=tuple(one for one in story.works if one.id != work),
        appearances=tuple(one for one in story.appearances if one.work != work),
        claims=tuple(one for one in story.claims if work not in (one.subject, *one.objects)),
        arcs=tuple(replace(one, works=tuple(id for id in one.works if id != work)) for one in story.arcs),
    )


@pytest.fixture
def decided(catalog: Catalog, media: Path) -> Catalog:
    """A scanned catalogue with decisions of every kind about one title."""
    scan(catalog, [media])
    catalog.links.link(catalog.items.list()[0].id, OLD)
    catalog.progress.mark([OLD], Progress.FINISHED)
    catalog.remarks.rate([OLD], 4)
    catalog.remarks.tag([OLD], ["warm"])
    catalog.remarks.write_note([OLD], "again in winter")
    catalog.edits.set(f"work:{OLD}", {"title": ["The First Ember"]})
    catalog.edits.place("work:voices-1", "before", [f"work:{OLD}"])
    catalog.searches.save("around", f"after:{OLD}")
    catalog.saved_orders.create("Mine", OrderRules(None), [OLD, "lantern-2", "voices-1"])
    catalog.saved_orders.move("Mine", [OLD], after="lantern-2")
    return catalog


def shown(catalog: Catalog, rename: Callable[[str], str]) -> list[object]:
    """What lists, orders and pages show, with ids as `rename` has them, without those made of others."""
    lists: list[object] = [
        catalog.works.search("", limit=None).rows,
        [(row.work.id, row.placement.position, row.because) for row in catalog.orders.order()],
        [(item.id, item.state, item.works) for item in catalog.items.list()],
        catalog.edits.list(),
        catalog.searches.counted(),
        catalog.saved_orders.list(),
        catalog.saved_orders.contents("Mine"),
    ]
    return [rename(re.sub(r":[0-9a-f]{8}\b", "", repr(each))) for each in lists]


def test_decisions_follow_to_the_new_id(decided: Catalog) -> None:
    before = shown(decided, lambda text: text.replace(OLD, NEW))
    decided.packs.install(
        newer(with_other_ids(STORY, {OLD: NEW}), FormerId("works", OLD, Fate.RENAMED, (NEW,)))
    )
    assert shown(decided, str) == before
    assert decided.left_behind.list() == ()
    assert decided.history.list()[0].label == "Lantern Street 2: decisions followed their titles to new ids"
    # A step like any other: without it the decisions are about the old id, which is listed.
    decided.history.undo()
    assert [one.former.id for one in decided.left_behind.list()] == [OLD]
    decided.history.redo()
    assert shown(decided, str) == before


def test_a_user_who_skips_versions_follows_all_of_them(decided: Catalog) -> None:
    chain = (
        FormerId("works", OLD, Fate.RENAMED, ("between",)),
        FormerId("works", "between", Fate.RENAMED, (NEW,)),
    )
    decided.packs.install(newer(with_other_ids(STORY, {OLD: NEW}), *chain, version="3"))
    assert decided.works.details(NEW).row.progress is Progress.FINISHED


def test_two_titles_that_become_one_keep_what_was_said_of_both(decided: Catalog) -> None:
    decided.remarks.write_note(["lantern-2"], "with tea")
    decided.remarks.tag(["lantern-2"], ["cold"])
    decided.remarks.rate(["lantern-2"], 2)
    decided.packs.install(newer(without(STORY, OLD), FormerId("works", OLD, Fate.MERGED, ("lantern-2",))))
    kept = decided.works.details("lantern-2")
    assert kept.row.progress is Progress.FINISHED
    assert (kept.remarks.note, set(kept.remarks.tags)) == ("with tea\n\nagain in winter", {"cold", "warm"})
    assert kept.remarks.stars == 2
    # There is one rating: the other one waits for the user.
    (left,) = decided.left_behind.list()
    assert (left.former.id, left.decisions.ratings, left.decisions.notes) == (OLD, 1, 0)


@pytest.mark.parametrize("is_declared", [True, False])
def test_what_cannot_follow_is_listed_with_the_reason_until_the_user_says_where_it_belongs(
    decided: Catalog, is_declared: bool
) -> None:
    former = [FormerId("works", OLD, Fate.GONE, reason="It was a hoax.")] if is_declared else []
    title = decided.works.details(OLD).work.title
    decided.edits.revert("works", OLD, "title")
    decided.packs.install(newer(without(STORY, OLD), *former))
    (left,) = decided.left_behind.list()
    assert left.former.title != title, "the name in the story world"
    why = ": It was a hoax" if is_declared else ""
    assert left.text == f"Lantern Street does not have it any more{why}."
    assert (left.decisions.copies, left.decisions.notes, left.decisions.orders) == (1, 1, 1)
    decided.left_behind.move(left.former.title, "lantern-2")
    assert decided.left_behind.list() == ()
    assert decided.works.details("lantern-2").remarks.note == "again in winter"
    decided.history.undo()
    decided.left_behind.forget(OLD)
    assert decided.left_behind.list() == ()
    with pytest.raises(NotFoundError):
        decided.left_behind.forget(OLD)
    decided.history.undo()
    # The title comes back, and with it all that was said of it.
    decided.packs.install(newer(STORY, version="3"))
    assert decided.left_behind.list() == ()
    assert decided.works.details(OLD).remarks.note == "again in winter"


def test_a_split_title_names_what_it_is_now(decided: Catalog) -> None:
    split = FormerId("works", OLD, Fate.SPLIT, ("lantern-2", "lantern-3"))
    decided.packs.install(newer(without(STORY, OLD), split))
    (left,) = decided.left_behind.list()
    titles = [decided.works.details(id).work.title for id in split.becomes]
    assert left.text == f"Lantern Street has it as {titles[0]} and {titles[1]} now."


def test_orders_and_searches_follow_characters_and_arcs(catalog: Catalog) -> None:
    catalog.searches.save("her", "with:mira")
    catalog.saved_orders.create("Hers", OrderRules("with:mira", by="life:mira"))
    catalog.edits.set("character:mira", {"species": ["fox"]})
    story = with_other_ids(STORY, {"mira": "mira-vale"})
    catalog.packs.install(newer(story, FormerId("characters", "mira", Fate.RENAMED, ("mira-vale",))))
    assert catalog.searches.list()[0].query == "with:mira-vale"
    (order,) = catalog.saved_orders.list()
    assert (order.rules.by, order.rules.query) == ("life:mira-vale", "with:mira-vale")
    assert [(one.id, one.state.value) for one in catalog.edits.list()] == [("mira-vale", "holds")]


def test_the_command_line_lists_moves_and_forgets(
    decided: Catalog, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    decided.packs.install(newer(without(STORY, OLD)))
    path = str(decided.store.path)
    decided.close()
    assert main(["--catalog", path, "pack", "left", "--json"]) == 0
    (left,) = json.loads(capsys.readouterr().out)
    assert (left["former"]["id"], left["decisions"]["notes"]) == (OLD, 1)
    assert main(["--catalog", path, "pack", "left"]) == 0
    assert "does not have it any more." in capsys.readouterr().out
    assert main(["--catalog", path, "pack", "move", OLD, "lantern-2"]) == 0
    assert main(["--catalog", path, "pack", "forget", OLD]) == 2
    assert "Nothing is left of it" in capsys.readouterr().err


def test_a_placement_that_was_set_aside_stays_so_under_the_new_ids(catalog: Catalog) -> None:
    claims = tuple(replace(one, id=claim_id(one)) for one in STORY.claims)
    claims += (Claim("own-id", "lantern-2", ClaimRelation.AFTER, (OLD,), ("almanac",), 4, axis="life:mira"),)
    story = replace(STORY, claims=claims)
    catalog.packs.install(newer(story, version="1.1"))
    catalog.edits.replace_claims("Set aside", drop=[claims[0], claims[2]])
    own = catalog.edits.as_own(claims[1])
    catalog.edits.replace_claims("Mine", add=[own], drop=[claims[1]])
    before = [(one.name, one.value, one.state.value) for one in catalog.edits.list()]
    ids = {OLD: NEW, "voices-2": "voices-second", "mira": "mira-vale"}
    kinds = {"mira": "characters"}
    renamed = with_other_ids(story, {**ids, "life:mira": "life:mira-vale"})
    claims = tuple(one if one.id == "own-id" else replace(one, id=claim_id(one)) for one in renamed.claims)
    former = [FormerId(kinds.get(old, "works"), old, Fate.RENAMED, (new,)) for old, new in ids.items()]
    catalog.packs.install(newer(replace(renamed, claims=claims), *former))
    assert [(one.name, one.value, one.state.value) for one in catalog.edits.list()] == before
    assert {one.id for one in catalog.edits._stories.story().claims} == {
        own.id.replace("voices-2", "voices-second")
    }


def other_pack(*works: Work) -> Pack:
    return Pack("annex", "The Annex", "1", story=Story(works=works))


def test_a_title_that_another_pack_has_now_is_not_left(decided: Catalog) -> None:
    moved = next(one for one in STORY.works if one.id == OLD)
    decided.packs.install(newer(without(STORY, OLD)))
    decided.packs.install(other_pack(replace(moved, series=None)))
    assert decided.left_behind.list() == ()
    with pytest.raises(NotFoundError):
        decided.left_behind.forget(OLD)


@pytest.mark.parametrize("is_on", [True, False])
def test_decisions_stay_with_a_title_that_another_pack_has(decided: Catalog, is_on: bool) -> None:
    decided.packs.switch("lantern", on=is_on)
    pack = other_pack(Work("annex-1", "In the Annex", Kind.NOVEL))
    decided.packs.install(replace(pack, former_ids=(FormerId("works", OLD, Fate.RENAMED, ("annex-1",)),)))
    decided.packs.switch("lantern", on=True)
    assert decided.works.details(OLD).remarks.note == "again in winter"
    assert decided.left_behind.list() == ()


def test_a_title_that_is_gone_is_called_by_its_safe_title(decided: Catalog) -> None:
    works = tuple(replace(one, safe_title="Part 1") if one.id == OLD else one for one in STORY.works)
    decided.packs.install(newer(replace(STORY, works=works), version="1.1"))
    decided.packs.install(newer(without(STORY, OLD)))
    assert [one.former.title for one in decided.left_behind.list()] == ["Part 1"]


def test_a_placement_between_two_titles_that_become_one_stays_as_it_was_said(decided: Catalog) -> None:
    decided.edits.place("work:voices-2", "between", [f"work:{OLD}", "work:lantern-2"])
    decided.edits.place(f"work:{OLD}", "before", ["work:lantern-2"])
    placed = {one.id for one in decided.edits.list() if "A Cold Wick" in one.value}
    decided.packs.install(newer(without(STORY, OLD), FormerId("works", OLD, Fate.MERGED, ("lantern-2",))))
    assert len(placed) == 2
    kept = {one.id: one.value for one in decided.edits.list() if one.id in placed}
    assert sorted(kept.values()) == [
        f"Ash and Amber between {OLD} and The First Ember",
        f"{OLD} before The First Ember",
    ]
    assert decided.orders.order(), "a placement by a title that is gone is no obstacle"


def test_what_is_left_names_nothing_behind_the_spoiler_limit(decided: Catalog) -> None:
    split = FormerId("works", OLD, Fate.SPLIT, ("lantern-3", "voices-2"))
    decided.packs.install(newer(without(STORY, OLD), split))
    decided.spoilers.set(decided.spoilers.named(until="lantern-2", keep_back=[], seen=False))
    (left,) = decided.left_behind.list()
    assert left.former.becomes == left.becomes == ()
    assert left.text == "Lantern Street has it as other titles now."
    gone = FormerId("works", OLD, Fate.GONE, reason="Ember Days tells it all.")
    decided.packs.install(newer(without(STORY, OLD), gone, version="3"))
    assert [one.text for one in decided.left_behind.list()] == ["Lantern Street does not have it any more."]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("characters", "with:new or after:same or search:same or arc:same or tag:same"),
        ("works", "with:same or after:new or search:same or arc:same or tag:same"),
        ("arcs", "with:same or after:same or search:same or arc:new or tag:same"),
        ("timelines", "with:same or after:same or search:same or arc:same or tag:same"),
    ],
)
def test_a_search_keeps_the_same_id_of_another_kind(kind: str, expected: str) -> None:
    text = "with:same or after:same or search:same or arc:same or tag:same"
    assert with_other_id(text, kind, "same", "new") == expected


@pytest.mark.parametrize(
    ("ranges", "merged", "left"),
    [(((0, 300), (300, 600)), (0, 600), 0), (((0, 300), (500, 600)), (500, 600), 1)],
    ids=["next to each other", "apart"],
)
def test_ranges_of_titles_that_become_one_are_joined_where_nothing_is_between(
    decided: Catalog, ranges: tuple[tuple[int, int], ...], merged: tuple[int, int], left: int
) -> None:
    """What is between them may be another story."""
    item = decided.items.list()[1].id
    for work, (begin, end) in zip((OLD, "lantern-2"), ranges, strict=True):
        decided.links.link(item, work, Range(Unit.SECONDS, begin, end), also=True)
    decided.packs.install(newer(without(STORY, OLD), FormerId("works", OLD, Fate.MERGED, ("lantern-2",))))
    found = {link.work: link.range for link in decided.items.show(item).works}
    assert found["lantern-2"] == Range(Unit.SECONDS, *merged)
    assert len(found) == 1 + left


def test_an_answer_about_a_series_stays_when_a_character_of_the_same_id_is_renamed(decided: Catalog) -> None:
    with decided.store.recording("answers") as session:
        for answer, target in ((Answer.IS_SERIES, "mira"), (Answer.IS_WORK, OLD)):
            remembered.remember(session, remembered.FOLDER, answer.value, answer, target)
    former = (
        FormerId("characters", "mira", Fate.RENAMED, ("mira-vale",)),
        FormerId("works", OLD, Fate.RENAMED, (NEW,)),
    )
    decided.packs.install(newer(with_other_ids(STORY, {"mira": "mira-vale", OLD: NEW}), *former))
    with decided.store.reading() as connection:
        targets = {rule.pattern: rule.target for rule in remembered.rules(connection)}
    assert (targets["is-series"], targets["is-work"]) == ("mira", NEW)


def test_what_is_decided_about_an_arc_that_is_gone_is_listed_moved_and_forgotten(catalog: Catalog) -> None:
    (arc, *others) = STORY.arcs
    other = replace(arc, id="other-arc", title="Another Road")
    catalog.packs.install(newer(replace(STORY, arcs=(arc, *others, other)), version="2"))
    catalog.saved_orders.create("By the arc", OrderRules("", by=f"arc:{arc.id}"))
    catalog.edits.set(f"arc:{arc.id}", {"title": ["My name of it"]})
    catalog.spoilers.set(catalog.spoilers.named(until="", keep_back=(arc.id,), seen=False))
    catalog.packs.install(newer(replace(STORY, arcs=(*others, other)), version="3"))
    (left,) = catalog.left_behind.list()
    assert (left.word, left.text) == ("story arc", "Lantern Street does not have it any more.")
    assert list(left.decisions.parts()) == ["1 edit", "1 order of yours", "1 part of the spoiler limit"]
    moved = catalog.left_behind.move(arc.id, "Another Road")
    assert catalog.left_behind.list() == ()
    assert catalog.saved_orders.find("By the arc").rules.by == "arc:other-arc"
    assert moved.change is not None
    catalog.history.undo(moved.change)
    assert catalog.saved_orders.find("By the arc").rules.by == f"arc:{arc.id}"
    catalog.left_behind.forget(arc.id)
    assert catalog.left_behind.list() == ()
    assert catalog.saved_orders.find("By the arc").rules.by == "story"


def test_an_answer_about_a_series_that_is_gone_is_listed(catalog: Catalog) -> None:
    extra = replace(STORY.series[1], id="whispers", title="Whispers", aliases=())
    catalog.packs.install(newer(replace(STORY, series=(*STORY.series, extra)), version="2"))
    with catalog.store.recording("answer") as session:
        remembered.remember(session, remembered.FOLDER, "heard", Answer.IS_SERIES, "whispers")
    catalog.packs.install(newer(STORY, version="3"))
    (left,) = catalog.left_behind.list()
    assert list(left.decisions.parts()) == ["1 remembered answer"]
