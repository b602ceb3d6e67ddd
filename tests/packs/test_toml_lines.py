"""The map of lines gives the line of every value of a TOML text, whatever its strings contain."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from janto_catalog.packs.toml_lines import KeyPath, lines_by_path

TEXT = '''# [[work]] in a comment
format = 1
names.first = "a"          # "not a key" = 1

[series]
id = "x"
"quoted key" = 2

[[work]]
id = "w0"
prose = """
[[work]]
id = "inside" # no comment
\\""" still inside
"""
raw = \'\'\'
[series]
id = 'inside'\'\'\'
empty = ""
odd = """a""""

[[work]]
id = "w1"
list = [
  "one", # first
  { who = "ada", as = ["x",
    "y"] },
]

[[work.claims]]
after = "w0"

[[work.claims]]
before = "w0"

[work.cast]
sure = true

[[work]]
released = 1999-12-31 10:00:00
'''


def test_each_header_key_and_entry_has_its_line() -> None:
    lines = lines_by_path(TEXT)
    rows = TEXT.split("\n")
    expected: dict[KeyPath, str] = {
        ("format",): "format = 1",
        ("names", "first"): 'names.first = "a"          # "not a key" = 1',
        ("series", "quoted key"): '"quoted key" = 2',
        ("work", 0, "id"): 'id = "w0"',
        ("work", 0, "raw"): "raw = '''",
        ("work", 0, "empty"): 'empty = ""',
        ("work", 0, "odd"): 'odd = """a""""',
        ("work", 1, "id"): 'id = "w1"',
        ("work", 1, "list", 0): '  "one", # first',
        ("work", 1, "list", 1, "who"): '  { who = "ada", as = ["x",',
        ("work", 1, "list", 1, "as", 1): '    "y"] },',
        ("work", 1, "claims", 0, "after"): 'after = "w0"',
        ("work", 1, "claims", 1): "[[work.claims]]",
        ("work", 1, "claims", 1, "before"): 'before = "w0"',
        ("work", 1, "cast", "sure"): "sure = true",
        ("work", 2, "released"): "released = 1999-12-31 10:00:00",
    }
    assert {path: rows[lines[path] - 1] for path in expected} == expected
    assert [number for number, row in enumerate(rows, 1) if row == "[[work]]"][2] == lines["work", 1]


def test_nothing_is_in_the_map_that_is_not_in_the_text() -> None:
    assert set(lines_by_path(TEXT)) == set(_paths(tomllib.loads(TEXT)))


_KEYS = st.text("abcdef", min_size=1, max_size=3)
_TEXTS = st.one_of(
    st.integers(0, 99).map(str),
    st.sampled_from(
        ['"plain # [x]"', "'raw = \"'", '"""\n[[t]]\nb = 1\n"""', "'''\n\n[u]'''", "[]", "{}", "[\n1,\n2 ]"]
    ),
)


@given(st.lists(st.tuples(st.booleans(), st.dictionaries(_KEYS, _TEXTS, max_size=4)), max_size=6))
def test_the_line_of_a_key_begins_with_the_key(tables: list[tuple[bool, dict[str, str]]]) -> None:
    text = "".join(
        f"\n[[t{'.in' if nested and index else ''}]]\n"
        + "".join(f"{key} = {value}\n" for key, value in table.items())
        for index, (nested, table) in enumerate(tables)
    )
    rows, lines = text.split("\n"), lines_by_path(text)
    assert set(lines) == set(_paths(tomllib.loads(text)))
    keys = {
        path: line
        for path, line in lines.items()
        if isinstance(path[-1], str) and path[-1] not in ("t", "in")
    }
    assert all(rows[line - 1].startswith(f"{path[-1]} = ") for path, line in keys.items())


def _paths(value: Any, at: KeyPath = ()) -> Iterator[KeyPath]:
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in steps:
        yield (*at, step)
        yield from _paths(inner, (*at, step))
