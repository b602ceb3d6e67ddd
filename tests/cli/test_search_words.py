"""Searches as people and shells write them: several arguments, a dash first, names without quotes."""

from __future__ import annotations

import pytest

from janto_catalog.query import KEYS
from tests.cli.conftest import Janto


def titles(janto: Janto, *words: str) -> list[str]:
    found = janto("search", *words, "--limit", "0", "--json")
    assert found.code == 0, found.err
    return [work["title"] for work in found.json["works"]]


def test_a_search_may_begin_with_a_dash(janto: Janto) -> None:
    everything, with_him = titles(janto), titles(janto, "with:ianto")
    assert len(titles(janto, "-with:ianto")) == len(everything) - len(with_him)
    assert "Exit Wounds" not in titles(janto, "-exit wounds")
    assert "Broken" not in titles(janto, "-broken")
    assert titles(janto, "-hub", "kind:film") == titles(janto, "kind:film -hub")
    assert janto("order", "-with:ianto", "--json").code == 0
    assert janto("items", "-verity").code == 0


def test_only_one_dash_before_a_word_is_a_search(janto: Janto) -> None:
    wrong = janto("search", "--ianto")
    assert (wrong.code, "unrecognized arguments: --ianto" in wrong.err) == (2, True)
    wrong = janto("undo", "-everything")
    assert (wrong.code, "unrecognized arguments: -everything" in wrong.err) == (2, True)
    assert "\0" not in wrong.err
    assert janto("search", "-h").out.startswith("usage:")


def test_a_mistake_after_a_dash_is_reported_as_it_was_given(janto: Janto) -> None:
    wrong = janto("search", "-with:ianot")
    assert (wrong.code, "column 7" in wrong.err, "\0" in wrong.err) == (2, True, False)


@pytest.mark.parametrize(
    ("words", "same"),
    [
        (("exit", "wounds"), "exit wounds"),
        (("with:captain jack", "kind:audio"), 'with:"captain jack" kind:audio'),
        (("after:exit", "wounds", "kind:novel"), 'after:"exit wounds" kind:novel'),
        (("with:Jack Harkness/Ianto Jones",), "with:janto"),
        (("with:gwen cooper and rhys williams",), "with:gwen with:rhys"),
    ],
)
def test_the_shell_may_take_the_quotes_away(janto: Janto, words: tuple[str, ...], same: str) -> None:
    found = titles(janto, *words)
    assert found
    assert found == titles(janto, same)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Children of Earth: Day One", "Children of Earth: Day One"),
        ("Torchwood: Children of Earth", "Children of Earth: Day Two"),
        ("Torchwood: The Lost Files", "The House of the Dead"),
        ("brok*", "Broken"),
        ("what have i done?", "What Have I Done?"),
    ],
)
def test_a_name_is_found_as_it_is_printed(janto: Janto, text: str, title: str) -> None:
    assert any(title in one or one in title for one in titles(janto, text))


def test_no_title_is_found_by_its_opposite(janto: Janto) -> None:
    """Signs of other programs are refused, with what to write instead."""
    for text, instead in (
        ("with:!ianto", "-"),
        ("with:jack | with:owen", "or"),
        ('"---"', "word"),
        ("!broken", "-"),
        ("owned=yes", "owned:"),
        ("without:ianto", "-with"),
    ):
        refused = janto("search", text)
        assert (refused.code, refused.out) == (2, "")
        assert instead in refused.error_line


def test_the_keys_can_be_listed(janto: Janto) -> None:
    listed = janto("search", "--keys", "--json").json
    assert [one["name"] for one in listed] == [key.name for key in KEYS]
    shown = janto("search", "--keys").out
    assert all(key.help in shown for key in KEYS)


def test_searches_are_saved_listed_used_and_removed(janto: Janto) -> None:
    assert janto("searches", "--json").json == []
    assert janto("searches", "--add", "evenings", "-with:ianto kind:novel").code == 0
    assert janto("searches", "--json").json == [{"name": "evenings", "query": "-with:ianto kind:novel"}]
    assert "evenings" in janto("searches").out
    assert titles(janto, "search:evenings") == titles(janto, "-with:ianto kind:novel") != []
    wrong = janto("searches", "--add", "bad", "with:")
    assert (wrong.code, wrong.out) == (2, "")
    assert janto("searches", "--rename", "evenings", "nights").code == 0
    assert titles(janto, "search:nights") == titles(janto, "-with:ianto kind:novel")
    assert janto("undo").code == 0
    assert janto("searches", "--remove", "evnings").code != 0
    assert janto("searches", "--remove", "evenings").code == 0
    assert janto("undo").code == 0
    assert janto("order", "search:evenings", "--json").code == 0
