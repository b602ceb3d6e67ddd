"""What you say over a story world: it holds everywhere, can be undone, and a newer version arrives under it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from janto_catalog.catalog import Catalog
from janto_catalog.errors import NotFoundError, UsageError
from janto_catalog.model.edits import EditState
from janto_catalog.model.kinds import Kind
from janto_catalog.model.story import Pack, Work
from tests.catalog.conftest import STORY, linked, scan
from tests.catalog.test_index import index_made_from_nothing, snapshot
from tests.media import silent_mp3


def newer(**titles: str) -> Pack:
    """The pack with other titles of some works."""
    works = tuple(
        replace(work, title=titles.get(work.id.replace("-", "_"), work.title)) for work in STORY.works
    )
    return Pack("lantern", "Lantern Street", "2", story=replace(STORY, works=works))


def found(catalog: Catalog, query: str) -> list[str]:
    return [row.id for row in catalog.works.search(query, limit=None).rows]


def test_an_edited_title_is_found_shown_and_sorted_by(catalog: Catalog) -> None:
    changed = catalog.edits.set("voices-1", {"title": ["The Tallow Merchant"], "released": ["2003-04"]})
    assert changed.label == "The Oil Merchant: title The Tallow Merchant; released 2003-04"
    assert catalog.works.details("voices-1").work.title == "The Tallow Merchant"
    assert found(catalog, "tallow") == found(catalog, 'title:"tallow merchant"') == ["voices-1"]
    assert found(catalog, "title:oil") == []
    assert found(catalog, "released:2003-04") == ["voices-1"]
    assert catalog.works.one("the tallow merchant") == ("voices-1", "The Tallow Merchant")
    with pytest.raises(NotFoundError):
        catalog.works.one("The Oil Merchant")


def test_an_edit_is_one_step_back_and_forth(catalog: Catalog) -> None:
    before = snapshot(catalog)
    catalog.edits.set("voices-1", {"title": ["The Tallow Merchant"]})
    after = snapshot(catalog)
    catalog.history.undo()
    assert snapshot(catalog) == before
    assert catalog.edits.list() == ()
    catalog.history.redo()
    assert snapshot(catalog) == after


def test_saying_what_holds_changes_nothing(catalog: Catalog) -> None:
    assert catalog.edits.set("voices-1", {"title": ["The Oil Merchant"]}).change is None
    catalog.edits.set("voices-1", {"title": ["Other"]})
    catalog.edits.set("voices-1", {"title": ["The Oil Merchant"]})
    assert catalog.edits.list() == (), "saying again what the story world says takes the edit back"


def test_a_newer_pack_arrives_under_the_edits(catalog: Catalog) -> None:
    catalog.edits.set("voices-1", {"title": ["Mine"]})
    catalog.edits.set("voices-2", {"title": ["Also mine"]})
    catalog.packs.install(newer(voices_2="Ash & Amber", lantern_1="The Lamp-Lighter"))
    assert found(catalog, "title:mine") == ["voices-1", "voices-2"]
    assert found(catalog, "title:lamp") == ["lantern-1"]
    waits, holds = catalog.edits.list()
    assert (waits.id, waits.state, waits.value, waits.replaced, waits.now) == (
        "voices-2", EditState.PACK_CHANGED, "Also mine", "Ash and Amber", "Ash & Amber",
    )  # fmt: skip
    assert (holds.id, holds.state) == ("voices-1", EditState.UNCHANGED)


def test_what_waits_is_kept_or_taken_back(catalog: Catalog) -> None:
    catalog.edits.set("voices-1", {"title": ["Mine"]})
    catalog.edits.set("voices-2", {"title": ["Also mine"]})
    catalog.packs.install(newer(voices_1="Theirs", voices_2="Theirs too"))
    catalog.edits.keep("works", "voices-1", "title")
    catalog.edits.revert("works", "voices-2", "title")
    (kept,) = catalog.edits.list()
    assert (kept.id, kept.state, kept.replaced) == ("voices-1", EditState.UNCHANGED, "Theirs")
    assert catalog.works.details("voices-2").work.title == "Theirs too"
    catalog.history.undo()
    assert catalog.works.details("voices-2").work.title == "Also mine"


def test_an_edit_outlives_the_pack_it_is_of(catalog: Catalog) -> None:
    catalog.edits.set("voices-1", {"title": ["Mine"]})
    catalog.packs.remove("lantern")
    assert [edit.state for edit in catalog.edits.list()] == [EditState.FACT_REMOVED]
    catalog.packs.install(Pack("lantern", "Lantern Street", "1", story=STORY))
    assert found(catalog, "title:mine") == ["voices-1"]


def test_a_title_of_yours_is_a_title_like_any_other(catalog: Catalog, media: Path) -> None:
    id, _ = catalog.edits.add(
        "work",
        {
            "title": ["The Gasworks"],
            "kind": ["audio-drama"],
            "series": ["Lantern Street: Voices"],
            "number": ["3"],
        },
    )
    assert id == "own-the-gasworks"
    catalog.edits.add_appearance("Mira", id, {"manner": ["voice"]})
    catalog.edits.place(
        "The Gasworks", "between", ["The Lamplighter", "A Cold Wick"], reason="They still use oil."
    )
    assert found(catalog, "with:mira kind:audio before:lantern-2") == [id]
    (place,) = (row.placement for row in catalog.orders.order("gasworks"))
    yours = next(reason for reason in place.reasons if reason.source == "you")
    assert (yours.certainty, yours.text) == (
        5, "The Gasworks comes between The Lamplighter and A Cold Wick: They still use oil.",
    )  # fmt: skip
    assert catalog.works.source("you") is not None
    silent_mp3(media / "Voices" / "Lantern Street Voices 03 - The Gasworks.mp3", 18 * 60)
    scan(catalog, [media])
    assert (id,) in linked(catalog).values()
    catalog.packs.install(newer())
    assert found(catalog, "with:mira kind:audio before:lantern-2") == [id]


def test_your_word_outweighs_every_source(catalog: Catalog) -> None:
    order = [row.work.id for row in catalog.orders.order()]
    assert order.index("voices-1") < order.index("lantern-2")
    catalog.edits.place("voices-1", "after", ["lantern-2"])
    order = [row.work.id for row in catalog.orders.order()]
    assert order.index("voices-1") > order.index("lantern-2")
    assert [conflict.claim.source for conflict in catalog.orders.conflicts()] == ["almanac"]
    assert set(found(catalog, "after:lantern-2")) == set(order[order.index("lantern-2") + 1 :])
    catalog.history.undo()
    assert catalog.orders.conflicts() == ()


def test_another_title_makes_a_file_known(catalog: Catalog, media: Path) -> None:
    silent_mp3(media / "Voices" / "Lantern Street Voices - Der Oelhaendler.mp3", 18 * 60)
    scan(catalog, [media])
    before = sum(works == ("voices-1",) for works in linked(catalog).values())
    changed = catalog.edits.extend("voices-1", "also_titled", ["Der Oelhaendler"])
    assert sum(works == ("voices-1",) for works in linked(catalog).values()) == before + 1
    assert changed.rematched == 1
    catalog.edits.extend("voices-1", "also_titled", drop=["der oelhaendler"])
    assert sum(works == ("voices-1",) for works in linked(catalog).values()) == before


@pytest.mark.parametrize(
    ("thing", "field", "texts", "says"),
    [
        ("voices-1", "titel", ["x"], "Did you mean title?"),
        ("voices-1", "title", [""], "Title is missing"),
        ("voices-1", "kind", ["audiodrama"], "did you mean 'audio-drama'?"),
        ("voices-1", "released", ["May 2003"], "is not a date"),
        ("voices-1", "runtime", ["long"], "is not a duration"),
        ("voices-1", "in_story", ["perhaps"], "true or false"),
        ("voices-1", "series", ["Lantern Stret Series 1"], "Did you mean"),
        ("nobody", "title", ["x"], "Nothing is called"),
    ],
)
def test_what_cannot_be_said_is_refused_in_words(
    catalog: Catalog, thing: str, field: str, texts: list[str], says: str
) -> None:
    before = snapshot(catalog)
    with pytest.raises(UsageError, match=says.replace("?", "[?]")):
        catalog.edits.set(thing, {field: texts})
    assert snapshot(catalog) == before


@pytest.mark.parametrize(
    ("relation", "objects", "says"),
    [
        ("between", ["lantern-1"], "exactly two works"),
        ("after", ["voices-1"], "against itself"),
        ("beside", ["lantern-1"], "exactly one of before, after"),
        ("dated", ["then"], "not a date"),
    ],
)
def test_a_placement_that_says_nothing_is_refused(
    catalog: Catalog, relation: str, objects: list[str], says: str
) -> None:
    with pytest.raises(UsageError, match=says):
        catalog.edits.place("voices-1", relation, objects)


def test_arcs_pairings_and_characters_are_made_and_edited(catalog: Catalog) -> None:
    mira = catalog.edits.add("character", {"name": ["Ada Finch"], "aliases": ["The Finch", "Ada"]})[0]
    catalog.edits.add_appearance(mira, "lantern-3", {"weight": ["lead"]})
    pairing = catalog.edits.add("pairing", {"name": ["Adabias"], "members": ["Ada", "Tobias"]})[0]
    arc = catalog.edits.add("arc", {"title": ["The fire"], "works": ["Ember Days", "Ash and Amber"]})[0]
    assert found(catalog, "with:finch") == ["lantern-3"]
    assert found(catalog, "with:adabias") == []
    assert sorted(found(catalog, f"arc:{arc}")) == ["lantern-3", "voices-2"]
    catalog.edits.extend(arc, "works", ["lantern-1"], ["Ember Days"])
    assert sorted(found(catalog, "arc:fire")) == ["lantern-1", "voices-2"]
    assert found(catalog, '"the fire"') == found(catalog, "arc:fire")
    catalog.edits.set(mira, {"name": ["Adele Finch"]})
    assert found(catalog, "adele") == ["lantern-3"]
    catalog.edits.revert("arcs", arc)
    assert pairing in {one.id for one in catalog.works.pairings()}
    assert arc not in {one.id for one in catalog.works.arcs()}


def test_a_new_title_with_the_id_of_a_later_pack_waits_for_a_word(catalog: Catalog) -> None:
    id, _ = catalog.edits.add("work", {"title": ["The Gasworks"], "kind": ["novel"]})
    works = (*STORY.works, Work(id, "The Gasworks, theirs", Kind.COMIC))
    catalog.packs.install(Pack("lantern", "Lantern Street", "2", story=replace(STORY, works=works)))
    (edit,) = catalog.edits.list()
    assert edit.state is EditState.PACK_CHANGED
    assert catalog.works.details(id).work.kind is Kind.NOVEL
    catalog.edits.revert("works", id)
    assert catalog.works.details(id).work.kind is Kind.COMIC
    assert found(catalog, "kind:comic") == [id]


def test_what_refers_to_a_title_that_is_gone_leaves_nothing_behind(catalog: Catalog) -> None:
    id, _ = catalog.edits.add("work", {"title": ["Tee"], "kind": ["novel"]})
    arc, _ = catalog.edits.add("arc", {"title": ["Aaa"], "works": ["Tee", "Ember Days"]})
    catalog.edits.add_appearance("Mira", "Tee", {})
    catalog.edits.revert("works", id)
    for text in ("one", "two"):
        catalog.edits.set(arc, {"description": [text]})
    catalog.edits.extend("Mira", "aliases", ["Mi"])
    assert found(catalog, f"arc:{arc}") == ["lantern-3"]
    catalog.packs.install(newer())
    catalog.history.undo()
    assert snapshot(catalog) == index_made_from_nothing(catalog)


def test_a_title_that_comes_back_under_what_was_said_of_it(catalog: Catalog) -> None:
    catalog.edits.add("arc", {"title": ["Aaa"], "works": ["Ember Days", "voices-1"]})
    catalog.edits.add_appearance("Mira", "Ember Days", {"manner": ["voice"]})
    left = tuple(work for work in STORY.works if work.id != "lantern-3")
    catalog.packs.install(Pack("lantern", "Lantern Street", "2", story=replace(STORY, works=left)))
    catalog.edits.extend("Mira", "aliases", ["Mi"])
    catalog.packs.install(newer())
    assert found(catalog, "with:mi manner:voice") == ["lantern-3"]
    assert snapshot(catalog) == index_made_from_nothing(catalog)


@pytest.mark.parametrize("within", ["voices-1", "voices-2"])
def test_nothing_is_put_inside_itself(catalog: Catalog, within: str) -> None:
    catalog.edits.set("voices-2", {"part_of": ["voices-1"]})
    with pytest.raises(UsageError, match="cannot be part of itself"):
        catalog.edits.set("voices-1", {"part_of": [within]})


def test_an_edit_and_a_newer_pack_that_put_two_inside_each_other_are_taken_apart(catalog: Catalog) -> None:
    catalog.edits.set("voices-2", {"part_of": ["voices-1"]})
    works = tuple(
        replace(work, part_of="voices-2") if work.id == "voices-1" else work for work in STORY.works
    )
    catalog.packs.install(Pack("lantern", "Lantern Street", "2", story=replace(STORY, works=works)))
    assert catalog.works.details("voices-2").work.part_of is None
    assert catalog.works.details("voices-1").work.part_of == "voices-2"
    catalog.history.undo()
    assert catalog.works.details("voices-2").work.part_of is None


def test_several_who_edit_at_once_lose_nothing(open_at: Callable[[], Catalog], catalog: Catalog) -> None:
    id, _ = catalog.edits.add("work", {"title": ["Quark"], "kind": ["novel"]})
    others = [open_at() for _ in range(3)]
    for other in others:
        other.works.search("quark")
    edits = [{"number": ["5"]}, {"publisher": ["Acme"]}, {"released": ["1999"]}]
    threads = [
        threading.Thread(target=other.edits.set, args=(id, one))
        for other, one in zip(others, edits, strict=True)
    ]
    threads += [
        threading.Thread(target=other.edits.extend, args=("Mira", "aliases", [name]))
        for other, name in zip(others, ("A1", "B1", "C1"), strict=True)
    ]
    threads += [
        threading.Thread(target=other.edits.add, args=("character", {"name": [name]}))
        for other, name in zip(others, ("Foo", "Foo!", "foo"), strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    fields = dict(catalog.edits.fields(id))
    assert (fields["number"], fields["publisher"], fields["released"]) == ("5", "Acme", "1999")
    assert set(dict(catalog.edits.fields("Mira"))["aliases"].split("; ")) == {"Mira", "A1", "B1", "C1"}
    assert (
        len({edit.id for edit in catalog.edits.list() if edit.kind == "characters" and not edit.field}) == 3
    )


def test_what_is_gone_is_not_kept_but_holds_again_when_it_comes_back(catalog: Catalog) -> None:
    catalog.edits.set("voices-1", {"number": ["9"]})
    catalog.packs.remove("lantern")
    with pytest.raises(UsageError, match="in no pack any more"):
        catalog.edits.keep("works", "voices-1", "number")
    catalog.packs.install(newer())
    (edit,) = catalog.edits.list()
    assert (edit.state, edit.replaced) == (EditState.UNCHANGED, "1")


def test_a_placement_said_again_is_one(catalog: Catalog) -> None:
    for reason in ("first", "second", "third"):
        catalog.edits.place("voices-2", "after", ["lantern-3"], reason=reason)
    catalog.edits.place("voices-2", "before", ["lantern-1"], reason="other")
    yours = [edit for edit in catalog.edits.list() if edit.kind == "claims"]
    assert len(yours) == 2


@pytest.mark.parametrize("text", ["bad\udcff", "nul\x00", "bell\x07"])
def test_what_cannot_be_shown_is_not_taken(catalog: Catalog, text: str) -> None:
    with pytest.raises(UsageError, match="cannot be shown"):
        catalog.edits.set("voices-1", {"description": [text]})
    with pytest.raises(UsageError, match="cannot be shown"):
        catalog.edits.place("voices-1", "after", ["lantern-3"], reason=text)


def test_reasons_tell_the_title_as_it_is_now(catalog: Catalog) -> None:
    assert catalog.works.details("voices-1").placement is not None
    catalog.edits.set("lantern-1", {"title": ["The Wick Trimmer"]})
    place = catalog.works.details("voices-1").placement
    assert place is not None
    assert any("The Wick Trimmer" in reason.text for reason in place.reasons)
    assert not any("Lamplighter" in reason.text for reason in place.reasons)


def test_the_place_of_a_title_is_explained(catalog: Catalog) -> None:
    found = catalog.orders.explain("voices-1")
    assert [reason.source for reason in (*found.after, *found.before)] == ["almanac", "almanac"]
    assert found.overruled == ()
    catalog.edits.place("voices-1", "before", ["lantern-1"])
    found = catalog.orders.explain("voices-1")
    assert [reason.source for reason in found.before] == ["you"]
    ((reason, conflict),) = found.overruled
    assert reason.source == "almanac"
    assert conflict is not None
