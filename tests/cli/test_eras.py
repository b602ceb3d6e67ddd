"""Eras on the command line: added, placed by, searched and shown."""

from __future__ import annotations

from .conftest import Janto


def test_an_era_of_ones_own(janto: Janto) -> None:
    added = janto(
        "add", "era", "The Hub Years", "--first", "Everything Changes", "--last", "Exit Wounds", "--json"
    )
    assert added.json["id"] == "own-the-hub-years"
    janto("add", "placement", "The Victorian Age", "before-era", "the hub years")
    shown = janto("show", "The Hub Years").out
    assert "begins" in shown
    assert "with Everything Changes" in shown
    assert "with Exit Wounds" in shown
    assert "Fragments" in shown
    found = janto("search", "era:hub", "--limit", "500", "--json").json
    ids = [work["id"] for work in found["works"]]
    assert {"tw-s01e01-everything-changes", "tw-s02e12-fragments", "tw-s02e13-exit-wounds"} <= set(ids)
    assert "tw-s03e01-coe-day-one" not in ids
    details = janto("show", "Fragments").out
    assert "The Hub Years" in details
    assert janto("show", "tw-s02e12-fragments", "--json").json["eras"] == ["own-the-hub-years"]
    assert "comes before the era “The Hub Years”" in janto("show", "The Victorian Age").out


def test_a_placement_names_an_era_that_there_is(janto: Janto) -> None:
    refused = janto("add", "placement", "Fragments", "within-era", "the age of nobody")
    assert refused.code == 2
    assert "the age of nobody" in refused.error_line
