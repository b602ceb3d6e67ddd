"""Laws of the language, checked with generated queries."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from janto_catalog.errors import QueryError
from janto_catalog.model.search import And, MatchAll, MatchWords, Node, Not
from janto_catalog.model.text import words
from janto_catalog.query import KEYS, Names, parse

KEY_NAMES = [name for key in KEYS for name in (key.name, *key.aliases)]
PIECES = st.one_of(
    st.sampled_from(
        [
            "(",
            ")",
            "-",
            "not ",
            " or ",
            " and ",
            '"',
            ":",
            "..",
            "=",
            ">",
            "<=",
            " ",
            "“",
            "\x00",
            "\n",
            "!",
            "|",
            "*",
        ]
    ),
    st.sampled_from([f"{name}:" for name in KEY_NAMES]),
    st.sampled_from(
        ["ianto", "janto", "2008", "2008-02-30", "4", "none", "any", "exit wounds", "é", "²", "0000"]
    ),
    st.text(max_size=4),
)
QUERIES = st.lists(PIECES, max_size=14).map("".join)


def meaning(text: str, world: Names) -> Node | None:
    """The tree, or None for a query that does not parse."""
    try:
        return parse(text, world).node
    except QueryError:
        return None


@given(text=QUERIES, typing=st.booleans())
@example(text="-" * 5000, typing=False)
@example(text="not " * 150 + "a", typing=True)
@example(text='"(', typing=True)
@example(text="released:²", typing=False)
@example(text="number:²", typing=False)
@example(text="number:1e999..", typing=False)
@example(text="released:>0000", typing=False)
def test_every_query_parses_or_raises_a_query_error_with_a_place_in_the_text(
    world: Names, text: str, typing: bool
) -> None:
    mistake = None
    try:
        parse(text, world, typing=typing)
    except QueryError as error:
        mistake = error
    assert mistake is None or 0 <= mistake.position < mistake.position + mistake.length <= len(text)


@given(text=QUERIES)
def test_parentheses_around_the_whole_change_nothing(world: Names, text: str) -> None:
    node = meaning(text, world)
    assume(node is not None and node != MatchAll())
    assert parse(f"({text})", world).node == node


@given(text=QUERIES)
def test_leaving_out_twice_is_not_leaving_out(world: Names, text: str) -> None:
    node = meaning(text, world)
    assume(node is not None and node != MatchAll())
    assert parse(f"not not ({text})", world).node == node
    assert parse(f"-({text})", world).node == (node.node if isinstance(node, Not) else Not(node))


@given(text=st.text(st.characters(exclude_characters='"“”„‟«»'), min_size=1))
def test_text_in_quotes_is_never_a_sign(world: Names, text: str) -> None:
    found = words(text)
    expected = MatchWords(found, phrase=len(found) > 1) if found else None
    assert meaning(f'"{text}"', world) == expected


@given(signs=st.text(st.sampled_from("!?*~^@#$%&+=<>/\\[]{}.,;'’|"), min_size=1, max_size=3))
def test_a_dash_before_a_word_and_its_signs_never_finds_the_word(world: Names, signs: str) -> None:
    node = meaning(f"-{signs}ianto", world)
    assert node is None or isinstance(node, Not)


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("with", "character"),
        ("person", "person"),
        ("arc", "arc"),
        ("series", "series"),
        ("before", "work"),
        ("title", "work"),
    ],
)
def test_a_whole_name_needs_no_quotes(world: Names, key: str, kind: str) -> None:
    for name in world.names(kind):
        # A name with a sign of its own is quoted.
        if not re.search(r"[-(|]", name) and (quoted := meaning(f'{key}:="{name}"', world)) is not None:
            assert meaning(f"{key}:={name}", world) == quoted, name
            assert meaning(f"blip -{key}:={name.upper()}", world) == And((MatchWords(("blip",)), Not(quoted)))


@given(text=QUERIES)
def test_case_does_not_count(world: Names, text: str) -> None:
    # A number is kept as it is printed: whether "SPECIAL 3" is "Special 3" is the store's to say.
    assume(text.isascii() and "number" not in text)
    assert meaning(text.upper(), world) == meaning(text.lower(), world)
