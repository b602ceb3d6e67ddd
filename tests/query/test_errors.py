"""Errors of queries: what was expected, where, and the nearest word."""

from __future__ import annotations

import pytest

from janto_catalog.errors import QueryError
from janto_catalog.query import Names, parse

MISTAKES: list[tuple[str, str, str, str | None]] = [
    # query, message, what is underlined, the nearest word
    ("jack with:", 'Expected a character after "with:"', "with:", None),
    ("with: ianto", 'Expected a character after "with:"', "with:", None),
    ("after:", 'Expected a title after "after:"', "after:", None),
    ("jack with:ianot", 'Expected a character; nothing is called "ianot"', "ianot", "Ianto"),
    ("with:jnato", 'Expected a character; nothing is called "jnato"', "jnato", "Janto"),
    (
        'arc:"children of erth"',
        'nothing is called "children of erth"',
        '"children of erth"',
        "Children of Earth",
    ),
    ("with:jones", '"jones" may be "Ianto Jones" or "Martha Jones"', "jones", "Ianto Jones"),
    ("with:=harkness", 'Expected a character; nothing is called "harkness"', "harkness", "Jack Harkness"),
    ("wiht:ianto", 'Unknown search key "wiht:"', "wiht", "with"),
    ("kind:novle", 'Expected a kind of title, not "novle"', "novle", "novel"),
    ("progress:finishd", 'Expected how far you are, not "finishd"', "finishd", "finished"),
    ("owned:perhaps", 'Expected yes or no, not "perhaps"', "perhaps", None),
    ("released:soon", "Expected a date such as 2008 or 2008-03-05", "soon", None),
    ("released:2008-13", "Expected a date such as 2008 or 2008-03-05", "2008-13", None),
    ("released:>9999", "Expected a date such as 2008 or 2008-03-05", "9999", None),
    ("released:..", "Expected something before or after the two dots", "..", None),
    ("certainty:high", "Expected a number from 1 to 5", "high", None),
    ("rating:6", "Expected a number of stars from 0.5 to 5", "6", None),
    ("rating:4.", "Expected a number of stars from 0.5 to 5", "4.", None),
    ("tag:comfrt", 'nothing is called "comfrt"', "comfrt", "comfort"),
    ("note:=again", '"note:" cannot be used with "="', "note:=again", None),
    ('note:"!"', "Expected a word of a note", '"!"', None),
    ("certainty:4.5", "Expected a number from 1 to 5", "4.5", None),
    ("number:nan..", "Expected a number such as 12.5", "nan..", None),
    ('title:="exit wonds"', 'nothing is called "exit wonds"', '"exit wonds"', "Exit Wounds"),
    ("certainty:nan", "Expected a number from 1 to 5", "nan", None),
    ("after:interview", '"interview" has no place in the story', "interview", None),
    ("with:>ianto", '"with:" cannot be used with ">"', "with:>ianto", None),
    ('after:>"exit wounds"', '"after:" cannot be used with ">"', 'after:>"exit wounds"', None),
    ("after:=interview", '"interview" has no place in the story', "interview", None),
    ("(jack or ianto", "This parenthesis is not closed", "(", None),
    ("jack) ianto", "This parenthesis was never opened", ")", None),
    ("jack ()", 'Expected something after "("', "(", None),
    ("jack or", 'Expected something after "or"', "or", None),
    ("or jack", 'Expected something before "or"', "or", None),
    ("jack not", 'Expected something after "not"', "not", None),
    ('jack "lost souls', "This quote is not closed", '"lost souls', None),
    ('with:"lost souls', "This quote is not closed", '"lost souls', None),
    # Signs of other search languages, of which ignoring one would turn the answer into its opposite.
    ("with:!ianto", '"!" is not a sign of this search', "!", None),
    ("!ianto", '"!" is not a sign of this search', "!", "-"),
    ("! with:ianto", '"!" is not a sign of this search', "!", None),
    ("!owned:yes", '"!" is not a sign of this search', "!", "-"),
    ("with:-ianto", 'Expected "-" before "with:", not after it', "with:-ianto", "-with:ianto"),
    ("owned:-yes", 'Expected "-" before "owned:", not after it', "owned:-yes", "-owned:yes"),
    ("title:-reset", 'Expected "-" before "title:", not after it', "title:-reset", "-title:reset"),
    ("- with:ianto", 'Expected "-" directly before what is left out', "- ", "-"),
    ("with:jack | with:owen", '"|" is not a sign of this search', "|", "or"),
    ("jack || owen", '"||" is not a sign of this search', "||", "or"),
    ("with:jack|owen", '"|" is not a sign of this search', "|", None),
    ("*oken", '"*" can only be used at the end of a word', "*", None),
    ("br*en", '"*" can only be used at the end of a word', "*", None),
    ("*", '"*" can only be used at the end of a word', "*", None),
    ("brok?n", '"?" is not a sign of this search', "?", None),
    ("with:ian*", '"*" cannot be used with "with:"', "*", None),
    ('"---"', "Expected a word between the quotes", '"---"', None),
    ('jack ""', "Expected a word between the quotes", '""', None),
    ("…", "Expected a word to search for", "…", None),
    ("---", "Expected a word to search for", "---", None),
    ("!fragments", '"!" is not a sign of this search', "!", "-"),
    ("frag|ments", '"|" is not a sign of this search', "|", None),
    ("-!ianto", '"!" is not a sign of this search', "!", "-"),
    ("jack ~ianto", '"~" is not a sign of this search', "~", None),
    ("ianto~2", '"~2" is not a sign of this search', "~2", None),
    ("ianto^2", '"^2" is not a sign of this search', "^2", None),
    ("/ian.o/", '"/ian.o/" is not a sign of this search', "/ian.o/", None),
    ("released>2008", 'Expected ":" after "released"', "released>", "released:>"),
    ("jack owned=yes", 'Expected ":" after "owned"', "owned=", "owned:"),
    ('after=="exit wounds"', 'Expected ":" after "after"', "after==", "after:"),
    ("released > 2008", 'Expected a key before ">"', ">", None),
    (">=2008", 'Expected a key before ">="', ">=", None),
    ("owned = yes", 'Expected a key before "="', "=", None),
    ("with:(jack or owen)", 'Expected a character after "with:"', "with:", None),
    ("with:jack,ianto", 'nothing is called "jack,ianto"', "jack,ianto", "Jack/Ianto"),
    ("with:jack/ianot", 'nothing is called "ianot"', "jack/ianot", "jack/Ianto"),
    ("without:ianto", 'Unknown search key "without:"', "without", "-with"),
    ("watched:yes", 'Unknown search key "watched:"', "watched", "progress"),
    ("(" * 100 + "a", "Parentheses nest at most 32 deep", "(", None),
]


