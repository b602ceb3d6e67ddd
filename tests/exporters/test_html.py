"""The web page: titles are text, and nothing is loaded from other places."""

from __future__ import annotations

import base64
import hashlib
import html
import os
import re
import shutil
import subprocess
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from janto_catalog.exporters import exporter_for, write_order
from janto_catalog.exporters._text_format import one_line
from janto_catalog.model.export import OrderList
from janto_catalog.model.order import Reason, ReasonKind
from janto_catalog.model.remarks import Remarks

HTML = exporter_for("x.html")
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ELEMENTS = {
    "html", "head", "meta", "title", "style", "body", "svg", "symbol", "path", "circle", "use",
    "main", "header", "h1", "h2", "p", "bdi", "ol", "li", "span", "article", "time", "details",
    "summary", "ul", "b", "label", "input", "script", "img",
}  # fmt: skip


class Elements(HTMLParser):
    """The elements, attributes and text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: dict[str, set[str]] = {}
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collects an element."""
        self.tags.add(tag)
        for name, value in attrs:
            self.attributes.setdefault(name, set()).add(value or "")

    def handle_data(self, data: str) -> None:
        """Collects text."""
        self.text.append(data)


def page(order: OrderList) -> str:
    """The page as text."""
    return HTML.render(order, b"/")[0].decode()


def test_titles_add_no_element_and_no_attribute(hostile: OrderList) -> None:
    found = Elements()
    found.feed(page(hostile))
    assert found.tags <= ELEMENTS
    assert not {
        name for name in found.attributes if name.startswith("on") or name in {"src", "style", "action"}
    }
    assert all(value.startswith("#") for value in found.attributes["href"])
    for entry in hostile.entries:
        assert (one_line(entry.title) or entry.work) in found.text


def test_covers_are_in_the_page_itself(small: OrderList) -> None:
    picture = b"\xff\xd8 not really one \xff\xd9"
    first, *others = small.entries
    text = page(replace(small, entries=(replace(first, cover=picture), *others)))
    (source,) = re.findall(r'<img alt="" src="data:image/jpeg;base64,([^"]+)">', text)
    assert base64.b64decode(source) == picture
    assert "img-src data:;" in text
    assert text.count('class="cover plate') == len(others)
    assert not re.search(r"https?://|url\(|@import|<link|fetch|XMLHttp", text)


def test_a_list_without_covers_has_no_column_for_them(small: OrderList) -> None:
    text = page(small)
    assert '<ol class="covers">' not in text
    assert 'class="cover' not in text


def test_the_page_loads_nothing(small: OrderList) -> None:
    text = page(small)
    assert "default-src 'none'" in text
    assert not re.search(r"https?://|url\(|@import|<img|<link|fetch|XMLHttp", text)


def test_the_only_script_is_the_one_that_the_policy_names(hostile: OrderList) -> None:
    text = page(hostile)
    (script,) = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in text
    assert "localStorage" in script


def test_each_title_has_a_box_of_its_own_and_its_length(small: OrderList) -> None:
    first, *others = small.entries
    text = page(replace(small, entries=(replace(first, runtime=3723.0), *others)))
    keys = re.findall(r'<input type="checkbox" data-key="([0-9a-f]{16})"', text)
    assert len(set(keys)) == len(small.entries)
    assert " · 1:02:03" in text


def test_a_title_has_its_rating_tags_and_note(small: OrderList) -> None:
    first, *others = small.entries
    own = Remarks(4.5, ("comfort", "radio"), "First line <b>\n\n& second")
    text = page(replace(small, entries=(replace(first, remarks=own), *others)))
    assert re.findall(r'<p class="remarks"><b>Yours</b> <bdi>(.*)</bdi></p>', text) == [
        "4.5 stars, tagged comfort, radio"
    ]
    assert re.findall(r'<p class="note"><bdi>(.*)</bdi></p>', text) == [
        "First line &lt;b&gt;",
        "&amp; second",
    ]


def test_a_list_of_what_is_owned_counts_from_one(small: OrderList) -> None:
    later = [
        replace(one, placement=one.placement._replace(position=40 + n)) for n, one in enumerate(small.entries)
    ]
    text = page(replace(small, entries=tuple(later), numbered=True))
    assert re.findall(r'aria-label="Finished"> (\d+)<', text) == ["1", "2", "3"]
    assert 'aria-label="Finished"> 40<' in page(replace(small, entries=tuple(later)))


def test_reasons_are_collapsed(small: OrderList) -> None:
    text = page(small)
    assert text.count("<summary>Reasons</summary>") == 3
    assert "<li><bdi>Fall to Earth</bdi></li>" in text


def test_a_source_is_shown_by_its_name_and_an_unknown_one_not_at_all(small: OrderList) -> None:
    assert "the-guide" not in page(small)
    named = page(replace(small, sources={"the-guide": "The Guide"}))
    assert "<li><bdi>Fall to Earth (The Guide)</bdi></li>" in named


def test_a_reason_that_repeats_a_stronger_one_is_left_out(small: OrderList) -> None:
    first, *others = small.entries
    works = (first.work, "other")
    twice = tuple(
        Reason(ReasonKind.CLAIM, text, certainty=sure, works=works) for text, sure in (("x1", 2), ("x2", 5))
    )
    entry = replace(
        first, placement=first.placement._replace(reasons=twice), because=("perhaps so", "surely so")
    )
    text = page(replace(small, entries=(entry, *others)))
    assert "surely so" in text
    assert "perhaps so" not in text


def test_reasons_are_relative_to_their_title_and_overruled_ones_whole(small: OrderList) -> None:
    first, *others = small.entries
    text = page(replace(small, entries=(replace(first, because=("after Asylum",)), *others)))
    assert "<li><bdi>after Asylum</bdi></li>" in text
    assert "<b>Set aside</b> <bdi>Fall to Earth</bdi>" in text


def test_one_title_is_counted_in_the_singular(small: OrderList) -> None:
    assert "1 title ·" in page(OrderList("", "", small.entries[:1]))
    assert "3 titles · 2 owned" in page(small)
    assert "No title is in this order" in page(OrderList("", "", ()))


@pytest.mark.skipif(BROWSER is None, reason="no Chromium here to open it")
@pytest.mark.timeout(90)
def test_a_real_browser_shows_titles_as_text_and_takes_our_style(tmp_path: Path, hostile: OrderList) -> None:
    assert BROWSER is not None
    write_order(HTML, hostile, str(tmp_path / "order.html"))
    options = (
        "--headless --no-sandbox --disable-gpu --disable-quic --disable-background-networking --no-first-run"
    )
    run = subprocess.run(
        [
            *(
                BROWSER,
                *options.split(),
                f"--user-data-dir={tmp_path / 'profile'}",
                "--enable-logging=stderr",
            ),
            *(
                "--log-level=0",
                "--virtual-time-budget=2000",
                "--dump-dom",
                (tmp_path / "order.html").as_uri(),
            ),
        ],
        capture_output=True,
        timeout=80,
        check=True,
        env={**os.environ, "LANG": "C.UTF-8"},
    )
    shown = run.stdout.decode()
    title = re.search(r"<title>(.*?)</title>", shown)
    assert title is not None
    assert html.unescape(title[1]) == hostile.title
    # A style or script that the page's own policy stops is said in the log.
    assert b"Content Security Policy" not in run.stderr
