"""CSV, JSON and Markdown, as other programs read them."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace

import pytest

from janto_catalog.exporters import exporter_for
from janto_catalog.exporters._text_format import series_label
from janto_catalog.model.export import OrderList
from janto_catalog.model.remarks import Remarks


def rendered(extension: str, order: OrderList) -> bytes:
    """The whole file."""
    return exporter_for(f"x.{extension}").render(order, b"/")[0]


def test_a_spreadsheet_reads_csv_back(small: OrderList) -> None:
    content = rendered("csv", small)
    assert content.startswith(b"\xef\xbb\xbfposition,title,")
    assert content.count(b"\r\n") == 4
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert [(row["position"], row["title"], row["owned"], row["id"]) for row in rows] == [
        ("1", "Fall to Earth", "yes", "work-1"),
        ("2", "Kiss Kiss, Bang Bang", "yes", "work-2"),
        ("5", "Broken", "no", "work-5"),
    ]


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_no_cell_of_a_csv_is_a_formula_wherever_it_is_opened(hostile: OrderList, delimiter: str) -> None:
    text = rendered("csv", hostile).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    assert len(rows) == len(hostile.entries) + 1
    cells = [cell.lstrip("\"' \t") for row in rows for cell in row if not cell.lstrip('" \t').startswith("'")]
    assert not [cell for cell in cells if re.match(r"[=+\-@＝＋－＠|%]", cell)]


def test_json_is_what_order_prints(small: OrderList) -> None:
    rows = json.loads(rendered("json", small))
    assert list(rows[0]) == [
        "position", "id", "title", "kind", "released", "owned", "have", "placed",
        "sure", "earliest", "latest", "because", "overruled", "warnings", "universe",
        "story_date", "story_date_words",
    ]  # fmt: skip
    assert rows[2]["owned"] is False
    assert rows[0]["because"] == [
        {"kind": "claim", "text": "Fall to Earth", "source": "the-guide", "certainty": 4, "works": ["work-1"]}
    ]


def test_json_keeps_every_character_of_a_title(hostile: OrderList) -> None:
    rows = json.loads(rendered("json", hostile))
    assert [row["title"] for row in rows] == [entry.title for entry in hostile.entries]


def test_markdown_is_a_list_with_reasons(small: OrderList) -> None:
    assert rendered("md", small).decode().split("\n")[:8] == [
        "# Everything",
        "",
        "Order: story",
        "",
        "- **1. Fall to Earth** (Main Range \\#12, audio drama, 1 February 2016, owned)",
        "  - Certainty: fits several gaps",
        "  - Because: Fall to Earth",
        "  - Set aside: Fall to Earth",
    ]


def test_a_title_has_its_rating_tags_and_note(small: OrderList) -> None:
    own = Remarks(1, ("comfort",), "One line\nand another")
    order = replace(small, entries=(replace(small.entries[0], remarks=own), small.entries[1]))
    assert rendered("md", order).decode().split("\n")[6:9] == [
        "  - Yours: 1 star, tagged comfort",
        "  - Note: One line",
        "  - Note: and another",
    ]
    rows = list(csv.DictReader(io.StringIO(rendered("csv", order).decode("utf-8-sig"), newline="")))
    assert [(row["rating"], row["tags"], row["note"]) for row in rows] == [
        ("1", "comfort", "One line and another"),
        ("", "", ""),
    ]


def test_no_title_is_markup_in_markdown(hostile: OrderList) -> None:
    parser = pytest.importorskip("markdown_it", reason="no Markdown parser here to read it").MarkdownIt(
        "gfm-like", {"html": True, "linkify": False}
    )
    page = parser.render(rendered("md", hostile).decode())
    assert set(re.findall(r"</?([a-z0-9]+)", page)) == {"h1", "p", "ul", "li", "strong"}
    shown = re.sub(r"\s+", " ", page.replace("&lt;", "<").replace("&gt;", ">"))
    assert "<script>document.title='taken'</script>" in shown
    assert "[link](http://example.org) ![picture](x) `code` **bold**" in shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("12.5", "Main Range #12.5"),
        ("1x01", "Main Range 1x01"),
        ("Special 3", "Main Range, Special 3"),
        ("", "Main Range"),
    ],
)
def test_a_number_is_written_after_its_series(small: OrderList, number: str, shown: str) -> None:
    assert series_label(replace(small.entries[0], number=number)) == shown
