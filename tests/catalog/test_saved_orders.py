"""Orders that the user makes: of a search or of single titles, moved by hand, and each act one step."""

from __future__ import annotations

import random
from contextlib import closing
from pathlib import Path

import pytest

from janto_catalog import bootstrap, chronology
from janto_catalog.catalog import Catalog
from janto_catalog.chronology import views
from janto_catalog.chronology.views import story_view
from janto_catalog.errors import JantoError, NotFoundError, QueryError, UsageError
from janto_catalog.model.changes import Data
from janto_catalog.model.saved_orders import ADDED, OrderRules
from janto_catalog.model.story import Story
from janto_catalog.store import overlay
from janto_catalog.store.store import Connection
from tests.examples import examples

WITH_MIRA = OrderRules("with:mira")


def titles(catalog: Catalog, name: str, query: str = "") -> list[str]:
    return [row.work.id for row in catalog.orders.listing(query, by=f"order:{name}").rows]


def elements(catalog: Catalog, name: str) -> list[str]:
    return list(catalog.saved_orders.contents(name).elements)


@pytest.fixture
def order(catalog: Catalog) -> Catalog:
    """A catalogue with an order of all titles of the story, by release."""
    catalog.saved_orders.create("Mine", OrderRules("", "release"))
    assert titles(catalog, "mine") == ["lantern-1", "lantern-2", "lantern-3", "voices-1", "voices-2"]
    return catalog


def test_an_order_of_a_search_keeps_up_with_what_the_search_finds(catalog: Catalog) -> None:
    catalog.saved_orders.create("Mira", WITH_MIRA)
    assert titles(catalog, "mira") == [row.work.id for row in catalog.orders.listing("with:mira").rows]
    catalog.edits.add_appearance("mira", "lantern-3", {})
    assert "lantern-3" in titles(catalog, "mira")


def test_titles_run_as_they_were_added_or_as_an_order_has_them(catalog: Catalog) -> None:
    catalog.saved_orders.create("Evening", OrderRules(by=ADDED), ["voices-2", "lantern-3", "lantern-1"])
    assert titles(catalog, "evening") == ["voices-2", "lantern-3", "lantern-1"]
    catalog.saved_orders.add("evening", ["lantern-2", "voices-2"])
    assert titles(catalog, "evening") == ["voices-2", "lantern-3", "lantern-1", "lantern-2"]
    catalog.saved_orders.change("evening", OrderRules(by="release"))
    assert titles(catalog, "evening") == ["lantern-1", "lantern-2", "lantern-3", "voices-2"]


def test_what_is_taken_out_stays_out_and_comes_back_when_it_is_added(order: Catalog) -> None:
    order.saved_orders.remove("mine", ["A Cold Wick", "voices-1"])
    assert titles(order, "mine") == ["lantern-1", "lantern-3", "voices-2"]
    order.saved_orders.change("mine", OrderRules(""))
    assert "lantern-2" not in titles(order, "mine")
    order.saved_orders.add("mine", ["lantern-2"])
    assert "lantern-2" in titles(order, "mine")
    with pytest.raises(NotFoundError, match="The Oil Merchant is not in"):
        order.saved_orders.remove("mine", ["voices-1"])


def test_titles_are_moved_together_and_keep_their_sequence(order: Catalog) -> None:
    order.saved_orders.move("mine", ["voices-2", "lantern-1"], after="lantern-3")
    assert titles(order, "mine") == ["lantern-2", "lantern-3", "lantern-1", "voices-2", "voices-1"]
    order.saved_orders.move("mine", ["voices-1"], after="")
    order.saved_orders.move("mine", ["lantern-2"], before="")
    assert titles(order, "mine") == ["voices-1", "lantern-3", "lantern-1", "voices-2", "lantern-2"]
    rows = order.orders.listing(by="order:mine").rows
    assert [row.placement.position for row in rows] == [1, 2, 3, 4, 5]
    because = [row.because[0] for row in rows if row.placement.by_hand]
    assert all(text.startswith("you moved it ") for text in because)
    assert len(because) == 4
    with pytest.raises(UsageError, match="next to itself"):
        order.saved_orders.move("mine", ["voices-1"], after="voices-1")


def test_a_title_that_is_moved_against_the_story_says_so(order: Catalog) -> None:
    order.saved_orders.change("mine", OrderRules(""))
    order.saved_orders.move("mine", ["lantern-3"], after="")
    (warning,) = order.orders.listing(by="order:mine").rows[0].placement.warnings
    assert warning.startswith("You moved it before ")
    assert "which comes before it in the story: " in warning
    others = order.orders.listing(by="order:mine").rows[1:]
    assert not any("You moved it" in text for row in others for text in row.placement.warnings)
    order.saved_orders.release("mine", ["lantern-3"])
    assert titles(order, "mine") == [row.work.id for row in order.orders.listing().rows]
    assert order.saved_orders.release("mine", ["lantern-3"]).change is None


