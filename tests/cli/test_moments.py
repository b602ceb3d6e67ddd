"""Moments, notes and facts of production in `janto show`."""

from __future__ import annotations

from pathlib import Path

from tests.rival_pack import write_rival_pack

from .conftest import Janto


def test_they_are_shown_with_their_sources(janto: Janto, tmp_path: Path) -> None:
    before = janto("show", "Fragments").out
    assert not [heading for heading in ("Moments", "Notes", "Production") if f"{heading}\n" in before]
    assert janto("pack", "add", write_rival_pack(tmp_path)).code == 0
    shown = janto("show", "Fragments").out
    for lines in (
        "Moments\n  2:05: The doors part; with Ianto Jones (The Screen)\n",
        "Notes\n  question: Why are there four parts? (The Screen)\n",
        "Production\n  recorded in: A town by the sea, 2007 (The Screen)\n",
    ):
        assert lines in shown
    data = janto("show", "Fragments", "--json").json
    assert [each["id"] for each in data["moments"]] == ["parted-doors"]
    assert data["moments"][0]["begin"] == 125.0
    assert [each["text"] for each in data["notes"]] == ["Why are there four parts?"]
    assert [each["label"] for each in data["production"]] == ["recorded in"]
    hidden = janto("show", "Fragments", "--seen").out
    assert "The doors part" not in hidden
