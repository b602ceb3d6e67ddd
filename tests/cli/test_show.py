"""The text of `janto show`: names instead of ids, in sections."""

from __future__ import annotations

import re

import pytest

from .conftest import Janto

SLUG = re.compile(r"\b[a-z0-9]+(?:-[a-z0-9]+)+\b")


def sections(text: str) -> dict[str, list[str]]:
    """The rows under each heading; those before the first heading are under ""."""
    found: dict[str, list[str]] = {"": []}
    heading = ""
    for line in text.splitlines()[1:]:
        if line and not line.startswith(" "):
            heading = line
            found[heading] = []
        elif line:
            found[heading].append(line.strip())
    return found


def label(rows: list[str], name: str) -> str:
    """The text of a labelled row, or ""."""
    return next((row.removeprefix(name).strip() for row in rows if row.startswith(name)), "")


def test_a_character_is_shown_with_the_names_of_who_plays_them(janto: Janto) -> None:
    shown = janto("show", "character:ianto-jones")
    assert shown.out.startswith("Ianto Jones\n")
    parts = sections(shown.out)
    assert label(parts[""], "played by") == "Gareth David-Lloyd"
    titles = next(rows for heading, rows in parts.items() if heading.endswith(" titles"))
    ids = janto("show", "character:ianto-jones", "--json").json["works"]
    assert len(titles) == len(ids) > 50


@pytest.mark.parametrize(
    "name", ["character:ianto-jones", "pairing:janto", "arc:arc-committee", "person:gareth-david-lloyd", "series:bf-torchwood-one"]
)  # fmt: skip
def test_no_row_but_the_id_is_a_slug(janto: Janto, name: str) -> None:
    kind, _, id = name.partition(":")
    parts = sections(janto("show", name).out)
    assert label(parts[""], "id") == id
    known = {id, "tv-episode", "audio-drama", "radio-drama", "short-story", "web-animation", "magazine-issue"}
    rows = [row for rows in parts.values() for row in rows if "http" not in row]
    slugs = {slug for row in rows for slug in SLUG.findall(row) if not slug[0].isdigit()}
    assert not slugs - known - {"ex-torchwood", "coffee-shop"}, (kind, slugs)


def test_an_arc_lists_its_titles_in_its_own_order_and_marks_the_optional(janto: Janto) -> None:
    # The other way round than they happen: an arc is what its author says.
    works = ("tw-s02e13-exit-wounds", "tw-s01e01-everything-changes", "tw-s01e02-day-one")
    assert janto("add", "arc", "My thread", *works).code == 0
    assert janto("edit", "My thread", "optional", works[2]).code == 0
    rows = sections(janto("show", "My thread").out)["3 titles"]
    assert [re.split(" {2,}", row)[0] for row in rows] == ["Exit Wounds", "Everything Changes", "Day One"]
    assert [row.endswith("optional") for row in rows] == [False, False, True]


def test_a_title_is_shown_in_sections_with_sources(janto: Janto) -> None:
    parts = sections(janto("show", "work:Adrift").out)
    assert label(parts[""], "series") == "Torchwood Series 2, 11"
    assert parts["Releases"][0].startswith("2008-03-19, BBC Three, UK (")
    assert parts["Place in the story"][0].startswith("after SkyPoint, before ")
    assert parts["Place in the story"][0].endswith(": fits one gap only")
    assert any(re.fullmatch("Ianto Jones +present, lead", row) for row in parts["Characters"])
    assert "Your copies" not in parts


def test_a_part_names_what_it_is_part_of(janto: Janto) -> None:
    parts = sections(janto("show", "bf-sp-outbreak-3-decline").out)
    assert label(parts[""], "part of") == "Outbreak, 3"


def test_why_answers_for_a_container_by_its_parts(janto: Janto) -> None:
    parts = janto("show", "bf-sp-outbreak", "--json").json["parts"]
    answer = janto("why", "Exit Wounds", "bf-sp-outbreak", "--json").json
    assert {answer["before"], answer["after"]} & set(parts)
    text = janto("why", "Exit Wounds", "bf-sp-outbreak").out
    assert "(a part of Outbreak)" in text.splitlines()[0]
    assert len(text.splitlines()) >= 2


def test_why_refuses_a_title_and_its_own_part(janto: Janto) -> None:
    part = janto("show", "bf-sp-outbreak", "--json").json["parts"][0]
    refused = janto("why", "bf-sp-outbreak", part)
    assert refused.code == 2
    assert "part of the other" in refused.error_line
