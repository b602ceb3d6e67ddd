"""The search field reads its text with the tokens of the query language."""

from __future__ import annotations

import pytest

from janto_catalog.query.description import describe_no_match, describe_query
from janto_catalog.query.phrases import with_names
from janto_catalog.ui.search.chips import read_text


def conditions(text: str) -> list[str]:
    return [text[one.start : one.end] for one in read_text(text).conditions]


@pytest.mark.parametrize(
    ("text", "chips", "rest"),
    [
        ("with:ianto reset", ["with:ianto"], "reset"),
        ('reset -with:"Captain Jack" owned:yes', ['-with:"Captain Jack"', "owned:yes"], "reset"),
        ('after:="exit wounds" a "b c"', ['after:="exit wounds"'], 'a "b c"'),
        ("Children of Earth: Day One", [], "Children of Earth: Day One"),
        # The meaning of these depends on the order of their parts.
        ("with:ianto or with:jack", [], "with:ianto or with:jack"),
        ("(with:ianto) with:jack", [], "(with:ianto) with:jack"),
        ("not with:ianto", [], "not with:ianto"),
        # These cannot be read.
        ('with:"lost', [], 'with:"lost'),
        ("with:!ianto", [], "with:!ianto"),
        ('"or" with:ianto', ["with:ianto"], '"or"'),
    ],
)
def test_conditions_become_chips_and_the_rest_stays_text(text: str, chips: list[str], rest: str) -> None:
    assert conditions(text) == chips
    assert read_text(text).without_conditions() == rest


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("with:ianto-jones with:tosh before:reset", "Ianto Jones and Tosh before Reset"),
        ('with:McCoy before:"exit wounds"', "McCoy before Exit Wounds"),
        ("who:tosh type:print have:yes", "Tosh in print that you have"),
        ("kind:tv-episode", "of the kind tv episode"),
        ('kind:audio after:="Day One"', "in audio surely after Day One"),
        ('"blip in time" or with:suzie', '"blip in time" or Suzie'),
        ("with:tosh -with:owen released:2008", "Tosh without Owen from 2008"),
        ("(lost or found) progress:none", "(lost or found) that you have not started"),
        ("exit wonds", "exit wonds"),
        ("kind:audio with:tosh with:owen", "in audio with Tosh and Owen"),
        ("-with:tosh reset", "without Tosh with reset"),
        ("exit wonds with:tosh reset", "exit wonds and Tosh and reset"),
        ("-broken (a or b) with:tosh", "without broken (a or b) and Tosh"),
        ("with:tosh -(a or b)", "Tosh not (a or b)"),
        ("not with:tosh not not kind:audio", "without Tosh in audio"),
        (
            "-owned:yes -progress:finished -progress:none",
            "that you do not own and that you have not finished and that you have started",
        ),
        (
            "have:1 incomplete:no -in-story:no",
            "that you have and of which you have all or nothing and that are part of the story",
        ),
        ("-kind:audio -after:reset", "not in audio not after Reset"),
        (
            "released:2008-03..2009 released:>=2015 released:..2011",
            "from Mar 2008 to 2009 from 2015 on until 2011",
        ),
        ("number:1..12 certainty:>=4", "numbered 1 to 12 placed with certainty 4 or more"),
        ("arc:none -series:none with:any", "without a story arc with a series with characters"),
        (
            "state:undead manner:spirit manner:mentioned",
            "where someone is undead where someone is a spirit where someone is only mentioned",
        ),
        ('search:"late evenings" with:none', "the search late evenings without characters"),
    ],
)
def test_a_query_is_described_in_words(query: str, text: str) -> None:
    assert describe_query(query, {("character", "ianto-jones"): "Ianto Jones"}) == text


def test_nothing_found_is_described_in_a_sentence() -> None:
    assert describe_no_match("with:tosh", {}) == "Nothing with Tosh"
    assert describe_no_match("kind:print before:reset", {}) == "Nothing in print before Reset"
    assert describe_no_match("have:missing", {}) == "No titles that are missing"


@pytest.mark.parametrize(
    ("query", "written"),
    [
        ("-who:ianto-jones kind:audio ianto-jones", '-who:"Ianto Jones" kind:audio ianto-jones'),
        ('with:"ianto-jones" or (arc:lost after:=reset-1)', 'with:"Ianto Jones" or (arc:lost after:=Reset)'),
        ('with:"lost', 'with:"lost'),
    ],
)
def test_ids_in_a_query_are_shown_as_names(query: str, written: str) -> None:
    names = {("character", "ianto-jones"): "Ianto Jones", ("position", "reset-1"): "Reset"}
    assert with_names(query, names) == written
