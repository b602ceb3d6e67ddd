"""Names of a work the index does not know: none may be taken for another's.

Work by work, box by box and series by series is taken out, and all their names are proposed to what is left.  Left
aside are works that are one and the same to a name: an anthology and the story it is named for, a strip and its
collected edition, the first day of a serial and an episode of that title.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from janto_catalog.matching import WorkIndex, match_items
from tests.matching.reading_items import item, shipped
from tests.matching.scoring import HERE, Named, read_names, works
from tests.matching.styles import styled

#: In the usual run every so manieth work is taken out; `-m bench` takes out each.
_EVERY = 9
#: And of a series every so manieth name is tried.
_EVERY_NAME = 4


def names_by_work(index: WorkIndex, *tables: Path) -> dict[str, list[Named]]:
    """Every name a work goes by: those made up in the usual styles, and those of tables."""
    found: dict[str, list[Named]] = defaultdict(list)
    for _, named in styled(shipped(), index):
        found[named.works[0]].append(named)
    for path in tables:
        for named in read_names(path, index):
            for work in named.works:
                found[work].append(named)
    alike = Counter(_bare(entry.record.title) for entry in index.works.values())
    return {work: names for work, names in found.items() if alike[_bare(index.works[work].record.title)] == 1}


def _bare(title: str) -> str:
    """A title without its show, its brackets and its signs."""
    return re.sub(r"\W+", "", re.sub(r"\(.*?\)", "", title.rpartition(": ")[2])).casefold()


def mistaken(names: Mapping[str, Sequence[Named]], out: Sequence[str]) -> Iterator[str]:
    """The names that are linked although their work was taken out, with what they were taken for."""
    for work in out:
        yield from _taken_for(names[work], without({work}))


def _taken_for(names: Sequence[Named], index: WorkIndex) -> Iterator[str]:
    outcomes = match_items([item(each.name, each.facts, folders=each.folders) for each in names], index)
    for named, outcome in zip(names, outcomes, strict=True):
        if wrong := [each for each in works(outcome) if each not in named.works]:
            yield f"{'/'.join(named.folders[2:])} {named.name}: {wrong}"


def without(out: Container[str]) -> WorkIndex:
    """The index less some works."""
    story = shipped()
    return WorkIndex(replace(story, works=tuple(each for each in story.works if each.id not in out)))


@pytest.fixture(scope="module")
def names(index: WorkIndex, shared_naming: Path) -> dict[str, list[Named]]:
    tables = [HERE / f"{table}.tsv" for table in ("names", "held", "unseen", "last")]
    return names_by_work(index, *tables, shared_naming / "torchwood_sample.tsv")


def test_a_work_that_is_not_known_is_not_mistaken_for_another(names: dict[str, list[Named]]) -> None:
    assert len(names) > 420
    assert list(mistaken(names, list(names)[::_EVERY])) == []


def test_a_whole_series_that_is_not_known_is_not_mistaken_for_another(
    index: WorkIndex, names: dict[str, list[Named]]
) -> None:
    """A pack that is older than the newest series."""
    series: dict[str, set[str]] = defaultdict(set)
    for entry in index.works.values():
        series[entry.record.series or ""].add(entry.id)
    for out in series.values():
        of_it = [named for work in sorted(out) for named in names.get(work, ())]
        assert list(_taken_for(of_it[::_EVERY_NAME], without(out))) == []


@pytest.mark.parametrize("above", ["", "Big Finish/", "Torchwood/"])
def test_numbered_files_of_a_box_that_is_not_known_are_not_other_boxes(index: WorkIndex, above: str) -> None:
    for whole, parts in index.parts.items():
        title = index.works[whole].record.title.replace("/", " ")
        folders = ("disk", *f"{above}{title}".split("/"))
        files = [item(f"{number:02}.mp3", folders=folders) for number in range(1, len(parts) + 1)]
        outcomes = match_items(files, without({whole, *parts}))
        assert [works(each) for each in outcomes if works(each)] == [], folders


@pytest.mark.bench
@pytest.mark.timeout(600)
def test_no_work_at_all_that_is_not_known_is_mistaken_for_another(names: dict[str, list[Named]]) -> None:
    assert list(mistaken(names, list(names))) == []
