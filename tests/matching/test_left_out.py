"""Names of a work the library does not know: none may be taken for another's.

Work by work is taken out and all its names are proposed to what is left.  Left aside are works that are one and
the same to a name: an anthology and the story it is named for, a strip and its collected edition.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from janto_catalog.matching import Library, propose
from tests.matching.reading_items import item, shipped
from tests.matching.scoring import HERE, Named, read_names, works
from tests.matching.styles import styled

#: In the usual run every so manieth work is taken out; `-m bench` takes out each.
_EVERY = 9


def names_by_work(library: Library, *tables: Path) -> dict[str, list[Named]]:
    """Every name a work goes by: those made up in the usual styles, and those of tables."""
    found: dict[str, list[Named]] = defaultdict(list)
    for _, named in styled(shipped(), library):
        found[named.works[0]].append(named)
    for path in tables:
        for named in read_names(path, library):
            for work in named.works:
                found[work].append(named)
    alike = Counter(_bare(entry.work.title) for entry in library.entries.values())
    return {
        work: names for work, names in found.items() if alike[_bare(library.entries[work].work.title)] == 1
    }


def _bare(title: str) -> str:
    """A title without its show, its brackets and its signs."""
    return re.sub(r"\W+", "", re.sub(r"\(.*?\)", "", title.rpartition(": ")[2])).casefold()


def mistaken(names: Mapping[str, Sequence[Named]], out: Sequence[str]) -> Iterator[str]:
    """The names that are linked although their work was taken out, with what they were taken for."""
    story = shipped()
    for work in out:
        less = Library(replace(story, works=tuple(each for each in story.works if each.id != work)))
        outcomes = propose([item(each.name, each.facts, folders=each.folders) for each in names[work]], less)
        for named, outcome in zip(names[work], outcomes, strict=True):
            if wrong := [each for each in works(outcome) if each not in named.works]:
                yield f"{'/'.join(named.folders[2:])} {named.name}: {wrong}"


@pytest.fixture(scope="module")
def names(library: Library, shared_naming: Path) -> dict[str, list[Named]]:
    tables = (
        HERE / "names.tsv",
        HERE / "held.tsv",
        HERE / "unseen.tsv",
        shared_naming / "torchwood_sample.tsv",
    )
    return names_by_work(library, *tables)


def test_a_work_that_is_not_known_is_not_mistaken_for_another(names: dict[str, list[Named]]) -> None:
    assert len(names) > 420
    assert list(mistaken(names, list(names)[::_EVERY])) == []


@pytest.mark.bench
@pytest.mark.timeout(600)
def test_no_work_at_all_that_is_not_known_is_mistaken_for_another(names: dict[str, list[Named]]) -> None:
    assert list(mistaken(names, list(names))) == []