@pytest.mark.parametrize(
    ("text", "says", "underlined", "suggestion"), MISTAKES, ids=[m[0][:40] for m in MISTAKES]
)
def test_a_mistake_is_reported_with_its_place(
    world: Names, text: str, says: str, underlined: str, suggestion: str | None
) -> None:
    with pytest.raises(QueryError) as caught:
        parse(text, world)
    error = caught.value
    assert says in error.message
    assert text[error.position : error.position + error.length] == underlined
    assert error.suggestion == suggestion
    assert "\n" not in str(error)


def test_an_unknown_key_hints_at_quotes(world: Names) -> None:
    with pytest.raises(QueryError, match="put it in quotes"):
        parse("Torchwood:Believe", world)


def test_a_very_long_query_is_refused(world: Names) -> None:
    with pytest.raises(QueryError, match="at most 200 words"):
        parse("word " * 5000, world)


def test_a_query_error_has_exit_code_two(world: Names) -> None:
    with pytest.raises(QueryError) as caught:
        parse("with:", world)
    assert caught.value.exit_code == 2


def test_what_begins_so_is_suggested_before_what_is_spelt_alike(world: Names) -> None:
    with pytest.raises(QueryError) as raised:
        parse("with:ian", world)
    assert raised.value.suggestion == "Ianto Jones"
