"""Tests of every exporter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from janto_catalog.errors import UsageError
from janto_catalog.exporters import Exporter, all_exporters, exporter_for
from janto_catalog.model.export import ExportEntry, OrderList, PlayFile
from janto_catalog.model.have import Have
from janto_catalog.model.kinds import Kind
from janto_catalog.model.order import Placement, PlacementStatus

every = pytest.mark.parametrize("exporter", all_exporters(), ids=lambda exporter: exporter.name)
FOLDER = b"/lists"


def test_the_expected_exporters_exist() -> None:
    assert {exporter.name for exporter in all_exporters()} >= {"m3u8", "csv", "json", "md", "html"}


def test_names_and_extensions_are_unique() -> None:
    assert len({exporter.name for exporter in all_exporters()}) == len(all_exporters())
    assert len({exporter.extension for exporter in all_exporters()}) == len(all_exporters())


@every
def test_it_is_found_by_its_extension_and_by_its_name(exporter: Exporter) -> None:
    assert exporter_for(f"/lists/a.b.{exporter.extension.upper()}") is exporter
    assert exporter_for("/lists/anything.txt", exporter.name) is exporter


@pytest.mark.parametrize("path", ["list", "list.xyz", ".m3u8", "list.m3u8/"[:-1] + "~"])
def test_an_unknown_extension_lists_the_known_ones(path: str) -> None:
    with pytest.raises(UsageError, match=r"\.m3u8"):
        exporter_for(path)


def test_an_unknown_format_lists_the_known_ones() -> None:
    with pytest.raises(UsageError, match="m3u8"):
        exporter_for("list.m3u8", "winamp")


@every
def test_an_empty_order_is_a_complete_file(exporter: Exporter) -> None:
    content, written = exporter.render(OrderList("", "", ()), FOLDER)
    assert content.decode()
    assert (written.written, written.skipped) == (0, ())


@every
def test_the_same_order_gives_the_same_bytes(exporter: Exporter, hostile: OrderList) -> None:
    assert exporter.render(hostile, FOLDER) == exporter.render(hostile, FOLDER)


@every
def test_every_title_is_written_or_reported_as_left_out(
    exporter: Exporter, small: OrderList, hostile: OrderList
) -> None:
    for order in (small, hostile):
        _, written = exporter.render(order, FOLDER)
        left_out = [entry.work for entry in written.skipped]
        assert written.written + len(left_out) == len(order.entries)
        assert set(left_out) <= {entry.work for entry in order.entries}
        assert all(entry.reason for entry in written.skipped)


@every
def test_it_is_text_without_control_characters(exporter: Exporter, hostile: OrderList) -> None:
    text = exporter.render(hostile, FOLDER)[0].decode()
    assert not {letter for letter in text if letter < " "} - {"\n", "\r"}
    assert "\r" not in text.replace("\r\n", "\n")


TITLES = st.text(st.characters(exclude_categories=()), max_size=20)


@every
@given(
    title=TITLES, series=TITLES, number=TITLES, path=st.binary(min_size=1, max_size=20), known=st.booleans()
)
def test_any_text_and_any_name_can_be_exported(
    exporter: Exporter, title: str, series: str, number: str, path: bytes, known: bool
) -> None:
    place = Placement("a-work", 1, 1, 1, True, PlacementStatus.FIXED)
    files = (PlayFile(b"/music/" + path.replace(b"\0", b""), 3.5 if known else None),)
    entry = ExportEntry("a-work", title, Kind.NOVEL, series, number, None, True, Have.YES, place, files)
    content, written = exporter.render(OrderList(title, series, (entry,)), FOLDER)
    assert content.decode()
    assert written.written + len(written.skipped) == 1
