"""What may be skipped of a story arc: marked in every order of it, and left out where that is asked for."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Janto

PACK = {
    "pack.toml": 'format = 1\nname = "line"\ntitle = "The Line"\nversion = "1"\nlicence = "CC0-1.0"\n',
    "sources.toml": '[[source]]\nid = "guide"\ntitle = "The Guide"\nlayer = "reference"\n',
    "series/line.toml": """
[series]
id = "line"
title = "The Line"
kind = "tv-episode"
[[work]]
id = "arrival"
title = "Arrival"
number = "1"
released = "2001-01-01"
sources = ["guide"]
[[work]]
id = "exam"
title = "The Exam"
number = "2"
released = "2001-01-08"
sources = ["guide"]
[[work]]
id = "beach"
title = "Beach Trip"
number = "3"
released = "2001-01-15"
sources = ["guide"]
""",
    "arcs.toml": """
[[arc]]
id = "main-line"
title = "The main line"
works = ["exam", "arrival", "beach"]
optional = ["beach"]
sources = ["guide"]
""",
}


def write_pack(folder: Path) -> Path:
    for name, text in PACK.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text)
    return folder


def add_pack(janto: Janto, folder: Path) -> None:
    result = janto("pack", "add", write_pack(folder))
    assert result.code == 0, result.err


def test_the_order_of_an_arc_marks_what_may_be_skipped(janto: Janto, tmp_path: Path) -> None:
    add_pack(janto, tmp_path / "line")
    rows = janto("order", "--by", "arc:main-line", "--json").json
    assert [row["id"] for row in rows] == ["exam", "arrival", "beach"]
    assert [row["because"][0]["text"].endswith(", may be skipped") for row in rows] == [False, False, True]
    text = janto("order", "--by", "arc:main-line").out
    assert text.count("stated)") == 3
    assert "number 3 of The main line, may be skipped" in text


def test_it_can_be_left_out_of_orders_and_exports(janto: Janto, tmp_path: Path) -> None:
    add_pack(janto, tmp_path / "line")
    rows = janto("order", "--by", "arc:main-line", "--essential", "--json").json
    assert [(row["id"], row["position"]) for row in rows] == [("exam", 1), ("arrival", 2)]
    place = tmp_path / "line.csv"
    assert janto("export", place, "--by", "arc:main-line", "--essential", "--json").json["written"] == 2
    assert "Beach Trip" not in place.read_text()
    assert janto("export", place, "--by", "arc:main-line", "--json").json["written"] == 3
    assert "may be skipped" in place.read_text()


def test_only_an_arc_has_it(janto: Janto) -> None:
    refused = janto("order", "--essential")
    assert refused.code == 2
    assert "Only a story arc says what may be skipped" in refused.error_line


def test_an_order_of_ones_own_is_made_without_it(janto: Janto, tmp_path: Path) -> None:
    add_pack(janto, tmp_path / "line")
    made = janto("orders", "new", "Short", "--search", "", "--by", "arc:main-line", "--essential")
    assert made.code == 0, made.err
    assert [row["id"] for row in janto("order", "--by", "order:Short", "--json").json] == ["exam", "arrival"]
    # It is one step, and a title that is added by hand is not left out.
    assert janto("undo").code == 0
    assert janto("orders", "--json").json == []
    both = ("--search", "", "--by", "arc:main-line", "--essential", "--title", "beach")
    assert janto("orders", "new", "Whole", *both).code == 0
    assert "beach" in [row["id"] for row in janto("order", "--by", "order:Whole", "--json").json]
    assert janto("orders", "new", "No", "--search", "", "--essential").code == 2
