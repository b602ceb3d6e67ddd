"""Saved searches: decisions like any other, and part of the language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from janto_catalog import bootstrap
from janto_catalog.catalog import Catalog
from janto_catalog.errors import NotFoundError, QueryError, UsageError
from janto_catalog.model.changes import Data
from janto_catalog.model.saved_orders import OrderRules


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A catalogue with the pack that is shipped."""
    path = tmp_path_factory.mktemp("template") / "c.db"
    bootstrap.open_catalog(str(path)).close()
    return path.read_bytes()


@pytest.fixture
def catalog(template: bytes, tmp_path: Path) -> Iterator[Catalog]:
    """A catalogue of its own for each test."""
    (tmp_path / "c.db").write_bytes(template)
    opened = bootstrap.open_catalog(str(tmp_path / "c.db"))
    yield opened
    opened.close()


def found(catalog: Catalog, text: str) -> set[str]:
    return {row.id for row in catalog.works.search(text, limit=None).rows}


def saved(catalog: Catalog) -> dict[str, str]:
    return {one.name: one.query for one in catalog.searches.list()}


def test_a_saved_search_finds_what_its_search_finds(catalog: Catalog) -> None:
    catalog.searches.save("Late evenings", "with:ianto (kind:audio or kind:novel) -broken")
    whole = found(catalog, "with:ianto (kind:audio or kind:novel) -broken")
    assert whole
    assert found(catalog, 'search:"late evenings"') == whole
    assert found(catalog, "search:late evenings") == whole
    assert found(catalog, "saved:evenings") == whole
    assert found(catalog, "-search:evenings") == found(catalog, "") - whole
    assert found(catalog, "search:evenings with:jack") == whole & found(catalog, "with:jack")


def test_saved_searches_are_used_inside_others(catalog: Catalog) -> None:
    catalog.searches.save("recordings", "kind:audio")
    catalog.searches.save("with him", "with:ianto")
    catalog.searches.save("both", 'search:recordings search:"with him"')
    assert found(catalog, "search:both") == found(catalog, "kind:audio with:ianto")
    catalog.searches.save("recordings", "kind:novel")
    assert found(catalog, "search:both") == found(catalog, "kind:novel with:ianto")


def test_a_search_that_contains_itself_is_refused(catalog: Catalog) -> None:
    with pytest.raises(QueryError, match="nothing is called"):
        catalog.searches.save("a", "search:a")
    catalog.searches.save("a", "ianto")
    catalog.searches.save("b", "search:a jack")
    with pytest.raises(QueryError, match="contains itself"):
        catalog.searches.save("A", "search:b")
    assert saved(catalog) == {"a": "ianto", "b": "search:a jack"}


def test_searches_inside_each_other_without_end_are_refused(catalog: Catalog) -> None:
    catalog.searches.save("0", "with:ianto or with:gwen")
    for number in range(1, 9):
        catalog.searches.save(str(number), f"search:{number - 1} or search:{number - 1}")
    assert found(catalog, "search:8") == found(catalog, "with:ianto or with:gwen")
    with pytest.raises(QueryError, match="inside each other 8 times"):
        catalog.searches.save("9", "search:8")
    # What is saved in the middle of a chain may make its end too long.
    catalog.searches.save("base", "with:ianto")
    catalog.searches.save("0", "search:base")
    with pytest.raises(QueryError, match="inside each other 8 times"):
        catalog.works.search("search:8")
    assert catalog.searches.counted()[8].mistake
    assert found(catalog, "search:7") == found(catalog, "with:ianto")


def test_a_renamed_search_keeps_its_name_in_others(catalog: Catalog) -> None:
    catalog.searches.save("late evenings", "kind:audio")
    catalog.searches.save("evenings", "kind:novel")
    catalog.searches.save("b", 'with:jack search:"late evenings" -saved:late search:evenings')
    catalog.searches.save("c", "(search:late evenings or broken) evenings")
    catalog.searches.save("d", 'the "late evenings"')
    changed = catalog.searches.rename("LATE evenings", "Audio evenings")
    assert changed.label == 'Renamed the search "late evenings" to "Audio evenings"'
    assert saved(catalog) == {
        "Audio evenings": "kind:audio",
        "evenings": "kind:novel",
        "b": 'with:jack search:"Audio evenings" -saved:"Audio evenings" search:evenings',
        "c": '(search:"Audio evenings" or broken) evenings',
        "d": 'the "late evenings"',
    }
    catalog.history.undo()
    assert saved(catalog)["b"] == 'with:jack search:"late evenings" -saved:late search:evenings'
    assert set(saved(catalog)) == {"late evenings", "evenings", "b", "c", "d"}
    catalog.history.redo()
    assert found(catalog, "search:c") == found(catalog, "(kind:audio or broken) evenings")


def test_a_renamed_search_keeps_its_name_in_one_with_a_mistake(catalog: Catalog) -> None:
    catalog.searches.save("late evenings", "kind:audio")
    catalog.searches.save("b", 'search:"late evenings" with:ianto -search:"Late Evenings"')
    catalog.packs.remove("torchwood")
    assert catalog.searches.counted()[0].mistake
    catalog.searches.rename("late evenings", "nights")
    assert saved(catalog)["b"] == 'search:"nights" with:ianto -search:"nights"'
    catalog.history.undo()
    assert saved(catalog)["b"] == 'search:"late evenings" with:ianto -search:"Late Evenings"'


