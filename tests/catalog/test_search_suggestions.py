"""What the search offers for half a word, for a misspelt one, and before the first."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from janto_catalog import bootstrap
from janto_catalog.catalog import Catalog
from janto_catalog.errors import QueryError
from janto_catalog.store.store import Store
from tests.examples import examples
from tests.query.test_properties import QUERIES


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalog]:
    """A catalogue with the pack that is shipped."""
    opened = bootstrap.open_catalog(str(tmp_path_factory.mktemp("suggestions") / "catalogue.db"))
    yield opened
    opened.close()


def completed(catalog: Catalog, text: str) -> list[str]:
    """The searches that a half typed one may become."""
    return [text[: one.start] + one.text for one in catalog.suggestions.complete(text)]


@pytest.mark.parametrize(
    ("typed", "becomes"),
    [
        ("ian", 'with:"Ianto Jones"'),
        ("ian", 'title:"Ianto\'s Inferno"'),
        ("jan", "with:Janto"),
        ("with:", 'with:"Jack Harkness"'),
        ("with:ia", 'with:"Ianto Jones"'),
        ('kind:audio with:"to', 'kind:audio with:"Toshiko Sato"'),
        ("-with:ia", '-with:"Ianto Jones"'),
        ("-ian", '-with:"Ianto Jones"'),
        ("(ian", '(with:"Ianto Jones"'),
        ("arc:com", 'arc:"The Committee"'),
        ("after:exit wou", 'after:"Exit Wounds"'),
        ("after:=exit", 'after:="Exit Wounds"'),
        ("with:ianto lost sou", 'with:ianto title:"Lost Souls"'),
        ("jack exit wou", 'jack title:"Exit Wounds"'),
        ("series:soho", 'series:"Torchwood Soho"'),
        ("state:u", "state:undead"),
        ("prog", "progress:"),
        ("progress:f", "progress:finished"),
        ("kind:aud", "kind:audio"),
        ("audio", "kind:audio"),
        ("with:ianto audio", "with:ianto kind:audio"),
        ("nove", "kind:novel"),
        ("owned:", "owned:yes"),
    ],
)
def test_half_a_word_is_met_with_suggestions(catalog: Catalog, typed: str, becomes: str) -> None:
    assert becomes in completed(catalog, typed)


def test_a_story_arc_has_one_name(catalog: Catalog) -> None:
    shown = dict(catalog.orders.views())
    for arc in catalog.works.arcs():
        for typed in (arc.title, arc.shown_title):
            (offered,) = [one for one in catalog.suggestions.named(typed, limit=50) if one.id == arc.id]
            assert offered.name == shown[f"arc:{arc.id}"] == arc.shown_title
            query = f'arc:"{typed}"'
            assert catalog.works.search(query).count == catalog.works.search(f"arc:{arc.id}").count > 0


def test_suggestions_are_counted_within_the_search(catalog: Catalog) -> None:
    for typed in ("ian", "kind:audio with:t", "with:ianto be", "progress:"):
        for one in catalog.suggestions.complete(typed):
            assert one.count == catalog.works.search(typed[: one.start] + one.text, limit=0).count
            assert one.count or one.kind == "value"


def test_what_is_finished_or_is_no_name_has_no_suggestions(catalog: Catalog) -> None:
    for text in (
        "",
        "   ",
        'with:"ianto jones"',
        "released:2008",
        "number:3",
        "zzzz",
        "brok*",
        '"exit wounds"',
    ):
        assert completed(catalog, text) == []


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("exit wonds", 'title:"Exit Wounds"'),
        ('"exit wonds"', 'title:"Exit Wounds"'),
        ("cyberwomen", "title:Cyberwoman"),
        ("kind:audio asylm", "kind:audio title:Asylum"),
        ("iatno jnes", 'with:"Ianto Jones"'),
        ("ianto brokn", "ianto broken"),
        ("brokn -with:rose", "title:Broken -with:rose"),
    ],
)
def test_a_misspelt_word_is_met_with_its_neighbours(catalog: Catalog, text: str, meant: str) -> None:
    assert catalog.works.search(text, limit=0).count == 0
    found = catalog.suggestions.similar(text)
    assert meant in [text[: one.start] + one.text for one in found]
    assert all(one.count for one in found)


def test_what_is_like_nothing_has_no_neighbours(catalog: Catalog) -> None:
    for text in ("zzzzzzz", "", "with:ianto", "with:ianot", "(", "kind:novel lost suols"):
        assert catalog.suggestions.similar(text) == ()


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("cybrewoman", "Cyberwoman"),
        ("Victorain Age", "The Victorian Age"),
        ("fal to earht", "Fall to Earth"),
        ("hous of the ded", "The House of the Dead"),
    ],
)
def test_a_misspelt_title_is_met_with_its_neighbours(catalog: Catalog, text: str, meant: str) -> None:
    found = [row.title for row in catalog.suggestions.similar_titles(text)]
    assert meant in found
    assert len(found) <= 6
    assert len(set(found)) == len(found)


def test_what_is_like_no_title_has_no_neighbours(catalog: Catalog) -> None:
    for text in ("zzzzzzz", "", "(", "iatno"):
        assert catalog.suggestions.similar_titles(text) == ()


def test_there_are_five_examples_and_each_finds_something(catalog: Catalog) -> None:
    examples = catalog.suggestions.examples()
    assert len({one.text for one in examples}) == 5
    assert all(catalog.works.search(one.text, limit=0).count == one.count != 0 for one in examples)


def test_a_catalogue_without_a_world_suggests_nothing(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("none")
    empty = bootstrap.build(Store(folder / "c.db", lambda: "2020"), folder)
    assert empty.suggestions.examples() == ()
    assert empty.suggestions.complete("with:") == empty.suggestions.similar("exit wonds") == ()
    empty.close()


def test_no_suggestion_shows_an_id(catalog: Catalog) -> None:
    ids = {row.id for row in catalog.works.search("", limit=None).rows}
    ids |= {id for _, id in catalog.works.record_names()}
    for start in ("", "with:", "arc:", "series:", "after:", "title:"):
        for letters in ("a", "to", "tw", "bf", "ian", "arc", "tw-s", "s02e13", "de"):
            for one in catalog.suggestions.complete(start + letters):
                assert one.name not in ids
                assert one.text.partition(":")[2].strip('"') not in ids


@given(text=st.one_of(QUERIES, st.text(max_size=30)))
@settings(max_examples=examples(25), deadline=None)
def test_any_text_has_suggestions_or_none_and_each_can_be_searched(catalog: Catalog, text: str) -> None:
    for one in (*catalog.suggestions.complete(text, 3), *catalog.suggestions.similar(text, 2)):
        better = text[: one.start] + one.text
        assert one.text in better
        if one.count is not None and one.kind != "key":
            assert catalog.works.search(better, limit=0).count >= 0


def test_messages_about_names_show_no_id(catalog: Catalog) -> None:
    for text, says in (
        ('after:"exit wonds"', "Exit Wounds"),
        ("arc:comittee", "The Committee"),
        ("with:tosho", "Tosh"),
    ):
        with pytest.raises(QueryError) as caught:
            catalog.works.parse(text)
        assert says in f"{caught.value.suggestion}"
        assert "tw-" not in f"{caught.value}"


def test_the_name_that_begins_so_and_is_in_most_titles_was_meant(catalog: Catalog) -> None:
    with pytest.raises(QueryError) as raised:
        catalog.works.search("with:ia")
    assert raised.value.suggestion == "Ianto Jones"
    with pytest.raises(QueryError) as raised:
        catalog.works.search("with:o")
    assert raised.value.suggestion == "Owen Harper"


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("with:Jack Harkness/Ianto Jones", "With Jack Harkness and Ianto Jones"),
        ("with:Jack Harkness/Ianto Jones kind:audio", "With Jack Harkness and Ianto Jones in audio"),
        ("after:exit", "After Exit Wounds"),
        ("-before:exit wounds", "Not before Exit Wounds"),
    ],
)
def test_names_are_written_whole_in_the_title_of_a_list(catalog: Catalog, query: str, title: str) -> None:
    assert catalog.exports.title(query, "story") == title
