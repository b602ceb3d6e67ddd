"""The report of an export counts what was left out by reason."""

from __future__ import annotations

from janto_catalog.model.export import ExportResult, SkippedEntry


def test_the_works_left_out_are_grouped_with_the_most_frequent_reason_first() -> None:
    skipped = [
        ("a", "for reading"),
        ("b", "not owned"),
        ("c", "not owned"),
        ("d", "for reading"),
        ("e", "not owned"),
    ]
    result = ExportResult(2, tuple(SkippedEntry(work, reason) for work, reason in skipped))
    assert list(result.skipped_by_reason().items()) == [
        ("not owned", ("b", "c", "e")),
        ("for reading", ("a", "d")),
    ]
    assert ExportResult(2).skipped_by_reason() == {}