def test_the_story_is_solved_once_for_all_titles_that_were_moved(
    order: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    order.saved_orders.move("mine", ["lantern-3", "lantern-2", "lantern-1"], after="")
    order.saved_orders.move("mine", ["lantern-1"], before="")
    solved = list[Story]()

    def count(story: Story, basis: chronology.StoryBasis | None = None) -> chronology.OrderedView:
        solved.append(story)
        return story_view(story, basis)

    monkeypatch.setattr(views, "story_view", count)
    order.edits.set("work:lantern-1", {"title": ["Another Name"]})
    rows = order.orders.listing(by="order:mine").rows
    assert any(row.placement.warnings for row in rows)
    assert len(solved) == 1


def test_dividers_stand_between_titles_and_are_moved_and_removed(order: Catalog) -> None:
    order.saved_orders.divide("mine", "The recordings", before="voices-1")
    assert order.orders.listing(by="order:mine").dividers == {3: "The recordings"}
    order.saved_orders.move("mine", ["the recordings"], before="A Cold Wick")
    assert order.orders.listing(by="order:mine").dividers == {1: "The recordings"}
    order.saved_orders.move("mine", ["voices-2"], after="the recordings")
    order.saved_orders.rename_divider("mine", "the recordings", "Later")
    assert titles(order, "mine")[:3] == ["lantern-1", "voices-2", "lantern-2"]
    # A line above titles that are not found is above the next one that is.
    assert order.orders.listing("lantern-3 or wick", by="order:mine").dividers == {0: "Later"}
    order.saved_orders.remove("mine", ["Later"])
    assert order.orders.listing(by="order:mine").dividers == {}
    assert titles(order, "mine")[:3] == ["lantern-1", "voices-2", "lantern-2"]
    with pytest.raises(UsageError, match="is a title, not a divider"):
        order.saved_orders.rename_divider("mine", "voices-2", "x")


def test_a_divider_that_is_called_like_a_title_does_not_stand_for_it(order: Catalog) -> None:
    order.saved_orders.divide("mine", "A Cold Wick", before="voices-2")
    order.saved_orders.move("mine", ["A Cold Wick"], after="")
    assert titles(order, "mine")[0] == "lantern-2"
    assert list(order.orders.listing(by="order:mine").dividers.values()) == ["A Cold Wick"]


def test_evenings_have_so_many_titles_each(order: Catalog) -> None:
    order.saved_orders.change("mine", OrderRules("", "release", per_evening=2))
    order.saved_orders.divide("mine", "The recordings", before="voices-1")
    dividers = order.orders.listing(by="order:mine").dividers
    assert dividers == {0: "Evening 1", 2: "Evening 2", 3: "The recordings", 4: "Evening 3"}


def test_titles_without_a_place_follow_where_that_is_asked_for(catalog: Catalog) -> None:
    catalog.edits.set("work:voices-1", {"in_story": ["no"]})
    catalog.saved_orders.create("Mine", OrderRules(""))
    assert "voices-1" not in titles(catalog, "mine")
    catalog.saved_orders.change("mine", OrderRules("", others=True))
    assert titles(catalog, "mine")[-1] == "voices-1"
    catalog.saved_orders.create("Two", OrderRules(), ["voices-1", "lantern-1"])
    assert titles(catalog, "two") == ["lantern-1", "voices-1"]
    (why,) = catalog.orders.listing(by="order:two").rows[-1].because
    assert why == "not part of the story; listed at the end, by release date"


def test_every_act_is_one_step_that_can_be_undone(order: Catalog) -> None:
    saved, number = order.saved_orders, "1"
    for act in (
        lambda: saved.add(number, ["lantern-1"]),
        lambda: saved.move(number, ["voices-2", "lantern-1"], after="lantern-3"),
        lambda: saved.divide(number, "Later", before="voices-1"),
        lambda: saved.remove(number, ["lantern-2", "Later"]),
        lambda: saved.change(number, OrderRules("", per_evening=1)),
        lambda: saved.rename(number, "Ours"),
        lambda: saved.delete(number),
    ):
        before = saved.contents(number)
        assert Data.SAVED_ORDERS in act().kinds
        order.history.undo()
        assert saved.contents(number) == before
        order.history.redo()
    assert saved.list() == ()


def test_a_deleted_order_is_followed_no_more(order: Catalog) -> None:
    assert order.home.read(by="order:1").following.by == "order:1"
    order.saved_orders.delete("mine")
    assert order.home.read(by="order:1").following.by == "story"
    with pytest.raises(NotFoundError, match="None of your orders is called 'mine'"):
        titles(order, "mine")


def test_what_cannot_be_is_refused_with_its_reason(order: Catalog) -> None:
    saved = order.saved_orders
    for refused, message in (
        (lambda: saved.create("MINE"), "already an order called MINE"),
        (lambda: saved.create("12"), "has a letter"),
        (lambda: saved.create("#1"), "has a letter"),
        (lambda: saved.create("²"), "has a letter"),
        (lambda: saved.create(" … "), "has letters or digits"),
        (lambda: saved.create("x", OrderRules(by="order:mine")), "cannot run by another one"),
        (lambda: saved.create("x", OrderRules(by="mood")), "no order by 'mood'"),
        (lambda: saved.create("x", OrderRules(per_evening=100)), "1 to 99 titles"),
        (lambda: saved.rename("mine", "Mine"), "already called"),
        (lambda: saved.divide("mine", ""), "has letters or digits"),
    ):
        with pytest.raises(UsageError, match=message):
            refused()
    with pytest.raises(QueryError):
        saved.create("x", OrderRules("with:nobody-there"))
    with pytest.raises(NotFoundError, match="Did you mean Mine"):
        saved.find("minne")
    assert len(saved.list()) == 1


def test_an_order_whose_search_has_a_mistake_now_is_listed_with_it(catalog: Catalog) -> None:
    catalog.searches.save("hers", "with:mira")
    catalog.saved_orders.create("Mira", OrderRules("search:hers"))
    catalog.searches.remove("hers")
    (listed,) = catalog.saved_orders.list()
    assert listed.mistake
    with pytest.raises(UsageError, match="the search of your order Mira"):
        titles(catalog, "mira")


def random_act(catalog: Catalog, chance: random.Random, name: str) -> tuple[list[str], str]:
    """Do one random act, and return the elements as they must be after it, and its name."""
    shown = elements(catalog, name)
    saved = catalog.saved_orders
    act = chance.choice(("move", "move", "move", "remove", "divide", "add"))
    chosen = sorted(chance.sample(shown, min(len(shown), chance.choice((1, 1, 2)))), key=shown.index)
    if act == "divide" or not chosen:
        index = chance.randrange(len(shown) + 1)
        saved.divide(name, f"Line {chance.random()}", before=shown[index] if index < len(shown) else "")
        new = next(id for id in elements(catalog, name) if id not in shown)
        return [*shown[:index], new, *shown[index:]], act
    rest = [element for element in shown if element not in chosen]
    if act == "move":
        index = chance.randrange(len(rest) + 1)
        if chance.random() < 0.5:
            saved.move(name, chosen, after=rest[index - 1] if index else "")
        else:
            saved.move(name, chosen, before=rest[index] if index < len(rest) else "")
        return [*rest[:index], *chosen, *rest[index:]], act
    if act == "remove":
        saved.remove(name, chosen)
        return rest, act
    out = [work for work in ("lantern-1", "lantern-2", "voices-1", "voices-2") if work not in shown]
    if out:
        saved.add(name, out[:1])
    added = elements(catalog, name)
    assert [element for element in added if element not in out[:1]] == shown
    return added, act


@pytest.mark.parametrize("by", [ADDED, "story"])
@pytest.mark.parametrize("seed", range(examples(4)))
def test_acts_do_what_they_say_and_nothing_else(catalog: Catalog, tmp_path: Path, seed: int, by: str) -> None:
    chance = random.Random(seed)
    query = None if by == ADDED else ""
    catalog.saved_orders.create("Mine", OrderRules(query, by), ["lantern-1", "voices-2", "lantern-3"])
    for _ in range(30):
        before = elements(catalog, "mine")
        expected, act = random_act(catalog, chance, "mine")
        assert elements(catalog, "mine") == expected, act
        if chance.random() < 0.2 and expected != before:
            catalog.history.undo()
            assert elements(catalog, "mine") == before, act
            catalog.history.redo()
            assert elements(catalog, "mine") == expected, act
    expected = elements(catalog, "mine")
    with closing(bootstrap.open_catalog(str(catalog.store.path), read_only=True)) as again:
        assert elements(again, "mine") == expected


def test_a_container_is_in_an_order_by_its_parts(catalog: Catalog) -> None:
    catalog.edits.add("work", {"title": ["The Box"], "kind": ["audio-drama"]})
    (box,) = (row.id for row in catalog.works.search("The Box").rows)
    for part in ("voices-1", "voices-2"):
        catalog.edits.set(f"work:{part}", {"part_of": [box]})
    catalog.saved_orders.create("Mine", OrderRules(by=ADDED), ["lantern-1", "The Box", "lantern-2"])
    assert titles(catalog, "mine") == ["lantern-1", "voices-1", "voices-2", "lantern-2"]
    catalog.saved_orders.move("mine", ["The Box"], before="lantern-1")
    assert titles(catalog, "mine") == ["voices-1", "voices-2", "lantern-1", "lantern-2"]
    catalog.saved_orders.move("mine", ["lantern-2"], after="The Box")
    assert titles(catalog, "mine") == ["voices-1", "voices-2", "lantern-2", "lantern-1"]
    catalog.saved_orders.remove("mine", ["voices-1"])
    assert titles(catalog, "mine") == ["voices-2", "lantern-2", "lantern-1"]
    catalog.saved_orders.remove("mine", ["voices-2"])
    assert titles(catalog, "mine") == ["lantern-2", "lantern-1"]
    catalog.saved_orders.add("mine", ["The Box"])
    assert titles(catalog, "mine") == ["voices-1", "voices-2", "lantern-2", "lantern-1"]
    catalog.saved_orders.remove("mine", ["voices-2"])
    catalog.saved_orders.add("mine", ["The Box"])
    assert titles(catalog, "mine") == ["voices-1", "voices-2", "lantern-2", "lantern-1"]
    assert catalog.saved_orders.add("mine", ["The Box"]).change is None
    catalog.saved_orders.remove("mine", ["The Box"])
    with pytest.raises(JantoError, match="The Box is not in"):
        catalog.saved_orders.move("mine", ["The Box"], after="")


def test_a_container_keeps_its_other_parts_when_one_is_added_again(catalog: Catalog) -> None:
    catalog.edits.add("work", {"title": ["The Box"], "kind": ["audio-drama"]})
    (box,) = (row.id for row in catalog.works.search("The Box").rows)
    for part in ("voices-1", "voices-2"):
        catalog.edits.set(f"work:{part}", {"part_of": [box]})
    catalog.saved_orders.create("Mine", OrderRules(by=ADDED), ["lantern-1", "The Box"])
    catalog.saved_orders.remove("mine", ["voices-1"])
    assert titles(catalog, "mine") == ["lantern-1", "voices-2"]
    catalog.saved_orders.add("mine", ["voices-1"])
    assert sorted(titles(catalog, "mine")) == ["lantern-1", "voices-1", "voices-2"]
    catalog.saved_orders.remove("mine", ["voices-1"])
    assert titles(catalog, "mine") == ["lantern-1", "voices-2"]


def test_what_holds_no_more_in_its_rules_stops_no_other_change(catalog: Catalog) -> None:
    catalog.searches.save("hers", "with:mira")
    catalog.saved_orders.create("Mira", OrderRules("search:hers"))
    catalog.searches.remove("hers")
    assert catalog.saved_orders.change("mira", OrderRules("search:hers", per_evening=2)).change is not None
    with pytest.raises(QueryError):
        catalog.saved_orders.change("mira", OrderRules("search:his", per_evening=2))


def test_what_its_search_finds_without_a_place_is_named(catalog: Catalog) -> None:
    catalog.edits.set("work:voices-1", {"in_story": ["no"]})
    catalog.saved_orders.create("Mine", OrderRules("kind:audio"))
    (group,) = catalog.orders.listing(by="order:mine").without_place
    assert (group.reason, [work.id for work in group.works]) == ("not part of the story", ["voices-1"])
    catalog.saved_orders.remove("mine", ["voices-2"])
    assert len(catalog.orders.listing(by="order:mine").without_place) == 1
    catalog.saved_orders.change("mine", OrderRules("kind:audio", others=True))
    assert catalog.orders.listing(by="order:mine").without_place == ()


def test_behind_a_limit_nothing_is_let_run_next_to_what_is_kept_back(order: Catalog) -> None:
    order.saved_orders.move("mine", ["lantern-1"], after="voices-1")
    order.saved_orders.move("mine", ["lantern-3"], after="lantern-1")
    arranged = titles(order, "mine")
    order.spoilers.set(order.spoilers.named(until="", keep_back=["voices-1"], seen=False))
    with pytest.raises(UsageError, match="kept back by the spoiler limit"):
        order.saved_orders.release("mine", ["lantern-3"])
    order.saved_orders.remove("mine", ["lantern-3"])
    order.saved_orders.add("mine", ["lantern-3"])
    order.spoilers.set(order.spoilers.named(until="", keep_back=[], seen=False))
    assert titles(order, "mine") == arranged


def test_a_list_looks_for_changes_of_the_story_as_often_however_much_was_moved(
    order: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = list[int]()
    generation = overlay.generation

    def look(connection: Connection) -> int:
        looked.append(1)
        return generation(connection)

    monkeypatch.setattr(overlay, "generation", look)

    def asked() -> int:
        looked.clear()
        titles(order, "mine")
        return len(looked)

    titles(order, "mine")
    before = asked()
    order.saved_orders.move("mine", ["lantern-3", "lantern-2"], after="")
    titles(order, "mine")
    assert asked() <= before + 1
