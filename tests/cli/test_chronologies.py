"""Rival chronologies on the command line: chosen, explained, compared and exported."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.rival_pack import write_rival_pack

from .conftest import Janto

FIRST, SECOND = "tw-s01e01-everything-changes", "tw-s02e12-fragments"


@pytest.fixture
def rivals(janto: Janto, tmp_path: Path) -> Janto:
    """A catalogue with a pack that has another chronology of Torchwood."""
    added = janto("pack", "add", write_rival_pack(tmp_path))
    assert added.code == 0, added.err
    return janto


def positions(janto: Janto, *words: str) -> dict[str, int]:
    return {row["id"]: row["position"] for row in janto("order", *words, "--json").json}


def test_a_chronology_is_chosen(rivals: Janto) -> None:
    usual, fans = positions(rivals), positions(rivals, "--chronology", "fans")
    assert usual[FIRST] < usual[SECOND]
    assert fans[SECOND] < fans[FIRST]
    assert positions(rivals, "--by", "chronology:fans") == fans
    assert positions(rivals, "--chronology", "The Fan Timeline") == fans


def test_it_is_explained(rivals: Janto) -> None:
    why = rivals("why", "Fragments", "Everything Changes", "--chronology", "fans").out
    assert "Fragments comes before Everything Changes (in “The Fan Timeline”)" in why
    assert "in The Fan Timeline:" in rivals("why", "Fragments", "--chronology", "fans").out
    assert "in the story:" in rivals("why", "Fragments").out
    assert "The Fan Timeline" in rivals("show", "chronology:fans").out


def test_it_is_compared_and_exported(rivals: Janto, tmp_path: Path) -> None:
    compared = rivals("compare", "chronology:fans", "story").out
    assert "Fragments" in compared
    assert "The Fan Timeline" in compared
    written = rivals("export", tmp_path / "fans.json", "--chronology", "fans")
    assert written.code == 0, written.err
    ids = [row["id"] for row in json.loads((tmp_path / "fans.json").read_text(encoding="utf-8"))]
    assert ids.index(SECOND) < ids.index(FIRST)


def test_its_contradictions_are_its_own(rivals: Janto) -> None:
    usual = {each["claim"]["text"] for each in rivals("conflicts", "--json").json}
    fans = {each["claim"]["text"] for each in rivals("conflicts", "--chronology", "fans", "--json").json}
    assert not [text for text in usual if "Fan Timeline" in text]
    assert usual != fans, "the fans contradict the order of the episodes"
    assert rivals("conflicts", "--chronology", "fans", "--resolve").code == 2


def test_what_does_not_fit_is_refused(rivals: Janto) -> None:
    both = rivals("order", "--by", "release", "--chronology", "fans")
    assert both.code == 2
    assert "--chronology is an order of the story" in both.error_line
    unknown = rivals("order", "--chronology", "nobody")
    assert unknown.code != 0
    assert "nobody" in unknown.error_line
