"""Numbers of any size on the command line: a clear message, never a traceback."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Janto

DIGITS = "9" * 5000
HUGE = (DIGITS, "99999999999999999999", str(2**63), str(2**31), "-1", "1e3", "٣", "")


@pytest.mark.parametrize("number", HUGE)
@pytest.mark.parametrize(
    "words", [("search", "asylum", "--limit"), ("history", "--limit"), ("edits", "--keep")]
)
def test_a_count_has_a_bound(words: tuple[str, ...], number: str, janto: Janto) -> None:
    answer = janto(*words[:-1], f"{words[-1]}={number}")
    assert answer.code == 2
    assert "expected a whole number from 0 to 2147483647" in answer.err
    assert len(answer.err) < 1000


def test_the_largest_count_is_accepted(janto: Janto) -> None:
    assert janto("search", "asylum", "--limit", 2**31 - 1).code == 0
    assert janto("history", "--limit", 2**31 - 1).code == 0


@pytest.mark.parametrize(
    "query",
    [DIGITS, f'"{DIGITS}"', f"number:{DIGITS}", f"title:{DIGITS}", f"-{DIGITS}", f"asylum or {DIGITS}"],
)
def test_long_numbers_are_searched_as_words(query: str, janto: Janto) -> None:
    assert janto("search", "--", query).code == 0


@pytest.mark.parametrize(
    "key", ["released", "certainty", "after", "before", "kind", "number:>=", "released:2008.."]
)
def test_a_value_out_of_bounds_is_refused_with_a_short_message(key: str, janto: Janto) -> None:
    answer = janto("search", f"{key}{'' if ':' in key else ':'}{DIGITS}")
    assert answer.code == 2
    assert len(answer.error_line) < 1000


@pytest.mark.parametrize(
    "words",
    [
        ("link", DIGITS, "asylum"),
        ("link", "1", "asylum", "--from", DIGITS, "--to", "nan"),
        ("link", "1", "asylum", "--from", "p1", "--to", f"p{DIGITS}"),
        ("link", "1", "asylum", "--from", "0", "--to", "inf"),
        ("link", "1", "asylum", "--from", "0", "--to", "1e400"),
        ("edit", "asylum", "runtime", DIGITS),
        ("edit", "asylum", "released", DIGITS),
        ("add", "placement", "asylum", "dated", DIGITS),
        ("show", DIGITS),
        ("unlink", DIGITS),
    ],
)
def test_other_numbers_are_refused_with_a_short_message(words: tuple[str, ...], scanned: Janto) -> None:
    answer = scanned(*words)
    assert answer.code == 2
    assert len(answer.error_line) < 1000


def test_long_numbers_in_texts_are_kept(janto: Janto) -> None:
    assert janto("edit", "asylum", "number", DIGITS).code == 0
    assert janto("edit", "asylum", "title", DIGITS).code == 0
    assert [work["title"] for work in janto("search", "number:>=100000", "--json").json["works"]] == [DIGITS]
    assert [row["title"] for row in janto("order", DIGITS, "--json").json] == [DIGITS]
    assert janto("undo").code == 0