def test_a_renamed_search_keeps_its_name_in_orders(catalog: Catalog) -> None:
    catalog.searches.save("late evenings", "kind:audio")
    catalog.saved_orders.create("Mine", OrderRules('search:"late evenings" released:2008', "release"))
    catalog.saved_orders.create("Other", OrderRules("kind:audio"))
    catalog.searches.rename("late evenings", "nights")
    assert catalog.saved_orders.find("mine").rules == OrderRules('search:"nights" released:2008', "release")
    assert [order.mistake for order in catalog.saved_orders.list()] == ["", ""]
    catalog.history.undo()
    assert [order.mistake for order in catalog.saved_orders.list()] == ["", ""]


def test_a_search_is_renamed_to_other_letters_of_its_name(catalog: Catalog) -> None:
    catalog.searches.save("evenings", "kind:audio")
    catalog.searches.save("b", "search:evenings")
    catalog.searches.rename("evenings", "Evenings")
    assert saved(catalog) == {"Evenings": "kind:audio", "b": 'search:"Evenings"'}


@pytest.mark.parametrize("new", ["", "b", "B", 'the "best"', "a"])
def test_names_that_cannot_be_given_are_refused(catalog: Catalog, new: str) -> None:
    catalog.searches.save("a", "kind:audio")
    catalog.searches.save("b", "kind:novel")
    with pytest.raises(UsageError):
        catalog.searches.rename("a", new)
    assert saved(catalog) == {"a": "kind:audio", "b": "kind:novel"}


def test_saved_searches_are_counted_and_mistakes_in_them_named(catalog: Catalog) -> None:
    catalog.searches.save("a", "kind:novel")
    catalog.searches.save("b", "search:a -with:jack")
    whole = len(found(catalog, "kind:novel"))
    assert [(one.name, one.titles, one.owned) for one in catalog.searches.counted()] == [
        ("a", whole, 0),
        ("b", len(found(catalog, "kind:novel -with:jack")), 0),
    ]
    catalog.searches.remove("a")
    (left,) = catalog.searches.counted()
    assert (left.name, left.titles) == ("b", 0)
    assert 'nothing is called "a"' in left.mistake


def test_a_search_whose_part_was_removed_says_so(catalog: Catalog) -> None:
    catalog.searches.save("a", "ianto")
    catalog.searches.save("b", "search:a")
    catalog.searches.remove("a")
    with pytest.raises(QueryError, match=r'"b" cannot be read: .* nothing is called "a"'):
        catalog.works.search("search:b")
    catalog.history.undo()
    assert found(catalog, "search:b") == found(catalog, "ianto")


def test_saving_and_removing_are_undone_and_redone(catalog: Catalog) -> None:
    changed = catalog.searches.save("evenings", "kind:audio")
    assert Data.SAVED_SEARCHES in changed.kinds
    catalog.searches.save("Evenings", "kind:novel")
    assert saved(catalog) == {"evenings": "kind:novel"}
    catalog.history.undo()
    assert saved(catalog) == {"evenings": "kind:audio"}
    catalog.searches.remove("EVENINGS")
    assert saved(catalog) == {}
    catalog.history.undo()
    assert saved(catalog) == {"evenings": "kind:audio"}
    catalog.history.redo()
    assert saved(catalog) == {}
    assert catalog.history.list()[0].label == 'Removed the search "evenings"'


@pytest.mark.parametrize("name", ["", "  ", "---", 'the "best"', "x" * 101])
def test_a_name_that_cannot_be_typed_is_refused(catalog: Catalog, name: str) -> None:
    with pytest.raises(UsageError):
        catalog.searches.save(name, "kind:audio")
    assert saved(catalog) == {}


@pytest.mark.parametrize("text", ["late\udcff", "late\x1bevenings", "late\0"])
def test_text_that_cannot_be_stored_is_refused(catalog: Catalog, text: str) -> None:
    with pytest.raises(UsageError, match="cannot be shown"):
        catalog.searches.save(text, "kind:audio")
    with pytest.raises(UsageError, match="cannot be shown"):
        catalog.searches.save("evenings", f'"{text}"')
    catalog.searches.save("evenings", "kind:audio")
    with pytest.raises(UsageError, match="cannot be shown"):
        catalog.searches.rename("evenings", text)
    assert saved(catalog) == {"evenings": "kind:audio"}


@pytest.mark.parametrize("name", ["Évenings à deux", "R&B", "1", "none", "or", "a: b", "x-y"])
def test_any_other_name_is_found_again(catalog: Catalog, name: str) -> None:
    catalog.searches.save(name, "kind:novel")
    assert found(catalog, f'search:"{name}"') == found(catalog, "kind:novel")


@pytest.mark.parametrize("text", ["", " ", "with:", "with:nobody at all", "("])
def test_what_cannot_be_searched_is_not_saved(catalog: Catalog, text: str) -> None:
    with pytest.raises((UsageError, QueryError)):
        catalog.searches.save("evenings", text)
    assert saved(catalog) == {}


def test_removing_what_is_not_there_names_the_nearest(catalog: Catalog) -> None:
    catalog.searches.save("evenings", "kind:novel")
    with pytest.raises(NotFoundError, match="evenings"):
        catalog.searches.remove("evnings")


def test_saved_searches_are_suggested(catalog: Catalog) -> None:
    catalog.searches.save("Late evenings", "kind:novel")
    (one,) = catalog.suggestions.complete("search:la")
    assert (one.name, one.text, one.count) == ("Late evenings", 'search:"Late evenings"', 22)
    assert catalog.suggestions.complete("with:jack eve")[0].text == 'search:"Late evenings"'
    assert catalog.suggestions.named("evenings")[0].name == "Late evenings"
    assert [one.name for one in catalog.suggestions.saved()] == ["Late evenings"]
