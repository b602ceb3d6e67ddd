"""Every fact a pack may state can be installed, matched, searched, ordered, shown and written down."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from janto_catalog import chronology
from janto_catalog.catalog import Catalog
from janto_catalog.errors import JantoError, QueryError
from janto_catalog.matching import WorkIndex, match_items
from janto_catalog.matching.suggest_metadata import suggest_metadata
from janto_catalog.model.findings import Severity
from janto_catalog.model.story import Story
from janto_catalog.packs import check_pack, load_pack
from tests.examples import examples
from tests.matching.make_items import item

from .any_facts import packs
from .test_malformed import document, written

OFTEN = settings(
    max_examples=examples(30), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)  # fmt: skip


@pytest.mark.slow
@OFTEN
@given(files=packs())
def test_what_a_pack_may_state_can_be_used(
    files: dict[str, dict[str, Any]], tmp_path: Path, catalog: Catalog
) -> None:
    folder = tmp_path / "pack"
    for old in folder.rglob("*.toml"):
        old.unlink()
    written({name: document(data) for name, data in files.items()}, folder)
    findings = check_pack(folder, chronology.contradictions)
    assert [one for one in findings if one.severity is Severity.ERROR] == []
    story = load_pack(folder).story
    for pack in catalog.packs.list():  # left by an example that failed
        catalog.packs.remove(pack.name)
    matched(story)
    catalog.packs.add(str(folder))
    (installed,) = catalog.packs.list()
    searched(catalog, story)
    ordered(catalog, story)
    for _, ending, _ in catalog.exports.formats():
        catalog.exports.export(str(tmp_path / f"out.{ending}"))
    catalog.packs.remove(installed.name)
    assert catalog.packs.list() == ()


def matched(story: Story) -> None:
    """Names made of every text of the story are proposed for; nothing fails."""
    library = WorkIndex(story)
    names = [work.title for work in story.works] + [work.number for work in story.works]
    names += [work.id for work in story.works] + [series.title for series in story.series]
    items = [
        item(f"{text}.mp3".replace("/", "_"), folders=("disk", series.title.replace("/", "_")))
        for text in names
        for series in story.series
    ]
    assert len(match_items(items, library)) == len(items)
    for one in items[:3]:
        suggest_metadata(one, library)


def searched(catalog: Catalog, story: Story) -> None:
    """Every work is found by its words, shown by its id, and suggested."""
    listed = {row.id for row in catalog.works.search("", limit=None).rows}
    assert listed == {work.id for work in story.works if not work.is_segment}
    for sort in ("story", "title", "series", "release", "-title"):
        assert len(catalog.works.search("", limit=None, sort=sort).rows) == len(listed)
    for work in story.works:
        details = catalog.works.details(work.id)
        assert details is not None
        quoted = work.title.replace('"', " ")
        for query in (f'"{quoted}"', f'title:"{quoted}"', f'number:"{work.number}"'):
            try:
                found = catalog.works.search(query, limit=None).rows
            except QueryError:
                continue
            assert query.startswith("number") or work.id in {row.id for row in found}, query
        catalog.works.suggest(work.title[:20])


def ordered(catalog: Catalog, story: Story) -> None:
    """Every view lists what belongs in it."""
    for by, _ in catalog.orders.views():
        catalog.orders.order(by=by)
    assert len(catalog.orders.order(by="release")) > 0
    first, last = story.works[0], story.works[-1]
    with suppress(JantoError):  # works without a place in the story cannot be compared
        catalog.orders.why(first.id, last.id)
    catalog.orders.conflicts()
