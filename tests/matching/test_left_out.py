"""Names of works that are missing from the index: none may be matched to another work.

Works, box sets and series are left out one by one, and all their names are matched against the rest.  Works with
a title that another work has too are not tested: an anthology and the story it is named for, a strip and its
collected edition, the first day of a serial and an episode of that title.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import pytest

from janto_catalog.matching import WorkIndex, match_items
from tests.matching.left_out import names_by_work, without
from tests.matching.make_items import item
from tests.matching.score_names import HERE, NamedFile, works

#: Every ninth work is left out; with `-m bench` each one.
_EVERY = 9
#: Of the names of a series every fourth is tried.
_EVERY_NAME = 4


def mistaken(names: Mapping[str, Sequence[NamedFile]], left_out: Sequence[str]) -> Iterator[str]:
    """Yield the names that are linked although their work was left out, with what they are linked to."""
    for work in left_out:
        yield from _linked_wrongly(names[work], without({work}))


def _linked_wrongly(names: Sequence[NamedFile], index: WorkIndex) -> Iterator[str]:
    outcomes = match_items([item(each.name, each.facts, folders=each.folders) for each in names], index)
    for named, outcome in zip(names, outcomes, strict=True):
        if wrong := [each for each in works(outcome) if each not in named.works]:
            yield f"{'/'.join(named.folders[2:])} {named.name}: {wrong}"


@pytest.fixture(scope="module")
def names(index: WorkIndex) -> dict[str, list[NamedFile]]:
    return names_by_work(index, *(HERE / f"{table}.tsv" for table in ("names", "held", "unseen", "last")))


def test_names_of_a_missing_work_are_not_linked_to_another(names: dict[str, list[NamedFile]]) -> None:
    assert len(names) > 420
    assert list(mistaken(names, list(names)[::_EVERY])) == []


def test_names_of_a_missing_series_are_not_linked_to_another(
    index: WorkIndex, names: dict[str, list[NamedFile]]
) -> None:
    """A pack that is older than the newest series."""
    series: dict[str, set[str]] = defaultdict(set)
    for work in index.works.values():
        series[work.record.series or ""].add(work.id)
    for ids in series.values():
        files = [named for work in sorted(ids) for named in names.get(work, ())]
        assert list(_linked_wrongly(files[::_EVERY_NAME], without(ids))) == []


@pytest.mark.parametrize("above", ["", "Big Finish/", "Torchwood/"])
def test_numbered_files_of_a_missing_box_set_are_not_linked(index: WorkIndex, above: str) -> None:
    for whole, parts in index.parts.items():
        title = index.works[whole].record.title.replace("/", " ")
        folders = ("disk", *f"{above}{title}".split("/"))
        files = [item(f"{number:02}.mp3", folders=folders) for number in range(1, len(parts) + 1)]
        outcomes = match_items(files, without({whole, *parts}))
        assert [works(each) for each in outcomes if works(each)] == [], folders


@pytest.mark.bench
@pytest.mark.timeout(600)
def test_names_of_any_missing_work_are_not_linked_to_another(names: dict[str, list[NamedFile]]) -> None:
    assert list(mistaken(names, list(names))) == []
