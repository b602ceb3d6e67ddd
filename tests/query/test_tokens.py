"""The tokens of a query and its terms: what the search field and the lists use instead of reading the text again."""

from __future__ import annotations

import pytest
from hypothesis import given

from janto_catalog.errors import QueryError
from janto_catalog.model.search import MatchWords
from janto_catalog.query import HAD, KEYS, Names, Token, TokenKind, find_key, parse, tokenize
from tests.query.test_properties import QUERIES


def test_each_token_knows_its_place() -> None:
    text = '-with:ianto "exit wounds" after:="day one" (brok* or jack)'
    assert [(token.kind.name, text[token.start : token.end]) for token in tokenize(text)] == [
        ("MINUS", "-"),
        ("FIELD", "with:ianto"),
        ("PHRASE", '"exit wounds"'),
        ("FIELD", 'after:="day one"'),
        ("OPEN", "("),
        ("WORD", "brok*"),
        ("OR", "or"),
        ("WORD", "jack"),
        ("CLOSE", ")"),
    ]


def test_a_field_is_cut_into_key_comparison_and_value() -> None:
    (token,) = tokenize('after:="day one"')
    assert token == Token(TokenKind.FIELD, "day one", 0, 16, "after", "=", quoted=True, value_start=7)


@given(text=QUERIES)
def test_tokens_are_in_order_and_do_not_overlap(text: str) -> None:
    try:
        tokens = tokenize(text)
    except QueryError:
        return
    ends = [0, *(token.end for token in tokens)]
    assert all(end <= token.start < token.end for end, token in zip(ends, tokens, strict=False))
    assert not tokens or tokens[-1].end <= len(text)


@given(text=QUERIES)
def test_each_term_means_by_itself_what_it_means_in_the_query(world: Names, text: str) -> None:
    try:
        query = parse(text, world)
    except QueryError:
        return
    for term in query.terms:
        assert parse(query.text[term.start : term.end], world).node == term.node


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("with:ianto owned:yes", "with:ianto"),
        ("have:true ianto", "ianto"),
        ("have:yes -have:no jack", "jack"),
        ("have:missing jack", "have:missing jack"),
        ("have:offline", "have:offline"),
        ("jack -owned:no ianto", "jack ianto"),
        ("not owned:no", ""),
        ("jack and owned:yes", "jack"),
        ("owned:no", "owned:no"),
        ("owned:yes or jack", "owned:yes or jack"),
        ("(owned:yes or jack) ianto", "(owned:yes or jack) ianto"),
    ],
)
def test_a_term_is_taken_out_by_what_it_means(world: Names, text: str, rest: str) -> None:
    assert parse(text, world).without(*HAD) == rest


def test_the_values_asked_for_are_those_not_left_out(world: Names) -> None:
    query = parse("(with:jack or with:janto) -with:martha kind:audio", world)
    assert query.values_of("character") == {"jack-harkness", "ianto-jones"}


def test_a_query_holds_the_tree_of_its_text(world: Names) -> None:
    query = parse("lost sou", world, typing=True)
    assert (query.text, query.node) == ("lost sou", MatchWords(("lost", "sou"), prefix=True))


def test_a_key_is_found_by_each_of_its_names() -> None:
    for key in KEYS:
        assert all(find_key(name.upper()) is key for name in (key.name, *key.aliases))
    assert find_key("without") is None


def test_a_question_mark_in_a_value_may_belong_to_a_date() -> None:
    (token,) = tokenize("released:?2008-06")
    assert token.text == "?2008-06"
