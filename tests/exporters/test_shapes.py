"""The shapes of JSON: keys in the order of the contract, absent text is null."""

from __future__ import annotations

import json

from janto_catalog.model.export import ExportResult, SkippedEntry
from janto_catalog.model.files import Candidate, DecidedBy, Evidence, ItemState, Range, Stance, Unit
from janto_catalog.model.have import Have
from janto_catalog.model.kinds import Kind
from janto_catalog.model.order import (
    Conflict,
    OrderedPair,
    Placement,
    PlacementStatus,
    Reason,
    ReasonKind,
    Why,
)
from janto_catalog.model.order_listing import OrderRow
from janto_catalog.model.shapes import (
    conflict_shape,
    export_shape,
    item_shape,
    order_shape,
    question_shape,
    scan_shape,
    search_shape,
    why_shape,
)
from janto_catalog.model.views import (
    CandidateSummary,
    ItemSummary,
    LinkSummary,
    Question,
    ScanReport,
    WorkPage,
    WorkRow,
)

WORK = WorkRow(
    "broken",
    "Broken",
    Kind.AUDIO_DRAMA,
    series="Main Range",
    characters=("jack",),
    owned=True,
    have=Have.OFFLINE,
)
REASON = Reason(ReasonKind.TIE, "Released first")
LINK = LinkSummary("broken", "Broken", 0.9, DecidedBy.USER, Range(Unit.SECONDS, 0.0, 61.5))
ITEM = ItemSummary("7", "single", "Broken", (b"/m/\xff.mp3",), (LINK,), ItemState.LINKED)
R: dict[str, object] = {
    "kind": "tie",
    "text": "Released first",
    "source": None,
    "certainty": None,
    "works": [],
}


def test_an_order() -> None:
    place = Placement("broken", 3, 1, 5, True, PlacementStatus.TIE, (REASON,))
    assert order_shape((OrderRow(WORK, place),)) == [
        {
            "position": 3, "id": "broken", "title": "Broken", "kind": "audio-drama", "released": None,
            "owned": True, "have": "offline", "placed": True, "sure": "tie", "earliest": 1, "latest": 5,
            "because": [R], "overruled": [], "warnings": [], "universe": None,
            "story_date": None, "story_date_words": None,
        }
    ]  # fmt: skip


def test_a_search() -> None:
    assert search_shape(WorkPage(12, (WORK,))) == {
        "count": 12,
        "works": [
            {
                "id": "broken", "title": "Broken", "kind": "audio-drama", "series": "Main Range", "number": None,
                "released": None, "characters": ["jack"], "owned": True, "have": "offline", "progress": "none",
                "rating": None, "tags": [], "story_date": None, "story_date_words": None,
            }
        ],
    }  # fmt: skip


def test_an_item_with_a_name_that_is_not_utf_8() -> None:
    shape = item_shape(ITEM)
    assert shape["files"] == ["/m/\\xff.mp3"]
    assert shape["works"] == [
        {
            "id": "broken", "title": "Broken", "confidence": 0.9, "decided_by": "user",
            "range": {"unit": "seconds", "from": 0.0, "to": 61.5},
        }
    ]  # fmt: skip
    assert list(shape) == [
        "id", "kind", "title", "files", "others", "works", "state", "reason", "extra_of", "complete", "missing",
    ]  # fmt: skip


def test_a_question() -> None:
    candidate = Candidate("broken", 0.6, (Evidence("the name is its title", Stance.FOR, 2.0),))
    question = Question(
        ITEM, (CandidateSummary(candidate, "Broken", Kind.AUDIO_DRAMA, "Main Range", "12", None),)
    )
    assert question_shape(question) == {
        "item": "7",
        "files": ["/m/\\xff.mp3"],
        "candidates": [
            {"id": "broken", "title": "Broken", "confidence": 0.6, "reasons": ["the name is its title"]}
        ],
    }


def test_why_and_conflicts() -> None:
    assert why_shape(Why("a", "b", False, (OrderedPair("a", "b", REASON),))) == {
        "before": "a",
        "after": "b",
        "tie": False,
        "chain": [
            {
                "from": "a",
                "to": "b",
                "kind": "tie",
                "text": "Released first",
                "source": None,
                "certainty": None,
            }
        ],
    }
    assert conflict_shape(Conflict(REASON, (REASON,), "set aside")) == {
        "claim": R, "loop": [R], "outcome": "set aside",
    }  # fmt: skip


def test_reports() -> None:
    assert list(scan_shape(ScanReport(files=3))) == [
        "files", "new", "changed", "moved", "missing", "unreadable",
        "items", "linked", "to_review", "unknown", "seconds", "not_seen", "lost", "not_found",
    ]  # fmt: skip
    written = export_shape(ExportResult(2, (SkippedEntry("broken", "not owned"),)))
    assert json.dumps(written) == '{"written": 2, "skipped": [{"id": "broken", "reason": "not owned"}]}'
