"""Dates of every form from a pack to the order: nothing that the check accepts is dropped later."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Janto

#: A date as a pack writes it, and as a reason shows it.
DATES = {
    "-0018": "19 BC", "-0018-05": "May, 19 BC", "Y-25792": "25793 BC", "Y200100": "the year 200100",
    "Y5000000000": "the year 5000000000", "2007-21": "spring 2007", "-001X": "the 10s BC",
}  # fmt: skip


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack with a work for each date, as its story date and as its release date, and one of the year 3."""
    works = '[[work]]\nid = "three"\ntitle = "Three"\nclaims = [{ dated = "0003", sources = ["text"] }]\n'
    for number, date in enumerate(DATES):
        claims = f'claims = [{{ dated = "{date}", sources = ["text"] }}]'
        works += f'[[work]]\nid = "w{number}"\ntitle = "Work {number}"\nreleased = "{date}"\n{claims}\n'
    files = {
        "pack.toml": 'format = 1\nname = "dates"\ntitle = "Dates"\nversion = "1"\n',
        "sources.toml": '[[source]]\nid = "text"\ntitle = "The text"\nlayer = "canon"\n',
        "series/one.toml": f'[series]\nid = "one"\ntitle = "One"\nkind = "novel"\n{works}',
    }
    for name, text in files.items():
        (tmp_path / "pack" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "pack" / name).write_text(text, encoding="utf-8")
    return tmp_path / "pack"


def test_dates_of_every_form_are_checked_ordered_searched_and_shown(janto: Janto, pack: Path) -> None:
    assert janto("pack", "check", pack).out.strip().endswith("0 errors, 0 warnings")
    assert janto("pack", "add", pack).code == 0
    rows = {row["id"]: row for row in janto("order", "series:one", "--json").json}
    in_order = sorted(rows, key=lambda work: int(rows[work]["position"]))
    assert in_order.index("w2") < in_order.index("w0") < in_order.index("three") < in_order.index("w5")
    assert in_order.index("w5") < in_order.index("w3") < in_order.index("w4")
    for number, (date, words) in enumerate(DATES.items()):
        row = rows[f"w{number}"]
        assert row["placed"], date
        assert row["released"] == date
        assert any(words in reason["text"] for reason in row["because"]), (words, row["because"])
    by_release = [row["id"] for row in janto("order", "series:one", "--by", "release", "--json").json]
    assert by_release[0] == "w2"
    assert by_release.index("w5") < by_release.index("w3") < by_release.index("w4")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("released:2007", {"w5"}), ("released:2007-21", {"w5"}), ("released:2007-03..2007-05", {"w5"}), ("released:>2007-21", {"w3", "w4"}),
        ("released:<2007-21", {"w0", "w1", "w2", "w6"}), ("released:-0018", {"w0", "w1"}), ("released:Y200100", {"w3"}),
        ("released:>=2007", {"w5", "w3", "w4"}), ("released:..0001", {"w0", "w1", "w2", "w6"}), ("released:none", {"three"}),
        ("released:200X", {"w5"}),
    ],
)  # fmt: skip
def test_release_dates_of_every_form_are_searched(
    query: str, found: set[str], janto: Janto, pack: Path
) -> None:
    janto("pack", "add", pack)
    answer = janto("search", f"series:one {query}", "--limit", "0", "--json").json
    assert {work["id"] for work in answer["works"]} == found


@pytest.mark.parametrize("date", ["-0010/-0020", "2006-02-30", "-25793", "soon", "Y1E9999", "/"])
def test_an_invalid_date_is_refused_by_check_and_add(date: str, janto: Janto, pack: Path) -> None:
    series = pack / "series" / "one.toml"
    series.write_text(series.read_text(encoding="utf-8").replace("0003", date), encoding="utf-8")
    checked = janto("pack", "check", pack)
    assert checked.code == 1
    assert f"{date!r} is not a date (EDTF): " in checked.out
    assert janto("pack", "add", pack).code == 1
    assert janto("edit", "asylum", "released", date).code == 2
    assert janto("add", "placement", "asylum", "dated", date).code in {1, 2}
