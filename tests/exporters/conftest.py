"""Orders to export, small and hostile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from janto_catalog.model.export import ExportEntry, OrderList, PlayFile
from janto_catalog.model.files import Range
from janto_catalog.model.have import Have
from janto_catalog.model.kinds import Kind
from janto_catalog.model.order import Placement, PlacementStatus, Reason, ReasonKind
from janto_catalog.model.remarks import Remarks

HOSTILE = (
    "<script>document.title='taken'</script>",
    "</style><img src=x onerror=document.title='taken'>",
    "{{ 7 * 7 }}{% raw %}",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "@SUM(A1)",
    "-2+3",
    "x;=1+1",
    "\t=1+1",
    "＝1+1",
    "two\nlines\r\nthree\u2028four",
    "#EXTINF:0,not this\nhttp://example.org/",
    "nul\x00bell\x07",
    "\u202eturned round",
    "שלום עולם",
    "👩‍🚀 emoji",
    "[link](http://example.org) ![picture](x) `code` **bold**",
    "half a pair \ud83d",
    'quote " and, comma',
    "",
    "   ",
)


def an_entry(
    position: int,
    title: str,
    *,
    files: tuple[PlayFile, ...] | None = None,
    owned: bool = True,
    have: Have | None = None,
    kind: Kind = Kind.AUDIO_DRAMA,
    series: str = "Main Range",
    part: Range | None = None,
) -> ExportEntry:
    """An entry with a reason, an overruled claim and a warning, all with the text of its title."""
    work = f"work-{position}"
    claim = Reason(ReasonKind.CLAIM, title, "the-guide", 4, (work,))
    place = Placement(
        work, position, position, position + 4, True, PlacementStatus.WINDOW, (claim,), (claim,), (title,)
    )
    found = (
        files if files is not None else (PlayFile(f"/music/{position}.mp3".encode(), 61.4),) if owned else ()
    )
    return ExportEntry(
        work,
        title,
        kind,
        series,
        "12",
        "2016-02-01",
        owned,
        have or (Have.YES if owned else Have.NO),
        place,
        found,
        part,
    )


@pytest.fixture
def entry() -> Callable[..., ExportEntry]:
    """Makes an entry."""
    return an_entry


@pytest.fixture
def small() -> OrderList:
    """Three titles, one of them not owned."""
    return OrderList(
        "Everything",
        "story",
        (
            an_entry(1, "Fall to Earth"),
            an_entry(2, "Kiss Kiss, Bang Bang"),
            an_entry(5, "Broken", owned=False),
        ),
    )


@pytest.fixture
def hostile() -> OrderList:
    """Titles, tags and notes that would be markup, formulas, paths or two lines if they were not text."""
    entries = tuple(
        replace(an_entry(number, title, series=title), remarks=Remarks(4.5, (title,), title))
        for number, title in enumerate(HOSTILE, 1)
    )
    return OrderList(HOSTILE[0], HOSTILE[1], entries)
