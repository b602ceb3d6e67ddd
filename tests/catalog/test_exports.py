"""Exports: a list of what is owned counts from 1, and a page has the covers of what is owned."""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path

import pytest
from PIL import Image

from janto_catalog.catalog import Catalog
from janto_catalog.model.export import ExportContent
from tests.catalog.conftest import scan


@pytest.fixture
def owned(catalog: Catalog, media: Path) -> Catalog:
    """Four titles that are owned, three of them with a cover beside their files."""
    Image.new("RGB", (400, 600), "teal").save(
        media / "TV" / "Lantern.Street.S01E01.The.Lamplighter-thumb.jpg"
    )
    Image.new("RGB", (300, 300), "navy").save(media / "Voices" / "cover.jpg")
    scan(catalog, [media])
    return catalog


def test_a_page_has_the_covers_of_what_is_owned(owned: Catalog, tmp_path: Path) -> None:
    owned.exports.export(str(tmp_path / "page.html"))
    text = (tmp_path / "page.html").read_text("utf-8")
    by_title = {
        re.findall(r"</svg><bdi>(.*?)</bdi></h2>", row)[0]: re.findall(r"base64,([^\"]+)\"", row)
        for row in text.split("<li>\n<label")[1:]
    }
    sizes = {}
    for title, pictures in by_title.items():
        for picture in pictures:
            with Image.open(io.BytesIO(base64.b64decode(picture))) as image:
                sizes[title] = image.size
    assert sizes["The Lamplighter"] == (107, 160)
    assert sizes["The Oil Merchant"] == sizes["Ash and Amber"] == (160, 160)
    assert by_title["Ember Days"] == []


def test_a_page_has_the_remarks_of_the_user(owned: Catalog, tmp_path: Path) -> None:
    owned.remarks.rate(["Ember Days"], 4.5)
    owned.remarks.tag(["Ember Days"], ["comfort"])
    owned.remarks.write_note(["Ash and Amber"], "The lamp goes out twice.")
    owned.exports.export(str(tmp_path / "page.html"))
    text = (tmp_path / "page.html").read_text("utf-8")
    rows = {re.findall(r"</svg><bdi>(.*?)</bdi></h2>", row)[0]: row for row in text.split("<li>\n<label")[1:]}
    assert "4.5 stars, tagged comfort" in rows["Ember Days"]
    assert "The lamp goes out twice." in rows["Ash and Amber"]
    assert 'class="remarks"' not in rows["Ash and Amber"]
    owned.exports.export(str(tmp_path / "page.html"), content=ExportContent(remarks=False))
    text = (tmp_path / "page.html").read_text("utf-8")
    assert "Ember Days" in text
    assert not re.search("comfort|4.5 stars|lamp goes out", text)
    assert owned.exports.preview("", by="story", format="html").may_have_remarks
    assert not owned.exports.preview("", by="story", format="m3u8").may_have_remarks
    assert not owned.exports.preview("kind:novel", by="story", format="html").may_have_remarks


@pytest.mark.parametrize("name", ["list.md", "list.html"])
def test_a_list_of_what_is_owned_counts_from_one(owned: Catalog, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    owned.exports.export(str(path), "kind:audio owned:yes")
    assert re.findall(r"\*\*(\d+)\.|\"Finished\"> (\d+)", path.read_text("utf-8")) == (
        [("1", ""), ("2", "")] if name == "list.md" else [("", "1"), ("", "2")]
    )
    owned.exports.export(str(path), "kind:audio")
    assert "5" in "".join(
        "".join(each) for each in re.findall(r"\*\*(\d+)\.|\"Finished\"> (\d+)", path.read_text())
    )
